"""Which statements of several articles tell one fact."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from briefings.claims.numbers import one_measure
from briefings.claims.replies import denies
from briefings.claims.similarity import SAME, UNRELATED, Profile, Topic, alike
from briefings.claims.statements import Standing, Statement
from briefings.claims.stems import stems, words
from briefings.claims.wording import CONCESSION, Condition, condition
from briefings.reading.names import same_holder
from briefings.types import Article, HolderKind, Span

#: First statements of articles on one happening are about it: less likeness is needed.
LEAD = 0.12
#: Nobody says many things that are this alike, and of few things is the price or the share told.
SAME_SPEAKER = 0.16
#: How far down an article its lead may stand.
_LEAD_WITHIN = 3
#: Two facts become one only when their statements are this alike on average.
_AVERAGE = 0.6 * SAME
#: Stems that more than this share of sentences have don't make a pair worth comparing.
_COMMON = 1 / (1 + 4 * 0.3)
#: "The cause is not yet known" says less.
_LEAST_STEMS = 3
#: An opening that is less than this share as like another one as something further down tells another fact.
_RIVAL = 2 / 3
#: Two conditions are one where they share more of their content words than this.
_CONDITION = 0.5
#: So few statements have no common stems.
_FEW = 10


Key = tuple[str, int]


def key(statement: Statement) -> Key:
    """What a statement is told by."""
    return statement.article, statement.order


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements of two articles and how alike they are."""

    score: float
    a: Statement
    b: Statement


