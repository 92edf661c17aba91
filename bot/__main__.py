"""The command line: `sourceline` and `python -m bot`."""

import asyncio
from collections.abc import Coroutine
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console

from bot import logs
from bot.config import Settings, SettingsError, read_settings
from briefings.errors import BriefingsError

out = Console(highlight=False, soft_wrap=True)
err = Console(highlight=False, soft_wrap=True, stderr=True)

cli = typer.Typer(
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="A Telegram bot that shows who said what, and who got it from whom. Without a command: "
    "[bold]run[/] when BOT_TOKEN is set, else [bold]play[/]. Settings come from the environment and "
    "from .env; .env.example explains them.",
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)

Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Log details.")]


@cli.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Run or play, as settings allow."""
    if context.invoked_subcommand is None:
        (run if _settings().bot_token else play)()


@cli.command()
def run(verbose: Verbose = False) -> None:
    """Be the bot, in Telegram."""
    settings = _prepared(verbose)
    if settings.bot_token is None:
        _fail("BOT_TOKEN is not set; write the line that @BotFather gave you, or try: sourceline play")
    from bot import app

    telegram = app.Telegram(settings.bot_token.get_secret_value(), settings.bot_api_url)
    _do(app.until_stopped(app.run(settings, telegram)))


@cli.command()
def play(verbose: Verbose = False) -> None:
    """Try the bot in a chat page on this machine; no account, no token."""
    settings = _prepared(verbose)
    from bot import app
    from bot.cli import playing

    _do(app.until_stopped(playing.run(settings, out)))


@cli.command()
def load(
    sources: Annotated[
        list[str], typer.Argument(help="Files and folders of articles, addresses of pages and feeds.")
    ],
) -> None:
    """Load articles into the database."""
    settings = _prepared(verbose=False)
    from bot.cli import loading

    raise typer.Exit(_do(loading.load(settings, sources, out, err)))


@cli.command()
def check() -> None:
    """Say of everything that the bot needs whether it is there."""
    settings = _settings()
    from bot.cli import checking

    raise typer.Exit(_do(checking.check(settings, out)))


@cli.command()
def migrate() -> None:
    """Bring the database's tables up to date; the bot does so at its start too."""
    from bot.storage import Database

    async def open_and_close() -> str:
        async with Database(_settings().database_url.get_secret_value()) as database:
            return database.name

    out.print(f"{_do(open_and_close())} is up to date", markup=False)


def _settings() -> Settings:
    try:
        return read_settings()
    except SettingsError as error:
        for line in str(error).splitlines():
            err.print(line, style="red", markup=False)
        raise typer.Exit(2) from None


def _prepared(verbose: bool) -> Settings:
    settings = _settings()
    logs.set_up(settings.secrets(), verbose=verbose)
    return settings


def _do(work: Coroutine[Any, Any, Any]) -> Any:
    """Run it to its end; what the person at the machine can mend becomes one line."""
    try:
        return asyncio.run(work)
    except (BriefingsError, SettingsError) as error:
        _fail(str(error))
    except KeyboardInterrupt:
        raise typer.Exit(130) from None


def _fail(why: str) -> NoReturn:
    err.print(f"sourceline: {why}", style="red", markup=False)
    raise typer.Exit(1)


def main() -> None:
    """The command `sourceline`."""
    cli()


if __name__ == "__main__":
    main()
