"""Every word of a message is the templates' own or copied from the sentence that it cites."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings.rendering import Document, Renderer
from briefings.rendering.markup import words_of
from briefings.rendering.wording import clean, undefused
from briefings.types import Excerpt
from tests.briefings.rendering.cases import CASES
from tests.briefings.rendering.everything import messages
from tests.briefings.rendering.nasty import Case, made_of

_BEGIN, _END = "\ue000", "\ue001"
TEMPLATES = Path(__file__).parents[3] / "briefings" / "templates"
#: The letters of the templates' texts, their tags and statements included.
OWN_WORDS = {
    word
    for file in TEMPLATES.rglob("*.j2")
    for word in re.findall(r"[^\W\d_]+", file.read_text(encoding="utf-8"))
}


class Witness:
    """Notes every excerpt that is printed, and marks what is foreign in the message."""

    def __init__(self) -> None:
        self.printed: list[tuple[Excerpt, str]] = []

    def __call__(self, value: object, words: str) -> str:
        if isinstance(value, Excerpt):
            self.printed.append((value, words))
        return f"{_BEGIN}{words}{_END}"


WITNESS = Witness()
RENDERER = Renderer(show=WITNESS)


def check(case: Case) -> None:
    """Every printed excerpt stands in its sentence, and what is not marked is the templates' own."""
    WITNESS.printed.clear()
    for _, message in messages(RENDERER, case):
        text = message.text if isinstance(message, Document) else words_of(message.html)
        own = re.sub(f"{_BEGIN}[^{_END}]*{_END}", " ", text)
        assert set(re.findall(r"[^\W\d_]+", own)) <= OWN_WORDS
    for excerpt, words in WITNESS.printed:
        sentence = case.articles[excerpt.article].text[excerpt.sentence.start : excerpt.sentence.end]
        assert undefused(words) in clean(sentence)


@pytest.mark.parametrize("name", CASES)
def test_cases(name: str) -> None:
    check(CASES[name])


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=200), names=st.lists(st.text(max_size=30), min_size=1, max_size=2))
def test_any_text(text: str, names: list[str]) -> None:
    check(made_of(text, names, 2))
