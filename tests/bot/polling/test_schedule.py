"""When a feed is asked again."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.polling.schedule import (
    FIRST,
    LONGEST,
    SHORTEST,
    Rhythm,
    after_failure,
    after_success,
    next_interval,
    next_look,
)

NOW = datetime(2026, 3, 29, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def every(minutes: float, times: int = 10) -> list[datetime]:
    """Items that came so far apart."""
    return [NOW - number * minutes * MINUTE for number in range(times)]


@pytest.mark.parametrize(
    ("rhythm", "published", "news", "expected"),
    [
        pytest.param(Rhythm(), every(40), 2, 20 * MINUTE, id="half the pace"),
        pytest.param(Rhythm(), every(1), 2, SHORTEST, id="no faster than this"),
        pytest.param(Rhythm(), every(60 * 48), 2, LONGEST, id="no slower than this"),
        pytest.param(Rhythm(20 * MINUTE), every(40), 0, 30 * MINUTE, id="slower without news"),
        pytest.param(Rhythm(20 * MINUTE), [], 1, 12 * MINUTE, id="faster with news that have no date"),
        pytest.param(Rhythm(20 * MINUTE), [NOW, NOW], 1, 12 * MINUTE, id="two dates tell no pace"),
        pytest.param(Rhythm(20 * MINUTE), [NOW] * 9, 1, 12 * MINUTE, id="nor do equal ones"),
        pytest.param(Rhythm(LONGEST), [], 0, LONGEST, id="at the bound it stays"),
        pytest.param(Rhythm(FIRST, every=MINUTE), every(40), 0, MINUTE, id="as the operator says"),
    ],
)
def test_next_interval(rhythm: Rhythm, published: list[datetime], news: int, expected: timedelta) -> None:
    assert next_interval(rhythm, published, news) == expected


def test_order_of_items_does_not_matter() -> None:
    assert next_interval(Rhythm(), every(40)[::-1], 1) == next_interval(Rhythm(), every(40), 1)


@pytest.mark.parametrize(("luck", "minutes"), [(0.0, 9.0), (0.5, 10.0), (1.0, 11.0)])
def test_after_success_is_spread(luck: float, minutes: float) -> None:
    assert after_success(10 * MINUTE, NOW, luck) == NOW + minutes * MINUTE


@pytest.mark.parametrize(
    ("failures", "wish", "luck", "expected"),
    [
        pytest.param(1, None, 0.5, 10 * MINUTE, id="the first failure"),
        pytest.param(3, None, 0.5, 40 * MINUTE, id="the third"),
        pytest.param(3, None, 0.0, 30 * MINUTE, id="with luck sooner"),
        pytest.param(3, None, 1.0, 50 * MINUTE, id="or later"),
        pytest.param(1_000, None, 0.5, timedelta(days=1), id="once a day for ever"),
        pytest.param(1, timedelta(hours=2), 0.5, timedelta(hours=2), id="as the server wishes"),
        pytest.param(1, MINUTE, 0.5, 10 * MINUTE, id="later than it wishes"),
        pytest.param(1, timedelta(days=365), 0.5, timedelta(days=7), id="no wish is for ever"),
    ],
)
def test_after_failure(failures: int, wish: timedelta | None, luck: float, expected: timedelta) -> None:
    assert after_failure(Rhythm(10 * MINUTE, failures=failures), wish, NOW, luck) == NOW + expected


def test_a_page_is_looked_at_again_some_times() -> None:
    hours = [1, 6, 24]
    assert [next_look(looks, NOW) for looks in range(3)] == [NOW + timedelta(hours=hour) for hour in hours]
    assert next_look(3, NOW) is None
