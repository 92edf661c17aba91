"""Who has spoken so far in an article, for the sentences that do not say it again."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefings.reading.attribution.page import Unit
from briefings.types import Holder, HolderKind

#: More holders than one sentence ever has.
_ONE_SENTENCE = 4


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody has just said something, here."""

    holder: Holder
    place: int
    paragraph: int
    unit: int
    sure: bool
    #: Whether it was direct speech.
    quoted: bool = False
    #: Whether the words are still to come: “She said:”.
    opener: bool = False
    #: Whether the words to come are those of its own paragraph: a label stands before it.
    label: bool = False
    #: Whether it is reported inside what somebody else says.
    nested: bool = False
    #: The noun of somebody who is described and not named ("her husband"), lower case; "" for all others.
    described: str = ""


class Memory:
    """The holders of an article in reading order."""

    def __init__(self) -> None:
        self._said: list[Said] = []

    def add(self, said: Said) -> None:
        self._said.append(said)

    def latest(self) -> Iterator[Said]:
        """What was said, the last first."""
        return reversed(self._said)

    def last_before(self, unit: Unit) -> Said | None:
        """Who spoke last: of several in one sentence the one who is quoted, else the first."""
        if not self._said:
            return None
        last = self._said[-1]
        recent = self._said[-_ONE_SENTENCE:]
        same = [said for said in recent if said.unit == last.unit and said.unit != unit.index]
        outer = [said for said in same if not said.nested] or same
        return next((said for said in outer if said.quoted), outer[0] if outer else last)

    def outlet(self) -> Holder | None:
        """The outlet that was named last."""
        return next((one.holder for one in self.latest() if one.holder.kind is HolderKind.OUTLET), None)
