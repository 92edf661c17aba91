"""URL → bytes and cache headers, safely. Knows no format and no database."""

from bot.fetching.errors import FetchError
from bot.fetching.fetch import Fetched, Fetcher, Limits, NotModified
from bot.fetching.guard import is_public

__all__ = ["FetchError", "Fetched", "Fetcher", "Limits", "NotModified", "is_public"]
