"""What stands open, what is folded, what goes to which page: decided by measured lengths alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from briefings.rendering.markup import Size, measure

#: Comfortable to read in one go, and far from every limit of Telegram.
PAGE_POINTS = 3_000
PAGE_BYTES = 24_000
PAGE_ENTITIES = 80
PAGE_ENTITY_BYTES = 7_000
#: A line may bring a button, and a message takes a hundred.
PAGE_LINES = 40


@dataclass(frozen=True, slots=True)
class Block:
    """A finished piece of a message that is never broken."""

    html: Markup
    size: Size

    @classmethod
    def of(cls, html: Markup) -> "Block":
        """The piece with its measures."""
        return cls(html, measure(html))


@dataclass(frozen=True, slots=True)
class Item:
    """A candidate for a place: what it takes, and which earlier candidates it can't stand without."""

    points: int
    needs: tuple[int, ...] = ()


def choose(items: Sequence[Item], room: int) -> frozenset[int]:
    """Indexes of the items that get a place: by weight, first to last, each if it still fits."""
    chosen: set[int] = set()
    for index, item in enumerate(items):
        if item.points <= room and chosen.issuperset(item.needs):
            chosen.add(index)
            room -= item.points
    return frozenset(chosen)


def paginate(blocks: Sequence[Block], points: int = PAGE_POINTS) -> list[list[Block]]:
    """The blocks in order on as few pages as they fit; at least one page, even an empty one."""
    pages: list[list[Block]] = [[]]
    for block in blocks:
        if pages[-1] and not _fits([*pages[-1], block], points):
            pages.append([])
        pages[-1].append(block)
    return pages


def _fits(blocks: Sequence[Block], points: int) -> bool:
    return (
        len(blocks) <= PAGE_LINES
        and sum(block.size.points + 2 for block in blocks) <= points
        and sum(block.size.bytes + 2 for block in blocks) <= PAGE_BYTES
        and sum(block.size.entities for block in blocks) <= PAGE_ENTITIES
        and sum(block.size.entity_bytes for block in blocks) <= PAGE_ENTITY_BYTES
    )
