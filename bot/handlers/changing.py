"""/changes: what each version of a story changed."""

from bot.desk import Desk
from bot.handlers import views
from bot.handlers.asking import Ask, Reply
from bot.handlers.sources import about_story
from bot.storage.briefings import Version
from briefings.actions import Action


async def changes(desk: Desk, ask: Ask) -> Reply:
    """The history of the story with this number or, without one, of the one shown last."""

    async def answer(version: Version) -> Reply:
        return await views.changes(desk, version, Action("changes", version.story))

    return await about_story(desk, ask, (*ask.numbers(), 0)[0], answer)
