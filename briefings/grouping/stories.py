"""Which of these articles are about one happening."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefings.grouping.clusters import Clusters
from briefings.grouping.terms import Terms, seconds, terms_of, vector
from briefings.types import Article


def group(articles: Sequence[Article]) -> list[tuple[Article, ...]]:
    """The stories that these articles are about; their order and repetitions change nothing."""
    by_id = {article.id: article for article in articles}
    stories: dict[str, list[Article]] = defaultdict(list)
    for article, key in assign(terms_of(article) for article in by_id.values()).items():
        stories[key].append(by_id[article])
    return [tuple(story) for story in stories.values()]


def assign(new: Iterable[Terms]) -> dict[str, str]:
    """A key for each article, one for all of a story, in the order of the articles' dates."""
    ordered = sorted(new, key=in_order)
    clusters = Clusters()
    clusters.expect(len(ordered))
    for terms in ordered:
        clusters.place(vector(terms))
    return {terms.article: clusters.story(terms.article) for terms in ordered}


def in_order(terms: Terms) -> tuple[bool, float, str]:
    """The undated last: they then meet the stories that dates have told apart."""
    dated = terms.published_at is not None
    return (not dated, seconds(terms.published_at) if terms.published_at else 0.0, terms.article)
