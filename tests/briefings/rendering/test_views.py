"""The lists behind the buttons: complete, in order, paged between lines, with a way back."""

import pytest

from briefings.actions import Action
from briefings.rendering import Message, Renderer, plain
from tests.briefings.rendering.cases import CASES
from tests.briefings.rendering.fixtures import ARTICLES, FIRST

HUGE = CASES["huge"].briefing


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


def all_pages(renderer: Renderer, view: str, item: int = 0) -> list[Message]:
    """Every page of a list, by its own buttons."""
    action: Action | None = Action(view, 1, item)
    pages = []
    while action:
        pages.append(renderer.view(HUGE, action))
        keys = {button.label: button.data for row in pages[-1].buttons for button in row}
        action = Action.unpack(keys["»"]) if "»" in keys else None
    return pages


def test_all_facts_over_all_pages(renderer: Renderer) -> None:
    pages = all_pages(renderer, "facts")
    text = "\n".join(plain(page) for page in pages)
    places = [text.index(f"\n{fact.number}. {fact.excerpts[0].text.strip()[:40]}") for fact in HUGE.facts]
    assert places == sorted(places)
    assert text.count("≠ Outlet number 1,") == 40
    assert text.count("⚠") == len(HUGE.cautions)
    assert len(pages) > 5


@pytest.mark.parametrize(
    ("view", "item", "mark"), [("quotes", 0, " — Ida Brandt"), ("only", 2, "\n"), ("names", 0, " = ")]
)
def test_no_line_is_lost(renderer: Renderer, view: str, item: int, mark: str) -> None:
    pages = all_pages(renderer, view, item)
    lines = {"quotes": len(HUGE.quotes), "only": 40, "names": len(HUGE.names)}[view]
    assert "\n".join(plain(page) for page in pages).count(mark) >= lines


def test_turning_pages(renderer: Renderer) -> None:
    count = len(all_pages(renderer, "facts"))
    for page, expected in (
        (1, [f"1/{count}", "»"]),
        (2, ["«", f"2/{count}", "»"]),
        (count, ["«", f"{count}/{count}"]),
    ):
        assert labels(renderer.view(HUGE, Action("facts", 1, page=page)))[-2] == expected


def test_a_page_that_is_gone_is_the_last_one(renderer: Renderer) -> None:
    count = len(all_pages(renderer, "facts"))
    assert renderer.view(HUGE, Action("facts", 1, page=99_999)) == renderer.view(
        HUGE, Action("facts", 1, page=count)
    )


@pytest.mark.parametrize("view", ["facts", "quotes", "only", "chain", "sources", "names"])
def test_every_list_leads_back_to_the_card(renderer: Renderer, view: str) -> None:
    message = renderer.view(FIRST, Action(view, 3))
    (button,) = message.buttons[-1]
    assert button.label == "‹ Briefing"
    action = Action.unpack(button.data)
    assert action == Action("brief", 3)
    assert renderer.view(FIRST, action) == renderer.brief(FIRST, 3)


@pytest.mark.parametrize("action", [Action("only", 1, 9), Action("stories", 1), Action("source", 1, 1)])
def test_a_list_that_this_briefing_has_not(renderer: Renderer, action: Action) -> None:
    assert renderer.view(FIRST, action) == renderer.notice("expired")


def test_the_way_of_the_lead(renderer: Renderer) -> None:
    lines = plain(renderer.view(FIRST, Action("chain", 1))).splitlines()
    assert lines[-4:] == [
        "American officials (unnamed)",
        "└ The New York Times (not loaded)",
        "\u2003├ Ukrainska Pravda, Sunday, 17 November 2024, 20:20",
        "\u2003└ EU Global, no date",
    ]


def test_sources_with_a_button_each(renderer: Renderer) -> None:
    message = renderer.view(FIRST, Action("sources", 1))
    assert "1. <b>Ukrainska Pravda</b>\nBiden allows" in message.html
    assert "no date · EU Global Editorial Staff" in message.html
    assert labels(message) == [["Read UP in full"], ["Read EU Global in full"], ["‹ Briefing"]]


def test_who_has_something_alone(renderer: Renderer) -> None:
    assert labels(renderer.brief(HUGE, 1))[1] == ["Only in one report …"]
    choice = renderer.view(HUGE, Action("only", 1))
    assert labels(choice)[0] == ["Only O0 (40)", "Only O1 (40)"]


def test_why_shows_sentences_in_their_paragraph(renderer: Renderer) -> None:
    message = renderer.why(FIRST, 3, ARTICLES, 1)
    assert message.html.startswith("<b>Line 3</b> rests on 2 sentences of Ukrainska Pravda and EU Global.")
    assert "<blockquote><b>Though the sources do not expect" in message.html
    assert "from Pyongyang. <b>Analysts note that" in message.html
    assert "war effort.</b> Biden’s approval" in message.html
    assert labels(message) == [["Read UP in full"], ["Read EU Global in full"], ["‹ Briefing"]]


def test_why_the_lead_shows_headlines_and_credit_lines_too(renderer: Renderer) -> None:
    message = renderer.why(FIRST, 0, ARTICLES, 1)
    assert "<b>Source: The New York Times, citing American officials</b>" in message.html
    assert "<b>The lead</b> rests on 3 sentences" in message.html


def test_why_without_the_articles_shows_the_words_alone(renderer: Renderer) -> None:
    html = renderer.why(FIRST, 6, {}, 1).html
    assert "<blockquote><b>the sources do not expect that" in html


def test_why_of_a_line_that_is_not_there(renderer: Renderer) -> None:
    assert plain(renderer.why(FIRST, 9, ARTICLES, 1)).startswith(
        "There is no line 9 in this briefing. Its key facts"
    )
    assert "no numbered lines" in renderer.why(CASES["no_facts"].briefing, 1, {}, 1).html
