"""The general word lists of English news that the reading rules share, read from words.toml."""

import tomllib
from importlib.resources import files

_TABLES: dict[str, dict[str, str]] = tomllib.loads(
    files("briefings.reading").joinpath("words.toml").read_text(encoding="utf-8")
)
_VOWELS = "aeiou"


def _words(table: str, key: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in _TABLES[table][key].split())


def _forms(lemma: str) -> set[str]:
    """Every form of a verb; irregular ones come from the list."""
    irregular = _IRREGULAR.get(lemma)
    if lemma.endswith("e"):
        regular = {lemma + "s", lemma + "d", lemma[:-1] + "ing"}
    elif lemma.endswith("y") and lemma[-2] not in _VOWELS:
        regular = {lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    elif lemma.endswith(("s", "sh", "ch", "x", "z")):
        regular = {lemma + "es", lemma + "ed", lemma + "ing"}
    else:
        regular = {lemma + "s", lemma + "ed", lemma + "ing"}
    return {lemma} | (set(irregular.split()) if irregular else regular)


_IRREGULAR = _TABLES["irregular"]
#: Verb classes, lemma by lemma.
SPEECH = _words("verbs", "speech")
FINDING = _words("verbs", "finding")
BELIEF = _words("verbs", "belief")
PLEDGE = _words("verbs", "pledge")
REQUEST = _words("verbs", "request")
JUDGEMENT = _words("verbs", "judgement")
#: Every form of every cue verb with its lemma.
LEMMAS = {
    form: lemma
    for lemma in sorted(SPEECH | FINDING | BELIEF | PLEDGE | REQUEST | JUDGEMENT)
    for form in _forms(lemma)
}
NAMING = _words("verbs", "naming")
#: "shot back", "pointed out": forms that are cues with one of these words behind them only.
PHRASAL = {form: lemma for lemma in sorted(_words("verbs", "phrasal")) for form in _forms(lemma)}
PARTICLE_WORDS = frozenset({"back", "out", "off"})
CUE_FORMS = frozenset(LEMMAS)

MAY = _words("hedges", "may")
LIKELY = _words("hedges", "likely")
SAID_TO = _words("hedges", "said_to")
NEGATION = _words("hedges", "negation")

REFUSING = _words("hedges", "refusing")

GOING_ON = _words("hedges", "going_on")

MODALS = _words("hedges", "modal")
TURNING = _words("hedges", "turning")

PERSON_NOUNS = _words("nouns", "person")
BODY_NOUNS = _words("nouns", "body")
DOCUMENT_NOUNS = _words("nouns", "document")
PUBLICATION_NOUNS = _words("nouns", "publication")
#: Nouns for who or what says things.
SPEAKERS = PERSON_NOUNS | BODY_NOUNS | DOCUMENT_NOUNS | PUBLICATION_NOUNS
#: The last word of a name that can only be a body's.
BODY_NAMES = BODY_NOUNS | _words("nouns", "naming")
COMPANIES = _words("nouns", "company")
CLUBS = _words("nouns", "club")
CLUB_NAMES = _words("nouns", "club_name")
SOURCE_NOUNS = _words("nouns", "source")

TITLES = _words("titles", "title")
HONORIFICS = _words("titles", "honorific")
MALE_TITLES = _words("titles", "male")
FEMALE_TITLES = _words("titles", "female")
PARTICLES = _words("titles", "particle")
GENERATIONS = _words("titles", "generation")
SUFFIXES = _words("titles", "suffix")
MALE_NAMES = _words("first_names", "male")
FEMALE_NAMES = _words("first_names", "female")

ABBREVIATIONS = _words("sentences", "abbreviations")
STARTERS = _words("sentences", "starters")
AUDIENCE = _words("outlets", "audience")

STANCES = _words("stances", "noun")
CARRIERS = _words("stances", "carrier")
PERSIST = _words("stances", "persist")
PASSIVE = _words("stances", "passive")
ISSUED = _words("stances", "issued")
ISSUING = _words("stances", "issuing")
RUMOURS = _words("stances", "rumour")
JOINING = _words("joining", "all")
OCCASIONS = _words("occasions", "all")
OPENING = _words("opening", "all")
CALENDAR = _words("calendar", "all")
PRONOUNS = _words("pronouns", "all")

QUANTIFIERS = _words("groups", "quantifier")
#: Each word for a kind of place with its kind.
PLACE_KINDS = {word: kind for kind in _TABLES["places"] for word in _words("places", kind)}
#: Demonyms, short forms and capitals with the country they stand for.
COUNTRY_OF = {
    word.replace(".", ""): name for name in _TABLES["countries"] for word in _words("countries", name)
}
