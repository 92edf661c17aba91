"""Three stories that grow while the bot polls the outlets that tell them: `python -m tests.live`."""

import asyncio
import sys
import tempfile
from pathlib import Path

import httpx

from bot.play import Setup, Telegram, serve
from tests.bot.standin import StandIn
from tests.live.running import newsroom, run


async def _main() -> None:
    telegram = Telegram(Setup())
    async with serve(telegram) as address, httpx.AsyncClient(base_url=address, timeout=60) as client:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{Path(folder) / 'store.db'}"
            async with newsroom(StandIn(telegram, address, client), url, Path(folder)) as room:
                await room.ask("/subscribe all")
                await run(room, print)


if __name__ == "__main__":
    sys.exit(asyncio.run(_main()))
