"""Chats come and go: the bot is blocked, kicked, added again, its group becomes a supergroup.

Nothing that a chat has is deleted: it is paused, and goes on when the chat comes back.
"""

import logging
from datetime import UTC, datetime
from typing import Any

from telegram import Chat as TelegramChat
from telegram import ChatMember, ChatMemberUpdated, Update
from telegram.ext import ChatMemberHandler, MessageHandler, filters

from bot.desk import Desk
from bot.storage import chats, deliveries, subscriptions
from bot.storage.chats import Chat
from bot.storage.subscriptions import Spot
from bot.telegram.intake import AnyApplication
from bot.telegram.sending import Place, Sender

logger = logging.getLogger(__name__)


def open_side_doors(application: AnyApplication, desk: Desk, sender: Sender) -> None:
    """Hear of the bot's own place in chats, and of chats that get a new number."""

    async def member(update: Update, context: Any) -> None:
        if update.my_chat_member:
            await _moved_in_or_out(update.my_chat_member, desk, sender)

    async def migrated(update: Update, context: Any) -> None:
        message = update.effective_message
        if message and message.migrate_to_chat_id:
            await _migrate(desk, message.chat.id, message.migrate_to_chat_id)
        elif message and message.migrate_from_chat_id:
            await _migrate(desk, message.migrate_from_chat_id, message.chat.id)

    async def reopened(update: Update, context: Any) -> None:
        message = update.effective_message
        if message and message.message_thread_id:
            async with desk.database.begin() as connection:
                await subscriptions.resume_topic(connection, Spot(message.chat.id, message.message_thread_id))

    application.add_handler(ChatMemberHandler(member, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, migrated))
    application.add_handler(MessageHandler(filters.StatusUpdate.FORUM_TOPIC_REOPENED, reopened))


async def _moved_in_or_out(change: ChatMemberUpdated, desk: Desk, sender: Sender) -> None:
    chat, now = change.chat, datetime.now(UTC)
    why = _obstacle(change.new_chat_member, chat)
    async with desk.database.begin() as connection:
        known = await chats.get(connection, chat.id)
        changed = known is not None and (
            await chats.pause(connection, chat.id, why, now)
            if why
            else await chats.resume(connection, chat.id, now)
        )
        wishes = sum((await subscriptions.counts_of(connection, chat.id)).values()) if changed else 0
        told = await chats.subscribers(connection, chat.id) if changed and why else []
        if changed and why:
            await deliveries.cancel(connection, chat.id, why)
    if not changed or not known:
        return
    logger.info("chat %s: %s", chat.id, why or "back again")
    if why:
        await _tell_subscribers(known, why, told, desk, sender)
    elif wishes:
        await sender.send(Place(chat.id), desk.notice("back_again", count=wishes))


async def _tell_subscribers(chat: Chat, why: str, people: list[int], desk: Desk, sender: Sender) -> None:
    """Tell those who subscribed the chat, in private, as far as they can be written to."""
    for person in people:
        if person != chat.id:
            await sender.send(Place(person), desk.notice("paused_there", title=chat.title, why=why))


def _obstacle(member: ChatMember, chat: TelegramChat) -> str:
    """Why the bot can't write to the chat, "" where it can."""
    if member.status == ChatMember.BANNED:
        return "blocked" if chat.type == TelegramChat.PRIVATE else "removed"
    if member.status == ChatMember.LEFT:
        return "removed"
    if chat.type == TelegramChat.CHANNEL and not getattr(member, "can_post_messages", False):
        return "no right to post"
    if member.status == ChatMember.RESTRICTED and not getattr(member, "can_send_messages", False):
        return "no right to write"
    return ""


async def _migrate(desk: Desk, old: int, new: int) -> None:
    async with desk.database.begin() as connection:
        now = datetime.now(UTC)
        if await chats.migrate(connection, old, new, now):
            await deliveries.move(connection, old, new, now)
            logger.info("chat %s is chat %s from now on", old, new)
