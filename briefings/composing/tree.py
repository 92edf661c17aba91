"""Who got it from whom, as a tree: the origin's own sources on top, loaded reports at the leaves."""

from dataclasses import dataclass, field, replace

from briefings.claims.origins import telling
from briefings.types import HolderKind, Origin, OriginNode, Story


@dataclass(slots=True)
class _Branch:
    """A box while the tree grows."""

    node: OriginNode
    children: dict[str, "_Branch"] = field(default_factory=dict)

    def child(self, node: OriginNode) -> "_Branch":
        return self.children.setdefault(node.article or node.name, _Branch(node))

    def grown(self) -> OriginNode:
        return replace(self.node, children=tuple(each.grown() for each in self.children.values()))


def chain_of(story: Story) -> tuple[OriginNode, ...]:
    """The way of the lead from its origins to the loaded reports; reports that name no source stand alone."""
    return _Tree(story).grown()


class _Tree:
    """The tree of one story's lead."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._articles = {each.article.id: each.article for each in story.readings}
        self._ways = dict(story.ways)
        self._root = _Branch(OriginNode("", HolderKind.NOBODY, loaded=False))

    def grown(self) -> tuple[OriginNode, ...]:
        """The boxes on top, each with what hangs below."""
        reached: set[str] = set()
        for origin in self._story.origins:
            reached |= {*origin.articles, self._grow(origin)}
        for article in self._told_by():
            if article not in reached:
                self._root.child(self._report(article))
        return self._root.grown().children

    def _grow(self, origin: Origin) -> str:
        """Hangs an origin's reports under it; the article that is the origin, "" where none is loaded."""
        own = self._loaded(origin.name) if origin.kind is HolderKind.OUTLET else ""
        end = self._above(origin).child(self._box(origin.name, origin.kind))
        for article in origin.articles:
            if article != own:
                self._hang(end, article)
        return own

    def _above(self, origin: Origin) -> _Branch:
        """Where an origin hangs: under whoever it cites."""
        if not origin.cites or origin.kind is not HolderKind.OUTLET:
            return self._root
        cited = ", ".join(dict.fromkeys(each.name for each in origin.cites))
        return self._root.child(OriginNode(cited, origin.cites[0].kind, loaded=False))

    def _hang(self, end: _Branch, article: str) -> None:
        """Hangs a report under the outlets that it got it through."""
        at = end
        for outlet in reversed(self._ways.get(article, ())):
            at = at.child(self._box(outlet, HolderKind.OUTLET))
        if at.node.article != article:
            at.child(self._report(article))

    def _box(self, name: str, kind: HolderKind) -> OriginNode:
        article = self._loaded(name) if kind is HolderKind.OUTLET else ""
        return self._report(article) if article else OriginNode(name, kind, loaded=False)

    def _loaded(self, outlet: str) -> str:
        return next((each.id for each in self._articles.values() if each.outlet.name == outlet), "")

    def _report(self, article: str) -> OriginNode:
        found = self._articles[article]
        return OriginNode(found.outlet.name, HolderKind.OUTLET, True, found.id, found.published_as)

    def _told_by(self) -> list[str]:
        """The articles that tell the lead."""
        lead = next((each for each in self._story.claims if each.lead), None)
        return list(dict.fromkeys(each.article for each in telling(lead.reports))) if lead else []
