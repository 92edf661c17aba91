"""Invented stories, each with what a careful reader finds in it."""

import tomllib
from functools import lru_cache
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from briefings.composing.compose import compose
from briefings.export import to_json
from briefings.grouping.stories import group
from briefings.rendering import Renderer
from briefings.types import Briefing, CautionKind, Story
from tests.briefings.storytelling import STORIES, articles, readings, told

FOLDERS = sorted(each.parent for each in STORIES.glob("*/expected.toml"))


def _expected(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))


def _cases(key: str) -> list[Any]:
    """Every entry of a kind; what is hard may be missed, and must not be wrong."""
    hard = pytest.mark.xfail(strict=False, reason="a speaker that a careful reader may leave open")
    return [
        pytest.param(folder, each, id=f"{folder.name}-{number}", marks=[hard] if each.get("hard") else [])
        for folder in FOLDERS
        for number, each in enumerate(_expected(folder).get(key, []), start=1)
    ]


@lru_cache(maxsize=32)
def _story(folder: Path) -> Story:
    return told(folder)


@lru_cache(maxsize=32)
def _brief(folder: Path) -> Briefing:
    return compose(_story(folder))


def _near(name: str, expected: str) -> bool:
    """ "the city's fire department" for "fire department"."""
    return expected.casefold() in name.casefold()


def _matches(found: list[str], expected: list[str]) -> bool:
    """Each name for one expected one."""
    return len(found) == len(expected) and any(
        all(_near(name, wanted) for name, wanted in zip(found, order, strict=True))
        for order in permutations(expected)
    )


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda each: each.name)
def test_reports_and_origins(folder: Path) -> None:
    expected = _expected(folder)
    assert len(group(articles(folder))) == expected["stories"]
    assert len(_brief(folder).articles) == expected["reports"]
    found = [each.name for each in _brief(folder).origins]
    assert _matches(found, expected["origins"]), found
    assert _brief(folder).unsourced == expected["unsourced"]


@pytest.mark.parametrize(("folder", "part"), _cases("without"))
def test_part_of_a_story(folder: Path, part: dict[str, Any]) -> None:
    story = told(folder, part["files"])
    assert _matches([each.name for each in story.origins], part["origins"])
    copied = [each for each in compose(story).cautions if each.kind is CautionKind.COPIED]
    assert bool(copied) is part.get("copied", False)


@pytest.mark.parametrize(("folder", "quote"), _cases("quote"))
def test_quotes(folder: Path, quote: dict[str, Any]) -> None:
    found = [(each.words.text, each.speaker, sorted(each.outlets)) for each in _brief(folder).quotes]
    assert (quote["words"], quote["speaker"], sorted(quote["outlets"])) in found, found


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda each: each.name)
def test_no_speaker_that_is_not_expected(folder: Path) -> None:
    """A wrong name is worse than a missing one."""
    expected = {each["speaker"] for each in _expected(folder).get("quote", [])}
    expected |= set(_expected(folder).get("speakers", []))
    assert {each.speaker for each in _brief(folder).quotes} <= expected


@pytest.mark.parametrize(("folder", "conflict"), _cases("conflict"))
def test_numbers_that_differ(folder: Path, conflict: dict[str, Any]) -> None:
    words = [
        {words.text for words in each.words}
        for claim in _story(folder).claims
        for each in claim.differences
        if each.kind == "number"
    ]
    assert any(set(conflict["numbers"]) <= each for each in words), words


@pytest.mark.parametrize(("folder", "shared"), _cases("shared"))
def test_what_several_report(folder: Path, shared: dict[str, Any]) -> None:
    lines = [
        (sorted(line.outlets), [each.text for each in line.evidence])
        for line in (*_brief(folder).facts, *([_brief(folder).lead] if _brief(folder).lead else []))
        if line
    ]
    assert any(
        sorted(shared["outlets"]) == outlets and any(shared["holds"] in each for each in evidence)
        for outlets, evidence in lines
    ), lines


@pytest.mark.parametrize(("folder", "only"), _cases("only"))
def test_what_only_one_reports(folder: Path, only: dict[str, Any]) -> None:
    lines = [
        excerpt.text
        for each in _brief(folder).only
        if each.outlet == only["outlet"]
        for line in each.lines
        for excerpt in line.excerpts
    ]
    assert any(only["holds"] in each for each in lines), lines


@pytest.mark.parametrize(("folder", "undecided"), _cases("undecided"))
def test_what_is_left_open_or_was_not_found(folder: Path, undecided: dict[str, Any]) -> None:
    facts = {each.excerpts[0].text: (each.undecided, each.missing) for each in _brief(folder).facts}
    lines = {
        line.excerpts[0].text: (line.undecided, ()) for each in _brief(folder).only for line in each.lines
    }
    (found,) = (states for text, states in {**facts, **lines}.items() if undecided["holds"] in text)
    assert found == (tuple(undecided.get("compare", ())), tuple(undecided.get("missing", ())))


@pytest.mark.parametrize(("folder", "denial"), _cases("denial"))
def test_denials_are_shown_with_whoever_denies(folder: Path, denial: dict[str, Any]) -> None:
    answers = [each.holder.name for claim in _story(folder).claims for each in claim.reports if each.answers]
    assert any(denial["holder"].casefold() in each.casefold() for each in answers), answers


@pytest.mark.parametrize(("folder", "copy"), _cases("copy"))
def test_one_text_under_two_mastheads(folder: Path, copy: dict[str, Any]) -> None:
    names = {card.id: card.outlet for card in _brief(folder).articles}
    found = {(names[one], names[of]) for one, of in _story(folder).copies}
    assert found == {(copy["outlet"], copy["of"])}
    assert copy["outlet"] not in {each.name for each in _story(folder).origins}


@pytest.mark.parametrize(("folder", "way"), _cases("way"))
def test_who_has_it_through_whom(folder: Path, way: dict[str, Any]) -> None:
    names = {card.id: card.outlet for card in _brief(folder).articles}
    found = {names[article]: list(outlets) for article, outlets in _story(folder).ways}
    assert found[way["outlet"]] == way["through"]


@pytest.mark.parametrize(("folder", "never"), _cases("never"))
def test_never_said(folder: Path, never: dict[str, Any]) -> None:
    assert never["words"] not in Renderer().text(_brief(folder))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda each: each.name)
def test_whose_words_the_lead_has(folder: Path) -> None:
    lead = _brief(folder).lead
    assert lead
    assert lead.outlet == _expected(folder).get("lead", lead.outlet)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda each: each.name)
def test_any_order_gives_the_same(folder: Path) -> None:
    files = [Path(each.article.path).name for each in readings(folder)]
    first = to_json([_story(folder)])
    assert to_json([told(folder, files[::-1])]) == first
    assert to_json([told(folder, files[1:] + files)]) == first
