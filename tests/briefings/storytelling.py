"""Stories for the tests: read once a session, built as often as asked for."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from briefings.claims.story import build
from briefings.loading import find_articles, load_article
from briefings.outlets import Outlets
from briefings.reading.language import Language
from briefings.reading.reader import read_all
from briefings.shipped import data_folder
from briefings.types import Article, Reading, Story

STORIES = Path(__file__).parents[1] / "stories"
SAMPLES = data_folder() / "articles"


@lru_cache(maxsize=1)
def language() -> Language:
    """The model, loaded once."""
    return Language.load()


@lru_cache(maxsize=1)
def outlets() -> Outlets:
    """The shipped register."""
    return Outlets.from_toml((data_folder() / "outlets.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=32)
def articles(folder: Path) -> tuple[Article, ...]:
    """The articles of a folder."""
    return tuple(load_article(path, outlets()) for path in find_articles([folder]))


@lru_cache(maxsize=32)
def readings(folder: Path) -> tuple[Reading, ...]:
    """The readings of a folder's articles."""
    return tuple(read_all(articles(folder), language(), outlets()))


def told(folder: Path, files: Sequence[str] = ()) -> Story:
    """The story of a folder, or of some of its files in the order given."""
    found = {Path(each.article.path).name: each for each in readings(folder)}
    chosen = [found[name] for name in files] if files else list(found.values())
    return build(chosen, outlets())
