"""The bot with its limiter as it is, but rates that no benchmark reaches."""

import asyncio
import os
import sys

from bot.telegram.limits import Limiter, Rate, Rates

_HIGH = Rate(1_000_000, 1.0)
RATES = Rates((_HIGH,), (_HIGH,), _HIGH)


def limiter() -> Limiter:
    """A limiter that does all its work and never waits."""
    return Limiter(RATES)


def main() -> None:
    """`python -m tests.benchmarks.fast API_URL`: the bot, settings from the environment."""
    from bot import app, logs
    from bot.config import read_settings

    logs.set_up()
    telegram = app.Telegram(os.environ["BOT_TOKEN"], sys.argv[1], RATES)
    asyncio.run(app.until_stopped(app.run(read_settings(), telegram)))


if __name__ == "__main__":
    main()
