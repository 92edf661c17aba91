"""Files and folders to articles."""

from pathlib import Path

import pytest

from briefings.errors import ManifestError, ParseError
from briefings.loading import find_articles, load_article
from briefings.outlets import Outlets
from briefings.shipped import data_folder

TEXT = "Bridge closed after cracks\n\nThe city closed the bridge on Monday, the mayor said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.txt",
        "c.md",
        "sub/d.html",
        "sub/e.TXT",
        "notes.json",
        ".hidden/f.txt",
        ".g.txt",
    ):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(TEXT, encoding="utf-8")
    return tmp_path


def names(files: list[Path], folder: Path) -> list[str]:
    return [file.relative_to(folder).as_posix() for file in files]


def describe(folder: Path, text: str) -> None:
    (folder / "articles.toml").write_text(text, encoding="utf-8")


def test_a_folder_is_opened_in_order(folder: Path) -> None:
    describe(folder, '[[article]]\nfile = "a.txt"\n')
    assert names(find_articles([folder]), folder) == ["a.txt", "b.txt", "c.md", "sub/d.html", "sub/e.TXT"]


def test_each_file_comes_once_and_named_files_may_be_called_anything(folder: Path) -> None:
    paths = [folder / "notes.json", folder / "b.txt", folder / "sub", folder]
    assert names(find_articles(paths), folder) == [
        "notes.json",
        "b.txt",
        "sub/d.html",
        "sub/e.TXT",
        "a.txt",
        "c.md",
    ]


def test_the_manifest_itself_is_no_article(folder: Path) -> None:
    describe(folder, "")
    assert find_articles([folder / "articles.toml"]) == []
    with pytest.raises(ParseError, match="describes articles"):
        load_article(folder / "articles.toml", Outlets())


def test_an_article_with_its_entry(folder: Path) -> None:
    describe(folder, '[[article]]\nfile = "a.txt"\noutlet = "Vale Radio"\nlanguage = "en"\n')
    article = load_article(folder / "a.txt", Outlets())
    assert (article.outlet.name, article.language, article.path) == (
        "Vale Radio",
        "en",
        str(folder / "a.txt"),
    )
    assert load_article(folder / "b.txt", Outlets()).outlet.name == "B"


def test_a_manifest_that_changes_is_read_again(folder: Path) -> None:
    describe(folder, '[[article]]\nfile = "a.txt"\noutlet = "Vale Radio"\n')
    load_article(folder / "a.txt", Outlets())
    describe(folder, '[[article]]\nfile = "a.txt"\noutlet = "Bay Television"\n')
    assert load_article(folder / "a.txt", Outlets()).outlet.name == "Bay Television"


def test_an_entry_for_a_missing_file_is_told_and_the_rest_loads(folder: Path) -> None:
    describe(folder, '[[article]]\nfile = "gone.txt"\n[[article]]\nfile = "a.txt"\noutlet = "Vale Radio"\n')
    files = find_articles([folder])
    assert folder / "gone.txt" in files
    with pytest.raises(ManifestError, match=r"articles\.toml, article gone\.txt: there is no such file"):
        load_article(folder / "gone.txt", Outlets())
    assert load_article(folder / "a.txt", Outlets()).outlet.name == "Vale Radio"


def test_an_entry_without_a_file_is_told(folder: Path) -> None:
    describe(folder, '[[article]]\noutlet = "Vale Radio"\n')
    assert folder / "articles.toml" in find_articles([folder])
    with pytest.raises(ManifestError, match="article 1: needs file"):
        load_article(folder / "articles.toml", Outlets())
    assert load_article(folder / "a.txt", Outlets()).outlet.name == "A"


def test_a_broken_manifest_is_told_by_each_article(folder: Path) -> None:
    describe(folder, "[[article")
    assert folder / "a.txt" in find_articles([folder])
    with pytest.raises(ManifestError, match="is not TOML"):
        load_article(folder / "a.txt", Outlets())


def test_a_manifest_in_another_encoding_is_told(folder: Path) -> None:
    (folder / "articles.toml").write_bytes('[[article]]\nfile = "é.txt"'.encode("latin-1"))
    with pytest.raises(ManifestError, match="can't be read"):
        load_article(folder / "a.txt", Outlets())


@pytest.mark.parametrize("name", ["none.txt", "none/none.txt"])
def test_a_file_that_is_not_there(folder: Path, name: str) -> None:
    assert find_articles([folder / name]) == [folder / name]
    with pytest.raises(ParseError, match="can't be read: No such file"):
        load_article(folder / name, Outlets())


def test_a_large_file_is_not_read(folder: Path) -> None:
    with (folder / "large.txt").open("wb") as file:
        file.truncate(5_000_001)
    with pytest.raises(ParseError, match="over 5 MB"):
        load_article(folder / "large.txt", Outlets())


def test_a_moved_file_is_the_same_article(folder: Path) -> None:
    one, two = load_article(folder / "a.txt", Outlets()), load_article(folder / "b.txt", Outlets())
    assert one.id == two.id


def test_the_shipped_folder() -> None:
    files = find_articles([data_folder() / "articles"])
    assert [file.name for file in files] == ["eu-global-atacms.txt", "ukrainska-pravda-atacms.txt"]
