"""What goes through the pipes between the bot and its worker.

A request is (name of the work, arguments), an answer `Done` or `Refused`; both pickled, in frames.
"""

import struct
from dataclasses import dataclass
from typing import Any

_SIZE = struct.Struct(">Q")
#: How many bytes stand before the content of a frame.
HEAD_SIZE = _SIZE.size


@dataclass(frozen=True, slots=True)
class Done:
    """The work is done."""

    value: Any


@dataclass(frozen=True, slots=True)
class Refused:
    """The work can't be done."""

    #: "" where it is what was asked for.
    subject: str
    why: str
    #: Whether nothing else can be done either.
    for_all: bool = False


def frame(content: bytes) -> bytes:
    """`content` with its size before it."""
    return _SIZE.pack(len(content)) + content


def frame_size(head: bytes) -> int:
    """How many bytes follow `head`."""
    size: int = _SIZE.unpack(head)[0]
    return size
