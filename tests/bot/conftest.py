"""What every test of the bot can ask for."""

from tests.bot.standin import standin

__all__ = ["standin"]
