"""The methods of the Bot API that the stand-in serves, one file a subject."""

from collections.abc import Callable

from bot.play.errors import Json
from bot.play.methods import about, changing, looking, menus, sending
from bot.play.telegram import Telegram

#: What does the work of a method: takes checked parameters, gives the result, raises Refused.
Handler = Callable[[Telegram, dict[str, Json]], Json]

#: All but getUpdates, which waits and so is served by the web side itself.
HANDLERS: dict[str, Handler] = {
    "getMe": about.get_me,
    "logOut": about.yes,
    "close": about.yes,
    "setWebhook": about.set_webhook,
    "deleteWebhook": about.delete_webhook,
    "getWebhookInfo": about.get_webhook_info,
    "getFile": about.get_file,
    "sendMessage": sending.send_message,
    "sendDocument": sending.send_document,
    "copyMessage": sending.copy_message,
    "forwardMessage": sending.forward_message,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": changing.edit_message_text,
    "editMessageCaption": changing.edit_message_caption,
    "editMessageReplyMarkup": changing.edit_message_reply_markup,
    "deleteMessage": changing.delete_message,
    "deleteMessages": changing.delete_messages,
    "answerCallbackQuery": changing.answer_callback_query,
    "answerInlineQuery": changing.answer_inline_query,
    "getChat": looking.get_chat,
    "getChatMember": looking.get_chat_member,
    "getChatAdministrators": looking.get_chat_administrators,
    "getChatMemberCount": looking.get_chat_member_count,
    "leaveChat": looking.leave_chat,
    "setMyCommands": menus.set_my_commands,
    "getMyCommands": menus.get_my_commands,
    "deleteMyCommands": menus.delete_my_commands,
    "setMyName": menus.set_my_name,
    "getMyName": menus.get_my_name,
    "setMyDescription": menus.set_my_description,
    "getMyDescription": menus.get_my_description,
    "setMyShortDescription": menus.set_my_short_description,
    "getMyShortDescription": menus.get_my_short_description,
}
