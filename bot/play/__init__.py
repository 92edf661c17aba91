"""Telegram in one process: a strict stand-in for the Bot API, and a page to chat on."""

from bot.play.serving import app, serve
from bot.play.telegram import PLAY_TOKEN, Setup, Telegram, play

__all__ = ["PLAY_TOKEN", "Setup", "Telegram", "app", "play", "serve"]
