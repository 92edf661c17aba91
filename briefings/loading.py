"""Files to articles; the one place of the core that reads the disk for them."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from briefings.errors import ManifestError, ParseError
from briefings.outlets import Outlets
from briefings.parsing import MAX_BYTES, parse
from briefings.parsing.manifest import FILE_NAME, Manifest, read_manifest
from briefings.types import Article

#: What is taken from a folder; a file that is named itself may be called anything.
_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})


def find_articles(paths: Sequence[Path]) -> list[Path]:
    """The files to load, each once and in a stable order; folders are opened.

    What a folder's articles.toml describes and is not there is in the list too, as is an
    articles.toml with an entry that names no file: `load_article` then says so.
    """
    found: dict[Path, None] = {}
    for path in paths:
        for file in _in_folder(path) if path.is_dir() else (path,):
            if file.name != FILE_NAME or path.is_dir():
                found.setdefault(file)
    return list(found)


def load_article(path: Path, outlets: Outlets) -> Article:
    """The article in a file and its articles.toml entry; raises ParseError or ManifestError."""
    manifest = _manifest_beside(path)
    if path.name == FILE_NAME:
        raise manifest.loose[0] if manifest.loose else ParseError(str(path), "describes articles and is none")
    known = manifest.known(path.name, str(path), outlets)
    if not path.exists() and path.name in manifest.entries:
        raise ManifestError(f"{path.with_name(FILE_NAME)}, article {path.name}", "there is no such file")
    return parse(_read(path), known, outlets)


def _in_folder(folder: Path) -> Iterator[Path]:
    """Articles below a folder, and whatever its manifests promise."""
    files = {file for file in folder.rglob("*") if not _is_hidden(file, folder)}
    for file in [file for file in files if file.name == FILE_NAME]:
        try:
            manifest = _manifest_beside(file)
        except ManifestError:
            # Each article beside it will say so; an empty folder has nobody else to.
            continue
        files |= {file.with_name(name) for name in manifest.files}
        if not manifest.loose:
            files.discard(file)
    yield from sorted(file for file in files if file.suffix.lower() in _SUFFIXES or file.name == FILE_NAME)


def _is_hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ParseError(str(path), f"is over {MAX_BYTES // 1_000_000} MB")
        return path.read_bytes()
    except OSError as error:
        raise ParseError(str(path), f"can't be read: {error.strerror or error}") from error


def _manifest_beside(path: Path) -> Manifest:
    file = path.with_name(FILE_NAME)
    try:
        stat = file.stat()
    except OSError:
        return Manifest()
    return _manifest(file, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=8)
def _manifest(file: Path, _changed_at: int, _size: int) -> Manifest:
    """Read once as long as the file does not change: a folder may hold thousands of articles."""
    try:
        return read_manifest(file.read_text(encoding="utf-8-sig"), str(file))
    except (OSError, UnicodeDecodeError) as error:
        raise ManifestError(str(file), f"can't be read: {error}") from error
