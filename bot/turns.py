"""Whose turn it is: many chats are answered at a time, and no chat takes all the places."""

import logging
from collections.abc import Awaitable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

logger = logging.getLogger(__name__)


class Turns(BaseUpdateProcessor):
    """Lets many chats be answered at a time, and no chat take all the places."""

    def __init__(self, total: int = 256, a_chat: int = 20) -> None:
        super().__init__(total)
        self._a_chat = a_chat
        self._open: dict[int, int] = {}

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Answer the update, unless its chat already has its fill of unanswered ones."""
        chat = update.effective_chat.id if isinstance(update, Update) and update.effective_chat else 0
        waiting = self._open.get(chat, 0)
        if chat and waiting >= self._a_chat:
            logger.warning("chat %s asks faster than it can be answered; one update dropped", chat)
            _discard(coroutine)
            return
        self._open[chat] = waiting + 1
        try:
            await coroutine
        finally:
            self._open[chat] -= 1
            if not self._open[chat]:
                del self._open[chat]


def _discard(coroutine: Awaitable[Any]) -> None:
    if isinstance(coroutine, Coroutine):
        coroutine.close()
