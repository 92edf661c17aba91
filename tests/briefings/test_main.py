"""`python -m briefings`: files in, briefings out, broken files named."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from briefings.__main__ import main
from tests.briefings.storytelling import SAMPLES, STORIES

EU, UP = SAMPLES / "eu-global-atacms.txt", SAMPLES / "ukrainska-pravda-atacms.txt"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """The exit code, stdout and stderr of the command."""
    code = main([str(each) for each in arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_a_folder_is_one_briefing(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, SAMPLES)
    assert (code, err) == (0, "")
    assert out.startswith(
        "Biden allows Ukraine to strike Russia with ATACMS missiles – NYT\n2 reports · 1 origin"
    )
    assert "KEY FACTS" in out
    assert "ONLY EU GLOBAL" in out


def test_the_same_bytes_in_any_order(capsys: pytest.CaptureFixture[str]) -> None:
    first = run(capsys, "--json", EU, UP)
    assert run(capsys, "--json", UP, EU) == first
    assert run(capsys, "--json", UP, EU, SAMPLES) == first


def test_two_stories_are_two_briefings(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "--json", SAMPLES, STORIES / "ferry")
    stories = json.loads(out)["stories"]
    assert sorted(len(each["articles"]) for each in stories) == [2, 3]


def test_a_broken_file_is_one_line_and_the_rest_goes_on(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(bytes(range(256)) * 8)
    code, out, err = run(capsys, broken, tmp_path / "missing.txt", UP)
    assert code == 0
    assert "1 report" in out
    lines = err.splitlines()
    assert len(lines) == 2
    assert [name in line for name, line in zip(("broken.txt", "missing.txt"), lines, strict=True)] == [
        True,
        True,
    ]


def test_nothing_readable_is_exit_code_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    code, out, err = run(capsys, tmp_path)
    assert (code, out) == (1, "")
    assert "empty.txt" in err


def test_a_model_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "--model", "no_such_model", UP)
    assert (code, out) == (1, "")
    assert "no_such_model" in err


def test_help_fits_on_a_screen() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "briefings", "--help"],
        capture_output=True,
        text=True,
        check=True,
        cwd=SAMPLES.parents[1],
    )
    assert "--json" in told.stdout
    assert "PATH" in told.stdout
    assert len(told.stdout.splitlines()) <= 24


def test_another_model_reads_another_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model, article = tmp_path / "model", tmp_path / "rundschau.txt"
    spacy.blank("de").to_disk(model)
    article.write_text("Hafen verkauft\n\nDie Stadt hat den alten Hafen am Montag an die Werft verkauft.\n")
    assert "Not read" in run(capsys, article)[1]
    assert "Not read" not in run(capsys, "--model", model, article)[1]
