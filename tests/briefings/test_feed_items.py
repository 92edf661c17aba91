"""Items of feeds: which hold a whole report, and how they are read."""

from datetime import UTC, datetime

import pytest

from briefings.feeds import FeedItem, as_page, author, fingerprint, is_stub
from briefings.outlets import Outlets
from briefings.parsing import Known, parse

LONG = "The council of Dunmore voted to close the bridge. " * 20


def item(body: str, summary: str = "", title: str = "Bridge closed") -> FeedItem:
    return FeedItem("a", "https://post.example/a", title, "", datetime(2026, 3, 1, tzinfo=UTC), body, summary)


@pytest.mark.parametrize(
    ("body", "summary", "stub"),
    [
        pytest.param("", "", True, id="nothing"),
        pytest.param("The council voted to close the bridge.", "", True, id="one sentence"),
        pytest.param(f"<p>{LONG}</p>", "", False, id="a whole report"),
        pytest.param(f"<p>{LONG}</p>", "The council voted.", False, id="a report beside its summary"),
        pytest.param(f"<p>{LONG}</p>", LONG, True, id="the summary once more"),
        pytest.param(f"<p>{LONG}</p><p>Because of …</p>", "", True, id="broken off"),
        pytest.param(f"<p>{LONG}</p><p>Because of [&#8230;]</p>", "", True, id="broken off in brackets"),
        pytest.param(f"<p>{LONG}</p><a href='/a'>Read more</a>", "", True, id="read more"),
        pytest.param(f"<p>{LONG}</p><a href='/a'>Continue reading »</a>", "", True, id="continue reading"),
        pytest.param(f"{LONG} The post Bridge appeared first on Post.", "", True, id="first on"),
        pytest.param(f"<p>{LONG} They can read more than that.</p>", "", False, id="more, in a sentence"),
        pytest.param("<img src='" + "x" * 1_500 + "'/>", "", True, id="markup is no text"),
    ],
)
def test_is_stub(body: str, summary: str, stub: bool) -> None:
    assert is_stub(item(body, summary)) is stub


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("Ines Carrow", "Ines Carrow"),
        ("news@post.example (Ines Carrow)", "Ines Carrow"),
        ("news@post.example", ""),
        ("", ""),
    ],
)
def test_author(byline: str, name: str) -> None:
    assert author(byline) == name


def test_a_fingerprint_is_of_what_is_told() -> None:
    assert fingerprint(item("a")) == fingerprint(item("a"))
    assert (
        len({fingerprint(one) for one in (item("a"), item("b"), item("a", "b"), item("a", title="c"))}) == 4
    )


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<p>Mayor Ana Ruiz closed it.</p><p>“It is unsafe,” she said.</p>", id="markup"),
        pytest.param("Mayor Ana Ruiz closed it.\n\n“It is unsafe,” she said.", id="text"),
    ],
)
def test_an_item_is_read_as_a_page(body: str) -> None:
    page = as_page(item(body, title="Bridge <closed> & barred"))
    article = parse(page, Known("https://post.example/a", headline="Bridge <closed> & barred"), Outlets(()))
    assert article.headline.of(article.text) == "Bridge <closed> & barred"
    assert [part.span.of(article.text) for part in article.paragraphs] == [
        "Mayor Ana Ruiz closed it.",
        "“It is unsafe,” she said.",
    ]