class Alignment:
    """The statements of a story's articles, compared with one another once."""

    def __init__(
        self, statements: Sequence[Statement], topic: Topic, articles: Mapping[str, Article]
    ) -> None:
        self.topic = topic
        self._outlets = {each.id: each.outlet.name for each in articles.values()}
        # One opens with "walk off the job", another one with "strike", and both have that in the headline.
        self._openings = {
            each.article: topic.profile(f"{headline} {each.content}")
            for each in statements
            if each.order == 0 and stems(headline := _headline(articles[each.article])) & stems(each.content)
        }
        self._statements = sorted(statements, key=key)
        self._points = {key(each): _points(each, topic) for each in statements}
        self._conditions = {key(each): condition(each.text) for each in statements}
        self._closeness: dict[tuple[str, str], float] = {}
        self.pairs = sorted(self._compare(), key=lambda pair: (-pair.score, key(pair.a), key(pair.b)))
        self._best: dict[Key, float] = {}
        for pair in reversed(self.pairs):
            if not _both_open(pair.a, pair.b):
                self._best[key(pair.a)] = self._best[key(pair.b)] = pair.score
        self._score = {(key(pair.a), key(pair.b)): pair.score for pair in self.pairs}

    def score(self, a: Statement, b: Statement) -> float:
        """How alike two statements are."""
        first, second = sorted((key(a), key(b)))
        return self._score.get((first, second), 0.0)

    def goes_with(self, a: Statement, b: Statement) -> bool:
        """Whether two statements of one article may be of one fact: they have something in common."""
        return alike(self._points[key(a)][0], self._points[key(b)][0]) >= UNRELATED

    def groups(self) -> list[list[Statement]]:
        """Statements that tell one fact, the likest first; one has at most one such tie to each article."""
        groups = _Groups(self)
        tied: set[tuple[Key, str]] = set()
        # Openings first: they tell the same, whatever else in their articles is likelier. Denials last:
        # what the article of a denial tells itself goes before what it denies.
        for pair in sorted(self.pairs, key=lambda pair: (_is_denial(pair), not self._opens(pair))):
            if _is_denial(pair) and groups.holds_both(pair):
                continue
            links = {(key(pair.a), pair.b.article), (key(pair.b), pair.a.article)}
            if self._one_fact(pair) and not links & tied and groups.join(pair.a, pair.b):
                tied |= links
        return groups.all()

    def _opens(self, pair: Pair) -> bool:
        """Whether two articles open with it; not where one tells what the other opens with further down."""
        return _both_open(pair.a, pair.b) and pair.score >= LEAD and not self._outdone(pair)

    def _outdone(self, pair: Pair) -> bool:
        """Whether one of the two is far more like what some article has further down."""
        best = max(self._best.get(key(each), 0.0) for each in (pair.a, pair.b))
        return best >= SAME and pair.score < _RIVAL * best

    def _one_fact(self, pair: Pair) -> bool:
        """Whether two are so alike that they tell one fact, for who says them and where they stand."""
        if pair.score >= SAME:
            return True
        leads = pair.a.order < _LEAD_WITHIN and pair.b.order < _LEAD_WITHIN
        if leads and 0 in (pair.a.order, pair.b.order) and pair.score >= LEAD:
            return not self._outdone(pair)
        if pair.score >= SAME_SPEAKER and (
            _one_speaker(pair.a, pair.b) or one_measure(pair.a.content, pair.b.content)
        ):
            return True
        return pair.score >= LEAD and (self._cites(pair.a, pair.b) or self._cites(pair.b, pair.a))

    def _cites(self, a: Statement, b: Statement) -> bool:
        """Whether one says that it has it from the other one's outlet."""
        return a.holder.kind is HolderKind.OUTLET and a.holder.name == self._outlets[b.article]

    def _compare(self) -> Iterable[Pair]:
        """Every pair worth comparing, found over the stems that the two share."""
        rarest = _COMMON if len(self._statements) > _FEW else 0.0
        by_stem: dict[str, list[Statement]] = defaultdict(list)
        for statement in self._statements:
            for stem in sorted(self._points[key(statement)][0].stems):
                if self.topic.weight(stem) > rarest:
                    by_stem[stem].append(statement)
        by_stem[""] = [each for each in self._statements if each.order == 0]
        met = {
            (key(a), key(b)): (a, b)
            for held in by_stem.values()
            for a, b in combinations(held, 2)
            if a.article != b.article
        }
        for a, b in met.values():
            if self._share_two(a, b) and not self._opposed(a, b) and not (_thin(a) or _thin(b)):
                yield Pair(self._closest(a, b), a, b)

    def _share_two(self, a: Statement, b: Statement) -> bool:
        """Whether two stems are shared: one alone is a theme, unless headlines share the other one."""
        shared = len(_shared(self._points[key(a)][0], self._points[key(b)][0]))
        if shared == 1 and (openings := self._as_openings(a, b)):
            return len(_shared(*openings)) > 1
        return shared > 1

    def _as_openings(self, a: Statement, b: Statement) -> tuple[Profile, Profile] | None:
        """First sentences that tell what their headlines say, each with its headline."""
        if not _both_open(a, b) or not {a.article, b.article} <= self._openings.keys():
            return None
        return self._openings[a.article], self._openings[b.article]

    def _opposed(self, a: Statement, b: Statement) -> bool:
        """Whether both hang on conditions that differ: related, and never one fact."""
        one, other = self._conditions[key(a)], self._conditions[key(b)]
        return bool(one and other and not _one_condition(one, other))

    def _closest(self, a: Statement, b: Statement) -> float:
        """How near the two are at their nearest; wordings that several articles print are compared once."""
        words = (a.content, b.content)
        if words not in self._closeness:
            ours, theirs = self._points[key(a)], self._points[key(b)]
            self._closeness[words] = max(alike(one, other) for one in ours for other in theirs)
        openings = self._as_openings(a, b)
        return max(self._closeness[words], alike(*openings) if openings else 0.0)


