"""The one wait there is: for the first story, while the first articles are being read."""

import asyncio
import time

from bot.desk import Desk, Front
from bot.handlers.asking import Ask

#: Longer than reading the shipped articles takes on a slow machine; then the chat is told.
LONGEST = 60.0
_LOOK_EVERY = 0.5
_TYPING_EVERY = 4.0  # Telegram shows it for five seconds


async def first_story(desk: Desk, ask: Ask) -> Front | None:
    """The newest story; waits for the first one as long as articles are being loaded."""
    begun = time.monotonic()
    typed = 0.0
    while True:
        # Asked before the database is: a load may end between the two.
        loading = desk.loading
        front = await desk.front()
        now = time.monotonic()
        if front or not loading or now - begun > LONGEST:
            return front
        if now - typed > _TYPING_EVERY:
            await ask.typing()
            typed = now
        await asyncio.sleep(_LOOK_EVERY)
