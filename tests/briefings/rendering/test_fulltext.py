"""An article in full: every word of it, used sentences marked, as a file when it is long."""

from dataclasses import replace

import pytest

from briefings.actions import Action
from briefings.rendering import Document, Message, Renderer, plain
from briefings.rendering.wording import clean
from briefings.types import Article, Outlet, Paragraph, Span, Stripped
from tests.briefings.rendering.fixtures import EU, LEAD, UP
from tests.briefings.rendering.making import article

SENTENCE = "The council of Port Lund voted on the plan, which covers harbour, rail and road. "


def long(paragraphs: int) -> Article:
    return article(Outlet("Harbour Gazette"), "Plan\n" + "\n".join([SENTENCE * 10] * paragraphs))


def pages(renderer: Renderer, of: Article, *used: Span) -> list[Message]:
    """Every page of the article."""
    found = []
    for page in range(1, 10):
        message = renderer.source(of, used, Action("source", 1, 1, page))
        assert isinstance(message, Message)
        if message in found:
            break
        found.append(message)
    return found


@pytest.mark.parametrize("of", [EU, UP, long(20)], ids=["one", "the other", "long"])
def test_every_paragraph_once_and_in_order(renderer: Renderer, of: Article) -> None:
    text = "\n\n".join(plain(page) for page in pages(renderer, of))
    places, start = [], 0
    for paragraph in of.paragraphs:
        start = text.index(clean(paragraph.span.of(of.text)).strip(), start)
        places.append(start)
    assert len(places) == len(of.paragraphs)


def test_header_headings_and_marks(renderer: Renderer) -> None:
    (page, *_) = pages(renderer, UP, LEAD.excerpts[0].sentence)
    head, used, rest = page.html.split("\n\n", 2)
    assert head.splitlines() == [
        "<b>Ukrainska Pravda</b> · Sunday, 17 November 2024, 20:20",
        "<b>Biden allows Ukraine to strike Russia with ATACMS missiles – NYT</b>",
        "<i>▸ underlined: used in the briefing</i>",
    ]
    assert used.startswith("▸<u>US President Joe Biden has")
    assert used.endswith("</u>")
    assert "<u>" not in rest
    assert "<b>Source: The New York Times, citing American officials</b>" in rest


def test_an_article_of_which_nothing_is_used_has_no_legend(renderer: Renderer) -> None:
    assert "underlined" not in pages(renderer, UP)[0].html


def test_a_label_is_shown_with_its_paragraph(renderer: Renderer) -> None:
    text = "Headline of it\nDetails: The council of Port Lund voted on the plan on Monday evening."
    label, words = Span(15, 23), Span(24, len(text))
    labelled = replace(article(Outlet("Gazette"), text), paragraphs=(Paragraph(words, label=label),))
    assert "Details: ▸<u>The council" in pages(renderer, labelled, words)[0].html


def test_marks_that_touch_do_not_make_a_link(renderer: Renderer) -> None:
    text = "Headline\nSee example.com and write to somebody at the harbour office in Port Lund."
    touched = article(Outlet("Gazette"), text)
    dot = text.index(".com")
    html = pages(renderer, touched, Span(dot, dot + 4))[0].html
    assert "example&#8288;▸<u>\u2060.com</u> and write" in html


def test_the_way_on_and_back(renderer: Renderer) -> None:
    keys = [[(button.label, button.data) for button in row] for row in pages(renderer, EU)[1].buttons]
    assert keys == [
        [("«", "source:1:1:1"), ("2/3", "source:1:1:2"), ("»", "source:1:1:3")],
        [("What was left out (9)", "stripped:1:1:1")],
        [("‹ Back", "sources:1:0:1")],
    ]


def test_a_long_article_is_a_file_with_the_same_marks(renderer: Renderer) -> None:
    novel = long(40)
    first = novel.paragraphs[0].span
    document = renderer.source(novel, [Span(first.start, first.start + 80)], Action("source", 1, 1))
    assert isinstance(document, Document)
    assert document.name == "harbour-gazette-plan.txt"
    assert document.caption == "<b>Harbour Gazette</b> · no date\nPlan\n▸ … ◂ used in the briefing"
    assert document.text.startswith(
        "Harbour Gazette · no date\nPlan\n▸ … ◂ used in the briefing\n\n▸The council"
    )
    assert document.text.count(SENTENCE.strip()) == 400
    assert "\u2060" not in document.text


def test_a_file_keeps_links_and_signs_as_printed(renderer: Renderer) -> None:
    words = "Write to <desk> @gazette & see https://gazette.example/plan for it. "
    of = replace(
        article(Outlet("Ö & Söhne"), "Plan\n" + "\n".join([words * 20] * 40)), url="https://gazette.example"
    )
    document = renderer.source(of, (), Action("source", 1, 1))
    assert isinstance(document, Document)
    assert words.strip() in document.text
    assert document.text.splitlines()[2] == "https://gazette.example"
    assert document.name == "s-hne-plan.txt"


def test_an_article_without_text(renderer: Renderer) -> None:
    (page,) = pages(renderer, article(Outlet("Blank News"), ""))
    assert plain(page) == "Blank News · no date\n(no headline)\n\nThe loaded text is empty."


def test_what_was_left_out_and_why(renderer: Renderer) -> None:
    message = renderer.stripped(EU, Action("stripped", 1, 2))
    assert "9 lines of EU Global, taken for no part of the article." in message.html
    assert "“Date:” — boilerplate" in message.html
    assert [[button.data for button in row] for row in message.buttons] == [["source:1:2:1"]]


def test_many_lines_left_out_are_paged(renderer: Renderer) -> None:
    line = Stripped(EU.paragraphs[0].span, "looks like an advertisement")
    message = renderer.stripped(replace(EU, stripped=(line,) * 90), Action("stripped", 1, 2))
    assert [button.label for button in message.buttons[0]] == ["1/13", "»"]


def test_sentences_without_number_cost_no_message(renderer: Renderer) -> None:
    dots = article(Outlet("Dots"), "Dots\n" + "A. " * 400)
    used = [Span(start, start + 2) for start in range(5, 1200, 3)]
    assert "A. A. A." in plain(pages(renderer, dots, *used)[0])
