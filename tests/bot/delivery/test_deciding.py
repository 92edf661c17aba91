"""What a chat is sent next, and what follows from what became of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery.deciding import (
    CONFIRM_AFTER,
    LONGEST_WAIT,
    Sending,
    Step,
    Verdict,
    gap,
    judge,
    next_step,
)
from bot.storage.deliveries import Delivery, State
from bot.telegram.outcomes import ChatGone, ChatMoved, Outcome, Rejected, RetryLater, Sent
from tests.samples import NOW

SECOND = timedelta(seconds=1)
NEW = Delivery(1, 7, 0, 3, State.OPEN, NOW)
TOLD = replace(NEW, card=50, card_version=1, told_version=1)


@pytest.mark.parametrize(
    ("delivery", "newest", "expected"),
    [
        pytest.param(NEW, 1, Step.CARD, id="a new story"),
        pytest.param(NEW, 4, Step.CARD, id="who comes late gets no history"),
        pytest.param(TOLD, 2, Step.TELL, id="the difference since the last message"),
        pytest.param(replace(TOLD, told_version=2), 2, Step.EDIT, id="then the card in place"),
        pytest.param(replace(TOLD, told_version=2, card_version=2), 2, Step.NOTHING, id="all is there"),
        pytest.param(replace(NEW, told_version=1), 2, Step.CARD, id="told in a digest: its card comes now"),
        pytest.param(replace(TOLD, digest=True), 2, Step.DIGEST, id="held back"),
        pytest.param(replace(TOLD, digest=True, told_version=2), 2, Step.EDIT, id="held back and told"),
    ],
)
def test_the_next_step(delivery: Delivery, newest: int, expected: Step) -> None:
    assert next_step(delivery, newest) is expected


def test_the_rests_keep_to_the_rates() -> None:
    assert gap(7) >= SECOND
    assert 60 * SECOND / gap(-7) <= 20


def judged(step: Step, outcome: Outcome, one: Delivery = TOLD) -> Verdict:
    return judge(Sending(one, 2, step), outcome, NOW)


@pytest.mark.parametrize(
    ("step", "outcome", "expected"),
    [
        pytest.param(
            Step.CARD,
            Sent(60),
            replace(TOLD, card=60, card_version=2, told_version=2, state=State.DONE, settled_at=NOW),
            id="a card that is there is all there is to do",
        ),
        pytest.param(
            Step.TELL, Sent(60), replace(TOLD, told_version=2, settled_at=NOW), id="after the news the edit"
        ),
        pytest.param(
            Step.TELL,
            RetryLater("time-out", unknown=True),
            replace(TOLD, told_version=2, settled_at=NOW, error="unknown: time-out"),
            id="what may have arrived is not repeated",
        ),
        pytest.param(
            Step.CARD,
            RetryLater("time-out", unknown=True),
            replace(
                TOLD,
                card=None,
                card_version=2,
                told_version=2,
                state=State.DONE,
                settled_at=NOW,
                error="unknown: time-out",
            ),
            id="a card that may have arrived can't be edited",
        ),
        pytest.param(
            Step.EDIT,
            RetryLater("time-out", unknown=True),
            replace(TOLD, attempts=1, error="time-out"),
            id="an edit may be repeated",
        ),
        pytest.param(
            Step.EDIT,
            Rejected("Message to edit not found"),
            replace(TOLD, card=None, card_version=0, told_version=0),
            id="a card that is gone comes anew",
        ),
        pytest.param(
            Step.EDIT,
            Rejected("Message can't be edited"),
            replace(TOLD, card=None, card_version=0, told_version=0),
            id="a card that is too old comes anew",
        ),
        pytest.param(
            Step.TELL,
            Rejected("Oh"),
            replace(TOLD, state=State.DEAD, error="Oh"),
            id="what Telegram never takes is given up",
        ),
    ],
)
def test_what_becomes_of_a_delivery(step: Step, outcome: Outcome, expected: Delivery) -> None:
    assert judged(step, outcome).delivery == expected


@pytest.mark.parametrize(
    ("one", "outcome", "wait"),
    [
        pytest.param(TOLD, Sent(1), SECOND, id="a person's chat rests a second"),
        pytest.param(replace(TOLD, chat=-7), Sent(1), 3 * SECOND, id="a group three"),
        pytest.param(TOLD, RetryLater("flood", 43_837 * SECOND), 43_837 * SECOND, id="Telegram's wait"),
        pytest.param(TOLD, RetryLater("busy"), 2 * SECOND, id="no answer: twice as long each time"),
        pytest.param(replace(TOLD, attempts=3), RetryLater("busy"), 16 * SECOND, id="the fourth time"),
        pytest.param(replace(TOLD, attempts=90), RetryLater("busy"), LONGEST_WAIT, id="but not for ever"),
        pytest.param(TOLD, ChatGone("Chat not found"), CONFIRM_AFTER, id="gone, says Telegram"),
    ],
)
def test_how_long_the_chat_waits(one: Delivery, outcome: Outcome, wait: timedelta) -> None:
    assert judged(Step.TELL, outcome, one).next_at == NOW + wait


def test_a_wait_is_no_failed_try() -> None:
    assert judged(Step.TELL, RetryLater("flood", SECOND)).delivery.attempts == 0


@pytest.mark.parametrize(
    ("hours", "attempts", "given_up"),
    [
        pytest.param(25, 10, True, id="for a day"),
        pytest.param(23, 40, False, id="often, but not for a day"),
        pytest.param(25, 0, False, id="the bot was away for a day"),
    ],
)
def test_what_fails_for_a_day_is_given_up(hours: int, attempts: int, given_up: bool) -> None:
    old = replace(TOLD, due_at=NOW - timedelta(hours=hours), attempts=attempts)
    after = judged(Step.TELL, RetryLater("busy"), old).delivery
    assert after.state is (State.DEAD if given_up else State.OPEN)
    assert after.error == ("given up: busy" if given_up else "busy")


@pytest.mark.parametrize(
    ("attempts", "why", "paused"),
    [
        pytest.param(0, "Bot was blocked by the user", True, id="surely gone"),
        pytest.param(0, "Chat not found", False, id="perhaps gone"),
        pytest.param(2, "Chat not found", True, id="gone, said three times"),
    ],
)
def test_a_chat_that_is_gone_is_paused(attempts: int, why: str, paused: bool) -> None:
    verdict = judged(Step.TELL, ChatGone(why), replace(TOLD, attempts=attempts))
    assert verdict.pause == (why if paused else "")
    assert verdict.delivery.state is (State.DEAD if paused else State.OPEN)


def test_a_topic_that_is_closed_pauses_the_topic_only() -> None:
    verdict = judged(Step.TELL, Rejected("Topic_closed"))
    assert (verdict.pause, verdict.pause_topic) == ("", "Topic_closed")


def test_a_chat_that_moved_gets_it_there_at_once() -> None:
    verdict = judged(Step.TELL, ChatMoved(-1007))
    assert (verdict.moved_to, verdict.next_at, verdict.delivery.state) == (-1007, NOW, State.OPEN)
