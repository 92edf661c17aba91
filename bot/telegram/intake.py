"""How updates come in: asked for by long polling, or handed over by a webhook."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import Application

from bot.telegram.outcomes import wait_of
from briefings.errors import BriefingsError

logger = logging.getLogger(__name__)

#: What the bot wants to hear of. Edited messages are left out: a command is answered once.
WANTED = ("message", "channel_post", "callback_query", "my_chat_member")
#: How long Telegram may hold a request for updates open; it caps this at 50 seconds.
HOLD = 30
_PAUSES = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


class Unusable(BriefingsError):
    """The bot can't go on like this; `subject` is the setting or the place that is at fault."""


async def connect(application: AnyApplication, where: str) -> None:
    """Make the bot known to Telegram; goes on trying for as long as Telegram can't be reached."""

    async def introduce() -> None:
        await application.initialize()
        logger.info("this is @%s", application.bot.username)

    await _persist(introduce, where)


async def poll(application: AnyApplication, where: str) -> None:
    """Take updates from Telegram until cancelled; Unusable when somebody else takes them too."""
    bot = application.bot
    offset = 0

    async def take() -> None:
        nonlocal offset
        updates = await _updates(bot, offset)
        for update in updates:
            await application.update_queue.put(update)
            offset = update.update_id + 1

    await _persist(bot.delete_webhook, where)
    logger.info("listening for messages")
    try:
        while True:
            await _persist(take, where)
    finally:
        if offset:
            await _confirm(bot, offset)


async def be_called(application: AnyApplication, where: str, url: str, secret: str) -> None:
    """Have Telegram post updates to `url`."""

    async def register() -> None:
        await application.bot.set_webhook(url, secret_token=secret, allowed_updates=WANTED)

    await _persist(register, where)
    logger.info("listening for messages at %s", url)


async def accept(application: AnyApplication, raw: dict[str, Any]) -> None:
    """Queue an update that was handed over."""
    await application.update_queue.put(_understood(application.bot, raw))


async def _updates(bot: Bot, offset: int) -> Sequence[Update]:
    try:
        return await bot.get_updates(offset=offset, timeout=timedelta(seconds=HOLD), allowed_updates=WANTED)
    except TelegramError:
        raise
    except Exception:
        # The library fails as a whole where one update of many is odd: take them one by one.
        logger.exception("an update can't be understood")
    result = await bot.do_api_request("getUpdates", {"offset": offset, "timeout": 0})
    return [_understood(bot, raw) for raw in result if isinstance(raw, dict)]


def _understood(bot: Bot, raw: dict[str, Any]) -> Update:
    """The update; one that can't be understood is logged, left empty and never keeps others waiting."""
    try:
        return Update.de_json(raw, bot)
    except Exception:
        logger.exception("update %s can't be understood", raw.get("update_id"))
        return Update(int(raw.get("update_id", 0)))


async def _confirm(bot: Bot, offset: int) -> None:
    """Tell Telegram what was taken, so that it isn't answered again after a restart."""
    try:
        async with asyncio.timeout(2):
            await bot.get_updates(offset=offset, timeout=timedelta(0), allowed_updates=WANTED)
    except (TelegramError, TimeoutError) as error:
        logger.info("what was read could not be confirmed: %s", error)


async def _persist(request: Callable[[], Awaitable[object]], where: str) -> None:
    """Make one request until it succeeds, and say so while it doesn't."""
    failures = 0
    while True:
        try:
            await request()
            if failures:
                logger.info("%s answers again", where)
            return
        except InvalidToken:
            why = "refuses this token; copy it once more from @BotFather"
            raise Unusable("BOT_TOKEN", f"{where} {why}") from None
        except Conflict as error:
            raise Unusable("BOT_TOKEN", _conflict(error)) from None
        except RetryAfter as error:
            logger.warning("%s: %s", where, error.message)
            await asyncio.sleep(wait_of(error))
        except TelegramError as error:
            pause = _PAUSES[min(failures, len(_PAUSES) - 1)]
            failures += 1
            logger.warning("%s can't be reached (%s); next try in %.0f s", where, error.message, pause)
            await asyncio.sleep(pause)


def _conflict(error: Conflict) -> str:
    other = "has set a webhook for this bot" if "webhook" in error.message.lower() else "runs this bot"
    return f"another program {other} with the same token; stop that one, then start this one again"
