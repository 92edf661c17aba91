"""The commands: their names, who answers them, and what the menu says of them."""

import logging
from dataclasses import dataclass

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

from bot.handlers import (
    adding,
    briefs,
    changing,
    feeds,
    finding,
    operators,
    settings,
    sources,
    start,
    status,
    why,
    wishes,
)
from bot.handlers.asking import Handler, Pressed, Tapped

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Command:
    """One command; `menu` is its line in the menu."""

    name: str
    handler: Handler
    menu: str
    in_groups: bool = True
    #: Answered to operators only, and in no menu.
    operators: bool = False


COMMANDS = (
    Command("brief", briefs.brief, "The newest story, or story N, or the story with these words"),
    Command("stories", briefs.stories, "All stories, the newest first"),
    Command("sources", sources.sources, "The reports behind the story, or behind story N"),
    Command("source", sources.source, "Report N in full"),
    Command("why", why.why, "The exact sentences behind line N"),
    Command("search", finding.search, "Stories with these words in headlines, names or texts"),
    Command("changes", changing.changes, "What changed in the story, version by version"),
    Command("subscribe", wishes.subscribe, "What shall come here by itself"),
    Command("subscriptions", wishes.listed, "What comes here by itself"),
    Command("unsubscribe", wishes.unsubscribe, "End what comes here"),
    Command("settings", settings.settings, "When and how it comes: time zone, quiet hours, digests"),
    Command("status", status.status, "What was sent here last, and what waits"),
    Command("merge", operators.merge, "Make two stories one", operators=True),
    Command("split", operators.split, "Take reports out of a story", operators=True),
    Command("name", operators.name, "Give a story a name", operators=True),
    Command("feeds", feeds.feeds_, "The feeds that are followed", operators=True),
    Command("add", adding.add, "Load pages by their addresses", operators=True),
    Command("help", start.help_, "What can be asked, and how to read a briefing"),
    Command("start", start.start, "What this bot does", in_groups=False),
)

#: Buttons that only operators may press, by their view.
OPERATIONS: dict[str, Pressed] = {**operators.BUTTONS, **feeds.BUTTONS}

#: Buttons whose answer depends on who presses them and where, by their view.
TAPS: dict[str, Tapped] = {**wishes.BUTTONS, **settings.BUTTONS}

#: Each scope has its own list, because Telegram shows the narrowest one that fits.
_IN_GROUPS: tuple[BotCommandScope, ...] = (
    BotCommandScopeDefault(),
    BotCommandScopeAllGroupChats(),
    BotCommandScopeAllChatAdministrators(),
)


async def publish(bot: Bot) -> None:
    """Put the commands into Telegram's menus; a bot without menus still answers."""
    shown = [one for one in COMMANDS if not one.operators]
    everywhere = [BotCommand(one.name, one.menu) for one in shown]
    in_groups = [BotCommand(one.name, one.menu) for one in shown if one.in_groups]
    try:
        await bot.set_my_commands(everywhere, BotCommandScopeAllPrivateChats())
        for scope in _IN_GROUPS:
            await bot.set_my_commands(in_groups, scope)
    except TelegramError as error:
        logger.warning("the command menus could not be set: %s", error.message)
