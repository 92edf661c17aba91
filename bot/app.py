"""The wiring: opens everything, hands plain values down, closes everything in the other order."""

import asyncio
import contextlib
import logging
import os
import secrets
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from telegram.ext import Application, ApplicationBuilder
from telegram.request import BaseRequest, HTTPXRequest

from bot.config import Listen, Settings
from bot.delivery.running import Manner, delivering
from bot.desk import Desk
from bot.handlers import commands, door
from bot.handlers.excuses import Excuses
from bot.polling import opening
from bot.polling.poller import Poller
from bot.reading.reader import ReaderProcess
from bot.storage import Database
from bot.stories import ingest
from bot.stories.editing import Editor
from bot.telegram import intake
from bot.telegram.intake import AnyApplication
from bot.telegram.limits import Limiter, Rates
from bot.telegram.requests import Requests
from bot.telegram.sending import Sender
from bot.telegram.turns import Turns
from briefings.errors import BriefingsError, TemplateError
from briefings.rendering import Renderer

logger = logging.getLogger(__name__)

_LISTEN = Listen("127.0.0.1", 8080)
#: Seconds after which articles are read although Telegram did not answer yet.
_HEAD_START = 3.0


@dataclass(frozen=True, slots=True)
class Telegram:
    """How to speak to Telegram."""

    token: str
    api_url: str
    rates: Rates | None = None


async def run(settings: Settings, telegram: Telegram) -> None:
    """Be the bot until cancelled. Unusable or StorageError when that can't be."""
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(Database(settings.database_url.get_secret_value()))
        desk = Desk(database, _renderer(settings.templates_dir), settings.admin_ids)
        reader = await stack.enter_async_context(ReaderProcess(settings.language_model))
        desk.loading = True
        connected = asyncio.Event()
        read = partial(_load, settings.articles_dir, database, reader, desk)
        load = asyncio.create_task(_after(connected, read))
        stack.push_async_callback(_cancel, load)
        tools = await stack.enter_async_context(opening.tools(database, reader, settings.fetch_allow))
        desk.poller = Poller(tools)
        desk.editor = Editor(database, reader)
        turns = Turns()
        application = build(telegram, turns)
        sender = Sender(application.bot)
        door.open_doors(application, desk, sender)
        excuses = Excuses(desk, sender)
        turns.excuse, sender.too_late = excuses.flooded, excuses.late
        stack.push_async_callback(application.bot.shutdown)
        stack.push_async_callback(excuses.close)
        await intake.connect(application, telegram.api_url)
        connected.set()
        await stack.enter_async_context(_started(application, turns))
        manner = Manner(timedelta(seconds=settings.settle_seconds), settings.allow_paid_broadcast)
        await stack.enter_async_context(delivering(database, desk.renderer, application, manner))
        polling = asyncio.create_task(_poll(settings.feeds_file, desk.poller))
        stack.push_async_callback(_cancel, polling)
        menus = asyncio.create_task(commands.publish(application.bot))
        stack.push_async_callback(_cancel, menus)
        await _take_updates(settings, application, telegram.api_url)


async def until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Do the work until it ends by itself or the process is told to stop."""
    task = asyncio.create_task(work)
    loop = asyncio.get_running_loop()
    for one in (signal.SIGINT, signal.SIGTERM):
        # Windows has no such thing; there Ctrl-C cancels the main task, which comes to the same.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(one, task.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await task


def build(telegram: Telegram, turns: Turns, request: BaseRequest | None = None) -> AnyApplication:
    """The library's application, without its own way of getting updates."""
    # Waits are plain numbers in the library's old way of speaking, which warns at each of them.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    builder: Any = ApplicationBuilder()
    application: Application[Any, Any, Any, Any, Any, Any] = (
        builder.token(telegram.token)
        .base_url(f"{telegram.api_url}/bot")
        .base_file_url(f"{telegram.api_url}/file/bot")
        .request(request or Requests(read_timeout=15.0))
        # A pool of one hangs for good after a dropped connection.
        .get_updates_request(HTTPXRequest(connection_pool_size=8))
        .rate_limiter(Limiter(telegram.rates))
        .concurrent_updates(turns)
        .updater(None)
        .build()
    )
    return application


@asynccontextmanager
async def _started(application: AnyApplication, turns: Turns) -> AsyncIterator[None]:
    await application.start()
    try:
        yield
    finally:
        await turns.finish()
        await application.stop()
        await application.shutdown()


async def _take_updates(settings: Settings, application: AnyApplication, where: str) -> None:
    """Take updates until cancelled, from a webhook where one is set, else by asking for them."""
    if not settings.webhook_url and not settings.listen:
        await intake.poll(application, where)
        return
    from bot.telegram import web  # seldom needed, and slow to import

    listen = settings.listen or _LISTEN
    if not settings.webhook_url:
        async with web.serving(listen, [web.health()]):
            await intake.poll(application, where)
        return
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else _new_secret()
    hook = web.webhook(settings.webhook_url, secret, lambda raw: intake.accept(application, raw))
    async with web.serving(listen, [web.health(), hook]):
        await intake.be_called(application, where, settings.webhook_url, secret)
        await asyncio.Event().wait()


def _new_secret() -> str:
    return secrets.token_urlsafe(32)


def _renderer(templates: Path | None) -> Renderer:
    try:
        return Renderer(templates)
    except TemplateError as error:
        logger.error("TEMPLATES_DIR: your templates are not used: %s", error)
        return Renderer()


async def _after(connected: asyncio.Event, work: Callable[[], Awaitable[None]]) -> None:
    """Leave the processor to the start, unless Telegram lets itself be waited for."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_HEAD_START):
            await connected.wait()
    await work()


async def _load(folder: Path, database: Database, reader: ReaderProcess, desk: Desk) -> None:
    """Load the folder's articles; whatever is wrong with them, the bot goes on."""
    try:
        summary = await ingest.load([folder], database, reader)
        for line in summary.failures:
            logger.warning("not loaded: %s: %s", line.path, line.text)
        logger.info(
            "%s: %d new articles, %d known, %d not loaded",
            *(folder, summary.new, summary.known, len(summary.failures)),
        )
    except BriefingsError as error:
        logger.error("ARTICLES_DIR: %s", error)
    except Exception:
        logger.exception("ARTICLES_DIR: %s was not loaded because of a fault", folder)
    finally:
        desk.loading = False


async def _poll(file: Path | None, poller: Poller) -> None:
    """Ask feeds as long as the bot runs; a fault there is no reason to stop answering."""
    try:
        await opening.follow_file(file, poller.tools.database)
        await poller.run()
    except Exception:
        logger.exception("feeds are asked no more because of a fault")


async def _cancel(task: asyncio.Task[None]) -> None:
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
