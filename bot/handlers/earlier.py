"""The texts that reports had before they were corrected: the archive keeps them."""

from dataclasses import replace

from bot.desk import Desk
from bot.handlers.asking import Reply
from bot.storage.briefings import Version
from briefings.actions import Action
from briefings.rendering import Message
from briefings.types import ArticleCard

#: Buttons under one message.
_MOST = 8


async def earlier_text(desk: Desk, version: Version, action: Action) -> Reply | None:
    """The text in full; None where the story has no such correction."""
    if not 0 < action.item <= len(version.briefing.corrections):
        return None
    article = await desk.article(version.briefing.corrections[action.item - 1].before)
    if article is None:
        return None
    return Reply(desk.renderer.earlier(version.briefing, article, action), version.story)


def with_ways(desk: Desk, version: Version, message: Message, *cards: ArticleCard) -> Message:
    """The message with buttons that open the last text before the present one of these reports."""
    latest = {one.article: number for number, one in enumerate(version.briefing.corrections, 1)}
    rows = tuple(
        (
            desk.renderer.button(
                "earliertext",
                Action("earliertext", version.story, latest[card.id]),
                outlet=card.outlet,
                count=0,
            ),
        )
        for card in cards
        if card.id in latest
    )
    return replace(message, buttons=(*message.buttons[:-1], *rows[:_MOST], *message.buttons[-1:]))
