"""Documents that did not come from a file here."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes, and what is known of them before they are read; the text tells what is left empty."""

    url: str
    data: bytes
    #: Who publishes it, by any name.
    outlet: str = ""
    language: str = ""
    published_at: datetime | None = None
    headline: str = ""
    byline: str = ""
    #: The encoding that the server tells.
    charset: str = ""
