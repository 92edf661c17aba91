"""Where there is no answer, the chat is told why: one line, as soon as it can be sent."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

from telegram import Update

from bot.desk import Desk
from bot.telegram.outcomes import RetryLater
from bot.telegram.sending import Place, Sender, place_of
from briefings.rendering import plain


class Excuses:
    """Says that something was left out, and how to go on."""

    def __init__(
        self, desk: Desk, sender: Sender, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._desk = desk
        self._sender = sender
        self._sleep = sleep
        #: Chats that are told when their wait is over.
        self._owed: dict[Place, asyncio.Task[None]] = {}

    async def flooded(self, update: Update) -> None:
        """To a person who asks faster than can be answered: which question was left out first."""
        notice = self._desk.notice("flooded")
        message = update.message
        if update.callback_query:
            await self._sender.toast(update.callback_query.id, plain(notice))
        # A channel's posts and those of other bots ask for nothing that a line would help.
        elif message and message.from_user and not message.from_user.is_bot and not message.sender_chat:
            place = replace(place_of(message), reply_to=message.message_id)
            await self._sender.send(place, notice, "a flood")

    def late(self, place: Place, after: timedelta) -> None:
        """Say, once Telegram lets anything through, that answers were not sent; once for all of them."""
        place = replace(place, reply_to=None)
        if place not in self._owed:
            self._owed[place] = asyncio.create_task(self._say_late(place, after))

    async def close(self) -> None:
        """What is still owed is given up: a restart knows nothing of the questions."""
        for task in self._owed.values():
            task.cancel()
        await asyncio.gather(*self._owed.values(), return_exceptions=True)

    async def _say_late(self, place: Place, after: timedelta) -> None:
        try:
            while after:
                await self._sleep(after.total_seconds())
                outcome = await self._sender.send(place, self._desk.notice("late"), "a wait")
                after = outcome.after if isinstance(outcome, RetryLater) else timedelta(0)
        finally:
            del self._owed[place]
