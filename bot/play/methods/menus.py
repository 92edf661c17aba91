"""Methods that set what people see of the bot before they write: commands, name, descriptions."""

import re
from itertools import islice

from bot.play.access import readable_chat
from bot.play.commands import Scope
from bot.play.errors import Json, bad_request
from bot.play.telegram import Telegram

MOST_COMMANDS = 100
LONGEST_DESCRIPTION = 256
LONGEST_NAME = 64
LONGEST_PROFILE = 512
LONGEST_SHORT_PROFILE = 120
#: A load test has thousands of chats and nobody at the page.
_CHATS_ON_PAGE = 50
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"([a-z]{2})?")


def set_my_commands(telegram: Telegram, p: dict[str, Json]) -> Json:
    """One list of commands."""
    if len(p["commands"]) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    commands = [_command(one) for one in p["commands"]]
    telegram.commands.set(_scope(telegram, p), _language(p), commands)
    _tell_page(telegram)
    return True


def get_my_commands(telegram: Telegram, p: dict[str, Json]) -> Json:
    """Exactly the list that was set for this scope and language."""
    return telegram.commands.get(_scope(telegram, p), _language(p))


def delete_my_commands(telegram: Telegram, p: dict[str, Json]) -> Json:
    """Takes one list away; a broader one shows through."""
    telegram.commands.set(_scope(telegram, p), _language(p), [])
    _tell_page(telegram)
    return True


def _tell_page(telegram: Telegram) -> None:
    for chat in islice(telegram.chats.values(), _CHATS_ON_PAGE):
        telegram.tell_commands(chat)


def _command(given: dict[str, str]) -> dict[str, str]:
    command = given["command"].removeprefix("/")
    if not command:
        raise bad_request("Command must be non-empty")
    if len(command) > 32:
        raise bad_request("Command length must not exceed 32")
    if not _COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    description = given["description"].strip()
    if not description:
        raise bad_request("Command description must be non-empty")
    if len(description) > LONGEST_DESCRIPTION:
        raise bad_request("Command description length must not exceed 256")
    return {"command": command, "description": description}


def _scope(telegram: Telegram, p: dict[str, Json]) -> Scope:
    given = p.get("scope") or {"type": "default"}
    if "chat_id" not in given:
        return Scope(given["type"])
    chat = readable_chat(telegram, given["chat_id"])
    if given["type"] != "chat" and not chat.in_groups:
        raise bad_request("chat not found")
    return Scope(given["type"], chat.id, given.get("user_id", 0))


def _language(p: dict[str, Json]) -> str:
    language: str = p.get("language_code", "")
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("Invalid language code specified")
    return language


def _set(telegram: Telegram, p: dict[str, Json], name: str, longest: int) -> Json:
    text = p.get(name, "")
    if len(text) > longest:
        raise bad_request(f"{name.replace('_', ' ').capitalize()} length must not exceed {longest}")
    telegram.profile[name][_language(p)] = text
    return True


def _get(telegram: Telegram, p: dict[str, Json], name: str) -> Json:
    texts = telegram.profile[name]
    return {name: texts.get(_language(p)) or texts.get("", "")}


def set_my_name(telegram: Telegram, p: dict[str, Json]) -> Json:
    """The bot's name in a language."""
    return _set(telegram, p, "name", LONGEST_NAME)


def get_my_name(telegram: Telegram, p: dict[str, Json]) -> Json:
    """The bot's name."""
    return {"name": _get(telegram, p, "name")["name"] or telegram.bot.first_name}


def set_my_description(telegram: Telegram, p: dict[str, Json]) -> Json:
    """What an empty chat with the bot shows."""
    return _set(telegram, p, "description", LONGEST_PROFILE)


def get_my_description(telegram: Telegram, p: dict[str, Json]) -> Json:
    """What an empty chat with the bot shows."""
    return _get(telegram, p, "description")


def set_my_short_description(telegram: Telegram, p: dict[str, Json]) -> Json:
    """What the bot's profile shows."""
    return _set(telegram, p, "short_description", LONGEST_SHORT_PROFILE)


def get_my_short_description(telegram: Telegram, p: dict[str, Json]) -> Json:
    """What the bot's profile shows."""
    return _get(telegram, p, "short_description")
