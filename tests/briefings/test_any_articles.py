"""Any articles in any order: nothing raises, every shown word is copied, and the order changes nothing."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings.claims.story import build
from briefings.composing.compose import compose
from briefings.export import to_json
from briefings.rendering import Renderer
from briefings.types import Excerpt, HolderKind, Reading
from tests.briefings.handmade import Report, Said, reading
from tests.briefings.storytelling import SAMPLES, STORIES, outlets, readings

RENDERER = Renderer()
SLOW = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


def everything() -> list[Reading]:
    """The readings of all stories of the tests, which have nothing to do with one another."""
    folders = [SAMPLES, *sorted(each.parent for each in STORIES.glob("*/articles.toml"))]
    return [each for folder in folders for each in readings(folder)]


COMMON = ("The", "mayor", "port", "ferry", "said", "will", "close", "12", "14", "Ostley", "it")
MEANING = ("if", "not", "may", "unless", "however,", "“yes”", ":")
WORDS = st.sampled_from((*COMMON, *MEANING))
SENTENCE = st.lists(WORDS, min_size=1, max_size=12).map(lambda words: " ".join(words) + ".")


@st.composite
def strange(draw: st.DrawFn, number: int) -> Reading:
    """An article of words in any order, with attributions anywhere."""
    paragraphs = [
        f"{number}{at} {each}" for at, each in enumerate(draw(st.lists(SENTENCE, min_size=1, max_size=5)))
    ]
    said = [
        Said(
            each.split()[0],
            each.split()[-1],
            " ".join(each.split()[1:]),
            draw(st.sampled_from(list(HolderKind))),
            safe=draw(st.booleans()),
        )
        for each in paragraphs
        if draw(st.booleans())
    ]
    return reading(Report(f"Outlet {number}", paragraphs, said))


def check(found: list[Reading]) -> None:
    """What must hold of every story."""
    story = build(found, outlets())
    briefing = compose(story)
    texts = {each.article.id: each.article.text for each in found}
    lines = [*briefing.facts, *([briefing.lead] if briefing.lead else [])]
    shown: list[Excerpt] = [each for line in lines for each in (*line.excerpts, *line.evidence)]
    shown += [each.excerpt for line in lines for each in line.counterparts]
    shown += [each.excerpt for line in lines for each in line.extras]
    shown += [each for only in briefing.only for line in only.lines for each in line.excerpts]
    shown += [each for line in briefing.quotes for each in (line.frame, line.words, line.setting) if each]
    for each in shown:
        assert each.text == each.span.of(texts[each.article])
        assert each.sentence.covers(each.span)
    assert RENDERER.text(briefing)
    assert to_json([build(found[::-1] + found[:1], outlets())]) == to_json([story])


@SLOW
@given(st.data())
def test_articles_that_have_nothing_to_do_with_one_another(data: st.DataObject) -> None:
    check(
        data.draw(
            st.lists(
                st.sampled_from(everything()), min_size=1, max_size=6, unique_by=lambda each: each.article.id
            )
        )
    )


@SLOW
@given(st.data())
def test_articles_of_words_in_any_order(data: st.DataObject) -> None:
    count = data.draw(st.integers(min_value=1, max_value=4))
    check([data.draw(strange(number)) for number in range(count)])


def test_an_article_without_a_sentence() -> None:
    check([reading(Report("Post", ["x"])), *readings(SAMPLES)])
