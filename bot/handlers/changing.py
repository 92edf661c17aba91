"""/changes: what each version of a story changed."""

from bot.desk import Desk
from bot.handlers import views
from bot.handlers.asking import Ask, Reply
from bot.handlers.sources import asked_story
from briefings.actions import Action


async def changes(desk: Desk, ask: Ask) -> Reply:
    """The history of the story with this number or, without one, of the one shown last."""
    numbers = ask.numbers()
    version = await asked_story(desk, ask, numbers[0] if numbers else 0)
    if isinstance(version, Reply):
        return version
    return await views.changes(desk, version, Action("changes", version.story))
