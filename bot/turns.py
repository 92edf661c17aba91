"""Whose turn it is: many chats are answered at a time, and no chat takes all the places."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

logger = logging.getLogger(__name__)


class Turns(BaseUpdateProcessor):
    """Answers updates as they come, at most so many at a time in all and in one chat."""

    def __init__(self, total: int = 256, a_chat: int = 20) -> None:
        super().__init__(total)
        self._a_chat = a_chat
        self._waiting: Counter[int] = Counter()
        self._open: set[asyncio.Task[Any]] = set()

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Answer the update, unless its chat already has its fill of unanswered ones."""
        chat = update.effective_chat.id if isinstance(update, Update) and update.effective_chat else 0
        if chat and self._waiting[chat] >= self._a_chat:
            logger.warning("chat %s asks faster than it can be answered; one update dropped", chat)
            if isinstance(coroutine, Coroutine):
                coroutine.close()
            return
        task = asyncio.current_task()
        assert task is not None
        self._waiting[chat] += 1
        self._open.add(task)
        try:
            await coroutine
        finally:
            self._open.discard(task)
            self._waiting[chat] -= 1
            if not self._waiting[chat]:
                del self._waiting[chat]

    async def finish(self, grace: float = 5.0) -> None:
        """Let answers that are under way end; those that would take longer are given up."""
        if not self._open:
            return
        _, late = await asyncio.wait(self._open, timeout=grace)
        for task in late:
            logger.warning("an answer was given up because the bot stops")
            task.cancel()
