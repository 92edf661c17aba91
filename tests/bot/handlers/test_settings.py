"""/settings in words and with buttons."""

import pytest

from bot.handlers.settings import change_of, quiet_of
from bot.subscribing.hours import AT_ONCE, ChatSettings, Length
from tests.bot.handlers.people import ask, press, stored
from tests.bot.standin import StandIn


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("22-7", (1320, 420), id="hours"),
        pytest.param("22:30–6:45", (1350, 405), id="minutes and a phone's dash"),
        pytest.param("22 to 7", (1320, 420), id="to"),
        pytest.param("22 7", (1320, 420), id="a blank"),
        pytest.param("0-24", None, id="all day"),
        pytest.param("20-24", (1200, 0), id="until midnight"),
        pytest.param("25-7", None, id="no such hour"),
        pytest.param("22:60-7", None, id="no such minute"),
        pytest.param("9", None, id="one hour"),
        pytest.param("night", None, id="a word"),
    ],
)
def test_quiet_hours(words: str, expected: tuple[int, int] | None) -> None:
    assert quiet_of(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("quiet 22-7", ChatSettings(quiet=(1320, 420)), id="quiet"),
        pytest.param("digest 18, 8 8:00", ChatSettings(digest=(8, 18)), id="digests"),
        pytest.param("Digest off", AT_ONCE, id="no digest"),
        pytest.param("quiet off", AT_ONCE, id="no quiet hours"),
        pytest.param("silent on", ChatSettings(silent=True), id="silent"),
        pytest.param("length SHORT", ChatSettings(length=Length.SHORT), id="short"),
        pytest.param("digest 24", None, id="no such hour"),
        pytest.param("digest 1 2 3 4 5 6 7", None, id="too many digests"),
        pytest.param("digest", None, id="digest without hours"),
        pytest.param("silent perhaps", None, id="neither on nor off"),
        pytest.param("volume 11", None, id="no such setting"),
    ],
)
def test_changes_in_words(words: str, expected: ChatSettings | None) -> None:
    what, _, rest = words.partition(" ")
    make = change_of(what, rest)
    assert (make(AT_ONCE) if make else None) == expected


async def test_in_words_and_with_buttons(talk: StandIn, url: str) -> None:
    chat = await talk.make_chat()
    shown = await ask(talk, chat, "/settings")
    assert "Stories come at once, as full briefings.\nTime zone: UTC" in shown["text"]
    await press(talk, chat, shown, "Quiet from 22 to 7")
    shown = await talk.wait_for_edit(chat, shown, "quiet from 22:00 to 07:00 (UTC)")
    await press(talk, chat, shown, "Digests at 8 and 18")
    shown = await talk.wait_for_edit(chat, shown, "as a digest at 08:00 and 18:00")
    await press(talk, chat, shown, "Short briefings")
    await talk.wait_for_edit(chat, shown, "as a digest")
    assert "without a sound" in (await ask(talk, chat, "/settings silent on"))["text"]
    found = await stored(url, chat)
    assert found
    assert found.settings == ChatSettings("UTC", (1320, 420), (8, 18), True, Length.SHORT)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param("volume 11", "There is no setting of that name. These are:", id="no such setting"),
        pytest.param("quiet 25:00-7", "“25:00-7” is no time from one hour to another.", id="no such hour"),
        pytest.param("quiet", "From when to when? Write hours", id="quiet hours without hours"),
        pytest.param("digest 8 25", "“8 25” can't be the hours of digests.", id="no such digest"),
        pytest.param("digests", "At which hours? Write up to six", id="digests without hours"),
        pytest.param("silent perhaps", "With a sound or without? /settings silent on", id="on or off"),
        pytest.param("length 3", "How long? /settings length short", id="no such length"),
        pytest.param("zone", "Which time zone? Write a large city near you", id="no zone"),
        pytest.param("zone gotham", "No time zone has the words “gotham”", id="no such zone"),
    ],
)
async def test_what_is_not_understood_is_said(talk: StandIn, url: str, words: str, said: str) -> None:
    chat = await talk.make_chat()
    answer = (await ask(talk, chat, f"/settings {words}"))["text"]
    assert answer.startswith(said)
    assert "/settings" in answer
    assert await stored(url, chat) is None


async def test_time_zones_are_searched(talk: StandIn, url: str) -> None:
    chat = await talk.make_chat()
    assert (
        "No time zone has the words “atlantis”" in (await ask(talk, chat, "/settings zone atlantis"))["text"]
    )
    assert "Time zone: Asia/Tokyo" in (await ask(talk, chat, "/settings zone tokyo"))["text"]
    choice = await ask(talk, chat, "/settings zone indiana")
    await press(talk, chat, choice, "America/Indiana/Knox")
    await talk.wait_for_edit(chat, choice, "Time zone: America/Indiana/Knox")
    found = await stored(url, chat)
    assert found
    assert found.settings.zone == "America/Indiana/Knox"
