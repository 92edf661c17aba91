"""Sends to Telegram; its errors become outcomes here and go no further."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from telegram import (
    Bot,
    Chat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram import Message as TelegramMessage
from telegram.constants import ChatAction, MessageLimit, ParseMode
from telegram.error import RetryAfter, TelegramError, TimedOut

from bot.telegram.outcomes import (
    BUTTONS,
    MARKUP,
    NOT_THERE,
    TOPIC,
    ChatGone,
    ChatMoved,
    Outcome,
    Rejected,
    RetryLater,
    Sent,
    outcome_of,
    says,
)
from briefings.errors import BriefingsError
from briefings.rendering import Button, Document, Message, plain

logger = logging.getLogger(__name__)

#: Waits before an answer is tried again after an error that surely kept it from arriving.
PAUSES = (0.5, 2.0, 5.0)
#: No list of feeds is larger.
LARGEST_FILE = 2_000_000
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes: a chat, perhaps a topic of it, perhaps as a reply."""

    chat: int
    topic: int | None = None
    reply_to: int | None = None


def place_of(message: TelegramMessage) -> Place:
    """Where an answer to this message belongs: its chat and topic; in groups, under it."""
    topic = message.message_thread_id if message.is_topic_message else None
    group = message.chat.type in (Chat.GROUP, Chat.SUPERGROUP)
    return Place(message.chat.id, topic, message.message_id if group else None)


class FileError(BriefingsError):
    """A file that somebody sent can't be used."""


