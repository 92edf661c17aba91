"""The yardstick: a bot of python-telegram-bot alone whose one handler sends a constant."""

import os
import sys
from typing import Any

from telegram import Update
from telegram.ext import ApplicationBuilder, CommandHandler


def main() -> None:
    """`python -m tests.benchmarks.bare API_URL [TEXT]`; with a text also with the limiter of ours."""
    text = sys.argv[2] if len(sys.argv) > 2 else "Hello"

    async def brief(update: Update, context: Any) -> None:
        message = update.effective_message
        assert message is not None
        await context.bot.send_message(message.chat.id, text, parse_mode="HTML")

    builder: Any = ApplicationBuilder().token(os.environ["BOT_TOKEN"]).base_url(f"{sys.argv[1]}/bot")
    if len(sys.argv) > 2:
        # Left out where the time to start is measured: a bare bot would not import it.
        from tests.benchmarks.fast import limiter

        builder = builder.rate_limiter(limiter())
    application = builder.concurrent_updates(True).build()
    application.add_handler(CommandHandler("brief", brief))
    application.run_polling()


if __name__ == "__main__":
    main()
