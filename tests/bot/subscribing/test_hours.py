"""When a chat is told: quiet hours and digests, in its zone and across changes of the clocks."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.subscribing.hours import ChatSettings, due_at, zone_by_code, zone_code, zones

BERLIN = "Europe/Berlin"  # springs forward on 29 March 2026 at 01:00 UTC, falls back on 25 October
NIGHT = (22 * 60, 7 * 60)


def at(text: str) -> datetime:
    """ "03-28 23:00" of 2026, in UTC."""
    return datetime.strptime(f"2026-{text} +0000", "%Y-%m-%d %H:%M %z")


@pytest.mark.parametrize(
    ("settings", "now", "due"),
    [
        pytest.param(ChatSettings(), "03-10 23:00", "03-10 23:00", id="at once"),
        pytest.param(ChatSettings(quiet=NIGHT), "03-10 21:59", "03-10 21:59", id="before quiet hours"),
        pytest.param(ChatSettings(quiet=NIGHT), "03-10 22:00", "03-11 07:00", id="quiet hours begin"),
        pytest.param(ChatSettings(quiet=NIGHT), "03-11 06:59", "03-11 07:00", id="after midnight"),
        pytest.param(ChatSettings(quiet=NIGHT), "03-11 07:00", "03-11 07:00", id="quiet hours end"),
        pytest.param(ChatSettings(BERLIN, NIGHT), "03-10 21:00", "03-11 06:00", id="in the chat's zone"),
        pytest.param(ChatSettings(BERLIN, NIGHT), "03-28 22:00", "03-29 05:00", id="a short night"),
        pytest.param(ChatSettings(BERLIN, NIGHT), "10-24 21:00", "10-25 06:00", id="a long night"),
        pytest.param(ChatSettings(BERLIN, (0, 150)), "03-29 00:30", "03-29 01:00", id="end is skipped"),
        pytest.param(ChatSettings(BERLIN, (0, 150)), "10-25 00:20", "10-25 00:30", id="end comes once"),
        pytest.param(ChatSettings(BERLIN, (0, 150)), "10-25 01:10", "10-25 01:30", id="end comes twice"),
        pytest.param(ChatSettings(quiet=(60, 60)), "03-10 01:00", "03-10 01:00", id="empty quiet hours"),
        pytest.param(ChatSettings(digest=(8, 18)), "03-10 07:00", "03-10 08:00", id="first digest"),
        pytest.param(ChatSettings(digest=(8, 18)), "03-10 08:01", "03-10 18:00", id="second digest"),
        pytest.param(ChatSettings(digest=(8, 18)), "03-10 18:01", "03-11 08:00", id="tomorrow's digest"),
        pytest.param(ChatSettings(digest=(8,)), "03-10 08:00", "03-10 08:00", id="at the digest's minute"),
        pytest.param(ChatSettings(BERLIN, digest=(8,)), "03-28 12:00", "03-29 06:00", id="digest in summer"),
        pytest.param(ChatSettings(BERLIN, digest=(2,)), "03-29 00:30", "03-29 01:00", id="digest skipped"),
        pytest.param(ChatSettings(BERLIN, digest=(2,)), "10-25 00:30", "10-26 01:00", id="digest repeated"),
        pytest.param(ChatSettings(quiet=NIGHT, digest=(6,)), "03-10 12:00", "03-11 07:00", id="digest waits"),
        pytest.param(ChatSettings("Pacific/Apia", (540, 600)), "03-10 20:30", "03-10 21:00", id="far east"),
        pytest.param(ChatSettings("Nowhere/Gone", NIGHT), "03-10 23:00", "03-11 07:00", id="unknown zone"),
    ],
)
def test_due_at(settings: ChatSettings, now: str, due: str) -> None:
    assert due_at(settings, at(now)) == at(due)


def test_a_day_that_a_zone_skips() -> None:
    skipped = datetime(2011, 12, 30, 9, 30, tzinfo=UTC)  # 29 December 23:30 in Samoa; then came the 31st
    assert due_at(ChatSettings("Pacific/Apia", digest=(8,)), skipped) == datetime(
        2011, 12, 30, 10, tzinfo=UTC
    )


MINUTES = st.integers(0, 24 * 60 - 1)
SETTINGS = st.builds(
    ChatSettings,
    zone=st.sampled_from(["UTC", BERLIN, "Australia/Lord_Howe", "America/New_York", "Pacific/Apia"]),
    quiet=st.none() | st.tuples(MINUTES, MINUTES),
    digest=st.lists(st.integers(0, 23), max_size=3, unique=True).map(tuple),
)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
WEEKS_OF_CHANGE = st.sampled_from(["03-28 18:00", "10-24 18:00", "04-04 10:00", "11-01 00:00"]).flatmap(
    lambda text: st.timedeltas(timedelta(0), timedelta(days=2)).map(lambda after: at(text) + after)
)


@given(SETTINGS, MOMENTS | WEEKS_OF_CHANGE, st.timedeltas(timedelta(0), timedelta(hours=30)))
def test_nothing_overtakes_and_nothing_waits_longer_than_two_days(
    settings: ChatSettings, now: datetime, later: timedelta
) -> None:
    due = due_at(settings, now)
    assert now <= due <= now + timedelta(hours=49)
    assert due <= due_at(settings, now + later)
    assert settings.digest or due_at(settings, due) == due


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("berlin", ["Europe/Berlin"], id="a city"),
        pytest.param("Europe/Berlin", ["Europe/Berlin"], id="a name"),
        pytest.param("utc", ["UTC"], id="the default"),
        pytest.param("new york", ["America/New_York"], id="two words"),
        pytest.param("indiana knox", ["America/Indiana/Knox"], id="words of several parts"),
        pytest.param("atlantis", [], id="no such place"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_zones_by_name(words: str, found: list[str]) -> None:
    assert zones(words) == found


def test_many_zones_are_all_found() -> None:
    found = zones("argentina")
    assert len(found) > 10
    assert all("Argentina" in name for name in found)


def test_every_zone_has_a_number_of_its_own() -> None:
    codes = {zone_code(name) for letter in "aeiou" for name in zones(letter)}
    names = {name for letter in "aeiou" for name in zones(letter)}
    assert len(codes) == len(names)
    assert {zone_by_code(code) for code in codes} == names
    assert zone_by_code(1) is None
