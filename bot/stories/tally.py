"""What a load does, told while it goes on and in the end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bot.reading.reader import ReadingError
from briefings.types import Article

#: Told after each file: how many are done, of how many, and which one it was.
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Line:
    """Something to tell about a file."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a load did."""

    files: int
    new: int
    known: int
    #: Numbers of the stories whose briefing is new or changed.
    stories: tuple[int, ...]
    #: Why a file could not be loaded.
    failures: tuple[Line, ...]
    #: Worth knowing about files that were loaded: a guessed encoding, say.
    notes: tuple[Line, ...]


def together(summaries: Sequence[Summary]) -> Summary:
    """What several loads did."""
    return Summary(
        sum(one.files for one in summaries),
        sum(one.new for one in summaries),
        sum(one.known for one in summaries),
        tuple(sorted({number for one in summaries for number in one.stories})),
        tuple(line for one in summaries for line in one.failures),
        tuple(line for one in summaries for line in one.notes),
    )


def quietly(done: int, total: int, path: str) -> None:
    """The progress that is told to nobody."""


@dataclass(slots=True)
class Tally:
    """The figures of a load so far."""

    files: int
    progress: Progress
    done: int = 0
    new: int = 0
    known: int = 0
    stories: set[int] = field(default_factory=set)
    #: Without doubles: one broken articles.toml fails each file that it describes.
    failures: dict[Line, None] = field(default_factory=dict)
    notes: dict[Line, None] = field(default_factory=dict)

    def finish(self, path: str) -> None:
        self.done += 1
        self.progress(self.done, self.files, path)

    def finish_known(self, article: Article) -> None:
        self.known += 1
        self.finish(article.path)

    def fail(self, error: ReadingError) -> None:
        self.failures[Line(error.subject, error.why)] = None

    def summary(self) -> Summary:
        changed = tuple(sorted(self.stories))
        return Summary(self.files, self.new, self.known, changed, tuple(self.failures), tuple(self.notes))
