"""How alike two texts are: the same fact in two wordings, or one text copied.

The mean of content-stem Jaccard and character-4-gram cosine. Inside a story every sentence is on one topic,
so the topic's own words count for less: the rarer a stem is among the story's sentences, the more it tells.
From the upper threshold on a fact counts as also reported; between the two thresholds nothing is claimed,
and a statement that is only near another one is neither called the same nor left out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from briefings.claims.stems import stem, stems, words

#: Where nine of ten pairs of sentences are one fact (two of ten such pairs reach it).
SAME = 0.22
#: Enough for a statement that only repeats another one's holder and message.
SAME_HOLDER = 0.20
#: So near that another article has a statement too, whatever else is nearer still.
RESTATED = 0.25
#: So near that nobody can say that an article does not have a fact, though it is not called reported.
NEAR = 0.20
#: Below that an article has nothing on a fact.
UNRELATED = 0.10
#: Containment of 5-word shingles from which a text is the other one's copy.
COPIED = 0.5

GRAM = 4
SHINGLE = 5
#: A stem in every sentence weighs a fifth of one in none.
TOPIC = 4


@dataclass(frozen=True, slots=True)
class Profile:
    """What a text is compared by: weighted stems and weighted character runs of them."""

    stems: Mapping[str, float]
    grams: Mapping[str, float]
    #: Of the grams as a vector, and the weight of all stems.
    length: float
    weight: float


class Topic:
    """What a story's sentences are about: how common each stem is among them."""

    def __init__(self, sentences: Iterable[str]) -> None:
        found = [stems(each) for each in sentences]
        self._count = Counter(each for one in found for each in one)
        self._sentences = max(1, len(found))
        self._profiles: dict[str, Profile] = {}

    def weight(self, of: str) -> float:
        """How much a stem tells, from a fifth to 1."""
        return 1 / (1 + TOPIC * self._count[of] / self._sentences)

    def profile(self, text: str) -> Profile:
        """The profile of a text within this story, made once."""
        known = self._profiles.get(text)
        if known is None:
            known = self._profiles[text] = self._made(text)
        return known

    def _made(self, text: str) -> Profile:
        grams: dict[str, float] = {}
        weights: dict[str, float] = {}
        for word in words(text):
            found = stem(word)
            if not found:
                continue
            weights[found] = weight = self.weight(found)
            padded = f" {found.lower()} "
            for at in range(max(1, len(padded) - GRAM + 1)):
                gram = padded[at : at + GRAM]
                grams[gram] = grams.get(gram, 0) + weight
        length = sqrt(sum(each * each for each in grams.values()))
        return Profile(weights, grams, length, sum(weights.values()))


def alike(a: Profile, b: Profile) -> float:
    """From 0 (nothing shared) to 1 (the same content words)."""
    stems = a.stems.keys() & b.stems.keys()
    if not stems:
        return 0.0
    shared = sum(a.stems[each] for each in sorted(stems))
    union = a.weight + b.weight - shared
    grams = a.grams.keys() & b.grams.keys()
    dot = sum(a.grams[each] * b.grams[each] for each in sorted(grams))
    return round((shared / union + dot / (a.length * b.length)) / 2, 6)


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of five words, in lower case."""
    run = [word.lower() for word in words(text)]
    return frozenset(tuple(run[at : at + SHINGLE]) for at in range(len(run) - SHINGLE + 1))


def containment(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> float:
    """The share of the shorter text's shingles that the other one has."""
    few, many = sorted((a, b), key=len)
    return len(few & many) / len(few) if few else 0.0
