"""A report that was corrected twice: what was otherwise, and the texts themselves."""

from dataclasses import replace
from itertools import pairwise

import pytest

from briefings.actions import Action
from briefings.changing.corrections import correction
from briefings.claims.story import build
from briefings.composing.compose import compose
from briefings.outlets import Outlets
from briefings.rendering import Document, Message, Renderer, plain
from briefings.types import Briefing, Correction, Paragraph, Reading
from tests.briefings.handmade import Report, reading
from tests.briefings.rendering.oracle import parsed
from tests.briefings.rendering.test_golden import compare, written

FIRST = (
    "Police said 12 people were hurt in Port Lund on Monday.",
    "The ferry had left at seven. It was late.",
    "Nobody saw the <captain>, Omar Nyberg said.",
)
SECOND = (FIRST[0].replace("12", "14"), *FIRST[1:])
THIRD = (SECOND[0], FIRST[1].replace(" It was late.", ""), FIRST[2], "The pier is closed.")


def text(number: int, paragraphs: tuple[str, ...]) -> Reading:
    made = reading(Report("Harbour Gazette", [each.replace(". ", ".|") for each in paragraphs]))
    return replace(made, article=replace(made.article, id=f"text {number}"))


TEXTS = [text(number, paragraphs) for number, paragraphs in enumerate((FIRST, SECOND, THIRD), start=1)]


def corrected(*corrections: Correction | None) -> Briefing:
    made = compose(build([TEXTS[-1]], Outlets()))
    return replace(made, corrections=tuple(one for one in corrections if one))


TWICE = corrected(*(correction(*pair) for pair in pairwise(TEXTS)))


def test_twice_corrected(renderer: Renderer, pytestconfig: pytest.Config) -> None:
    files: dict[str, Message | Document] = {
        "correction.html": renderer.view(TWICE, Action("correction", 1, 1)),
        "earliertext_1.html": renderer.earlier(TWICE, TEXTS[0].article, Action("earliertext", 1, 1)),
        "earliertext_2.html": renderer.earlier(TWICE, TEXTS[1].article, Action("earliertext", 1, 2)),
    }
    compare("corrected", {name: written(message) for name, message in files.items()}, pytestconfig)


def test_each_earlier_text_is_one_tap_away(renderer: Renderer) -> None:
    rows = renderer.view(TWICE, Action("correction", 1, 1)).buttons
    assert [button.data for row in rows for button in row] == [
        "earliertext:1:2:1",
        "earliertext:1:1:1",
        "sources:1:0:1",
    ]


def test_a_text_that_could_not_be_compared_can_be_read_all_the_same(renderer: Renderer) -> None:
    blind = corrected(Correction("Harbour Gazette", "text 3", "text 1"))
    message = renderer.view(blind, Action("correction", 1, 1))
    assert "could not be compared" in plain(message)
    assert message.buttons[0][0].data == "earliertext:1:1:1"
    shown = renderer.earlier(blind, TEXTS[0].article, Action("earliertext", 1, 1))
    assert isinstance(shown, Message)
    assert "underlined" not in plain(shown)


def test_the_text_of_a_report_that_went_leads_back_to_the_sources(renderer: Renderer) -> None:
    gone = replace(TWICE, articles=())
    shown = renderer.earlier(gone, TEXTS[0].article, Action("earliertext", 1, 1))
    assert isinstance(shown, Message)
    assert shown.buttons[-1][0].data == "sources:1:0:1"


def test_a_long_text_is_a_file(renderer: Renderer) -> None:
    old = TEXTS[0].article
    long = replace(old, paragraphs=(Paragraph(old.paragraphs[0].span, old.paragraphs[0].kind),) * 900)
    shown = renderer.earlier(TWICE, long, Action("earliertext", 1, 1))
    assert isinstance(shown, Document)
    assert "An earlier text of this report. ▸ … ◂ left out or altered since" in shown.text
    assert "An earlier text" in parsed(shown.caption)[0]
