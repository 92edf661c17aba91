"""Texts of one article: which comes first, and what the next one changes."""

from collections.abc import Iterable, Mapping, Sequence

from bot.storage.addresses import address_of
from briefings.changing.corrections import correction
from briefings.types import Article, Correction, Reading


def first_editions(waiting: Mapping[str, Article]) -> dict[str, Article]:
    """Of each article the text that was published first or, without dates, that came first."""
    found: dict[str, Article] = {}
    for article in waiting.values():
        place = address_of(article)
        if place not in found or _published(article) < _published(found[place]):
            found[place] = article
    first = {article.id for article in found.values()}
    return {one: article for one, article in waiting.items() if one in first}


def _published(article: Article) -> str:
    at = article.published_at
    return at.replace(tzinfo=None).isoformat() if at else ""


def corrected(made: Mapping[str, Reading], old: Article, new: Article) -> Correction | None:
    """What the new text changes; None where it says the same, sentence by sentence."""
    if old.id not in made:
        return Correction(new.outlet.name, new.id, old.id)
    return correction(made[old.id], made[new.id])


def without(articles: Iterable[Article], gone: str) -> Sequence[Article]:
    """The articles but one."""
    return [one for one in articles if one.id != gone]
