"""How well and how fast articles are grouped, on public sets that are not kept here.

    python tests/benchmarks/grouping.py --fnc DIR --ecb DIR --basil DIR

FNC-1 (FakeNewsChallenge/fnc-1), ECB+ (the unpacked ECB+ folder) and BASIL (launchnlp/BASIL) are
checkouts of the reader's own. Printed: BCubed precision, recall and F1 of each set, articles per second
of processor time, how far two orders of arrival agree where articles come one by one (mean and least F1
of one order's stories against another's), and precision, recall and F1 of many small samples (a few
stories of a few articles, as a command line is given).

The bar and the weights of briefings/grouping/stories.py were chosen on these sets, small samples
included: the figures say how well it fits them, not how it does on others.
"""

import argparse
import csv
import json
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from pathlib import Path
from statistics import fmean
from xml.etree import ElementTree

from briefings.grouping.clusters import Clusters
from briefings.grouping.stories import assign
from briefings.grouping.terms import Terms, terms_of, vector
from briefings.outlets import Outlets
from briefings.parsing import Known, parse

_SAMPLES, _ORDERS = 300, 5


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article's terms with the story that people put it in."""

    terms: Terms
    story: str


@dataclass(frozen=True, slots=True)
class Score:
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def bcubed(articles: Sequence[Labelled], found: dict[str, str]) -> Score:
    """BCubed precision and recall of a grouping."""
    both = Counter((found[article.terms.article], article.story) for article in articles)
    groups = Counter(found[article.terms.article] for article in articles)
    stories = Counter(article.story for article in articles)
    precision = sum(count * count / groups[group] for (group, _), count in both.items())
    recall = sum(count * count / stories[story] for (_, story), count in both.items())
    return Score(precision / len(articles), recall / len(articles))


def read_fnc(folder: Path) -> Iterator[Labelled]:
    """Bodies that share a related headline, directly or over others, are one story."""
    csv.field_size_limit(sys.maxsize)
    with (folder / "competition_test_bodies.csv").open(encoding="utf-8", newline="") as file:
        bodies = {row["Body ID"]: row["articleBody"] for row in csv.DictReader(file)}
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    with (folder / "competition_test_stances.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["Stance"] != "unrelated":
                parent[root(row["Headline"])] = root(row["Body ID"])
    for number, body in bodies.items():
        yield Labelled(_terms(f"fnc {number}", body), f"fnc {root(number)}")


def read_ecb(folder: Path) -> Iterator[Labelled]:
    """Each topic holds two look-alike happenings, told apart by the file's ending."""
    for file in sorted(folder.glob("*/*.xml")):
        lines: dict[int, list[str]] = defaultdict(list)
        for token in ElementTree.parse(file).getroot().iter("token"):
            lines[int(token.get("sentence", "0"))].append(token.text or "")
        text = "\n\n".join(" ".join(words) for _, words in sorted(lines.items()))
        kind = "plus" if "plus" in file.name else "first"
        yield Labelled(_terms(f"ecb {file.name}", text), f"ecb {file.parent.name} {kind}")


def read_basil(folder: Path) -> Iterator[Labelled]:
    """Three outlets on each happening, dated."""
    for file in sorted(folder.glob("articles/*/*.json")):
        entry = json.loads(file.read_text(encoding="utf-8"))
        paragraphs = [" ".join(sentences) for sentences in entry["body-paragraphs"]]
        day = datetime.fromisoformat(entry["date"][:10]) if entry["date"] else None
        text = "\n\n".join([entry["title"], *paragraphs])
        yield Labelled(_terms(f"basil {entry['uuid']}", text, day), f"basil {entry['triplet-uuid']}")


def _terms(name: str, text: str, day: datetime | None = None) -> Terms:
    article = parse(text.encode(), Known(name, published_at=day), Outlets())
    return Terms(name, terms_of(article).counts, day)


def one_by_one(arriving: Iterable[Terms]) -> dict[str, str]:
    """The story of each article in the end, when they are given a place as they come."""
    clusters, known = Clusters(), []
    for terms in arriving:
        clusters.place(vector(terms))
        known.append(terms.article)
    return {article: clusters.story(article) for article in known}


def between_orders(articles: Sequence[Terms], orders: int, seed: int = 7) -> list[float]:
    """How alike the stories are, for each two of some orders of arrival."""
    chance = random.Random(seed)
    found = [one_by_one(chance.sample(articles, len(articles))) for _ in range(orders)]
    return [
        bcubed([Labelled(terms, one[terms.article]) for terms in articles], other).f1
        for one, other in combinations(found, 2)
    ]


def small_samples(articles: Sequence[Labelled], seed: int = 7) -> Iterator[list[Labelled]]:
    """One to four stories of two to five articles each."""
    by_story: dict[str, list[Labelled]] = defaultdict(list)
    for article in articles:
        by_story[article.story].append(article)
    stories = [story for story in by_story.values() if len(story) > 1]
    chance = random.Random(seed)
    for _ in range(_SAMPLES):
        chosen = chance.sample(stories, chance.randint(1, 4))
        yield [
            article
            for story in chosen
            for article in chance.sample(story, min(len(story), chance.randint(2, 5)))
        ]


def score_small(articles: Sequence[Labelled]) -> tuple[Score, float]:
    """Mean scores of small samples, and the share that is grouped without a fault."""
    scores = [bcubed(sample, _grouped(sample)) for sample in small_samples(articles)]
    perfect = sum(score.precision > 0.999 and score.recall > 0.999 for score in scores) / len(scores)
    mean = Score(sum(s.precision for s in scores) / len(scores), sum(s.recall for s in scores) / len(scores))
    return mean, perfect


def _grouped(articles: Iterable[Labelled]) -> dict[str, str]:
    return assign(article.terms for article in articles)


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    readers = {"fnc": read_fnc, "ecb": read_ecb, "basil": read_basil}
    for name in readers:
        arguments.add_argument(f"--{name}", type=Path)
    chosen = arguments.parse_args()
    everything: list[Labelled] = []
    sets: list[tuple[str, list[Labelled]]] = []
    for name, reader in readers.items():
        if folder := getattr(chosen, name):
            articles = list(reader(folder))
            everything += articles
            sets.append((name, articles))
    sets += [
        ("basil, no dates", [_undated(a) for a in articles]) for name, articles in sets if name == "basil"
    ]
    if len(sets) > 1:
        sets.append(("all mixed", everything))
    _print(sets)


def _undated(article: Labelled) -> Labelled:
    return Labelled(Terms(article.terms.article, article.terms.counts), article.story)


def _print(sets: Sequence[tuple[str, Sequence[Labelled]]]) -> None:
    out = sys.stdout.write
    out(f"{'set':16} {'articles':>8} {'P':>6} {'R':>6} {'F1':>6} {'per s':>7}")
    out(f" {'orders':>7} {'least':>6}   small: P      R     F1  faultless\n")
    for name, articles in sets:
        start = time.process_time()
        score = bcubed(articles, _grouped(articles))
        rate = len(articles) / max(1e-9, time.process_time() - start)
        few, perfect = score_small(articles)
        out(f"{name:16} {len(articles):8} {score.precision:6.3f} {score.recall:6.3f} {score.f1:6.3f}")
        alike = between_orders([article.terms for article in articles], _ORDERS)
        out(f" {rate:7.0f} {fmean(alike):7.3f} {min(alike):6.3f}")
        out(f"        {few.precision:6.3f} {few.recall:6.3f} {few.f1:6.3f} {perfect:6.2f}\n")


if __name__ == "__main__":
    main()
