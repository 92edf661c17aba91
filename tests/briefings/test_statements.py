"""A reading cut into statements: whose they are, what of them is printed, what they may be used for."""

import pytest

from briefings.claims.holding import Answer
from briefings.claims.statements import Standing, Statement, statements
from briefings.types import ClauseKind, Hedge, Holder, HolderKind
from tests.briefings.handmade import BODY, GROUP, OUTLET, PERSON, Report, Said, reading

ADVERBIAL, PARTICIPLE = ClauseKind.ADVERBIAL, ClauseKind.PARTICIPLE


def made(report: Report) -> tuple[Statement, ...]:
    """The statements of a hand-made article."""
    return statements(reading(report))


def only(
    *paragraphs: str,
    said: tuple[Said, ...] = (),
    credit: str = "",
    clauses: tuple[tuple[ClauseKind, str], ...] = (),
) -> Statement:
    """The only statement of an article."""
    (found,) = made(Report("Post", paragraphs, said, clauses=clauses, credit=credit))
    return found


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        pytest.param(Said("Ann Hale", "said", "it rains", PERSON), Standing.ATTRIBUTED, id="a person"),
        pytest.param(
            Said("Ann Hale", "said", "it rains", PERSON, safe=False), Standing.ATTRIBUTED, id="named in it"
        ),
        pytest.param(
            Said("Ann Hale", "said", "it rains", HolderKind.NOBODY), Standing.AGENTLESS, id="nobody"
        ),
    ],
)
def test_standing(said: Said, standing: Standing) -> None:
    assert only("Ann Hale said it rains.", said=(said,)).standing is standing


def test_the_outlet_s_own_voice() -> None:
    found = only("It rains.")
    assert (found.standing, found.holder.kind, found.chain) == (Standing.VOICE, HolderKind.SELF, ())


@pytest.mark.parametrize(
    ("cue", "safe", "standing"),
    [
        pytest.param("said", False, Standing.UNSAFE, id="whoever she is"),
        pytest.param("said", True, Standing.ATTRIBUTED, id="she is known"),
        pytest.param("suggested", True, Standing.UNSAFE, id="the reporter's reading of her words"),
    ],
)
def test_a_pronoun(cue: str, safe: bool, standing: Standing) -> None:
    said = Said("She", cue, "it rains", PERSON, name="Ann Hale", safe=safe)
    assert only(f"She {cue} it rains.", said=(said,)).standing is standing


def test_what_the_article_credits_stands_behind_every_sentence() -> None:
    found = only("It rains.", credit="Meridian")
    assert (found.standing, [each.name for each in found.chain]) == (Standing.ATTRIBUTED, ["Meridian"])


def test_a_group_in_a_credited_article_is_the_outlet_s() -> None:
    found = only("Sailors said it rains.", said=(Said("Sailors", "said", "it rains"),), credit="Meridian")
    assert [each.name for each in found.chain] == ["Meridian", "Sailors"]


def test_a_person_in_a_credited_article_speaks_for_herself() -> None:
    said = Said("Ann Hale", "said", "it rains", PERSON)
    assert [each.name for each in only("Ann Hale said it rains.", said=(said,), credit="Meridian").chain] == [
        "Ann Hale"
    ]


def test_told_to_an_outlet() -> None:
    said = Said("Sailors", "told", "it rains", told="Meridian")
    assert [each.name for each in only("Sailors told Meridian it rains.", said=(said,)).chain] == [
        "Meridian",
        "Sailors",
    ]


def test_an_outlet_that_cites() -> None:
    said = Said("Meridian", "reported", "It rains", OUTLET, cites=(Holder(GROUP, "sailors"),))
    found = only("It rains, Meridian reported, citing sailors.", said=(said,))
    assert [each.name for each in found.chain] == ["Meridian", "sailors"]


def test_a_concession_with_a_holder_of_its_own_is_a_statement() -> None:
    front = "Though sailors do not expect that it rains"
    first, second = made(
        Report(
            "Post",
            [f"{front}, the port said the pier is shut."],
            [
                Said("sailors", "expect", "it rains", hedge=Hedge.NEGATED),
                Said("the port", "said", "the pier is shut", BODY),
            ],
            clauses=[(ADVERBIAL, front)],
        )
    )
    assert (first.text, first.concession) == ("sailors do not expect that it rains", True)
    assert (second.text, second.holder.name) == ("the port said the pier is shut.", "the port")


