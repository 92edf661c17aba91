"""Files that the bot sent, by the ids it was told."""

from collections import OrderedDict
from dataclasses import dataclass

from bot.play.errors import Json, bad_request

LARGEST_UPLOAD = 50 * 1024 * 1024
LARGEST_DOWNLOAD = 20 * 1024 * 1024
_MOST_BYTES = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class File:
    """One file; `data` is what was uploaded."""

    number: int
    name: str
    mime_type: str
    data: bytes

    @property
    def id(self) -> str:
        """What the bot sends it again by."""
        return f"BQACAgIAAxkBAAM{self.number:08d}"

    @property
    def path(self) -> str:
        """Where it is downloaded from."""
        return f"documents/file_{self.number}"

    def as_json(self) -> dict[str, Json]:
        """A Document."""
        return {
            "file_name": self.name,
            "mime_type": self.mime_type,
            "file_id": self.id,
            "file_unique_id": f"AgAD{self.number:08d}",
            "file_size": len(self.data),
        }


class Files:
    """The files kept; the oldest are forgotten when they are too many."""

    def __init__(self) -> None:
        self._files: OrderedDict[str, File] = OrderedDict()
        self._next = 0
        self._bytes = 0

    def add(self, name: str, mime_type: str, data: bytes) -> File:
        """Keeps an upload."""
        file = File(self._next, name, mime_type, data)
        self._next += 1
        self._files[file.id] = file
        self._bytes += len(data)
        while self._bytes > _MOST_BYTES and len(self._files) > 1:
            self._bytes -= len(self._files.popitem(last=False)[1].data)
        return file

    def get(self, file_id: str) -> File:
        """By id; Refused when unknown."""
        if file_id not in self._files:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        return self._files[file_id]

    def at(self, path: str) -> File | None:
        """By the path that getFile gave."""
        return next((file for file in self._files.values() if file.path == path), None)
