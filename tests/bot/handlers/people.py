"""Groups, channels and their people, for conversations about who may change what."""

from typing import Any

from bot.play.queries import Query
from bot.storage import Database, chats, subscriptions
from bot.storage.chats import Chat
from bot.storage.subscriptions import Listed, Spot
from tests.bot.standin import Json, StandIn

STRANGER = 2001


async def group(talk: StandIn, **more: Json) -> int:
    """A group of the page's person, with a stranger among its members."""
    chat = await talk.make_chat("supergroup", title="Neighbours", **more)
    await talk.change(chat, "members", id=STRANGER, status="member", first_name="Sam")
    return chat


async def own(talk: StandIn) -> int:
    """The private chat of the page's person."""
    return await talk.make_chat(id=talk.telegram.person.id)


async def ask(talk: StandIn, chat: int, text: str, **more: Json) -> Json:
    """Say something; the bot's answer."""
    await talk.send(chat, text, **more)
    return await talk.wait_for_message(chat)


async def press(talk: StandIn, chat: int, message: Json, label: str, by: int | None = None) -> str:
    """Press a button as somebody; the line that they are shown."""
    rows = message["reply_markup"]["inline_keyboard"]
    data = next(one["callback_data"] for row in rows for one in row if one["text"].startswith(label))
    path = f"/play/chats/{chat}/messages/{message['message_id']}/press"
    answer = await talk._ask("POST", path, json={"data": data, "by": by})
    return str(answer.get("text", ""))


async def forge(talk: StandIn, chat: int, message: Json, data: str, by: int) -> str:
    """Send callback data that stands under no message of the chat; the line that is shown."""
    telegram = talk.telegram
    query: Query = telegram.queries.ask(telegram.clock.now())
    callback: dict[str, Any] = {
        "id": query.id,
        "from": telegram.users[by].as_json(),
        "message": message,
        "chat_instance": "1",
        "data": data,
    }
    telegram.updates.add("callback_query", callback)
    await query.answered.wait()
    return str(query.answer.get("text", ""))


async def wishes(url: str, chat: int, topic: int = 0) -> list[Listed]:
    """What is stored for a chat or topic."""
    async with Database(url) as database, database.reading() as connection:
        return await subscriptions.of(connection, Spot(chat, topic))


async def stored(url: str, chat: int) -> Chat | None:
    """The chat as it is stored."""
    async with Database(url) as database, database.reading() as connection:
        return await chats.get(connection, chat)


async def muted(url: str, chat: int) -> list[int]:
    """Stories muted in the chat."""
    async with Database(url) as database, database.reading() as connection:
        return await subscriptions.muted(connection, Spot(chat))
