"""What is known of a document before it is read."""

from dataclasses import dataclass
from datetime import datetime

from briefings.types import Outlet


@dataclass(frozen=True, slots=True)
class Known:
    """What a manifest, a feed or a fetch tells of a document; it wins over what the text tells."""

    #: A file's name or an address: for messages, and for the outlet's name as a last resort.
    path: str
    outlet: Outlet | None = None
    url: str = ""
    language: str = ""
    published_at: datetime | None = None
    headline: str = ""
    byline: str = ""
