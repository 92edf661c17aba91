"""What Telegram saw of a story's deliveries: each message with the versions that it tells, in their order."""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum

from bot.play import Telegram
from bot.play.outbox import Request
from bot.storage.subscriptions import Spot

_VERSION = re.compile(r"Version (\d+)")
_ADDED = re.compile(r"Post (\d+)")


class Kind(StrEnum):
    CARD = "card"
    UPDATE = "update"
    EDIT = "edit"


@dataclass(frozen=True, slots=True)
class Said:
    """One message that arrived: a card or an edit shows its last version, an update tells all of its."""

    number: int
    at: float
    chat: int
    kind: Kind
    versions: tuple[int, ...]


@dataclass(slots=True)
class Report:
    """What came of a run."""

    chats: int
    kills: int
    seconds: float = 0.0
    messages: int = 0
    #: Places that can be reached, and of those the ones that hold the newest card.
    reachable: int = 0
    current: int = 0
    #: Whose last card may or may not have arrived: nobody can know.
    unknown: int = 0
    paused: int = 0
    moved: int = 0
    struck: int = 0
    repeats: int = 0
    unlogged_repeats: int = 0
    possible_repeats: int = 0
    too_early: int = 0
    over_the_limits: int = 0
    longest_stall: float = 0.0
    most_in_a_second: int = 0
    disordered: list[Said] = field(default_factory=list)
    #: Places that should hold the newest card.
    behind: list[Spot] = field(default_factory=list)

    def table(self) -> str:
        """A line for each figure."""
        return "\n".join(f"{name.replace('_', ' '):18} {value}" for name, value in asdict(self).items())


class Witness:
    """Keeps of the stand-in's requests what the judgement needs; all of them would fill the memory."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._seen = 0
        self._open: list[Request] = []
        self._said: list[Said] = []

    def look(self) -> None:
        """Note what is new; in time, since the stand-in forgets."""
        new = self._telegram.outbox.after(self._seen)
        if new:
            assert new[0].n == self._seen + 1, "the stand-in forgot a request"
            self._seen = new[-1].n
        found = [one for one in (*self._open, *new) if one.method in ("sendMessage", "editMessageText")]
        self._open = [one for one in found if not one.answer and one.fault != "drop_before"]
        self._said += [said for one in found if one.answer.startswith(b'{"ok":true') for said in _said(one)]

    def said(self, moved: Mapping[int, int]) -> list[Said]:
        """All that arrived, under the numbers that chats have now."""
        self.look()
        return [
            replace(one, chat=moved.get(one.chat, one.chat))
            for one in sorted(self._said, key=lambda one: one.number)
        ]


def _said(request: Request) -> Iterator[Said]:
    given = request.parameters
    text = str(given["text"])
    chat = int(given["chat_id"])
    if text.startswith("🔁"):
        added = tuple(sorted({int(number) for number in _ADDED.findall(text)}))
        yield Said(request.n, request.at, chat, Kind.UPDATE, added)
    elif shown := _VERSION.search(text):
        kind = Kind.EDIT if request.method == "editMessageText" else Kind.CARD
        yield Said(request.n, request.at, chat, kind, (int(shown[1]),))


def repeated(said: Iterable[Said]) -> list[int]:
    """The chat of each message that tells what was told there already."""
    chats = []
    told: Counter[tuple[int, Kind, int]] = Counter()
    for one in said:
        if one.kind is Kind.EDIT:
            continue
        keys = [(one.chat, one.kind, version) for version in one.versions]
        if any(told[key] for key in keys):
            chats.append(one.chat)
        told.update(keys)
    return chats


def disordered(said: Iterable[Said]) -> list[Said]:
    """Messages older than what their chat was told before, and edits older than what its card showed."""
    latest: dict[tuple[int, bool], int] = {}
    wrong = []
    for one in said:
        key, version = (one.chat, one.kind is Kind.EDIT), max(one.versions)
        if version < latest.get(key, 0):
            wrong.append(one)
        latest[key] = max(version, latest.get(key, 0))
    return wrong


def busiest(said: Iterable[Said], seconds: float = 1.0) -> int:
    """The most messages that arrived within so many seconds."""
    window: deque[float] = deque()
    most = 0
    for at in sorted(one.at for one in said):
        window.append(at)
        while window[0] <= at - seconds:
            window.popleft()
        most = max(most, len(window))
    return most