def test_a_condition_is_never_cut_from_what_it_governs() -> None:
    text = "If sailors say it rains, the port said the pier is shut."
    said = (Said("sailors", "say", "it rains"), Said("the port", "said", "the pier is shut", BODY))
    assert only(text, said=said, clauses=((ADVERBIAL, "If sailors say it rains"),)).text == text


def test_a_trailing_concession_stays() -> None:
    text = "Sailors said the pier is shut, though many believe it opens soon."
    said = (Said("Sailors", "said", "the pier is shut"), Said("many", "believe", "it opens soon"))
    found = only(text, said=said, clauses=((ADVERBIAL, "though many believe it opens soon"),))
    assert (found.text, found.holder.name) == (text, "Sailors")


def test_an_attribution_that_hangs_on_the_outlet_s_own_words() -> None:
    text = "The storm has changed life in the old harbour, with reports suggesting 40 boats were lost."
    found = only(text, said=(Said("reports", "suggesting", "40 boats were lost"),))
    assert found.text == "reports suggesting 40 boats were lost"


def test_an_attribution_that_points_back_is_not_cut_off() -> None:
    text = "The storm has changed life in the old harbour, sailors fearing that this damage will stay."
    assert only(text, said=(Said("sailors", "fearing", "that this damage will stay"),)).text == text


@pytest.mark.parametrize(
    ("second", "said", "leans"),
    [
        pytest.param("These boats may sink.", (), True, id="these"),
        pytest.param("However, they may sink.", (), True, id="however, they"),
        pytest.param("Boats may sink.", (), False, id="a subject of its own"),
        pytest.param(
            "But others fear such storms.", (Said("others", "fear", "such storms"),), True, id="others"
        ),
        pytest.param(
            "Others fear rain.", (Said("Others", "fear", "rain"),), False, id="others by themselves"
        ),
    ],
)
def test_leaning(second: str, said: tuple[Said, ...], leans: bool) -> None:
    found = made(Report("Post", [f"It rains.|{second}"], said))
    assert found[1].leans is leans


def test_a_supposition_after_somebody_s_guess_is_his() -> None:
    guess = Said("Analysts", "argue", "it may rain", hedge=Hedge.MAY)
    found = made(
        Report("Post", ["Analysts argue it may rain.|Should the Marl rise, boats could sink."], (guess,))
    )
    assert (found[1].holder.name, found[1].leans) == ("Analysts", True)


def test_a_supposition_after_a_fact_is_the_outlet_s() -> None:
    found = made(Report("Post", ["It rains.|Should the Marl rise, boats could sink."]))
    assert found[1].standing is Standing.VOICE


@pytest.mark.parametrize(
    ("text", "said", "answer", "holder"),
    [
        pytest.param(
            "Hale Lines, which runs it, declined to comment.", (), Answer.SILENT, "Hale Lines", id="silence"
        ),
        pytest.param("Hale Lines has not commented.", (), Answer.SILENT, "Hale Lines", id="no comment yet"),
        pytest.param(
            "But Hale Lines rejected the report.", (), Answer.DENIED, "Hale Lines", id="denial of a report"
        ),
        pytest.param(
            "Hale Lines denied that it rains.",
            (Said("Hale Lines", "denied", "that it rains", BODY),),
            Answer.DENIED,
            "Hale Lines",
            id="denial of a fact",
        ),
        pytest.param("Hale Lines rejected the offer.", (), None, "", id="an offer is no claim"),
    ],
)
def test_answers(text: str, said: tuple[Said, ...], answer: Answer | None, holder: str) -> None:
    found = only(text, said=said)
    assert (found.answer, found.holder.name) == (answer, holder)


def test_a_sentence_that_is_a_quote_is_speech() -> None:
    words = "“It never stops raining here,”"
    (found,) = made(Report("Post", [f"{words} Ann Hale said."], quotes=[(words, "Ann Hale")]))
    assert (found.quoted, found.speech) == (True, True)


def test_a_sentence_with_a_quoted_word_is_not() -> None:
    words = "“wet”"
    text = f"The harbour master of Ostley told the town council that the whole summer had been {words}."
    (found,) = made(Report("Post", [text], quotes=[(words, "Ann Hale")]))
    assert (found.quoted, found.speech) == (True, False)


def test_what_is_compared_leaves_out_the_holder() -> None:
    said = Said("the harbour master", "said", "It rains", PERSON)
    assert "harbour" not in only("It rains, the harbour master said.", said=(said,)).content


def test_what_is_said_of_oneself_is_about_the_holder() -> None:
    said = Said("Hale Lines", "said", "it would appeal", BODY)
    assert "Hale" in only("Hale Lines said it would appeal.", said=(said,)).content
