"""/start and /help."""

import re
from dataclasses import replace

from bot.desk import Desk
from bot.handlers.asking import Ask, Chat, Reply
from bot.handlers.briefs import shown, unknown_story
from bot.handlers.wishes import follow_story

#: What links to the bot carry: `?start=s_3` opens story 3, `?start=s_3_follow` follows it.
_LINK = re.compile(r"s_([0-9]{1,9})(_follow)?")
_GREETINGS = {Chat.PRIVATE: "start", Chat.GROUP: "start_group", Chat.CHANNEL: "start_channel"}


async def start(desk: Desk, ask: Ask) -> Reply:
    """Say what the bot does, fit for this kind of chat; with a link's words, open or follow its story."""
    link = _LINK.fullmatch(ask.words)
    if link and link[2]:
        return await follow_story(desk, replace(ask, words=""), int(link[1]))
    if link:
        version = await desk.story(int(link[1]))
        return shown(desk, version) if version else await unknown_story(desk, int(link[1]))
    return Reply(desk.notice(_GREETINGS[ask.kind]))


async def help_(desk: Desk, ask: Ask) -> Reply:
    """Say what can be asked."""
    return Reply(desk.notice("help"))
