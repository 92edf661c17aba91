"""Whatever the articles hold, Telegram takes every message whole and makes nothing live of their words."""

import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.handlers.commands import COMMANDS
from briefings.rendering import Document, Message, Renderer
from briefings.rendering.card import VISIBLE_POINTS
from tests.briefings.rendering.cases import CASES
from tests.briefings.rendering.everything import messages
from tests.briefings.rendering.nasty import HOSTILE, made_of
from tests.briefings.rendering.oracle import live, parsed
from tests.briefings.rendering.test_golden import NOTICES, ROWS, notices

#: Commands that the templates themselves print.
_COMMANDS = re.compile("/(" + "|".join(command.name for command in COMMANDS) + ")")
_FRAGMENTS = [
    *HOSTILE.split(),
    *(
        "x.com",
        ".com",
        "com",
        "http:",
        "//",
        "/a",
        "@",
        "#",
        "$",
        "USD",
        "+",
        "1",
        "234567",
        "-",
        ".",
        ",",
        "<",
        "&",
        ";",
    ),
    *(
        "\u2060",
        "\u200d",
        "\u202e",
        "\u0301",
        "\ud83d",
        "👩",
        "\n",
        " ",
        "\xa0",
        "ы",
        "भारत",
        "。",
        "＠",
        "ab_c",
        "“",
        "”",
    ),
]
_PIECES = st.one_of(
    st.sampled_from(_FRAGMENTS), st.text(max_size=20), st.sampled_from([" ", "\n", "x" * 900])
)
_TEXTS = st.lists(_PIECES, max_size=40).map("".join)


def held(message: Message | Document) -> str:
    """The text that readers see, once the message has passed every limit that Telegram sets."""
    if isinstance(message, Document):
        caption, _ = parsed(message.caption)
        assert 0 < len(caption) <= 1024
        assert re.fullmatch(r"[a-z0-9-]{1,60}\.txt", message.name)
        assert message.text.encode()
        return message.text
    text, entities = parsed(message.html)
    assert 0 < len(text) <= 4096
    assert len(message.html.encode()) <= 32_768
    assert len(entities) <= 100
    for entity in live(text):
        assert entity.kind == "BotCommand", entity
        assert _COMMANDS.fullmatch(entity.words), entity
    _check_buttons(message)
    return text


def _check_buttons(message: Message) -> None:
    assert sum(len(row) for row in message.buttons) <= 100
    for row in message.buttons:
        assert 0 < len(row) <= 8
        for button in row:
            assert 0 < len(button.label) <= 64
            assert 0 < len(button.data.encode()) <= 64


@pytest.mark.parametrize("name", CASES)
def test_cases_hold(name: str, renderer: Renderer) -> None:
    for _, message in messages(renderer, CASES[name]):
        held(message)


@pytest.mark.parametrize("name", NOTICES)
def test_notices_hold(name: str, renderer: Renderer) -> None:
    held(dict(notices(renderer))[name])


def test_lists_of_stories_hold(renderer: Renderer) -> None:
    for message in (renderer.stories(ROWS, 2, 3), renderer.digest(ROWS)):
        held(message)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=_TEXTS, names=st.lists(_TEXTS, min_size=1, max_size=3), many=st.sampled_from([1, 2, 9]))
@example(text="\n.com", names=[""], many=1)  # a mark before it made a link of the dot
def test_any_text_holds(renderer: Renderer, text: str, names: list[str], many: int) -> None:
    for _, message in messages(renderer, made_of(text, names, many)):
        held(message)


@settings(max_examples=200, deadline=None)
@given(text=_TEXTS)
def test_no_words_become_live(renderer: Renderer, text: str) -> None:
    shown, _ = parsed(renderer.notice("no_match", words=text).html)
    assert [entity for entity in live(shown) if entity.words != "/stories"] == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=_TEXTS, names=st.lists(_TEXTS, min_size=1, max_size=3))
def test_what_stands_open_is_short(renderer: Renderer, text: str, names: list[str]) -> None:
    shown = renderer.brief(made_of(text, names, 6).briefing, 1).html
    folded = re.sub(r"<blockquote expandable>.*</blockquote>", "", shown, flags=re.DOTALL)
    assert len(parsed(folded)[0]) <= VISIBLE_POINTS + 20
