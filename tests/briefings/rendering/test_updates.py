"""What changed, as a chat and as the history tell it."""

from datetime import UTC, datetime, timedelta

import pytest

from briefings.actions import Action
from briefings.changing.changes import compare
from briefings.rendering import History, Message, Past, Renderer, plain
from briefings.types import UNCHANGED, Change, ChangeItem, ChangeKind, Edition
from tests.briefings.rendering.cases import CASES
from tests.briefings.rendering.fixtures import FIRST
from tests.briefings.rendering.making import excerpt
from tests.briefings.rendering.nasty import HOSTILE
from tests.briefings.rendering.oracle import parsed
from tests.briefings.rendering.test_golden import compare as hold
from tests.briefings.rendering.test_golden import written

NOW = datetime(2031, 3, 4, 5, 6, tzinfo=UTC)
WORDS = next(iter(CASES["three_reports"].articles.values()))


def every_kind(outlet: str, name: str, times: int = 1) -> Change:
    """A change of everything."""
    words = excerpt(WORDS, WORDS.headline.of(WORDS.text))
    items = [
        ChangeItem(kind, line, outlet, (words, words), (name, name))
        for kind in ChangeKind
        for line in range(times)
    ]
    return Change(tuple(items), state=True)


def histories(*changes: Change) -> History:
    versions = [Past(number, NOW + timedelta(hours=number), one) for number, one in enumerate(changes, 1)]
    return History(1, FIRST.headline.text, versions[::-1], 2, 3)


def judge(message: Message) -> str:
    text, _ = parsed(message.html)
    assert len(text) <= 4096
    return text


def test_a_second_report(renderer: Renderer, pytestconfig: pytest.Config) -> None:
    first, both = CASES["one_report"].briefing, FIRST
    files = {
        "update.html": renderer.update(both, compare(first, both), 1),
        "changes.html": renderer.changes(histories(compare(None, first), compare(first, both), UNCHANGED)),
        "brief.html": renderer.brief(both, 1, Edition(2, NOW, "Missiles & <more>")),
    }
    hold("changes", {name: written(message) for name, message in files.items()}, pytestconfig)


def test_every_kind_of_change_is_told(renderer: Renderer, pytestconfig: pytest.Config) -> None:
    update = renderer.update(FIRST, every_kind("Harbour Gazette", "Ida Brandt"), 1)
    history = renderer.changes(histories(every_kind("Harbour Gazette", "Ida Brandt")))
    files = {"update.html": written(update), "changes.html": written(history)}
    hold("changes_all", files, pytestconfig)


@pytest.mark.parametrize("kind", ChangeKind)
def test_no_kind_alone_is_left_untold(renderer: Renderer, kind: ChangeKind) -> None:
    words = excerpt(WORDS, WORDS.headline.of(WORDS.text))
    item = ChangeItem(kind, 3, "Harbour Gazette", (words, words), ("Ida Brandt", "Omar Nyberg"))
    text = judge(renderer.changes(histories(Change((item,)))))
    assert len(text.partition("UTC\n")[2].strip()) > 5


@pytest.mark.parametrize("times", [1, 50, 400])
def test_any_amount_fits_a_message(renderer: Renderer, times: int) -> None:
    change = every_kind(HOSTILE, HOSTILE * 9, times)
    assert "/changes 7" in judge(renderer.update(CASES["huge"].briefing, change, 7))
    judge(renderer.changes(histories(*[change] * 5)))


@pytest.mark.parametrize(
    ("items", "says"),
    [
        pytest.param((), True, id="nothing withdrawn"),
        pytest.param(
            (ChangeItem(ChangeKind.CLAIM_WITHDRAWN, 0, "Gazette", (FIRST.headline,)),), False, id="withdrawn"
        ),
    ],
)
def test_whether_a_fact_was_withdrawn(renderer: Renderer, items: tuple[ChangeItem, ...], says: bool) -> None:
    text = plain(renderer.update(FIRST, Change(items), 1))
    assert ("No fact withdrawn." in text) is says
    assert ("withdrawn by Gazette" in text) is not says


def test_a_change_leads_to_the_card_and_to_the_history(renderer: Renderer) -> None:
    message = renderer.update(FIRST, Change(()), 7)
    assert [[Action.unpack(button.data) for button in row] for row in message.buttons] == [
        [Action("brief", 7), Action("changes", 7)],
        [Action("follow", 7), Action("mute", 7)],
    ]


def test_the_card_says_its_version_and_leads_to_the_history(renderer: Renderer) -> None:
    def labels(edition: Edition | None) -> list[str]:
        rows = renderer.brief(FIRST, 1, edition).buttons
        return [button.label for row in rows for button in row if button.data.startswith("changes")]

    assert labels(None) == []
    assert labels(Edition(1, NOW)) == []
    assert labels(Edition(3, NOW)) == ["Changes (3)"]
    assert "Version 3" in plain(renderer.brief(FIRST, 1, Edition(3, NOW)))
