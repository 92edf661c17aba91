"""`python -m briefings PATH…`: files in, briefings out."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from briefings.claims.story import build
from briefings.composing.compose import compose
from briefings.errors import BriefingsError, LanguageError
from briefings.export import to_json
from briefings.grouping.stories import group
from briefings.loading import find_articles, load_article
from briefings.outlets import Outlets
from briefings.reading.processes import read_many
from briefings.rendering import Renderer
from briefings.shipped import data_folder
from briefings.types import Article, Reading, Story

_ABOUT = """Reads news articles and prints one briefing for each story they tell: the key facts and who
reports each, the quotes, who got it from whom, and where the reports differ. Every word is copied from
the articles."""
_EPILOG = """PATH is an article (plain text or HTML) or a folder of them. An articles.toml beside the files
may say which outlet published each. Files that can't be read are named on stderr and skipped; the exit code
is 1 only when none could be read."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit code."""
    given = _parser().parse_args(arguments)
    try:
        outlets = Outlets.from_toml(_outlets_text())
        articles = _load(given.path, outlets)
        if not articles:
            print("nothing could be read", file=sys.stderr)  # noqa: T201
            return 1
        readings = read_many(articles, given.model, outlets, given.jobs)
        stories = _stories(articles, readings, outlets)
    except LanguageError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    sys.stdout.write(_as_json(stories) if given.json else _as_text(stories))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m briefings", description=_ABOUT, epilog=_EPILOG)
    parser.add_argument("path", metavar="PATH", nargs="+", type=Path, help="an article or a folder of them")
    parser.add_argument("--json", action="store_true", help="print everything that was read as JSON")
    parser.add_argument("--model", default="", help="spaCy model to read with (default: the best installed)")
    parser.add_argument(
        "--jobs", type=int, default=0, help="processes that read (default: as many as pay off)"
    )
    return parser


def _outlets_text() -> str:
    return (data_folder() / "outlets.toml").read_text(encoding="utf-8")


def _load(paths: Sequence[Path], outlets: Outlets) -> list[Article]:
    """Every readable article once; the others are named on stderr."""
    found: dict[str, Article] = {}
    for path in find_articles(paths):
        try:
            article = load_article(path, outlets)
        except (BriefingsError, OSError) as error:
            print(error, file=sys.stderr)  # noqa: T201
            continue
        found.setdefault(article.id, article)
    return list(found.values())


def _stories(articles: Sequence[Article], readings: Sequence[Reading], outlets: Outlets) -> list[Story]:
    of = {reading.article.id: reading for reading in readings}
    return [build([of[article.id] for article in story], outlets) for story in group(articles)]


def _as_json(stories: Sequence[Story]) -> str:
    return json.dumps(to_json(stories), ensure_ascii=False, indent=1) + "\n"


def _as_text(stories: Sequence[Story]) -> str:
    renderer = Renderer()
    return "\n\n".join(renderer.text(compose(each)).strip() for each in stories) + "\n"


if __name__ == "__main__":
    sys.exit(main())