class _Groups:
    """Statements joined step by step; a group never joins one that it is unlike on average."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        self._group: dict[Key, list[Statement]] = {}

    def join(self, a: Statement, b: Statement) -> bool:
        """Makes the groups of two statements one, unless they differ too much as a whole."""
        one = self._group.get(key(a), [a])
        other = self._group.get(key(b), [b])
        if one is other:
            return True
        scores = [self._alignment.score(x, y) for x in one for y in other if x.article != y.article]
        if len(scores) > 1 and sum(scores) / len(scores) < _AVERAGE:
            return False
        if not all(self._alignment.goes_with(x, y) for x in one for y in other if x.article == y.article):
            return False
        joined = one + other
        for each in joined:
            self._group[key(each)] = joined
        return True

    def holds_both(self, pair: Pair) -> bool:
        """Whether one's article has another statement in the group of the other one."""
        return any(
            each.article == one.article
            for one, other in ((pair.a, pair.b), (pair.b, pair.a))
            for each in self._group.get(key(other), [])
        )

    def all(self) -> list[list[Statement]]:
        """Every group once, each in the order of its articles."""
        found = {id(group): group for group in self._group.values()}
        return sorted((sorted(group, key=key) for group in found.values()), key=lambda group: key(group[0]))


def _headline(article: Article) -> str:
    return article.headline.of(article.text)


def _both_open(a: Statement, b: Statement) -> bool:
    """Whether both are the first of their articles."""
    return a.order == b.order == 0


def _shared(a: Profile, b: Profile) -> Set[str]:
    """The stems that two texts share."""
    return a.stems.keys() & b.stems.keys()


def _points(statement: Statement, topic: Topic) -> list[Profile]:
    """What a statement is compared by: all of it, and its message without what it concedes."""
    found = [topic.profile(statement.content)]
    message = _message(statement)
    if message and len(stems(message)) >= 3:
        found.append(topic.profile(message))
    return found


def _message(statement: Statement) -> str:
    """The words after a concession inside the statement ("that while …, they …"), "" where there is none."""
    for clause in statement.sentence.clauses:
        inside = statement.span.covers(clause.span) and clause.span.start > statement.span.start
        if inside and CONCESSION.match(statement.text, clause.span.start - statement.span.start):
            return statement.text[clause.span.end - statement.span.start :]
    return ""


def concession(statement: Statement) -> Span | None:
    """Where a statement concedes something beside its message."""
    for clause in statement.sentence.clauses:
        opening = CONCESSION.match(statement.text, max(0, clause.span.start - statement.span.start))
        if statement.span.covers(clause.span) and opening:
            return Span(statement.span.start + opening.end(), clause.span.end)
    return None


def _one_condition(a: Condition, b: Condition) -> bool:
    """Whether two conditions are one: of the same, as a whole in much the same words, both "if" or "unless".

    "If the north attacks the south" is not "if the south attacks the north", nor is "if it is approved"
    what "if it is rejected" is.
    """
    if a.unless is not b.unless or _first(a) != _first(b):
        return False
    one, other = stems(a.words), stems(b.words)
    return len(one & other) > _CONDITION * len(one | other)


def _first(of: Condition) -> str:
    """The first word of content of a condition."""
    return next((stem for word in words(of.words) for stem in stems(word)), "")


def _thin(each: Statement) -> bool:
    """Whether it is a remark in an outlet's voice with too little in it to be anything's counterpart."""
    return (
        each.standing is Standing.VOICE
        and len(stems(each.content)) < _LEAST_STEMS
        and not any(map(str.isdigit, each.content))
    )


def _is_denial(pair: Pair) -> bool:
    return denies(pair.a, pair.b) or denies(pair.b, pair.a)


def _one_speaker(a: Statement, b: Statement) -> bool:
    """Whether one named person, or one body, says both."""
    named = a.holder.kind is b.holder.kind and a.holder.kind in (HolderKind.PERSON, HolderKind.BODY)
    return named and a.answer is b.answer and same_holder(a.holder, b.holder)


def usable(group: Sequence[Statement]) -> bool:
    """Whether somebody stands behind at least one statement of the group."""
    return any(each.standing is Standing.ATTRIBUTED for each in group)
