"""Words that change how a statement is meant: hedges, negations, denials, judgements, joining words."""

import re
from dataclasses import dataclass

from briefings.types import Hedge, Span

_HEDGES: tuple[tuple[Hedge, re.Pattern[str]], ...] = tuple(
    (hedge, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE))
    for hedge, pattern in (
        (
            Hedge.SAID_TO,
            r"reportedly|allegedly|apparently|purportedly|supposedly|"
            r"(?:is|are|was|were) (?:said|"
            r"believed|thought|understood|reported|alleged|seen|rumou?red)(?: to| as)|suspected|"
            r"reports suggest(?:ing)?",
        ),
        (Hedge.MAY, r"may|might|could|possibly|perhaps|potentially|maybe"),
        (
            Hedge.LIKELY,
            r"(?:un)?likel(?:y|ier|iest)|probably|(?:is|are|was|were) expected to|appears? to|seems? to|"
            r"set to|due to (?=\w+ on\b)",
        ),
        (
            Hedge.NEGATED,
            r"(?<!should )(?<!must )not|never|\w+n['’]t|no longer|cannot|nobody|no one|none of|neither",
        ),
    )
)

#: Openings of a sentence that only join it to the one before.
CONNECTIVE = re.compile(
    r"(?:However|But|And|Yet|Still|Nevertheless|Meanwhile|Moreover|Also|So|Then|In addition),?\s+"
)
#: Openings that concede something beside another message.
CONCESSION = re.compile(r"(?:Even though|Though|Although|While|Whereas)\s+(?!\w+ing\b)", re.IGNORECASE)
#: Openings that can't be understood without the sentence before.
LEANING = re.compile(r"(?:This|These|That|Those|Such|They|He|She|It|The former|The latter)\b", re.IGNORECASE)
#: Cues that tell what a reporter makes of somebody's words.
INTERPRETING = re.compile(r"(?:suggest|impl|hint|signal|insinuat|allud)\w*", re.IGNORECASE)
#: Holders that are told apart from others in the sentence before.
OTHERS = re.compile(r"(?:The )?others?\b", re.IGNORECASE)
#: Verbs that turn what follows into its opposite or leave it open.
REVERSING = re.compile(
    r"\b(?:doubt(?:s|ed|ful)?|fail(?:s|ed)? to|refus(?:e|es|ed) to|rul(?:e|es|ed|ing) out|"
    r"question(?:s|ed)? whether|whether|unless|if|den(?:y|ies|ied|ying)|reject(?:s|ed)?|without|"
    r"instead of|lack(?:s|ed)?|avoid(?:s|ed)?)\b",
    re.IGNORECASE,
)
WOULD = re.compile(r"\bwould\b", re.IGNORECASE)
RELATIVE = re.compile(r"(?:\w+ of )?(?:which|who|whom|whose|that|where|when)\b")
#: Openings of a sentence that only supposes.
SUPPOSING = re.compile(r"(?:Should|If|Were|In that case|In that event)\b")
#: A clause about the one who says it.
PRONOUN_FIRST = re.compile(r"(?:that\s+)?(?:he|she|it|they)\b")
POINTING = re.compile(r"\b(?:these|those|such|this|that move|the latter)\b", re.IGNORECASE)
PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "we",
        "i",
        "you",
        "him",
        "her",
        "them",
        "who",
        "his",
        "their",
        "its",
        "this",
        "that",
        "these",
        "those",
    ]
)

_CLAIMED = (
    r"reports?|claims?|allegations?|accusations?|charges?|accounts?|suggestions?|assertions?|"
    r"rumou?rs?|warnings?|findings?"
)
DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput(?:es?|ed|ing)|refut(?:es?|ed|ing)|contradict(?:s|ed)?|"
    # A proposal is rejected too, and a minister dismissed.
    rf"(?:reject|dismiss|rebuff)(?:s|es|ed|ing)?(?=\s+(?:[\w’'-]+\s+){{0,3}}(?:{_CLAIMED})\b))\b",
    re.IGNORECASE,
)
NO_ANSWER = re.compile(
    r"\b(?:declin(?:es?|ed|ing) (?:to (?:comment|discuss|answer|say|confirm|elaborate)|comment)|"
    r"refused to comment|"
    r"(?:did|has|have|had|does|do) not (?:immediately |yet )?(?:respond|responded|"
    r"comment|commented|repl(?:y|ied)|answer(?:ed)?)|could not (?:immediately )?be reached|"
    r"(?:gave|offered) no (?:comment|reply|answer)|had no (?:immediate )?comment|would not comment|"
    r"did not return (?:\w+ ){0,3}(?:calls?|messages?|emails?|requests?)|"
    r"neither (?:[\w’'-]+ ){1,12}(?:responded|replied|commented|answered))\b",
    re.IGNORECASE,
)
#: Who makes known what the sentence before says: "The club announced the decision in a statement".
ANNOUNCED = re.compile(
    r"\b(?:announced|confirmed|disclosed|revealed|made public|broke)\s+(?:it\b|this\b|that\b(?!\s\w)|"
    r"(?:the|this|that|its|his|her|their)\s+(?:decision|move|news|step|departure|resignation|plan|deal|"
    r"dismissal|sacking|appointment|change|closure|results?|deaths?|arrests?|agreement)\b)",
    re.IGNORECASE,
)
#: What somebody did not say is nobody's statement: "did not mention the ministry".
UNSAID = re.compile(
    r"(?:\b(?:did|does|do|has|have|had)\s+(?:not|never)|n['’]t)\s+(?:\w+ly\s+)?"
    r"(?:say|said|mention|specif|elaborat|nam|identif|disclos|reveal|giv|provid|address|explain|comment|refer|"
    r"discuss|answer|repl|respond)\w*$",
    re.IGNORECASE,
)
#: What a denial answers when it names nothing of its own.
ANSWERED = re.compile(rf"\b(?:{_CLAIMED}|it|this|that|them|those)\b")

#: A reporter's view of what a fact means, hung on its end: ", marking a shift".
JUDGEMENT = re.compile(
    r"\s*(?:mark|signal|underscor|underlin|highlight|reflect|represent|rais|escalat|deepen|intensify|herald|"
    r"demonstrat|show|indicat|spark|fuel|pav|usher|cement|illustrat|emphasi[sz]|threaten|prompt|"
    r"reviv|stok|cap|dash|boost|dealing)[a-z]*ing\b",
    re.IGNORECASE,
)

WHEN = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight|tomorrow|"
    r"this morning|last night|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)\s+\d{1,2}|"
    r"\d{1,2}(?:st|nd|rd|th)?\s+(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)|\d{4}-\d\d-\d\d)\b"
)


@dataclass(frozen=True, slots=True)
class Hedging:
    """A hedge and where its words stand."""

    hedge: Hedge
    span: Span


def hedgings(text: str) -> list[Hedging]:
    """The hedges and negations of a text, in reading order."""
    found = [
        Hedging(hedge, Span(*match.span())) for hedge, pattern in _HEDGES for match in pattern.finditer(text)
    ]
    return sorted(found, key=lambda each: (each.span, each.hedge))
