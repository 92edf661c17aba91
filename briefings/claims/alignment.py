"""How alike the statements of a story's articles are, and which of them can't be one fact."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from briefings.claims.conditions import condition, one_condition
from briefings.claims.numbers import one_amount
from briefings.claims.similarity import UNRELATED, Profile, Topic, alike
from briefings.claims.statements import Standing, Statement
from briefings.claims.stems import stems
from briefings.claims.wording import CONCESSION
from briefings.types import Article, Span

#: Stems that more than this share of sentences have don't make a pair worth comparing.
_COMMON = 1 / (1 + 4 * 0.3)
#: "The cause is not yet known" says less.
_LEAST_STEMS = 3
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
    #: Whether both hang on conditions that differ: related, and never one fact.
    opposed: bool = False


class Alignment:
    """The statements of a story's articles, compared with one another once."""

    def __init__(
        self, statements: Sequence[Statement], topic: Topic, articles: Mapping[str, Article]
    ) -> None:
        self.topic = topic
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
        compared = sorted(self._compare(), key=lambda pair: (-pair.score, key(pair.a), key(pair.b)))
        self.pairs = [pair for pair in compared if not pair.opposed]
        self._near: dict[Key, list[tuple[float, Statement]]] = defaultdict(list)
        for pair in compared:
            self._near[key(pair.a)].append((pair.score, pair.b))
            self._near[key(pair.b)].append((pair.score, pair.a))
        self._score: dict[Key, dict[Key, float]] = defaultdict(dict)
        for pair in self.pairs:
            one, other = key(pair.a), key(pair.b)
            self._score[one][other] = self._score[other][one] = pair.score

    def likeness(self, one: Sequence[Statement], other: Sequence[Statement]) -> float:
        """How alike the statements of two groups are on average, those of different articles."""
        keys = [key(each) for each in other]
        compared = total = 0.0
        for each in one:
            scores = self._score[key(each)]
            for found in keys:
                if found[0] != each.article:
                    compared += 1
                    total += scores.get(found, 0.0)
        return total / compared if compared else 1.0

    def near(self, statement: Statement) -> Sequence[tuple[float, Statement]]:
        """What other articles have near a statement, opposed or not, the nearest first."""
        return self._near[key(statement)]

    def _compare(self) -> Iterable[Pair]:
        """Every pair worth comparing, found over the stems that the two share."""
        told = [each for each in self._statements if not _thin(each)]
        rarest = _COMMON if len(self._statements) > _FEW else 0.0
        by_stem: dict[str, list[Statement]] = defaultdict(list)
        for statement in told:
            for stem in sorted(self._points[key(statement)][0].stems):
                if self.topic.weight(stem) > rarest:
                    by_stem[stem].append(statement)
        by_stem[""] = [each for each in told if each.order == 0]
        met = {
            (key(a), key(b)): (a, b)
            for held in by_stem.values()
            for a, b in combinations(held, 2)
            if a.article != b.article
        }
        for a, b in met.values():
            if self._share_two(a, b):
                yield Pair(self._closest(a, b), a, b, self.opposed(a, b))

    def _share_two(self, a: Statement, b: Statement) -> bool:
        """Whether two stems are shared: one alone is a theme, unless headlines or an amount go with it."""
        shared = len(_shared(self._points[key(a)][0], self._points[key(b)][0]))
        if shared == 1 and (openings := self._as_openings(a, b)):
            return len(_shared(*openings)) > 1
        return shared > 1 or (shared == 1 and one_amount(a.content, b.content))

    def _as_openings(self, a: Statement, b: Statement) -> tuple[Profile, Profile] | None:
        """First sentences that tell what their headlines say, each with its headline."""
        if not both_open(a, b) or not {a.article, b.article} <= self._openings.keys():
            return None
        return self._openings[a.article], self._openings[b.article]

    def share(self, a: Statement, b: Statement) -> bool:
        """Whether two statements of one article have something in common."""
        return alike(self._points[key(a)][0], self._points[key(b)][0]) >= UNRELATED

    def opposed(self, a: Statement, b: Statement) -> bool:
        """Whether both hang on conditions that differ: related, and never one fact."""
        one, other = self._conditions[key(a)], self._conditions[key(b)]
        return bool(one and other and not one_condition(one, other))

    def _closest(self, a: Statement, b: Statement) -> float:
        """How near the two are at their nearest; wordings that several articles print are compared once."""
        words = (a.content, b.content)
        if words not in self._closeness:
            ours, theirs = self._points[key(a)], self._points[key(b)]
            self._closeness[words] = max(alike(one, other) for one in ours for other in theirs)
        openings = self._as_openings(a, b)
        return max(self._closeness[words], alike(*openings) if openings else 0.0)


def _headline(article: Article) -> str:
    return article.headline.of(article.text)


def both_open(a: Statement, b: Statement) -> bool:
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


def _thin(each: Statement) -> bool:
    """Whether it is a remark in an outlet's voice with too little in it to be anything's counterpart."""
    return (
        each.standing is Standing.VOICE
        and len(stems(each.content)) < _LEAST_STEMS
        and not any(map(str.isdigit, each.content))
    )
