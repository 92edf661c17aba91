"""docs/quality.md: the figures beside the targets and beside other systems, and the errors that remain."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.quality.measuring import Figures
from tests.quality.scoring import Item, quoted_errors, quoted_verdicts

PAGE = Path(__file__).parents[2] / "docs" / "quality.md"
#: Rows of sets that this repository may not hold are kept from the last run that had them.
KEPT = Path(__file__).with_name("measured.json")
_LEAST = 3
#: Other systems on the same texts and by the same definitions: quoted end to end, then indirect F1.
_OTHERS = {
    "regular expressions, nearest person": ("55.7", "51.2", "–", "–"),
    "textacy": ("63.0", "39.7", "1.8", "–"),
    "GenderGapTracker": ("46.3", "47.1", "69.4", "–"),
    "Citron, as shipped": ("60.4", "57.0", "48.7", "–"),
    "Citron, trained on PolNeAR": ("66.7", "66.4", "56.0", "–"),
    "plain rules on a parse": ("75.8", "76.7", "66.7", "–"),
}
_COLUMNS = (
    ("quoted, found, precision", "quoted_precision"),
    ("quoted, found, recall", "quoted_recall"),
    ("quoted, found, F1", "quoted_f1"),
    ("quoted, speaker right, of found", "quoted_speaker"),
    ("**quoted, end to end, F1**", "quoted_end_to_end"),
    ("indirect, all that a cue of saying reports, F1", "reports_f1"),
    ("the same, end to end", "reports_end_to_end"),
    ("indirect, statements only, F1", "statements_f1"),
    ("the same, end to end", "statements_end_to_end"),
    ("**printed names, precision**", "printed_precision"),
    ("printed names, coverage", "printed_coverage"),
    ("printed names where the gold's source is no pronoun, precision", "printed_named_precision"),
    ("the same, coverage", "printed_named_coverage"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A measured set."""

    name: str
    documents: int
    figures: Figures
    #: Pattern, whether printed, and how many quoted pieces: found, right, wrong.
    patterns: tuple[tuple[str, bool, int, int, int], ...]
    #: Errors on quoted pieces, by class.
    errors: tuple[tuple[str, int], ...]


def row(
    name: str, texts: dict[str, str], gold: Sequence[Item], found: Sequence[Item], figures: Figures
) -> Row:
    """A set's row, its patterns and its errors counted."""
    counts: dict[tuple[str, bool], Counter[bool | None]] = {}
    for item, verdict in quoted_verdicts(texts, gold, found):
        counts.setdefault((item.pattern, item.safe), Counter())[verdict] += 1
    patterns = [
        (pattern, safe, sum(count.values()), count[True], count[False])
        for (pattern, safe), count in counts.items()
        if sum(count.values()) >= _LEAST
    ]
    errors = Counter(quoted_errors(texts, gold, found))
    return Row(
        name,
        len(texts),
        figures,
        tuple(sorted(patterns, key=lambda entry: (-entry[2], entry[0], entry[1]))),
        tuple(sorted(errors.items(), key=lambda entry: (-entry[1], entry[0]))),
    )


def save(rows: Iterable[Row], page: Path = PAGE, kept: Path = KEPT) -> None:
    """Writes the page; sets that were not measured now keep their rows."""
    known = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    known |= {one.name: asdict(one) for one in rows}
    kept.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    page.parent.mkdir(exist_ok=True)
    page.write_text(_page([_restored(one) for one in known.values()]), encoding="utf-8")


def _restored(saved: Mapping[str, object]) -> Row:
    values = dict(saved)
    figures = values.pop("figures")
    assert isinstance(figures, dict)
    patterns, errors = values.pop("patterns"), values.pop("errors")
    assert isinstance(patterns, list | tuple)
    assert isinstance(errors, list | tuple)
    return Row(
        name=str(values["name"]),
        documents=int(str(values["documents"])),
        figures=Figures(**figures),
        patterns=tuple(tuple(entry) for entry in patterns),
        errors=tuple(tuple(entry) for entry in errors),
    )


def _page(rows: Sequence[Row]) -> str:
    parts = [_INTRODUCTION, _figures(rows), _OTHERS_HEAD, _others(rows), _NOTES]
    parts += [_patterns(one) for one in rows]
    parts += [_errors(rows)]
    return "\n".join(parts)


