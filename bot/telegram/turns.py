"""Whose turn it is: many chats are answered at a time, and no chat takes all the places."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor, filters

logger = logging.getLogger(__name__)

Excuse = Callable[[Update], Awaitable[None]]


async def _in_silence(update: Update) -> None:
    """For whoever need not be told."""


class Turns(BaseUpdateProcessor):
    """Answers updates as they come, at most so many at a time in all and in one chat."""

    def __init__(self, total: int = 256, a_chat: int = 20) -> None:
        super().__init__(total)
        self._a_chat = a_chat
        self._waiting: Counter[int] = Counter()
        #: By chat, until all that was taken there is answered.
        self._left_out: Counter[int] = Counter()
        self._open: set[asyncio.Task[Any]] = set()
        #: Told the first update of a flood that is left out.
        self.excuse: Excuse = _in_silence

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Answer the update; one that asks in a chat with its fill of unanswered ones is left out."""
        chat = update.effective_chat.id if isinstance(update, Update) and update.effective_chat else 0
        if isinstance(update, Update) and chat and self._waiting[chat] >= self._a_chat and _asks(update):
            if isinstance(coroutine, Coroutine):
                coroutine.close()
            self._left_out[chat] += 1
            if self._left_out[chat] > 1:
                return
            logger.warning("chat %s asks faster than it can be answered; what comes is left out", chat)
            coroutine = self.excuse(update)
        await self._take(chat, coroutine)

    async def finish(self, grace: float = 5.0) -> None:
        """Let answers that are under way end; those that would take longer are given up."""
        if not self._open:
            return
        _, late = await asyncio.wait(self._open, timeout=grace)
        for task in late:
            logger.warning("an answer was given up because the bot stops")
            task.cancel()

    async def _take(self, chat: int, answer: Awaitable[Any]) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._waiting[chat] += 1
        self._open.add(task)
        try:
            await answer
        finally:
            self._open.discard(task)
            self._waiting[chat] -= 1
            if not self._waiting[chat]:
                del self._waiting[chat]
                if left_out := self._left_out.pop(chat, 0):
                    logger.warning("chat %s is answered again; %d updates were left out", chat, left_out)


def _asks(update: Update) -> bool:
    """Whether it is a question of somebody's; what Telegram says of the chat itself is always heard."""
    if update.callback_query:
        return True
    return update.effective_message is not None and not filters.StatusUpdate.ALL.check_update(update)
