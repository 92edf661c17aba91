"""Compressed bodies, unpacked piece by piece up to a limit, so that a bomb stops at the limit."""

import zlib


class TooLarge(Exception):
    """More bytes than the limit."""


class Unknown(Exception):
    """A content encoding that was not asked for."""


class Unpacker:
    """Takes the pieces of a body as they arrive and keeps at most `limit` unpacked bytes."""

    def __init__(self, encoding: str, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._fed = False
        self._pieces: list[bytes] = []
        self._inflate = _inflater(encoding.strip().lower())

    def feed(self, piece: bytes) -> None:
        """Adds a piece; raises TooLarge at the first byte over the limit, zlib.error on damage."""
        self._fed = self._fed or bool(piece)
        if self._inflate is None:
            self._keep(piece)
            return
        while piece:
            room = self._limit - self._size + 1
            self._keep(self._inflate.decompress(piece, room))
            piece = self._inflate.unconsumed_tail

    def body(self) -> bytes:
        """All that was fed, unpacked; zlib.error when its end is missing."""
        if self._inflate and self._fed and not self._inflate.eof:
            raise zlib.error("it breaks off")
        return b"".join(self._pieces)

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > self._limit:
            raise TooLarge
        self._pieces.append(piece)


def _inflater(encoding: str) -> "zlib._Decompress | None":
    if encoding in ("", "identity"):
        return None
    if encoding in ("gzip", "x-gzip", "deflate"):
        # 32: gzip or zlib header, told by the first bytes.
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    raise Unknown(encoding)