class Sender:
    """Puts rendered messages into chats. A chat that can't be written to is a line in the log."""

    def __init__(self, bot: Bot, pauses: tuple[float, ...] = PAUSES) -> None:
        self._bot = bot
        self._pauses = pauses
        #: Told of an answer that is not sent because Telegram asks to wait too long.
        self.too_late: Callable[[Place, timedelta], None] = _in_silence

    async def send(self, place: Place, message: Message | Document, about: str = "") -> Outcome:
        """Send it; where Telegram refuses markup, buttons or topic, once more without.

        `about` names what is shown, for the log."""
        if isinstance(message, Document):
            outcome = await self._deliver(lambda: self._document(place, message))
        else:
            outcome = await self._deliver(lambda: self._text(place, message, ParseMode.HTML))
        match outcome:
            case ChatMoved(chat):
                return await self.send(Place(chat), message, about)
            case Rejected(why) if place.topic and says(why, TOPIC):
                return await self.send(replace(place, topic=None), message, about)
            case Rejected(why) if isinstance(message, Message):
                outcome = await self._remedy(place, message, why, about)
        return self._noted(place, outcome, about)

    async def edit(self, place: Place, message_id: int, message: Message, about: str = "") -> Outcome:
        """Change a message in place; where it can't be changed any more, send it anew."""
        outcome = await self._deliver(
            lambda: self._bot.edit_message_text(
                message.html,
                chat_id=place.chat,
                message_id=message_id,
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                reply_markup=keyboard_of(message),
            ),
            repeatable=True,
        )
        if isinstance(outcome, Sent | ChatGone | RetryLater):
            return self._noted(place, outcome, about)
        if isinstance(outcome, Rejected) and not says(outcome.why, NOT_THERE):
            logger.error("chat %s: edit refused: %s (%s)", place.chat, outcome.why, about)
        return await self.send(place, message, about)

    async def typing(self, place: Place) -> None:
        """Show that an answer is on its way; not worth an error when that fails."""
        try:
            await self._bot.send_chat_action(place.chat, ChatAction.TYPING, message_thread_id=place.topic)
        except TelegramError as error:
            logger.debug("chat %s: typing not shown: %s", place.chat, error.message)

    async def download(self, file_id: str, size: int) -> bytes:
        """A file that somebody sent; FileError when it can't be had."""
        if size > LARGEST_FILE:
            raise FileError("the file", f"it is over {LARGEST_FILE // 1_000_000} MB")
        try:
            return bytes(await (await self._bot.get_file(file_id)).download_as_bytearray())
        except TelegramError as error:
            raise FileError("the file", f"Telegram does not hand it out: {error.message}") from error

    async def toast(self, query_id: str, text: str) -> None:
        """Answer a tap, with a line or without; a tap that is too old needs no answer."""
        try:
            await self._bot.answer_callback_query(query_id, text or None)
        except TelegramError as error:
            logger.info("tap not answered: %s", error.message)

    async def _remedy(self, place: Place, message: Message, why: str, about: str) -> Outcome:
        if says(why, BUTTONS):
            logger.error("chat %s: buttons refused, sent without: %s (%s)", place.chat, why, about)
            bare = replace(message, buttons=())
            return await self._deliver(lambda: self._text(place, bare, ParseMode.HTML))
        if says(why, MARKUP):
            logger.error("chat %s: markup refused, sent as plain text: %s (%s)", place.chat, why, about)
            bare = replace(message, html=plain(message)[: MessageLimit.MAX_TEXT_LENGTH])
            return await self._deliver(lambda: self._text(place, bare, None))
        return Rejected(why)

    async def _deliver(self, request: Callable[[], Awaitable[Any]], *, repeatable: bool = False) -> Outcome:
        pauses = self._pauses
        while True:
            try:
                result = await request()
                return Sent(getattr(result, "message_id", 0))
            except TelegramError as error:
                outcome = outcome_of(error)
                pauses = pauses if repeatable else _left(pauses, error, outcome)
                # A wait that Telegram asked for, the limiter has waited out already.
                if isinstance(error, RetryAfter) or not isinstance(outcome, RetryLater) or not pauses:
                    return outcome
            await asyncio.sleep(pauses[0])
            pauses = pauses[1:]

    def _noted(self, place: Place, outcome: Outcome, about: str) -> Outcome:
        match outcome:
            case ChatGone(why):
                logger.info("chat %s can't be written to: %s (%s)", place.chat, why, about)
            case RetryLater(why) | Rejected(why):
                logger.error("chat %s: answer not sent: %s (%s)", place.chat, why, about)
        if isinstance(outcome, RetryLater) and outcome.after:
            self.too_late(place, outcome.after)
        return outcome

    async def _text(self, place: Place, message: Message, parse_mode: str | None) -> Any:
        return await self._bot.send_message(
            place.chat,
            message.html,
            parse_mode=parse_mode,
            message_thread_id=place.topic,
            reply_parameters=reply_of(place),
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboard_of(message),
        )

    async def _document(self, place: Place, document: Document) -> Any:
        return await self._bot.send_document(
            place.chat,
            InputFile(document.text.encode("utf-8"), document.name),
            caption=document.caption,
            parse_mode=ParseMode.HTML,
            message_thread_id=place.topic,
            reply_parameters=reply_of(place),
        )


def _left(pauses: tuple[float, ...], error: TelegramError, outcome: Outcome) -> tuple[float, ...]:
    """How often a message may still be tried that must not be seen twice."""
    if not isinstance(outcome, RetryLater) or not outcome.unknown:
        return pauses
    # A connection that broke off was most likely stale: for an answer, silence is worse than a
    # double, so once more. After a time-out it is most likely there.
    return () if isinstance(error, TimedOut) else pauses[:1]


def reply_of(place: Place) -> ReplyParameters | None:
    """What makes it a reply; where the other message is gone, it is sent all the same."""
    if place.reply_to is None:
        return None
    return ReplyParameters(place.reply_to, allow_sending_without_reply=True)


def keyboard_of(message: Message) -> InlineKeyboardMarkup | None:
    """The message's buttons as Telegram wants them."""
    rows = [[_button(button) for button in row] for row in message.buttons]
    return InlineKeyboardMarkup(rows) if rows else None


def _button(button: Button) -> InlineKeyboardButton:
    if button.url:
        return InlineKeyboardButton(button.label, url=button.url)
    return InlineKeyboardButton(button.label, callback_data=button.data)


def _in_silence(place: Place, after: timedelta) -> None:
    """For whoever need not be told."""