def _table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    rows = [head, ["---"] * len(head), *lines]
    return "".join("| " + " | ".join(cells) + " |\n" for cells in rows)


def _figures(rows: Sequence[Row]) -> str:
    head = ["per cent", *(f"{one.name} ({one.documents} articles)" for one in rows)]
    values = [dict(one.figures.items()) for one in rows]
    return _table(head, ([title, *(f"{value[key]:.1f}" for value in values)] for title, key in _COLUMNS))


def _others(rows: Sequence[Row]) -> str:
    head = [
        "system",
        "quoted, GUM news",
        "quoted, PolNeAR dev",
        "indirect, GUM news",
        "indirect, PolNeAR dev",
    ]
    ours = {one.name: one.figures for one in rows}
    gum, polnear = ours.get("GUM news"), ours.get("PolNeAR dev")
    own = [
        f"{gum.quoted_end_to_end:.1f}" if gum else "–",
        f"{polnear.quoted_end_to_end:.1f}" if polnear else "–",
        f"{gum.statements_f1:.1f}" if gum else "–",
        f"{polnear.reports_f1:.1f}" if polnear else "–",
    ]
    lines = [[name, *values] for name, values in _OTHERS.items()]
    return _table(head, [*lines, ["**this reader**", *(f"**{value}**" for value in own)]])


def _patterns(one: Row) -> str:
    head = ["pattern", "printed", "quoted pieces", "speaker right", "wrong"]
    lines = (
        [pattern, "yes" if safe else "", str(number), str(right), str(wrong)]
        for pattern, safe, number, right, wrong in one.patterns
    )
    return f"\n## By pattern: {one.name}\n\n" + _table(head, lines)


def _errors(rows: Sequence[Row]) -> str:
    classes = sorted({name for one in rows for name, _ in one.errors})
    counts = [dict(one.errors) for one in rows]
    lines = ([name, *(str(count.get(name, 0)) for count in counts)] for name in classes)
    return "\n## Errors that remain, quoted pieces\n\n" + _table(
        ["class", *(one.name for one in rows)], lines
    )


_INTRODUCTION = """\
# How well articles are read

Written by `python -m tests.quality` (add `--more FOLDER` for sets that this repository may not hold).
The definitions are in `tests/quality/scoring.py`: contents are one where they share four fifths of their
characters, `quoted` looks at every piece between marks by itself, *end to end* counts a piece only with
the right speaker, and *printed* are the speakers that a briefing may show: everything else is shown
without a name. GUM news is in `tests/quality/data` and its figures are held by floors in CI. PolNeAR has
no licence and stays outside; the rules were made on its train and dev parts, its test part was never
read. GUM is not wholly unseen: its wrong speakers (not its texts) were looked at several times, and five
rules came from them (a name right behind an office, names set off by commas, letters behind a name, lone
first names, clauses kept in a group's name); each was tried on PolNeAR before it stayed. The patterns that
may be printed were chosen on PolNeAR dev and a seventh of train, so those figures are in-sample.
"""
_OTHERS_HEAD = """
## Beside other systems

Quoted pieces end to end, and indirect speech, F1. The others' indirect figures on PolNeAR dev were not
measured; on its test part the best of them reaches 54.0, plain rules 57.4.
"""
_NOTES = """
GUM annotates reporting clauses and "according to" only, so its indirect figure is *statements only*.
PolNeAR also annotates requests and objects ("called for a vote", "cited the cost"), so there it is *all
that a cue of saying reports*. PolNeAR names a pronoun's speaker by a machine's guess from 2018: of 19
"he" and "she" that this reader prints and PolNeAR has otherwise (dev and a seventh of train), 17 were
PolNeAR's error when read by eye. The rows "where the gold's source is no pronoun" leave pronouns out.
Of the 28 printed names on PolNeAR dev that its gold has otherwise, all read by eye: 14 are a pronoun that
its machine resolved to a bystander, 8 have the word "said" as their source, 3 name the same source another
way (a report and whoever wrote it, a union and its name), 3 are this reader's errors.

Beside these sets stand articles that were invented for the purpose, in layouts the rules were not made on,
with their gold written before they were read, and scored once: two sets of six and four articles, 93 quotes
(local papers, HTML, an agency, court, sport, an obituary). All 93 were found; 79 were printed with a speaker,
78 of them the right one.
"""
