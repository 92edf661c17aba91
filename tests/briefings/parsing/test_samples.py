"""The two articles that ship with the program, line by line."""

from pathlib import Path

import pytest

from briefings.loading import load_article
from briefings.outlets import Outlets
from briefings.shipped import data_folder
from briefings.types import Article, ParagraphKind
from tests.briefings.parsing.parsed import body, headings, headline, labels, of_kind, parsed, stripped


@pytest.fixture(scope="module")
def outlets() -> Outlets:
    return Outlets.from_toml((data_folder() / "outlets.toml").read_text(encoding="utf-8"))


def load(name: str, outlets: Outlets) -> Article:
    return load_article(data_folder() / "articles" / name, outlets)


@pytest.fixture(scope="module")
def eu_global(outlets: Outlets) -> Article:
    return load("eu-global-atacms.txt", outlets)


@pytest.fixture(scope="module")
def pravda(outlets: Outlets) -> Article:
    return load("ukrainska-pravda-atacms.txt", outlets)


def test_eu_global_is_described(eu_global: Article) -> None:
    assert eu_global.outlet.name == "EU Global"
    assert eu_global.language == "en"
    assert eu_global.byline == "EU Global Editorial Staff"
    assert eu_global.published_at is None
    assert eu_global.published_as == ""
    assert headline(eu_global).startswith("Biden Authorises Ukraine")


def test_eu_global_loses_nine_lines_and_a_blank_one(eu_global: Article) -> None:
    reasons = [(line[:20], reason) for line, reason in stripped(eu_global)]
    assert reasons == [
        ("Date:", "label with no value"),
        ("\xa0", "no words"),
        ("EU Global Editorial ", "byline"),
        ("EU Global Editorial ", "byline"),
        ("The editorial team a", "about author or outlet"),
        ("Share post:", "share buttons"),
        ("spot_imgspot_img", "left-over of the page's program"),
        ("Popular", "related articles"),
        ("More like this", "related articles"),
        ("Related", "related articles"),
    ]


def test_eu_global_has_six_headings(eu_global: Article) -> None:
    assert len(headings(eu_global)) == 6
    assert "Context: North Korean Military Involvement" in headings(eu_global)
    assert labels(eu_global) == []


def test_eu_global_keeps_all_text(eu_global: Article) -> None:
    assert len(body(eu_global)) == 14
    assert body(eu_global)[-1].endswith("the situation remains fluid and unpredictable.")


def test_pravda_is_described(pravda: Article) -> None:
    assert pravda.outlet.short == "UP"
    assert pravda.byline == "KATERYNA TYSHCHENKO"
    assert pravda.published_as == "Sunday, 17 November 2024, 20:20"
    assert pravda.published_at is not None
    assert pravda.published_at.isoformat() == "2024-11-17T20:20:00"
    assert headline(pravda).endswith(" – NYT")


def test_pravda_loses_one_line(pravda: Article) -> None:
    assert stripped(pravda) == [("Support UP or become our patron!", "request for money")]


def test_pravda_has_a_credit_and_a_label(pravda: Article) -> None:
    assert of_kind(pravda, ParagraphKind.CREDIT) == ["The New York Times, citing American officials"]
    assert labels(pravda) == ["Source:", "Details:"]
    assert headings(pravda) == []
    assert len(body(pravda)) == 10
    assert body(pravda)[1].startswith("The publication's sources state")


@pytest.mark.parametrize("name", ["eu-global-atacms.txt", "ukrainska-pravda-atacms.txt"])
def test_every_line_is_accounted_for(name: str, outlets: Outlets) -> None:
    article = load(name, outlets)
    kept = [
        article.headline,
        *(part.span for part in article.paragraphs),
        *(line.span for line in article.stripped),
    ]
    kept += [part.label for part in article.paragraphs if part.label]
    left = [
        char for at, char in enumerate(article.text) if not any(span.start <= at < span.end for span in kept)
    ]
    assert "".join(left).split() == (
        []
        if name.startswith("eu")
        else ["KATERYNA", "TYSHCHENKO", "—", "Sunday,", "17", "November", "2024,", "20:20"]
    )


def test_without_its_entry_no_outlet_is_invented() -> None:
    data = (data_folder() / "articles" / "ukrainska-pravda-atacms.txt").read_bytes()
    article = parsed(data)
    assert article.outlet.name == "Some File"
    assert article.published_as == "Sunday, 17 November 2024, 20:20"


def test_the_text_is_the_file(eu_global: Article) -> None:
    assert eu_global.text == Path(eu_global.path).read_text(encoding="utf-8")
