"""Which language a text is in, told by its script and its smallest words."""

import re
from collections import Counter

_SAMPLE = 6_000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

# The commonest small words; those that several languages share count for each of them.
_SMALL_WORDS = {
    "en": (
        "a the of and to in is that for on with was as by it at from has have be are said not this an were "
        "will would"
    ),
    "de": (
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an "
        "werden hat wurde"
    ),
    "fr": (
        "de la le et les des en un une du que est pour qui dans par sur au plus ne pas avec ce il a été "
        "son sont aux"
    ),
    "es": (
        "de la que el en y a los se del las un por con no una su para es al lo como más ha fue este sus "
        "pero han"
    ),
    "it": (
        "di che e la il un a per in una è con del si da non le al sono dei della nel più alla i gli ha "
        "anche stato"
    ),
    "pt": (
        "de a o que e do da em um para com não uma os no se na por mais as dos como foi ao das são pelo à ele"
    ),
    "nl": (
        "de van het een en in is dat op te zijn met voor niet aan er ook als door bij om naar heeft "
        "worden werd uit"
    ),
    "pl": (
        "w i na z do nie się że to jest o jak po za od przez dla są był ale co czy został przed oraz tym być"
    ),
    "sv": (
        "och i att det som en på är av för med den till inte har om ett var de från vid men sig han hade "
        "säger"
    ),
    "no": (
        "og i det som en på er av for med til ikke har om et var de fra ved men seg han hadde sier ble etter"
    ),
    "da": (
        "og i det som en på er af for med til ikke har om et var de fra ved men sig han havde siger blev "
        "efter"
    ),
    "fi": (
        "ja on ei että se hän oli ovat mutta myös kun joka ole mukaan sen tai kuin mitä jo nyt vain olla "
        "sanoo"
    ),
    "cs": (
        "a v na se je že s z do o to i k ve pro za by ale jako jsou po od nebo podle bylo které který už při"
    ),
    "hu": (
        "a az és hogy nem is egy ez azt volt van meg már csak mint ha de el még szerint vagy pedig lesz után"
    ),
    "ro": (
        "de și în la a cu că pe nu din care pentru un o se este mai sunt au fost ce sau prin după dar ca lui"
    ),
    "tr": (
        "ve bir bu da de için ile olarak daha çok gibi olan en var ise kadar sonra olduğu ancak ne ama dedi"
    ),
    "id": (
        "yang dan di dari ini dengan untuk pada tidak dalam itu akan ke oleh juga telah ada bahwa kata mereka"
    ),
    "vi": "và của là có trong được cho các một không người đã với này những để khi từ đến ra ở về như",
    "uk": "і в на у що з до не за та про як є це від для його але які також по або було після й року під",
    "ru": "и в на что с не по из за как это к о от для его но а также при или было после у был до об года",
    "bg": "на и в за да се от с че не са по е като това до ще към или при но беше след което тази има през",
    "sr": "и у је да на се за су са од не што као или али који из то би није био после рекао",
}
_PROFILES = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}
# The only language with that script among those with much news, or the one it is most used for.
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("fa", re.compile(r"[پچژگی]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
)


def guess_language(text: str) -> str:
    """The ISO 639-1 code of the language, "" where the text does not tell."""
    sample = text[:_SAMPLE]
    letters = sum(char.isalpha() for char in sample)
    for code, letter in _SCRIPTS:
        # Kana and Persian letters are few among the characters that other languages use too.
        share = 0.05 if code in ("ja", "fa") else 0.3
        if letters and len(letter.findall(sample)) > letters * share:
            return code
    return _by_small_words([word.lower() for word in _WORD.findall(sample)])


def code_of(tag: str) -> str:
    """The two-letter code of a language tag ("en-GB" is "en"); "" for anything else."""
    found = re.fullmatch(r"([a-z]{2})(?:[-_][a-z0-9]{2,8})*", tag.strip(), re.IGNORECASE)
    return found[1].lower() if found else ""


def _by_small_words(words: list[str]) -> str:
    counts = Counter(words)
    scores = {code: sum(counts[word] for word in profile) for code, profile in _PROFILES.items()}
    best, second = sorted(scores, key=scores.__getitem__, reverse=True)[:2]
    enough = scores[best] >= 3 and scores[best] >= len(words) * 0.12
    return best if enough and scores[best] > scores[second] else ""
