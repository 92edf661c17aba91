"""The shipped articles, read for real, as their messages."""

import pytest

from briefings.claims.story import build
from briefings.composing.compose import compose
from briefings.loading import find_articles, load_article
from briefings.outlets import Outlets
from briefings.reading.language import Language
from briefings.reading.reader import read_all
from briefings.rendering import Renderer
from briefings.rendering.card import VISIBLE_POINTS
from briefings.rendering.markup import visible_points
from briefings.shipped import data_folder
from tests.briefings.rendering.everything import messages
from tests.briefings.rendering.nasty import Case
from tests.briefings.rendering.test_copied import check
from tests.briefings.rendering.test_golden import compare, written
from tests.briefings.rendering.test_limits import held


@pytest.fixture(scope="module")
def case() -> Case:
    outlets = Outlets.from_toml((data_folder() / "outlets.toml").read_text(encoding="utf-8"))
    articles = [load_article(path, outlets) for path in find_articles([data_folder() / "articles"])]
    briefing = compose(build(read_all(articles, Language.load(""), outlets), outlets))
    return Case(briefing, {article.id: article for article in articles})


def test_every_message_holds(case: Case, renderer: Renderer) -> None:
    for _, message in messages(renderer, case):
        held(message)


def test_every_word_is_copied(case: Case) -> None:
    check(case)


def test_the_card_keeps_its_promise(case: Case, renderer: Renderer) -> None:
    html = renderer.brief(case.briefing, 1).html
    opened, _, _ = html.partition("<blockquote expandable>")
    assert visible_points(html) <= VISIBLE_POINTS + 20
    for words in (
        "· 1 origin for the lead: The New York Times (not loaded)",
        "\n1. ",
        "\n2. ",
        "\n3. ",
        "QUOTES",
    ):
        assert words in opened


def test_as_it_was_last_looked_at(case: Case, renderer: Renderer, pytestconfig: pytest.Config) -> None:
    made = {name: written(message) for name, message in messages(renderer, case)}
    shown = (
        "brief",
        "push",
        "facts",
        "quotes",
        "chain",
        "sources",
        "names",
        "only_1",
        "only_2",
        "why_0",
        "why_3",
    )
    files = {f"{name}.html": made[name] for name in shown}
    compare("shipped", files | {"text.txt": renderer.text(case.briefing)}, pytestconfig)
