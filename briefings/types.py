"""The vocabulary: one word, one idea. Frozen values, no behaviour beyond reading themselves.

Offsets are Unicode code points into `Article.text`; a span is half open, `text[start:end]`.
Everything extracted points at its evidence, so that nothing shown is ever retyped.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

# ---- what is loaded


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text, `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words at this span."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes. Never called a source: in this field that is the one who is quoted."""

    name: str
    #: Other names it goes by in running text: acronyms, short forms, former names.
    also: tuple[str, ...] = ()
    #: What a reader sees in brackets where the name would be too long.
    short: str = ""
    #: An agency's text is printed by others as it is; equal text is then one report.
    agency: bool = False
    #: House labels at the start of a paragraph that credit somebody, such as "Source:".
    credit_labels: tuple[str, ...] = ()
    #: House labels that only introduce text, such as "Details:".
    text_labels: tuple[str, ...] = ()


class ParagraphKind(StrEnum):
    BODY = "body"
    HEADING = "heading"  # a section title: never joined to a sentence, never evidence
    CREDIT = "credit"  # a line that only names whom the article got it from


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One kept block of an article. `span` leaves out the label."""

    span: Span
    kind: ParagraphKind = ParagraphKind.BODY
    #: The house label before the text ("Details:"), colon included.
    label: Span | None = None


@dataclass(frozen=True, slots=True)
class Stripped:
    """A line that is no article, kept so that a reader can see what was taken away."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """One document of one outlet."""

    #: Depends on outlet, address and text alone, so that loading twice is loading once.
    id: str
    #: Where it was read from: a file's name or an address; for messages, never for identity.
    path: str
    outlet: Outlet
    url: str
    #: ISO 639-1 code, "" when it can't be told.
    language: str
    headline: Span
    byline: str
    #: As far as the text tells: without a zone where none is printed; None where no date is.
    published_at: datetime | None
    #: The date as printed ("Sunday, 17 November 2024, 20:20"), "" where none is.
    published_as: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    stripped: tuple[Stripped, ...] = ()
    #: What a reader of the figures should know about the loading ("encoding guessed: windows-1251").
    notes: tuple[str, ...] = ()


# ---- what is read in one article


class ClauseKind(StrEnum):
    MAIN = "main"
    CONTENT = "content"  # what is said, believed, shown: "that …"
    ADVERBIAL = "adverbial"  # while, though, if, as, when …
    RELATIVE = "relative"  # which, who …
    PARTICIPLE = "participle"  # marking …, citing …
    CONJUNCT = "conjunct"  # and / but + a clause with its own verb


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence with its own verb; clauses may nest."""

    span: Span
    kind: ClauseKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a body paragraph, with its place."""

    index: int
    span: Span
    #: Index into `Article.paragraphs`.
    paragraph: int
    clauses: tuple[Clause, ...] = ()


class HolderKind(StrEnum):
    PERSON = "person"
    BODY = "body"  # a ministry, company, court, party …
    OUTLET = "outlet"
    GROUP = "group"  # described, not named: "U.S. officials", "people familiar with the matter"
    NOBODY = "nobody"  # "is said to", "reportedly": somebody is meant and nobody named
    SELF = "self"  # the outlet's own voice


@dataclass(frozen=True, slots=True)
class Holder:
    """Who stands behind a statement."""

    kind: HolderKind
    #: The fullest form that the article prints, without title or role; a group in full;
    #: an outlet by its own name; "" for NOBODY and SELF.
    name: str = ""
    #: Where the article prints `name` (None for an outlet known by an alias only).
    name_at: Span | None = None
    #: "Polish Foreign Minister", as printed, and where.
    role: str = ""
    role_at: Span | None = None


class Hedge(StrEnum):
    ASSERTED = "asserted"
    BELIEVED = "believed"
    LIKELY = "likely"
    MAY = "may"
    SAID_TO = "said to"
    NEGATED = "negated"


class AttributionKind(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Someone saying something, as PARC and PolNeAR cut it: source, cue and content."""

    #: The mention as written ("he", "U.S. officials"); None where nobody is mentioned.
    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    kind: AttributionKind
    holder: Holder
    hedge: Hedge
    #: The words that carry the hedge ("may", "reportedly"), where there are any.
    hedge_at: Span | None
    #: Which rule found it; quality is measured per pattern.
    pattern: str
    #: Whether the holder may be printed: the pattern is above the bar and the name resolved.
    safe: bool
    #: Whom the holder cites in turn ("The Courier, citing officials").
    cites: tuple[Holder, ...] = ()
    #: The outlet that it was said to ("told Meridian"), where one is named.
    told: Holder | None = None
    #: Holder taken over from an earlier sentence ("Should …" after "Some analysts argue …").
    inherited: bool = False


