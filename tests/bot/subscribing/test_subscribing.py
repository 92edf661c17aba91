"""Which news a subscription wants, and what may be typed to say so."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.subscribing.wants import Kind, News, SubscribeError, Subscription, Wants, parse, wanted
from briefings.types import Briefing, Change, ChangeItem, ChangeKind
from tests.samples import article, briefing

NEW = Change((ChangeItem(ChangeKind.STORY),), state=True)
MORE = Change((ChangeItem(ChangeKind.CLAIM_ADDED),))
ANEW = Change((ChangeItem(ChangeKind.READ_ANEW),))


def made(headline: str = "Bridge closed after flood in São Tomé") -> Briefing:
    """A briefing with one report, of the Harbour Post, and one origin."""
    return briefing([article("a", headline)])


def tells(wants: Wants, change: Change = NEW, of: Briefing | None = None) -> bool:
    """Whether a chat with this wish is told of story 7."""
    return wanted(Subscription(1, 5, 0, wants), News.of(7, of or made(), change))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("flood", True, id="a word"),
        pytest.param("FLOOD", True, id="case"),
        pytest.param("floo", False, id="a part of a word"),
        pytest.param("sao tome", True, id="accents"),
        pytest.param("flood bridge", True, id="both words"),
        pytest.param("flood tunnel", False, id="one word is missing"),
        pytest.param('"closed after flood"', True, id="a phrase"),
        pytest.param("“closed after”", True, id="a phone's quotation marks"),
        pytest.param('"after closed"', False, id="a phrase the wrong way round"),
        pytest.param('"tome harbour"', False, id="a phrase across two texts"),
        pytest.param('"closed after', True, id="a quotation mark that is never closed"),
        pytest.param("flood -tunnel", True, id="what is excluded is not there"),
        pytest.param("flood -bridge", False, id="what is excluded is there"),
        pytest.param('flood -"closed after"', False, id="an excluded phrase"),
        pytest.param("flood —bridge", False, id="a phone's dash"),
        pytest.param("-tunnel", True, id="everything but"),
        pytest.param("-flood", False, id="everything but this"),
        pytest.param("São-Tomé", True, id="a word with a hyphen"),
        pytest.param("ruiz", True, id="who said it"),
        pytest.param("harbour post", True, id="who printed it"),
    ],
)
def test_words(words: str, expected: bool) -> None:
    assert tells(parse(words)) is expected


@pytest.mark.parametrize(
    ("wants", "change", "expected"),
    [
        pytest.param(Wants(), NEW, True, id="everything: a new story"),
        pytest.param(Wants(), MORE, True, id="everything: more of it"),
        pytest.param(Wants(), ANEW, False, id="the same, read anew"),
        pytest.param(Wants(), Change(), False, id="nothing changed"),
        pytest.param(Wants(Kind.STORY, 7), MORE, True, id="the story"),
        pytest.param(Wants(Kind.STORY, 8), MORE, False, id="another story"),
        pytest.param(Wants(Kind.OUTLET, words="harbour post"), MORE, True, id="the outlet"),
        pytest.param(Wants(Kind.OUTLET, words="HP"), MORE, True, id="the outlet in short"),
        pytest.param(Wants(Kind.OUTLET, words="Harbour"), MORE, False, id="a part of the outlet's name"),
        pytest.param(Wants(only_state=True), MORE, False, id="only changes of state: none"),
        pytest.param(Wants(only_state=True), NEW, True, id="only changes of state: one"),
        pytest.param(Wants(two_origins=True), NEW, False, id="only two origins: one"),
    ],
)
def test_kinds(wants: Wants, change: Change, expected: bool) -> None:
    assert tells(wants, change) is expected


def test_two_origins() -> None:
    one = made()
    two = replace(one, origins=(*one.origins, replace(one.origins[0], name="The Lantern")))
    assert tells(Wants(two_origins=True), of=two)


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        pytest.param("all", Wants(), id="all"),
        pytest.param("Everything", Wants(), id="everything"),
        pytest.param(
            "all the king's men", Wants(Kind.WORDS, words="all the king's men"), id="words with all"
        ),
        pytest.param("3", Wants(Kind.STORY, 3), id="a number"),
        pytest.param("#3", Wants(Kind.STORY, 3), id="a number with its sign"),
        pytest.param("story 12", Wants(Kind.STORY, 12), id="a story"),
        pytest.param("story of my life", Wants(Kind.WORDS, words="story of my life"), id="words with story"),
        pytest.param("outlet Harbour Post", Wants(Kind.OUTLET, words="Harbour Post"), id="an outlet"),
        pytest.param("words outlet", Wants(Kind.WORDS, words="outlet"), id="a word that is a command's"),
        pytest.param("words 12", Wants(Kind.WORDS, words="12"), id="a number as a word"),
        pytest.param("flood +changes", Wants(Kind.WORDS, words="flood", only_state=True), id="only changes"),
        pytest.param("all +origins +changes", Wants(only_state=True, two_origins=True), id="both filters"),
        pytest.param("+ORIGINS", Wants(two_origins=True), id="a filter alone"),
    ],
)
def test_parse(text: str, wants: Wants) -> None:
    assert parse(text) == wants


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("!!! ...", "no_words", id="no letters"),
        pytest.param('"" -', "no_words", id="empty quotes"),
        pytest.param("outlet", "no_outlet", id="an outlet without a name"),
        pytest.param("outlet ???", "no_outlet", id="an outlet without letters"),
        pytest.param("a b c d e f g h i j k l m", "many", id="too many words"),
        pytest.param("a" * 201, "long", id="too long"),
    ],
)
def test_what_is_no_wish(text: str, reason: str) -> None:
    with pytest.raises(SubscribeError) as caught:
        parse(text)
    assert caught.value.why == reason


@given(st.text(max_size=250))
def test_any_text_is_a_wish_or_refused(text: str) -> None:
    try:
        wants = parse(text)
    except SubscribeError:
        return
    assert tells(wants) in (True, False)
    assert "\0" not in wants.words


@given(st.lists(st.sampled_from(["ferry", "island", "storm", "the"]), min_size=1, max_size=30), st.data())
def test_a_phrase_is_found_exactly_where_its_words_stand_side_by_side(
    text: list[str], data: st.DataObject
) -> None:
    phrase = data.draw(st.lists(st.sampled_from(["ferry", "island", "storm"]), min_size=1, max_size=3))
    stands = any(text[at : at + len(phrase)] == phrase for at in range(len(text)))
    of = made(" ".join(text))
    assert tells(Wants(Kind.WORDS, words=f'"{" ".join(phrase)}"'), of=of) is stands
