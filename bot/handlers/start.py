"""/start and /help."""

from bot.desk import Desk
from bot.handlers.asking import Ask, Chat, Reply

_GREETINGS = {Chat.PRIVATE: "start", Chat.GROUP: "start_group", Chat.CHANNEL: "start_channel"}


async def start(desk: Desk, ask: Ask) -> Reply:
    """Say what the bot does, fit for this kind of chat."""
    return Reply(desk.notice(_GREETINGS[ask.kind]))


async def help_(desk: Desk, ask: Ask) -> Reply:
    """Say what can be asked."""
    return Reply(desk.notice("help"))