class QuoteKind(StrEnum):
    FRAGMENT = "fragment"  # some words inside the reporter's sentence
    CLAUSE = "clause"  # a whole clause, its end the reporter's comma
    SENTENCE = "sentence"  # one or more whole sentences


@dataclass(frozen=True, slots=True)
class Quote:
    """Direct speech with its marks, and its speaker as far as that is safe."""

    #: Marks and inner punctuation included: the exact characters printed.
    span: Span
    #: The words between the marks, without a closing comma that belongs to the frame.
    words: Span
    #: For a fragment: the reporter's clause that it completes ("the missiles would “…”").
    frame: Span | None
    kind: QuoteKind
    speaker: Holder
    safe: bool
    #: When or where it was said, as printed ("In a recent address"), where the sentence tells.
    setting: Span | None
    pattern: str
    #: Index into `Reading.sentences` of the sentence that it starts in.
    sentence: int


@dataclass(frozen=True, slots=True)
class Credit:
    """An article-level statement of whom it got the story from: "Source: X, citing Y", "– NYT"."""

    span: Span
    holder: Holder
    cites: tuple[Holder, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in an article; `name` is the fullest form there."""

    span: Span
    name: str
    kind: HolderKind


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is read in one article, by itself."""

    article: Article
    sentences: tuple[Sentence, ...]
    attributions: tuple[Attribution, ...]
    quotes: tuple[Quote, ...]
    credits: tuple[Credit, ...]
    mentions: tuple[Mention, ...]
    #: Phrases that stand for a holder, and for whom: "The publication" is the Harbour Courier.
    aliases: tuple[tuple[Span, Holder], ...] = ()
    #: Whether there was a model for its language; without one nothing is claimed of what it says.
    read: bool = True


# ---- what is read over several articles


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words copied from a named sentence of a named article: the only words a briefing has."""

    article: str  # Article.id
    span: Span
    text: str
    #: The sentence (or headline, or credit line) that the words stand in.
    sentence: Span


@dataclass(frozen=True, slots=True)
class Report:
    """One outlet said it, here, for this holder, this sure."""

    article: str
    #: What is shown; one excerpt, or two neighbours that belong together.
    excerpts: tuple[Excerpt, ...]
    holder: Holder
    hedge: Hedge
    hedge_at: Excerpt | None = None
    #: Outlets and sources behind the holder, nearest first: (Harbour Courier, port officials).
    chain: tuple[Holder, ...] = ()
    #: Whether it was said to the first outlet of the chain ("told Meridian"): that is its own reporting.
    told: bool = False
    #: Whether it denies the claim or declines to comment on it instead of telling it.
    answers: bool = False
    #: Whether it tells only a part of the claim, beside a fuller report of the same article.
    partial: bool = False


class DifferenceKind(StrEnum):
    NUMBER = "number"
    CERTAINTY = "certainty"
    HOLDER = "holder"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Difference:
    kind: DifferenceKind
    #: Indexes into `Claim.reports`.
    reports: tuple[int, ...]
    #: The words that differ, where there are such words.
    words: tuple[Excerpt, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement with its reports; readers see "key facts". The first report is the one printed."""

    id: str
    reports: tuple[Report, ...]
    differences: tuple[Difference, ...] = ()
    #: Names of the independent origins, loaded or not; empty when no report tells one.
    origins: tuple[str, ...] = ()
    lead: bool = False
    #: Further sentences that say the same, not shown beside the line.
    evidence: tuple[Excerpt, ...] = ()
    #: Of articles that do not report it the nearest sentence, where one is too near to say that the article
    #: does not have it.
    near: tuple[Excerpt, ...] = ()
    #: Articles that have nothing near it.
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the reports of a claim come from in the end."""

    name: str
    kind: HolderKind
    #: Whether an article of that outlet is among the loaded reports.
    loaded: bool
    #: Articles that have it from there.
    articles: tuple[str, ...]
    #: Outlets in between, nearest to the reader first.
    via: tuple[str, ...] = ()
    #: Whom the origin itself cites: "port officials".
    cites: tuple[Holder, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryQuote:
    """One quote over all its carriers; `reports` holds the same words in each article."""

    quote: Quote
    article: str
    reports: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class SameName:
    """Forms that were read as one name, each with the outlets that print it."""

    forms: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one happening, read together. Independent of the order they came in."""

    id: str
    headline: Excerpt
    readings: tuple[Reading, ...]
    claims: tuple[Claim, ...]
    quotes: tuple[StoryQuote, ...]
    #: Of the lead claim.
    origins: tuple[Origin, ...]
    names: tuple[SameName, ...]
    #: For each article with the lead: the outlets that it has it through, nearest to the reader first.
    ways: tuple[tuple[str, tuple[str, ...]], ...] = ()
    #: Articles that share most of their text with another one, and that one.
    copies: tuple[tuple[str, str], ...] = ()


# ---- what is shown: the templates' context


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """What a briefing says of one article."""

    id: str
    outlet: str
    #: Short form for brackets: "UP"; the full name where there is none.
    short: str
    headline: Excerpt
    url: str
    byline: str
    #: As printed, "" where the article has none.
    published_as: str
    language: str
    #: Whether it was read (False: a language without a model).
    read: bool
    sentences: int
    stripped: int


@dataclass(frozen=True, slots=True)
class Gloss:
    """What a phrase stands for: "the publication = Harbour Courier"."""

    phrase: str
    means: str


@dataclass(frozen=True, slots=True)
class Counterpart:
    """How another report has it."""

    article: str
    outlet: str
    #: Who it credits, as printed there; "" when it names no source.
    holder: str
    same: bool
    kinds: tuple[DifferenceKind, ...]
    #: A hedge that the printed line has and this report lacks ("may").
    without: str
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Extra:
    """Words of the printed line that only one outlet has."""

    excerpt: Excerpt
    outlet: str


@dataclass(frozen=True, slots=True)
class FactLine:
    #: As printed before the line; 0 for the lead.
    number: int
    claim: str
    excerpts: tuple[Excerpt, ...]
    article: str
    outlet: str
    #: As printed; "" when no source is given.
    holder: str
    holder_kind: HolderKind
    glosses: tuple[Gloss, ...]
    counterparts: tuple[Counterpart, ...]
    origins: tuple[str, ...]
    #: Outlets that report it, the printed one first.
    outlets: tuple[str, ...]
    extras: tuple[Extra, ...] = ()
    #: All sentences it rests on, for "/why".
    evidence: tuple[Excerpt, ...] = ()
    #: Outlets of which it is open whether they have it, and those in which it was not found.
    undecided: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteLine:
    #: The reporter's words before a fragment.
    frame: Excerpt | None
    words: Excerpt
    speaker: str
    role: str
    setting: Excerpt | None
    kind: QuoteKind
    outlets: tuple[str, ...]
    evidence: tuple[Excerpt, ...] = ()


@dataclass(frozen=True, slots=True)
class OriginNode:
    """One box of "who got it from whom"; children got it from here."""

    name: str
    kind: HolderKind
    loaded: bool
    #: The article behind a loaded report, "" otherwise.
    article: str = ""
    published_as: str = ""
    children: tuple["OriginNode", ...] = ()


class CautionKind(StrEnum):
    SINGLE_ORIGIN = "single origin"  # no report says that it confirmed the lead itself
    NO_ORIGIN = "no origin"  # no loaded report says where the lead comes from
    UNNAMED = "unnamed"  # nobody of the group that is cited is named
    NO_EVENT_DATE = "no event date"
    OTHER_SOURCE = "other source"  # same message, another source credited
    NUMBERS = "numbers"  # the reports give different numbers
    DENIED = "denied"
    UNREAD = "unread"  # an article in a language that is not read
    COPIED = "copied"  # two articles share their text


@dataclass(frozen=True, slots=True)
class Caution:
    kind: CautionKind
    #: Line number in the key facts, 0 where it is of the whole story.
    line: int = 0
    #: Names and phrases that the template prints, their meaning fixed by the kind.
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OnlyLine:
    excerpts: tuple[Excerpt, ...]
    holder: str
    holder_kind: HolderKind
    glosses: tuple[Gloss, ...]
    claim: str
    #: Outlets of which it is open whether they have it too.
    undecided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OnlyList:
    """What was found in only one of the loaded reports."""

    article: str
    outlet: str
    lines: tuple[OnlyLine, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What became of an article that was loaded again with another text."""

    outlet: str
    #: The article as it is now, and as it was: that one stays in the archive.
    article: str
    before: str
    #: Sentences that are otherwise now: as they were, and as they are.
    altered: tuple[tuple[Excerpt, Excerpt], ...] = ()
    removed: tuple[Excerpt, ...] = ()
    added: tuple[Excerpt, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """Which version of a story's briefing it is; for the reader, beside the briefing."""

    number: int
    made_at: datetime
    #: What the operators call the story, "" where they have not named it.
    name: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """One version of a story's digest; also the templates' context."""

    headline: Excerpt
    articles: tuple[ArticleCard, ...]
    origins: tuple[Origin, ...]
    #: Reports of the lead that name no source, counted apart.
    unsourced: int
    lead: FactLine | None
    facts: tuple[FactLine, ...]
    quotes: tuple[QuoteLine, ...]
    chain: tuple[OriginNode, ...]
    cautions: tuple[Caution, ...]
    only: tuple[OnlyList, ...]
    names: tuple[SameName, ...]
    #: Of the loaded articles, the oldest first.
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One story in a list of stories."""

    number: int
    headline: str
    #: How many articles, and how many origins its lead has.
    reports: int
    origins: int
    updated_at: datetime


# ---- what a new version changes


class ChangeKind(StrEnum):
    STORY = "new story"
    REPORT_ADDED = "report added"
    REPORT_WITHDRAWN = "report withdrawn"
    COPY_ADDED = "copy added"
    CORRECTED = "corrected"
    ORIGIN_ADDED = "origin added"
    ORIGIN_WITHDRAWN = "origin withdrawn"
    SECOND_ORIGIN = "second origin"
    SINGLE_ORIGIN = "single origin again"
    SOURCES_STATED = "sources stated"
    HEADLINE_ALTERED = "headline altered"
    LEAD_ALTERED = "lead altered"
    CLAIM_ADDED = "claim added"
    CLAIM_SHARED = "claim shared"
    CLAIM_ALTERED = "claim altered"
    CLAIM_WITHDRAWN = "claim withdrawn"
    DETAIL_ADDED = "detail added"
    QUOTE_ADDED = "quote added"
    QUOTE_ALTERED = "quote altered"
    QUOTE_WITHDRAWN = "quote withdrawn"
    NUMBER_DIFFERS = "number differs"
    NUMBER_ALTERED = "number altered"
    HEDGE_DIFFERS = "certainty differs"
    HEDGE_ALTERED = "certainty altered"
    WORDING_DIFFERS = "wording differs"
    HOLDER_NAMED = "holder named"
    HOLDER_DIFFERS = "holder differs"
    HOLDER_ALTERED = "holder altered"
    HOLDER_MISSING = "no holder"
    DENIAL_ADDED = "denial added"
    DENIAL_WITHDRAWN = "denial withdrawn"
    READ_ANEW = "read anew"


@dataclass(frozen=True, slots=True)
class ChangeItem:
    """One thing that changed; which fields it has follows from its kind."""

    kind: ChangeKind
    #: Line of the newer briefing, 0 for the lead and where there is none.
    line: int = 0
    outlet: str = ""
    #: Words of articles: as they are, or as they were and as they are.
    words: tuple[Excerpt, ...] = ()
    #: Names, dates and numbers as printed, their meaning fixed by the kind.
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What a version changes."""

    items: tuple[ChangeItem, ...] = ()
    #: Whether one of the items is a change of state.
    state: bool = False


#: What a version changes that says the same.
UNCHANGED = Change()
