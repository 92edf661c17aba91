"""Every message of every case, as it was when somebody last looked at it: the diff is the review."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefings.rendering import Document, Message, Renderer, StoryRow, plain
from briefings.types import Briefing
from tests.briefings.rendering.cases import CASES
from tests.briefings.rendering.everything import messages
from tests.briefings.rendering.feeding import NOTICES as FEEDING
from tests.briefings.rendering.subscribing import NOTICES as SUBSCRIBING

GOLDEN = Path(__file__).parents[2] / "golden"
ROWS = tuple(
    StoryRow(
        number,
        f"Story {number} of AT&T <update> @here",
        number,
        number - 1,
        datetime(2031, 3, number, tzinfo=UTC),
    )
    for number in (1, 2)
)


@dataclass(frozen=True)
class Shown:
    """A stored version, as far as notices look at it."""

    story: int
    number: int
    briefing: Briefing


VERSION = Shown(3, 2, CASES["first"].briefing)
NOTICES: dict[str, dict[str, object]] = {
    **SUBSCRIBING,
    **FEEDING,
    "start": {},
    "start_group": {},
    "start_channel": {},
    "help": {},
    "no_story": {},
    "of_newest": {"number": 7, "headline": "AT&T <update> @here"},
    "unknown_story": {"number": 7, "stories": 2},
    "no_match": {"words": "<b>@nobody"},
    "unknown_line": {"number": 12, "lines": 8},
    "unknown_source": {"number": 3, "reports": 2},
    "still_reading": {},
    "choose": {"words": "ferry", "rows": ROWS},
    "operating_help": {},
    "search_help": {},
    "found": {"words": "ferry <i>", "rows": ROWS},
    "merge": {"one": VERSION, "other": replace(VERSION, story=5, briefing=CASES["three_reports"].briefing)},
    "merged": {"number": 3, "other": 5},
    "split": {"one": VERSION, "taken": CASES["first"].briefing.articles[1:], "left": 1},
    "split_done": {"number": 3, "other": 6},
    "cant_split": {"number": 3, "reports": 2},
    "same_story": {"number": 3},
    "changed_meanwhile": {"number": 3},
    "named": {"number": 3, "words": "Ferry & <pier>"},
    "error": {},
    "expired": {},
    "flooded": {},
    "late": {},
    "topic_closed": {},
}


def notices(renderer: Renderer) -> Iterator[tuple[str, Message]]:
    """Every notice, some in several forms."""
    for name, words in NOTICES.items():
        yield name, renderer.notice(name.partition("-")[0], **words)


def written(message: Message | Document) -> str:
    """A message as a file that a person can read."""
    if isinstance(message, Document):
        return f"{message.name}\n{message.caption}\n\n{message.text}"
    rows = [
        " ".join(f"[{button.label}]({button.data or button.url})" for button in row)
        for row in message.buttons
    ]
    return "\n".join([message.html, "", *rows]).rstrip("\n") + "\n"


def compare(folder: str, files: dict[str, str], config: pytest.Config) -> None:
    """Hold the texts to the stored ones, or store them when asked to."""
    where = GOLDEN / folder
    if config.getoption("--update-golden"):
        where.mkdir(parents=True, exist_ok=True)
        for old in where.iterdir():
            old.unlink()
        for name, text in files.items():
            (where / name).write_text(text, encoding="utf-8")
    stored = {file.name: file.read_text(encoding="utf-8") for file in sorted(where.iterdir())}
    assert files == stored


#: Of a case that differs from the first in little, what differs.
SOME = ("brief", "push", "facts", "quotes", "chain", "sources", "only_0", "why_0")
HUGE = ("brief", "push", "facts", "facts_page_2", "only_0", "only_1", "sources", "why_3", "source_1")


@pytest.mark.parametrize("name", ["first", "hostile"])
def test_every_message(name: str, renderer: Renderer, pytestconfig: pytest.Config) -> None:
    case = CASES[name]
    files = {f"{message}.html": written(made) for message, made in messages(renderer, case)}
    compare(name, files | {"text.txt": renderer.text(case.briefing)}, pytestconfig)


@pytest.mark.parametrize("name", sorted(CASES.keys() - {"first", "hostile"}))
def test_some_messages(name: str, renderer: Renderer, pytestconfig: pytest.Config) -> None:
    made = {message: written(made) for message, made in messages(renderer, CASES[name])}
    shown = HUGE if name == "huge" else [message for message in SOME if message in made]
    compare(name, {f"{message}.html": made[message] for message in shown}, pytestconfig)


def test_notices_and_lists_of_stories(renderer: Renderer, pytestconfig: pytest.Config) -> None:
    files = {f"{name}.html": written(made) for name, made in notices(renderer)}
    files["stories.html"] = written(renderer.stories(ROWS, 2, 3))
    files["digest.html"] = written(renderer.digest(ROWS))
    files["stories_empty.html"] = written(renderer.stories((), 1, 1))
    compare("notices", files, pytestconfig)


def test_no_notice_is_left_out() -> None:
    folder = Path(__file__).parents[3] / "briefings" / "templates" / "notices"
    assert {file.name.removesuffix(".html.j2") for file in folder.iterdir()} == {
        name.partition("-")[0] for name in NOTICES
    }


@pytest.mark.parametrize("name", ["expired", "flooded", "operators_only"])
def test_a_toast_is_short(renderer: Renderer, name: str) -> None:
    assert len(plain(renderer.notice(name))) <= 200
