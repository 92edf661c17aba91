"""Bytes to text: Unicode first, then what the document declares, then detection, which is told."""

import re

from charset_normalizer import from_bytes

from briefings.errors import ParseError

MAX_BYTES = 5_000_000

# Detection reads this much around the first byte that is not ASCII: enough to tell, never slow.
_SAMPLE = 16_384
# Longest first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_NOT_TEXT = (b"%PDF", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"{\\rtf")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?([A-Za-z0-9_:.-]{2,30})""", re.IGNORECASE
)


def decode(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    """The text with `\\n` line ends, and notes on how it was read; ParseError where it is no text."""
    if len(data) > MAX_BYTES:
        raise ParseError(path, f"is over {MAX_BYTES // 1_000_000} MB")
    if not data.strip():
        raise ParseError(path, "is empty")
    text, notes = _decoded(data, path)
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def in_unicode(data: bytes, charset: str) -> bytes:
    """The bytes as UTF-8 where a server's word for their encoding fits them, else as they are."""
    if (
        not charset
        or data.startswith(tuple(mark for mark, _ in _MARKS))
        or _strictly(data, "utf-8") is not None
    ):
        return data
    text = _strictly(data, charset)
    return data if text is None else text.encode()


def _decoded(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, path), ()
    if data.startswith(_NOT_TEXT) or _is_binary(data):
        raise ParseError(path, "is binary, not text")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:4096])
    if declared:
        text = _strictly(data, declared[1].decode("ascii"))
        if text is not None:
            return text, ()
    return _guessed(data, path)


def _marked(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ParseError(path, f"is marked as {encoding} and is not") from error


def _is_binary(data: bytes) -> bool:
    """Text has no NUL and next to no other control characters."""
    return b"\x00" in data or len(_CONTROLS.findall(data)) > len(data) / 100


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _guessed(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    first = next(index for index, byte in enumerate(data) if byte > 127)
    sample = data[max(0, first - 512) : first + _SAMPLE]
    best = from_bytes(sample, preemptive_behaviour=False).best()
    if best is None:
        raise ParseError(path, "is in no encoding that can be told")
    text = data.decode(best.encoding, errors="replace")
    return text, (f"not UTF-8: read as {best.encoding}, which is a guess",)
