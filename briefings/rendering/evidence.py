"""The exact sentences behind a line, each in its paragraph and under its outlet's name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefings.actions import Action
from briefings.rendering.fitting import Block, Item, choose
from briefings.rendering.fulltext import Run, runs_of
from briefings.rendering.messages import Message
from briefings.rendering.press import Press, Rows, rows_of
from briefings.types import Article, Briefing, Excerpt, FactLine, Span

_ROOM = 3_600
_BLOCK_POINTS = 2_900
_MARK_POINTS = 45
#: A place in an article, and the sentences to mark there.
_Marks = dict[tuple[str, Span], list[Excerpt]]
_MOST_BUTTONS = 8


@dataclass(frozen=True, slots=True)
class Evidence:
    """A line of a briefing with the articles that it may rest on."""

    briefing: Briefing
    story: int
    fact: FactLine
    articles: Mapping[str, Article]


def why(press: Press, view: Evidence) -> Message:
    """The line's paragraphs with its sentences marked; the bare sentences where those are too long."""
    evidence = tuple(dict.fromkeys(view.fact.evidence or view.fact.excerpts))
    outlets = {card.id: card.outlet for card in view.briefing.articles}
    blocks: list[Block] = []
    for whole in (True, False):
        blocks = [
            press.block("evidence", _BLOCK_POINTS, outlet=outlets.get(article, ""), runs=runs)
            for article, runs in _runs(evidence, view.articles, whole=whole)
        ]
        if _points(blocks) <= _ROOM:
            break
    chosen = choose([Item(_points([block])) for block in blocks], _ROOM)
    return press.message(
        "why",
        _rows(press, view, evidence),
        fact=view.fact,
        lines=[blocks[index].html for index in sorted(chosen)],
        more=len(blocks) - len(chosen),
        sentences=len({(excerpt.article, excerpt.sentence) for excerpt in evidence}),
        carrying=tuple(dict.fromkeys(outlets.get(excerpt.article, "") for excerpt in evidence)),
    )


def _points(blocks: Sequence[Block]) -> int:
    """A mark counts as much as a short sentence, so that the marks stay within Telegram's limit too."""
    return sum(max(block.size.points + 1, block.size.entities * _MARK_POINTS) for block in blocks)


def _runs(
    evidence: Sequence[Excerpt], articles: Mapping[str, Article], *, whole: bool
) -> list[tuple[str, tuple[Run, ...]]]:
    marks: _Marks = {}
    for excerpt in evidence:
        article = articles.get(excerpt.article)
        around = _paragraph(article, excerpt.sentence) if article and whole else excerpt.sentence
        marks.setdefault((excerpt.article, around), []).append(excerpt)
    shown = []
    for (name, around), excerpts in marks.items():
        article = articles.get(name)
        if article:
            shown.append((name, runs_of(article, around, [excerpt.sentence for excerpt in excerpts])))
        else:
            shown.append((name, tuple(Run(excerpt, used=True, glued=False) for excerpt in excerpts)))
    return shown


def _paragraph(article: Article, sentence: Span) -> Span:
    """The paragraph around a sentence; a headline or a credit line may stand in none."""
    for paragraph in article.paragraphs:
        if paragraph.span.covers(sentence):
            return paragraph.span
    return sentence


def _rows(press: Press, view: Evidence, evidence: Sequence[Excerpt]) -> Rows:
    """Each report that the line rests on in full, and the way back."""
    used = {excerpt.article for excerpt in evidence}
    reports = [
        press.button(
            "source", Action("source", view.story, place), count=place, outlet=card.short or card.outlet
        )
        for place, card in enumerate(view.briefing.articles, start=1)
        if card.id in used
    ]
    return (*rows_of(reports[:_MOST_BUTTONS], 2), (press.button("brief", Action("brief", view.story)),))
