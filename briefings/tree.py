"""Who got it from whom, as a tree: the origin's own sources on top, loaded reports at the leaves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefings.origins import telling
from briefings.types import Article, HolderKind, Origin, OriginNode, Story


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
    articles = {each.article.id: each.article for each in story.readings}
    root = _Branch(OriginNode("", HolderKind.NOBODY, loaded=False))
    reached: set[str] = set()
    for origin in story.origins:
        top = root
        if origin.cites and origin.kind is HolderKind.OUTLET:
            top = root.child(OriginNode(_cited(origin), origin.cites[0].kind, loaded=False))
        own = _own_article(origin, articles)
        end = top.child(_report(articles[own]) if own else OriginNode(origin.name, origin.kind, loaded=False))
        reached |= {own} if own else set()
        _grow(end, origin, own, story, articles)
        reached |= set(origin.articles)
    for reading in _lead_reports(story):
        if reading not in reached:
            root.child(_report(articles[reading]))
    return root.grown().children


def _cited(origin: Origin) -> str:
    return ", ".join(dict.fromkeys(each.name for each in origin.cites))


def _own_article(origin: Origin, articles: Mapping[str, Article]) -> str | None:
    if origin.kind is not HolderKind.OUTLET:
        return None
    return next((each.id for each in articles.values() if each.outlet.name == origin.name), None)


def _grow(
    end: _Branch, origin: Origin, own: str | None, story: Story, articles: Mapping[str, Article]
) -> None:
    """Hangs an origin's reports under it, each under the outlets that it got it through."""
    ways = {article: way for article, way in story.ways if article in origin.articles}
    for article in origin.articles:
        if article == own:
            continue
        at = end
        for outlet in reversed(ways.get(article, ())):
            through = next((each for each in articles.values() if each.outlet.name == outlet), None)
            at = at.child(
                _report(through) if through else OriginNode(outlet, HolderKind.OUTLET, loaded=False)
            )
        if at.node.article != article:
            at.child(_report(articles[article]))


def _report(article: Article) -> OriginNode:
    return OriginNode(article.outlet.name, HolderKind.OUTLET, True, article.id, article.published_as)


def _lead_reports(story: Story) -> Sequence[str]:
    lead = next((each for each in story.claims if each.lead), None)
    return list(dict.fromkeys(each.article for each in telling(lead.reports))) if lead else []
