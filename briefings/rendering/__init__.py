"""Briefing in, messages within Telegram's limits out. Knows neither chats nor the Telegram library."""

from briefings.rendering.messages import Button, Document, Message
from briefings.rendering.press import rows_of
from briefings.rendering.renderer import Renderer, plain
from briefings.rendering.updates import History, Past
from briefings.types import StoryRow

__all__ = ["Button", "Document", "History", "Message", "Past", "Renderer", "StoryRow", "plain", "rows_of"]
