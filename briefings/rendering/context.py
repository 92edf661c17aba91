"""What the templates of a briefing are given beside the briefing itself."""

from collections.abc import Iterator, Sequence

from briefings.types import Briefing, OriginNode

#: An em space is narrow enough for a phone and alike in every font.
_INDENT = "\u2003"
#: Deeper boxes keep this indent, so that their names still have room.
_DEEPEST = 6


def context_of(briefing: Briefing, story: int) -> dict[str, object]:
    """The context that every template of this briefing shares."""
    outlets = tuple(dict.fromkeys(card.outlet for card in briefing.articles))
    carriers = _shared([quote.outlets for quote in briefing.quotes])
    carrying = {outlet for quote in briefing.quotes for outlet in quote.outlets}
    lead_origins = briefing.lead.origins if briefing.lead else ()
    return {
        "briefing": briefing,
        "story": story,
        "outlets": outlets,
        "shorts": shorts_of(briefing),
        "carriers": carriers,
        "silent": tuple(
            dict.fromkeys(
                card.outlet for card in briefing.articles if card.read and card.outlet not in carrying
            )
        ),
        "lead_origins": tuple(origin for origin in briefing.origins if origin.name in lead_origins),
        "number": None,
        "differing": (),
    }


def shorts_of(briefing: Briefing) -> dict[str, str]:
    """What stands in brackets for each outlet."""
    return {card.outlet: card.short or card.outlet for card in briefing.articles}


def _shared(groups: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The outlets that carry every quote, when all quotes have the same carriers."""
    return groups[0] if groups and all(set(group) == set(groups[0]) for group in groups) else ()


def tree(nodes: Sequence[OriginNode]) -> Iterator[tuple[str, OriginNode]]:
    """The boxes in reading order, each with the branch that is drawn before its name."""
    waiting = [(node, 0, False) for node in reversed(nodes)]
    while waiting:
        node, depth, more = waiting.pop()
        branch = _INDENT * (min(depth, _DEEPEST) - 1) + ("├ " if more else "└ ") if depth else ""
        yield branch, node
        last = len(node.children) - 1
        waiting += [
            (child, depth + 1, index < last) for index, child in reversed(list(enumerate(node.children)))
        ]
