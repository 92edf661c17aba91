"""The rates, with time given as a number."""

import pytest

from bot.play.errors import Refused
from bot.play.limits import Counts, Limits, Rates


def sent(
    limits: Limits, times: list[float], chat: int = 1, group: bool = False, edit: bool = False
) -> list[int]:
    """0 for each message that passed, otherwise the seconds to wait."""
    result = []
    for now in times:
        try:
            limits.take(chat, group, edit, now)
            result.append(0)
        except Refused as refused:
            result.append(refused.parameters["retry_after"])
    return result


def test_words() -> None:
    limits = Limits(Rates(enabled=True, burst=1))
    limits.take(1, False, False, 0.0)
    with pytest.raises(Refused) as refused:
        limits.take(1, False, False, 0.0)
    assert refused.value.code == 429
    assert refused.value.description == "Too Many Requests: retry after 1"


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        pytest.param([0, 0, 0], [0, 0, 0], id="a burst"),
        pytest.param([0, 0, 0, 0], [0, 0, 0, 1], id="too long a burst"),
        pytest.param([0, 0, 0, 0, 1.0, 2.0], [0, 0, 0, 1, 0, 0], id="waits as told"),
        pytest.param([0, 0, 0, 0, 0.5, 1.0], [0, 0, 0, 1, 1, 0], id="too early"),
        pytest.param([n * 1.0 for n in range(40)], [0] * 40, id="one a second"),
        pytest.param([0, 0, 0, 9, 9, 9, 9], [0, 0, 0, 0, 0, 0, 1], id="rested"),
    ],
)
def test_a_chat(times: list[float], expected: list[int]) -> None:
    assert sent(Limits(Rates(enabled=True)), times) == expected


def test_a_group() -> None:
    limits = Limits(Rates(enabled=True))
    assert sent(limits, [n * 2.0 for n in range(21)], group=True) == [0] * 20 + [20]
    assert sent(limits, [60.0], group=True) == [0]
    # Edits have twenty of their own, and no second between them.
    assert sent(limits, [100.0 + n / 10 for n in range(21)], group=True, edit=True) == [0] * 20 + [58]


def test_all_chats() -> None:
    limits = Limits(Rates(enabled=True))
    results = [sent(limits, [n / 100], chat=n)[0] for n in range(31)]
    assert results == [0] * 30 + [1]
    assert sent(limits, [1.0], chat=99) == [0]


def test_one_chat_does_not_stop_another() -> None:
    limits = Limits(Rates(enabled=True, burst=1))
    assert sent(limits, [0, 0], chat=1) == [0, 1]
    assert sent(limits, [0], chat=2) == [0]


def test_counts() -> None:
    limits = Limits(Rates(enabled=True, burst=1))
    sent(limits, [0, 0, 0.5, 1.0])
    assert limits.counts == Counts(passed=2, refused=2, too_early=1)
    limits.reset()
    assert limits.counts == Counts()
    assert sent(limits, [1.0]) == [0]


def test_off() -> None:
    assert sent(Limits(Rates()), [0] * 100) == [0] * 100
