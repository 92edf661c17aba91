"""Sends deliveries to Telegram: one try each, since the rows remember what has to wait."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from telegram.constants import MessageLimit, ParseMode
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.telegram.outcomes import Outcome, Refusal, Rejected, Sent, outcome_of
from bot.telegram.sending import NO_PREVIEW, Place, keyboard_of, reply_of
from briefings.rendering import Message, plain

logger = logging.getLogger(__name__)

#: The limiter waits for the chat's turn, and hands on what Telegram says of waiting.
_ONE_TRY = 1
_Request = Callable[[Message, str | None], Awaitable[Any]]


class Poster:
    """Posts and amends messages; where Telegram refuses markup or buttons, once more without."""

    def __init__(self, bot: ExtBot[Any], *, paid: bool = False) -> None:
        self._bot = bot
        self._paid = paid or None

    async def post(self, place: Place, message: Message, *, silent: bool, about: str) -> Outcome:
        """A new message. `about` names what is shown, for the log."""

        def request(shown: Message, parse_mode: str | None) -> Awaitable[Any]:
            return self._bot.send_message(
                place.chat,
                shown.html,
                parse_mode=parse_mode,
                message_thread_id=place.topic,
                reply_parameters=reply_of(place),
                link_preview_options=NO_PREVIEW,
                reply_markup=keyboard_of(shown),
                disable_notification=silent,
                allow_paid_broadcast=self._paid,
                rate_limit_args=_ONE_TRY,
            )

        return await _with_remedy(request, message, f"chat {place.chat}, {about}")

    async def amend(self, place: Place, message_id: int, message: Message, *, about: str) -> Outcome:
        """Another text and other buttons for a message."""

        def request(shown: Message, parse_mode: str | None) -> Awaitable[Any]:
            return self._bot.edit_message_text(
                shown.html,
                chat_id=place.chat,
                message_id=message_id,
                parse_mode=parse_mode,
                link_preview_options=NO_PREVIEW,
                reply_markup=keyboard_of(shown),
                rate_limit_args=_ONE_TRY,
            )

        return await _with_remedy(request, message, f"chat {place.chat}, {about}")


async def _with_remedy(request: _Request, message: Message, about: str) -> Outcome:
    outcome = await _outcome(request(message, ParseMode.HTML))
    if isinstance(outcome, Rejected) and outcome.about is Refusal.BUTTONS:
        logger.error("%s: buttons refused, sent without: %s", about, outcome.why)
        message = replace(message, buttons=())
        outcome = await _outcome(request(message, ParseMode.HTML))
    if isinstance(outcome, Rejected) and outcome.about is Refusal.MARKUP:
        logger.error("%s: markup refused, sent as plain text: %s", about, outcome.why)
        bare = replace(message, html=plain(message)[: MessageLimit.MAX_TEXT_LENGTH])
        outcome = await _outcome(request(bare, None))
    return outcome


async def _outcome(request: Awaitable[Any]) -> Outcome:
    try:
        result = await request
    except TelegramError as error:
        return outcome_of(error)
    return Sent(getattr(result, "message_id", 0))
