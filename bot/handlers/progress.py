"""How far a long work is: one message in the chat that asked, changed in place."""

import time

from bot.telegram.outcomes import Sent
from bot.telegram.sending import Place, Sender
from briefings.rendering import Document, Message

#: Groups take twenty messages a minute from a bot, changes counted.
_PAUSE = 3.0


class Progress:
    """Nothing is sent until there is something to show."""

    def __init__(self, sender: Sender, place: Place, pause: float = _PAUSE) -> None:
        self._sender = sender
        self._place = place
        self._pause = pause
        self._message = 0
        self._shown = ""
        self._next = 0.0

    async def show(self, message: Message) -> None:
        """Show it, unless something was shown just now."""
        now = time.monotonic()
        if now < self._next or message.html == self._shown:
            return
        self._next = now + self._pause
        self._shown = message.html
        if self._message:
            await self._sender.edit(self._place, self._message, message, "progress")
            return
        outcome = await self._sender.send(self._place, message, "progress")
        self._message = outcome.message_id if isinstance(outcome, Sent) else 0

    async def replace(self, message: Message | Document, about: str) -> bool:
        """Put the answer in its place; False where there is no message to be changed."""
        if not self._message or isinstance(message, Document):
            return False
        await self._sender.edit(self._place, self._message, message, about)
        return True
