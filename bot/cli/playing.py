"""`sourceline play`: the bot, unchanged, and a stand-in for Telegram in one process."""

import socket

from pydantic import SecretStr
from rich.console import Console

from bot import app
from bot.config import Listen, Settings
from bot.play import PLAY_TOKEN, play, serve
from bot.telegram.intake import Unusable

_PORTS = range(8000, 8020)


async def run(settings: Settings, out: Console) -> None:
    """Serve the chat page and be the bot behind it, until cancelled."""
    listen = settings.listen or Listen("127.0.0.1", _free_port())
    # What the settings say of Telegram is for the real one.
    here = {"bot_token": SecretStr(PLAY_TOKEN), "listen": None, "webhook_url": None}
    try:
        async with serve(play(), listen.host, listen.port) as address:
            out.print(f"\n  Chat page: [bold link={address}/]{address}/[/]  (Ctrl-C ends it)")
            out.print("  In Telegram: get a token from @BotFather, then BOT_TOKEN=… sourceline\n")
            await app.run(settings.model_copy(update=here), app.Telegram(PLAY_TOKEN, address))
    except ValueError as error:
        raise Unusable("LISTEN", str(error)) from error
    except OSError as error:
        why = f"{listen.host}:{listen.port}: {error.strerror}; choose another port"
        raise Unusable("LISTEN", why) from error


def _free_port() -> int:
    for port in _PORTS:
        try:
            with socket.create_server(("127.0.0.1", port)):
                return port
        except OSError:
            continue
    return 0
