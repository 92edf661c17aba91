"""`python -m bot.play --port N`: the stand-in alone, for a bot that is started by hand."""

import argparse
import asyncio
import sys

from bot.play import PLAY_TOKEN, play, serve


async def _run(port: int) -> None:
    async with serve(play(), port=port) as address:
        lines = (f"Chat page: {address}/", f"BOT_API_URL={address}", f"BOT_TOKEN={PLAY_TOKEN}")
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


def main() -> None:
    """Serves until it is interrupted."""
    parser = argparse.ArgumentParser(prog="python -m bot.play", description=__doc__)
    parser.add_argument("--port", type=int, default=8081, help="0 takes any free one")
    try:
        asyncio.run(_run(parser.parse_args().port))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
