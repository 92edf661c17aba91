"""What a version changes, and which changes are changes of state."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from briefings.changing.changes import STATE, compare
from briefings.changing.corrections import correction
from briefings.claims.story import build
from briefings.composing.compose import compose
from briefings.outlets import Outlets
from briefings.types import UNCHANGED, Briefing, Change, ChangeKind, Reading
from tests.briefings.handmade import PERSON, Report, Said, reading
from tests.briefings.storytelling import SAMPLES, STORIES, told

FILES = ["ukrainska-pravda-atacms.txt", "eu-global-atacms.txt"]
FOLDERS = sorted(each.parent for each in STORIES.glob("*/expected.toml"))
K = ChangeKind


def kinds(change: Change) -> set[ChangeKind]:
    return {item.kind for item in change.items}


def counted(change: Change, kind: ChangeKind) -> int:
    return sum(item.kind is kind for item in change.items)


def test_the_table_names_every_kind_and_every_change_of_state() -> None:
    text = (Path(__file__).parents[2] / "docs" / "changes.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([a-z ]+)` \| .+ \| (yes|no) \|$", text, flags=re.MULTILINE))
    assert rows == {kind.value: "yes" if kind in STATE else "no" for kind in K}


def test_a_new_story() -> None:
    assert compare(None, compose(told(SAMPLES))).state
    assert kinds(compare(None, compose(told(SAMPLES)))) == {K.STORY}


def test_the_second_report_of_one_origin_is_no_change_of_state() -> None:
    both = compose(told(SAMPLES))
    change = compare(compose(told(SAMPLES, FILES[:1])), both)
    assert not change.state
    assert (counted(change, K.REPORT_ADDED), counted(change, K.QUOTE_ADDED)) == (1, 3)
    assert not kinds(change) & {K.ORIGIN_ADDED, K.ORIGIN_WITHDRAWN, K.CLAIM_WITHDRAWN, K.HEADLINE_ALTERED}
    added = {item.outlet for item in change.items if item.kind is K.CLAIM_ADDED}
    assert added == {"EU Global"}


def test_in_the_other_order_the_added_details_are_told() -> None:
    change = compare(compose(told(SAMPLES, FILES[1:])), compose(told(SAMPLES)))
    items = {item.kind: item for item in change.items}
    assert items[K.SOURCES_STATED].names == ("American officials",)
    assert items[K.DETAIL_ADDED].words[0].text == "for the first time"
    assert not counted(change, K.QUOTE_ADDED)


def test_a_second_origin_and_another_number() -> None:
    folder = STORIES / "ferry"
    change = compare(compose(told(folder, ["harbour-post.txt"])), compose(told(folder, FERRY[:2])))
    assert change.state
    assert kinds(change) >= {K.SECOND_ORIGIN, K.ORIGIN_ADDED, K.NUMBER_DIFFERS}


def test_a_denial_is_told_once() -> None:
    folder = STORIES / "ferry"
    one, two, three = (compose(told(folder, FERRY[:number])) for number in (1, 2, 3))
    told_so = [K.DENIAL_ADDED in kinds(compare(*pair)) for pair in ((one, two), (two, three), (three, three))]
    assert any(told_so)
    assert compare(three, three) == UNCHANGED


FERRY = ["harbour-post.txt", "daily-lantern.txt", "coast-courier.txt"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda each: each.name)
def test_what_only_grows_withdraws_nothing(folder: Path) -> None:
    names = sorted(file.name for file in folder.glob("*.txt"))
    grown = [compose(told(folder, names[:number])) for number in range(1, len(names) + 1)]
    for before, after in pairwise(grown):
        change = compare(before, after)
        gone = {K.CLAIM_WITHDRAWN, K.QUOTE_WITHDRAWN, K.REPORT_WITHDRAWN, K.DENIAL_WITHDRAWN}
        assert not kinds(change) & gone
        assert counted(change, K.REPORT_ADDED) == 1


def test_a_report_that_goes_to_another_story() -> None:
    folder = STORIES / "ferry"
    change = compare(compose(told(folder, FERRY)), compose(told(folder, FERRY[:1])))
    assert counted(change, K.REPORT_WITHDRAWN) == 2
    assert K.SINGLE_ORIGIN in kinds(change)
    assert K.CLAIM_WITHDRAWN not in kinds(change)


def test_other_rules_alone_change_no_state() -> None:
    both = compose(told(SAMPLES))
    change = compare(replace(both, facts=both.facts[2:], quotes=()), both)
    assert (kinds(change), change.state) == ({K.READ_ANEW}, False)


BODY = (
    "Police said 12 people were hurt in Port Lund on Monday.",
    "“It was loud,” Ida Brandt said.",
    "Omar Nyberg said the pier may open on Friday.",
)
SAID = (
    Said("Police", "said", "12 people were hurt in Port Lund on Monday"),
    Said("Omar Nyberg", "said", "the pier may open on Friday", PERSON),
)


def text(body: tuple[str, ...], said: tuple[Said, ...] = SAID, quote: str = "“It was loud,”") -> Reading:
    """An edition of one article."""
    quotes = ((quote, "Ida Brandt"),) if quote else ()
    made = reading(Report("Harbour Gazette", body, said, quotes=quotes))
    return replace(made, article=replace(made.article, id=f"gazette {hash(body)}"))


def brief(of: Reading, *corrected: Reading) -> Briefing:
    """The briefing of an article after these corrections."""
    made = compose(build([corrected[-1] if corrected else of], Outlets()))
    steps = [correction(*pair) for pair in zip((of, *corrected), corrected, strict=False)]
    return replace(made, corrections=tuple(one for one in steps if one))


CORRECTIONS = {
    "a number": ((BODY[0].replace("12", "14"), *BODY[1:]), K.NUMBER_ALTERED, "14"),
    "certainty": ((*BODY[:2], BODY[2].replace("may open", "opens")), K.HEDGE_ALTERED, "opens"),
    "words": ((*BODY[:2], BODY[2].replace("the pier", "the northern pier")), K.CLAIM_ALTERED, "northern"),
    "a sentence that goes": (BODY[:2], K.CLAIM_WITHDRAWN, "may open"),
    "a quote that goes": ((BODY[0], BODY[2]), K.QUOTE_WITHDRAWN, "loud"),
    "a quote in other words": (
        (BODY[0], BODY[1].replace("loud", "very loud"), BODY[2]),
        K.QUOTE_ALTERED,
        "very",
    ),
}


@pytest.mark.parametrize("name", CORRECTIONS)
def test_corrections(name: str) -> None:
    body, kind, words = CORRECTIONS[name]
    swaps = (("12", "14"), ("may open", "opens"), ("the pier", "the northern pier"), ("", ""))
    said = tuple(
        next(replace(one, what=what) for swap in swaps if (what := one.what.replace(*swap)) in "".join(body))
        for one in SAID
        if any(one.who in line for line in body)
    )
    quote = next((f"“{line.split('“')[1].split('”')[0]}”" for line in body if "“" in line), "")
    before, after = text(BODY), text(body, said, quote)
    change = compare(brief(before), brief(before, after))
    assert change.state
    assert counted(change, K.CORRECTED) == 1
    assert K.REPORT_ADDED not in kinds(change)
    item = next(item for item in change.items if item.kind is kind)
    assert any(words in each.text for each in item.words)


def test_a_sentence_that_comes_is_a_claim_added() -> None:
    more = "Omar Nyberg said two cars were lost."
    said = (*SAID, Said("Omar Nyberg", "said", "two cars were lost", PERSON))
    before, after = text(BODY[:2], SAID[:1]), text((*BODY[:2], more), (SAID[0], said[2]))
    change = compare(brief(before), brief(before, after))
    assert [item.words[0].text for item in change.items if item.kind is K.CLAIM_ADDED] == [more]


def test_two_corrections_are_seen_as_one_way() -> None:
    second = (BODY[0].replace("12", "13"), *BODY[1:])
    third = (BODY[0].replace("12", "14"), *BODY[1:])
    texts = [text(BODY)] + [
        text(body, (Said("Police", "said", BODY[0][12:-1].replace("12", number)), SAID[1]))
        for body, number in ((second, "13"), (third, "14"))
    ]
    change = compare(brief(texts[0]), brief(*texts))
    assert counted(change, K.NUMBER_ALTERED) == 2
    assert K.REPORT_WITHDRAWN not in kinds(change)
    assert K.CLAIM_WITHDRAWN not in kinds(change)


def test_the_same_sentences_are_no_correction() -> None:
    assert correction(text(BODY), text(BODY)) is None
    assert correction(text(BODY), text(tuple(line.replace(" ", "  ", 1) for line in BODY), (), "")) is None


def test_a_text_without_sentences_is_compared_by_paragraphs() -> None:
    bare = [replace(text(body, (), ""), sentences=()) for body in (BODY, BODY[:2])]
    found = correction(*bare)
    assert found is not None
    assert [one.text for one in found.removed] == [BODY[2]]


def of_outlet(outlet: str) -> Reading:
    made = reading(Report(outlet, BODY, SAID, quotes=[("“It was loud,”", "Ida Brandt")]))
    return replace(made, article=replace(made.article, id=outlet))


@pytest.mark.parametrize("first", [0, 1], ids=["the copy comes later", "the copy comes first"])
def test_of_a_copy_is_told_that_it_is_one_and_nothing_else(first: int) -> None:
    both = [of_outlet("Harbour Gazette"), of_outlet("Inland Mirror")]
    before, after = (compose(build(made, Outlets())) for made in (both[first : first + 1], both))
    change = compare(before, after)
    assert (kinds(change), change.state) == ({K.REPORT_ADDED, K.COPY_ADDED}, False)


def test_a_difference_that_was_told_is_not_told_again_when_one_side_is_corrected() -> None:
    said = replace(SAID[0], what=SAID[0].what.replace("12", "15"))
    other = reading(Report("Coast Courier", (BODY[0].replace("12", "15"), "It is made of wood."), [said]))
    assert K.NUMBER_DIFFERS in kinds(compare(brief(text(BODY)), _with(other, text(BODY))))
    now = text(
        (BODY[0].replace("12", "14"), *BODY[1:]),
        (replace(SAID[0], what=SAID[0].what.replace("12", "14")), SAID[1]),
    )
    change = compare(_with(other, text(BODY)), _with(other, text(BODY), now))
    assert K.NUMBER_ALTERED in kinds(change)
    assert K.NUMBER_DIFFERS not in kinds(change)


def _with(other: Reading, of: Reading, *corrected: Reading) -> Briefing:
    """The briefing of another article, and of this one after corrections."""
    made = compose(build([corrected[-1] if corrected else of, other], Outlets()))
    return replace(made, corrections=brief(of, *corrected).corrections)
