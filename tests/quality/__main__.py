"""Measures the reading and writes docs/quality.md.

python -m tests.quality                      GUM, the gold of this repository
python -m tests.quality --more FOLDER        and every STEM.docs.jsonl with STEM.gold.jsonl in FOLDER
python -m tests.quality --update             and raise the floors to what was reached; refuses to lower one
"""

import argparse
import sys
from pathlib import Path

from briefings.reading.language import Language
from tests.quality import floors, report
from tests.quality.measuring import GUM, measure, read_set

_DOCS = ".docs.jsonl"


def main(arguments: list[str]) -> int:
    """Runs the command; 1 where a figure is under its floor."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality")
    parser.add_argument("--more", type=Path, help="folder with further sets that may not be redistributed")
    parser.add_argument("--update", action="store_true", help="raise the floors to the figures")
    given = parser.parse_args(arguments)
    language = Language.load()
    rows = [_row("GUM news", GUM, language)]
    for docs in sorted(given.more.glob(f"*{_DOCS}")) if given.more else ():
        name = docs.name.removesuffix(_DOCS)
        rows.append(_row(name, docs.with_name(name), language))
    report.save(rows)
    figures = dict(rows[0].figures.items())
    if given.update:
        floors.save(floors.raised(figures, floors.load()))
    for name, (figure, floor) in sorted(floors.below(figures, floors.load()).items()):
        sys.stdout.write(f"{name} is {figure}, its floor {floor}\n")
    return 1 if floors.below(figures, floors.load()) else 0


def _row(name: str, stem: Path, language: Language) -> report.Row:
    texts, gold, found = read_set(stem, language)
    return report.row(name, texts, gold, found, measure(texts, gold, found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
