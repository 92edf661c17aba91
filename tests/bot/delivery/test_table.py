"""docs/delivery.md tells what follows from each thing that Telegram says; here it is true."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from telegram.error import NetworkError, TimedOut

from bot.delivery.deciding import Sending, Step, judge
from bot.storage.deliveries import Delivery, State
from bot.telegram.outcomes import Outcome
from bot.telegram.posting import Poster
from bot.telegram.sending import Place
from briefings.rendering import Button, Message
from tests.bot.telegrams import Answer, FakeTelegram, application, refusal
from tests.samples import NOW

TABLE = Path(__file__).parents[3] / "docs" / "delivery.md"
MESSAGE = Message("<b>A card</b>", ((Button("All", "facts:1:0:1"),),))
ONE = Delivery(1, -7, 3, 5, State.SENDING, NOW, card=50, card_version=1, told_version=1)


def _broken(error: NetworkError, cause: Exception) -> Exception:
    """As the library's transport words it."""
    error.__cause__ = cause
    return error


#: Rows that are no answers of Telegram's own.
OTHERS: dict[str, Answer] = {
    "a page of HTML": (502, b"<html>Bad Gateway</html>"),
    "no answer in time": _broken(TimedOut("x"), httpx.ReadTimeout("x")),
    "no connection": _broken(NetworkError("x"), httpx.ConnectError("x")),
    "Too Many Requests: retry after 7": refusal(429, "Too Many Requests: retry after 7", retry_after=7),
    "group chat was upgraded to a supergroup chat": refusal(
        400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1007
    ),
}
_PREFIX = {"403": "Forbidden: ", "400": "Bad Request: ", "500": ""}


def rows() -> list[list[str]]:
    """Code, description, outcome, and what follows."""
    lines = TABLE.read_text("utf-8").splitlines()
    found = [[cell.strip().strip("`") for cell in line.split("|")[1:-1]] for line in lines if line[:1] == "|"]
    return found[2:]


@pytest.fixture
def telegram() -> FakeTelegram:
    return FakeTelegram()


@pytest.fixture
async def poster(telegram: FakeTelegram) -> AsyncIterator[Poster]:
    async with application(telegram) as running:
        yield Poster(running.bot)


async def meet(poster: Poster, step: Step) -> Outcome:
    if step is Step.EDIT:
        return await poster.amend(Place(-7), 50, MESSAGE, about="story 5")
    return await poster.post(Place(-7, topic=3), MESSAGE, silent=False, about="story 5")


def follows(step: Step, outcome: Outcome, telegram: FakeTelegram) -> str:
    """What the table calls it."""
    verdict = judge(Sending(ONE, 2, step), outcome, NOW)
    asked = telegram.sent()
    if len(asked) == 2:
        bare = "parse_mode" not in asked[1]
        return f"{'plain text' if bare else 'without buttons'} once, logged with the story"
    if verdict.pause or verdict.pause_topic:
        return "the chat is paused" if verdict.pause else "the topic is paused"
    if verdict.moved_to:
        return "sent under the new number"
    after = verdict.delivery
    if after.card is None:
        return "the card is sent anew"
    if after.told_version == 2:
        return "taken as sent" if after.error else "done"
    wait = verdict.next_at - NOW
    if not after.attempts:
        return "the chat waits as long as that" if wait == timedelta(seconds=7) else "?"
    gone = type(outcome).__name__ == "ChatGone"
    return "asked again, paused at the third time" if gone else "tried again, later each time"


@pytest.mark.parametrize(
    ("code", "description", "outcome", "then"), [pytest.param(*row, id=row[1]) for row in rows()]
)
async def test_the_table(
    code: str,
    description: str,
    outcome: str,
    then: str,
    telegram: FakeTelegram,
    poster: Poster,
    caplog: pytest.LogCaptureFixture,
) -> None:
    answer = OTHERS.get(description) or refusal(int(code), _PREFIX[code] + description)
    step = Step.EDIT if then == "the card is sent anew" else Step.TELL
    telegram.answers["editMessageText" if step is Step.EDIT else "sendMessage"] = [answer]
    met = await meet(poster, step)
    assert follows(step, met, telegram) == then
    if "logged" in then:
        assert "story 5" in caplog.text
    else:
        assert type(met).__name__ == outcome
