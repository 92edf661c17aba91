"""articles.toml: good entries, and bad ones that spoil themselves alone."""

from datetime import UTC, datetime

import pytest

from briefings.errors import ManifestError
from briefings.outlets import Outlets
from briefings.parsing.manifest import Manifest, read_manifest
from briefings.types import Outlet

OUTLETS = Outlets([Outlet("The New York Times", also=("NYT",))])


def read(text: str) -> Manifest:
    return read_manifest(text, "articles.toml")


def test_an_entry_tells_what_the_text_does_not() -> None:
    manifest = read(
        '[[article]]\nfile = "a.txt"\noutlet = "NYT"\nurl = "https://x.example/1"\nlanguage = "en"\n'
        'published = 2025-03-03T16:15:00Z\nheadline = "Bridge closed"\nbyline = "Jane Doe"\n'
    )
    known = manifest.known("a.txt", "articles/a.txt", OUTLETS)
    assert known.outlet is not None
    assert known.outlet.name == "The New York Times"
    assert (known.path, known.url, known.language) == ("articles/a.txt", "https://x.example/1", "en")
    assert (known.headline, known.byline) == ("Bridge closed", "Jane Doe")
    assert known.published_at == datetime(2025, 3, 3, 16, 15, tzinfo=UTC)


def test_an_outlet_need_not_be_registered() -> None:
    known = read('[[article]]\nfile = "a.txt"\noutlet = "Vale Radio"\n').known("a.txt", "a.txt", OUTLETS)
    assert known.outlet == Outlet("Vale Radio")


def test_a_day_is_a_date_too() -> None:
    known = read('[[article]]\nfile = "a.txt"\npublished = 2025-03-03\n').known("a.txt", "a.txt", OUTLETS)
    assert known.published_at is not None
    assert known.published_at.isoformat() == "2025-03-03T00:00:00"


def test_a_file_without_entry_is_not_known() -> None:
    known = read("").known("b.txt", "b.txt", OUTLETS)
    assert (known.path, known.outlet, known.published_at) == ("b.txt", None, None)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('outlt = "NYT"', "unknown key 'outlt'"),
        ("url = 3", "url must be a text"),
        ("outlet = []", "outlet must be a text"),
        ('published = "yesterday"', "published must be a date"),
        ('language = "klingon"', "language 'klingon'"),
    ],
)
def test_a_bad_entry_spoils_its_own_article_only(line: str, why: str) -> None:
    manifest = read(f'[[article]]\nfile = "bad.txt"\n{line}\n[[article]]\nfile = "good.txt"\n')
    with pytest.raises(ManifestError, match=rf"articles.toml, article 1 \(bad.txt\): {why}"):
        manifest.known("bad.txt", "bad.txt", OUTLETS)
    assert manifest.known("good.txt", "good.txt", OUTLETS).path == "good.txt"
    assert manifest.files == ("bad.txt", "good.txt")


def test_a_file_that_is_described_twice() -> None:
    manifest = read('[[article]]\nfile = "a.txt"\n[[article]]\nfile = "a.txt"\n')
    with pytest.raises(ManifestError, match=r"article 2 \(a.txt\): is described twice"):
        manifest.known("a.txt", "a.txt", OUTLETS)


@pytest.mark.parametrize(
    "file", ["", 'file = ""', 'file = "../a.txt"', "file = 3", 'file = "x/a.txt"', 'file = ".."']
)
def test_an_entry_without_a_file_of_this_folder(file: str) -> None:
    manifest = read(f"[[article]]\n{file}\n")
    assert manifest.files == ()
    assert [error.subject for error in manifest.loose] == ["articles.toml, article 1"]


@pytest.mark.parametrize(
    ("text", "why"),
    [("[[article]", "is not TOML"), ("[[artikel]]", "unknown key 'artikel'"), ("article = 3", "needs")],
)
def test_a_manifest_that_cannot_be_used(text: str, why: str) -> None:
    with pytest.raises(ManifestError, match=why):
        read(text)
