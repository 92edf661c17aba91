"""Keyboards under messages: what a button must have, and how big it may be."""

from bot.play.chats import Chat
from bot.play.errors import Json, bad_request
from bot.play.text.links import BadLink, checked_link, user_of_link

MOST_BUTTONS = 100
MOST_IN_ROW = 8
LONGEST_DATA = 64  # bytes
LONGEST_COPY = 256
_KINDS = ("url", "callback_data", "switch_inline_query", "switch_inline_query_current_chat", "copy_text")
_STYLES = ("", "default", "primary", "danger", "success")


def checked_keyboard(markup: Json, chat: Chat) -> Json:
    """The keyboard as it is stored, None for none; Refused in Telegram's words."""
    if not markup or "inline_keyboard" not in markup:
        return None
    rows = [[_button(b, chat) for b in row] for row in markup["inline_keyboard"]]
    rows = [row for row in rows if row]
    if sum(map(len, rows)) > MOST_BUTTONS or any(len(row) > MOST_IN_ROW for row in rows):
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _button(button: dict[str, Json], chat: Chat) -> dict[str, Json]:
    if not button["text"].strip():
        raise bad_request("Inline keyboard button text must be non-empty")
    if button.get("style", "") not in _STYLES:
        raise bad_request("Can't parse inline keyboard button: invalid button style specified")
    kind = next((name for name in _KINDS if name in button and (button[name] or name.startswith("s"))), "")
    if not kind:
        text = "Text buttons are unallowed in the inline keyboard"
        raise bad_request(f"Can't parse inline keyboard button: {text}")
    kept = {"text": button["text"], kind: button[kind]}
    if kind == "url":
        kept["url"] = _url(button["url"])
    elif kind == "callback_data" and len(button[kind].encode()) > LONGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    elif kind == "copy_text" and not 1 <= len(button[kind]["text"]) <= LONGEST_COPY:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    elif kind.startswith("switch") and chat.type == "channel":
        raise bad_request(
            f"Can't use {kind} button in a channel chat, because users will not be able to use the button "
            "without knowing bot's username"
        )
    return kept


def _url(url: str) -> str:
    if user_of_link(url):
        return url
    try:
        return checked_link(url)
    except BadLink as error:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: {error}") from error
