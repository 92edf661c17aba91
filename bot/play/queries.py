"""Buttons that were pressed and inline queries, until the bot answers or it is too late."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field

from bot.play.errors import Json, bad_request

#: After so many seconds Telegram has forgotten that a button was pressed.
LIFETIME = 15.0
_MOST = 10_000


@dataclass(slots=True)
class Query:
    """One that waits for its answer."""

    id: str
    at: float
    answer: dict[str, Json] = field(default_factory=dict)
    answered: asyncio.Event = field(default_factory=asyncio.Event)


class Queries:
    """All that wait."""

    def __init__(self, first_id: int = 4_000_000_000_000_001) -> None:
        self._next_id = first_id
        self._open: OrderedDict[str, Query] = OrderedDict()

    def ask(self, now: float) -> Query:
        """A new one."""
        query = Query(str(self._next_id), now)
        self._next_id += 1
        self._open[query.id] = query
        while len(self._open) > _MOST:
            self._open.popitem(last=False)
        return query

    def answer(self, query_id: str, answer: dict[str, Json], now: float) -> None:
        """Hands over the answer; Refused when there is no such query or it is too late."""
        query = self._open.get(query_id)
        if query is None or now - query.at > LIFETIME:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        query.answer = answer
        query.answered.set()
