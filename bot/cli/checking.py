"""`sourceline check`: each thing that the bot needs, and what to do where it is missing."""

import asyncio
from collections.abc import Awaitable, Callable

from rich.console import Console
from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.config import Settings
from bot.storage import Database
from briefings.errors import BriefingsError

#: What was found; raises _Missing for what the bot can't do without.
Check = Callable[[Settings], Awaitable[str]]


class _Missing(Exception):
    """Says what to do."""


async def check(settings: Settings, out: Console) -> int:
    """Print a line for each thing; 0 when the bot can run."""
    failed = 0
    for name, one in _CHECKS.items():
        try:
            mark, found = "ok  ", await one(settings)
        except (_Missing, BriefingsError) as error:
            mark, found = "FAIL", str(error)
            failed = 1
        out.print(f"{mark} {name:<15} {found}", markup=False)
    return failed


async def _settings(settings: Settings) -> str:
    return "can be read"


async def _database(settings: Settings) -> str:
    async with Database(settings.database_url.get_secret_value()) as database:
        return f"{database.name}, tables up to date"


async def _articles(settings: Settings) -> str:
    if not settings.articles_dir.is_dir():
        raise _Missing(f"ARTICLES_DIR: there is no folder {settings.articles_dir}; make it or name another")
    from briefings.loading import find_articles

    files = await asyncio.to_thread(find_articles, [settings.articles_dir])
    return f"{settings.articles_dir}, {len(files)} files"


async def _templates(settings: Settings) -> str:
    from briefings.rendering import Renderer

    Renderer(settings.templates_dir)
    return str(settings.templates_dir or "the shipped ones")


async def _language_model(settings: Settings) -> str:
    from briefings.reading.language import Language

    language = await asyncio.to_thread(Language.load, settings.language_model)
    return f"can be loaded, reads “{language.code}”"


async def _token(settings: Settings) -> str:
    if settings.bot_token is None:
        return "not set: only `sourceline play` works without; @BotFather gives you one"
    bot = Bot(
        settings.bot_token.get_secret_value(),
        f"{settings.bot_api_url}/bot",
        request=HTTPXRequest(),
        get_updates_request=HTTPXRequest(),
    )
    try:
        async with bot:
            return f"this is @{bot.username}"
    except InvalidToken:
        raise _Missing(
            f"BOT_TOKEN: {settings.bot_api_url} refuses it; copy it once more from @BotFather"
        ) from None
    except TelegramError as error:
        raise _Missing(f"BOT_API_URL: {settings.bot_api_url} can't be reached: {error.message}") from None


_CHECKS: dict[str, Check] = {
    "settings": _settings,
    "database": _database,
    "articles": _articles,
    "templates": _templates,
    "language model": _language_model,
    "token": _token,
}
