"""Where updates come in and answers go out: each becomes a value, is answered, and is sent."""

import logging
from collections.abc import Callable, Coroutine
from typing import Any

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram import Chat as TelegramChat
from telegram.constants import CallbackQueryLimit
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.desk import Desk
from bot.handlers import views
from bot.handlers.asking import Ask, Chat, Handler, Reply
from bot.handlers.comings import open_side_doors
from bot.handlers.commands import COMMANDS, OPERATIONS, TAPS, Command
from bot.handlers.progress import Progress
from bot.handlers.start import help_
from bot.telegram.gate import Gate
from bot.telegram.intake import AnyApplication
from bot.telegram.sending import Place, Sender, place_of
from briefings.actions import Action
from briefings.rendering import Document, plain

logger = logging.getLogger(__name__)

#: Edited messages are left out: a command that is corrected is not answered twice.
_FRESH = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST
_LONGEST_LOG = 2000

Callback = Callable[[Update, Any], Coroutine[Any, Any, None]]


def open_doors(application: AnyApplication, desk: Desk, sender: Sender) -> None:
    """Answer every command, every button, and in private chats every other message."""
    desk.gate = Gate(application.bot)
    for command in COMMANDS:
        application.add_handler(
            CommandHandler(command.name, _command(_guarded(command), desk, sender), filters=_FRESH)
        )
    application.add_handler(CallbackQueryHandler(_button(desk, sender)))
    open_side_doors(application, desk, sender)
    other = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL
    application.add_handler(MessageHandler(other, _command(help_, desk, sender)))
    application.add_error_handler(_fault(desk, sender))


def _command(handler: Handler, desk: Desk, sender: Sender) -> Callback:
    async def answer(update: Update, context: Any) -> None:
        message = update.effective_message
        if message is None:
            return
        place = place_of(message)
        progress = Progress(sender, place)
        ask = Ask(
            chat=message.chat.id,
            kind=_kind(message.chat),
            words=" ".join(context.args or ()),
            typing=lambda: sender.typing(place),
            about=_story_of(message.reply_to_message),
            by=message.from_user.id if message.from_user and not message.sender_chat else 0,
            tell=progress.show,
            file=_file(message, sender),
            topic=place.topic or 0,
            title=message.chat.effective_name or "",
            as_chat=message.sender_chat == message.chat,
        )
        reply = await handler(desk, ask)
        if not await progress.replace(reply.message, _about(reply)):
            await _send(reply, place, desk, sender)

    return answer


def _guarded(command: Command) -> Handler:
    """The command's handler; for an operators' command, one that refuses everybody else."""

    async def refuse(desk: Desk, ask: Ask) -> Reply:
        if ask.by in desk.operators:
            return await command.handler(desk, ask)
        return Reply(desk.notice("operators_only"))

    return refuse if command.operators else command.handler


def _button(desk: Desk, sender: Sender) -> Callback:
    async def answer(update: Update, context: Any) -> None:
        query = update.callback_query
        if query is None:
            return
        action = Action.unpack(query.data or "")
        if action and action.view in TAPS:
            await _tap(query, action, desk, sender)
            return
        operation = OPERATIONS.get(action.view) if action else None
        if operation and query.from_user.id not in desk.operators:
            await sender.toast(query.id, plain(desk.notice("operators_only")))
            return
        reply = await (operation or views.view)(desk, action) if action else None
        if reply is None:
            text = plain(desk.notice("expired"))
            await sender.toast(query.id, text[: CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH])
            return
        await sender.toast(query.id, "")
        if isinstance(query.message, Message):
            await _redraw(reply, query.message, desk, sender)
        elif query.message:  # too old to be edited: Telegram tells its chat only
            await _send(reply, Place(query.message.chat.id), desk, sender)

    return answer


async def _tap(query: CallbackQuery, action: Action, desk: Desk, sender: Sender) -> None:
    """Answer a button that asks who pressed it; nothing where Telegram does not tell its topic any more."""
    reply = None
    if isinstance(query.message, Message):
        place = place_of(query.message)
        ask = Ask(
            chat=place.chat,
            kind=_kind(query.message.chat),
            words="",
            typing=lambda: sender.typing(place),
            about=action.story,
            by=query.from_user.id,
            topic=place.topic or 0,
            title=query.message.chat.effective_name or "",
        )
        reply = await TAPS[action.view](desk, ask, action)
    if reply is None:
        reply = Reply(desk.notice("expired"), toast=True)
    told = plain(reply.message) if reply.toast and not isinstance(reply.message, Document) else ""
    await sender.toast(query.id, told[: CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH])
    if isinstance(query.message, Message) and not reply.toast:
        await _redraw(reply, query.message, desk, sender)


def _fault(desk: Desk, sender: Sender) -> Callable[[object, Any], Coroutine[Any, Any, None]]:
    async def report(update: object, context: Any) -> None:
        what = update.to_json()[:_LONGEST_LOG] if isinstance(update, Update) else repr(update)
        logger.error("not answered because of a fault: %s", what, exc_info=context.error)
        if not isinstance(update, Update):
            return
        sorry = desk.notice("error")
        if update.callback_query:
            await sender.toast(update.callback_query.id, plain(sorry))
        elif update.effective_message:
            await sender.send(place_of(update.effective_message), sorry)

    return report


async def _send(reply: Reply, place: Place, desk: Desk, sender: Sender) -> None:
    if reply.story:
        desk.note_shown(place.chat, place.topic or 0, reply.story)
    await sender.send(place, reply.message, _about(reply))


async def _redraw(reply: Reply, message: Message, desk: Desk, sender: Sender) -> None:
    place = place_of(message)
    if reply.story:
        desk.note_shown(place.chat, place.topic or 0, reply.story)
    if isinstance(reply.message, Document):
        await sender.send(place, reply.message, _about(reply))
    else:
        await sender.edit(place, message.message_id, reply.message, _about(reply))


def _about(reply: Reply) -> str:
    return f"story {reply.story}" if reply.story else "a notice"


def _file(message: Message, sender: Sender) -> Callable[[], Coroutine[Any, Any, bytes]] | None:
    """The way to the file that came with a message, or with the one that it replies to."""
    document = message.document or (message.reply_to_message and message.reply_to_message.document)
    return (lambda: sender.download(document.file_id, document.file_size or 0)) if document else None


def _kind(chat: TelegramChat) -> Chat:
    if chat.type == TelegramChat.PRIVATE:
        return Chat.PRIVATE
    return Chat.CHANNEL if chat.type == TelegramChat.CHANNEL else Chat.GROUP


def _story_of(message: Message | None) -> int:
    """The story that a message of the bot's shows, read from its buttons."""
    markup: InlineKeyboardMarkup | None = message.reply_markup if message else None
    for row in markup.inline_keyboard if markup else ():
        for button in row:
            data = button.callback_data
            action = Action.unpack(data) if isinstance(data, str) else None
            if action and action.story:
                return action.story
    return 0
