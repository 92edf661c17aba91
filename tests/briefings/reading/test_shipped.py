"""The shipped articles, read: the traps of a real story."""

import pytest

from briefings.loading import find_articles, load_article
from briefings.outlets import Outlets
from briefings.reading.reader import read
from briefings.shipped import data_folder
from briefings.types import Hedge, HolderKind, QuoteKind, Reading
from tests.briefings.reading.readers import language


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    outlets = Outlets.from_toml((data_folder() / "outlets.toml").read_text(encoding="utf-8"))
    articles = [load_article(path, outlets) for path in find_articles([data_folder() / "articles"])]
    return {article.outlet.name: read(article, language(), outlets) for article in articles}


@pytest.fixture
def global_(readings: dict[str, Reading]) -> Reading:
    return readings["EU Global"]


@pytest.fixture
def pravda(readings: dict[str, Reading]) -> Reading:
    return readings["Ukrainska Pravda"]


def attributed(reading: Reading) -> list[tuple[str, str, Hedge]]:
    text = reading.article.text
    return [
        (one.holder.name, one.contents[0].of(text).removeprefix("that ")[:24], one.hedge)
        for one in reading.attributions
    ]


def test_sentences(global_: Reading, pravda: Reading) -> None:
    assert (len(global_.sentences), len(pravda.sentences)) == (41, 12)


def test_three_quotes_and_nobody_else_is_quoted(global_: Reading, pravda: Reading) -> None:
    text = global_.article.text
    assert [(one.words.of(text)[:20], one.speaker.name, one.kind, one.safe) for one in global_.quotes] == [
        ("speak for themselves", "Volodymyr Zelensky", QuoteKind.FRAGMENT, True),
        ("The strengthening of", "Volodymyr Zelensky", QuoteKind.SENTENCE, True),
        ("Biden responded in a", "Radoslaw Sikorski", QuoteKind.CLAUSE, True),
    ]
    assert [one.speaker.role for one in global_.quotes[1:]] == [
        "Ukrainian President",
        "Polish Foreign Minister",
    ]
    assert pravda.quotes == ()


@pytest.mark.parametrize(
    ("who", "opening", "hedge"),
    [
        ("The New York Times", "U.S. President Joe Biden", Hedge.ASSERTED),
        ("U.S. officials", "the ATACMS missiles, whi", Hedge.MAY),
        ("", "The decision", Hedge.SAID_TO),
        ("Sources close to the U.S. administration", "Washington’s intention i", Hedge.ASSERTED),
        ("many", "this risk is manageable", Hedge.BELIEVED),
        ("Analysts", "that, while the immediat", Hedge.MAY),
        ("", "such actions could promp", Hedge.SAID_TO),
        ("Vladimir Putin", "NATO’s increased involve", Hedge.MAY),
        ("Volodymyr Zelensky", "actions, not statements,", Hedge.ASSERTED),
        ("Donald Trump", "potential shifts in U.S.", Hedge.MAY),
        ("U.S. allies in Eastern Europe, particularly Poland", "Biden’s decision", Hedge.ASSERTED),
        ("", "North Korea could supply", Hedge.MAY),
    ],
)
def test_what_the_longer_report_attributes(global_: Reading, who: str, opening: str, hedge: Hedge) -> None:
    assert (who, opening, hedge) in attributed(global_)


@pytest.mark.parametrize(
    ("who", "opening", "hedge"),
    [
        ("The publication's sources", "the missiles will likely", Hedge.LIKELY),
        ("officials", "The decision to allow Uk", Hedge.SAID_TO),
        ("the sources", "this shift will drastica", Hedge.NEGATED),
        ("the sources", "one of the objectives of", Hedge.ASSERTED),
        ("others in the administration", "these fears overstated", Hedge.MAY),
        ("The New York Times", "Ukraine could use ATACMS", Hedge.MAY),
        ("The New York Times", "These strikes could help", Hedge.MAY),
        ("The New York Times", "if Russia’s attack on Uk", Hedge.MAY),
        ("The New York Times", "while British and French", Hedge.ASSERTED),
    ],
)
def test_what_the_shorter_report_attributes(pravda: Reading, who: str, opening: str, hedge: Hedge) -> None:
    assert (who, opening, hedge) in attributed(pravda)


@pytest.mark.parametrize("word", ["highlights", "reflects", "underscores", "represents"])
def test_what_the_outlet_says_itself_is_nobodys(global_: Reading, word: str) -> None:
    text = global_.article.text
    voices = [one.span for one in global_.sentences if f" {word} " in one.span.of(text)]
    assert voices
    assert not any(
        span.overlaps(content) for one in global_.attributions for content in one.contents for span in voices
    )


def test_the_article_is_credited_to_another_outlet(pravda: Reading) -> None:
    line, headline = pravda.credits
    assert (line.holder.kind, line.holder.name) == (HolderKind.OUTLET, "The New York Times")
    assert [holder.name for holder in line.cites] == ["American officials"]
    assert headline.holder.name == "The New York Times"


def test_phrases_that_stand_for_somebody(pravda: Reading) -> None:
    stands_for = {(span.of(pravda.article.text), holder.name) for span, holder in pravda.aliases}
    assert stands_for == {
        ("The publication", "The New York Times"),
        ("The article", "The New York Times"),
        ("they", "the sources"),
    }
