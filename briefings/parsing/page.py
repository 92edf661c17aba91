"""A document cut into blocks, and what its markup tells: what text and HTML have in common."""

from dataclasses import dataclass, field
from datetime import datetime

from briefings.parsing.blocks import Block
from briefings.types import Span


@dataclass(frozen=True, slots=True)
class Told:
    """What a document's own markup says of it."""

    outlet: str = ""
    url: str = ""
    language: str = ""
    byline: str = ""
    published_at: datetime | None = None
    published_as: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A text and its blocks, in order."""

    text: str
    blocks: tuple[Block, ...]
    #: Lines of nothing but odd white space.
    blank: tuple[Span, ...] = ()
    #: Index of the block that the markup gives as headline.
    headline: int | None = None
    told: Told = field(default_factory=Told)

    def line(self, index: int) -> str:
        """The words of a block."""
        return self.blocks[index].span.of(self.text)
