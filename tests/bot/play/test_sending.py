"""Messages into chats: what is sent, what comes back, and every door that may be closed."""

import pytest

from bot.play import Telegram
from bot.play.chats import Chat
from bot.play.places import delete, migrate, set_bot, set_topic
from tests.bot.play.helpers import Api, chat_of, pending


async def test_message(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram, first_name="Ann")
    sent = await api.result("sendMessage", chat_id=chat.id, text="<b>Hello</b> @world", parse_mode="HTML")
    assert sent == {
        "message_id": 1,
        "from": telegram.bot.as_json(),
        "chat": {"id": chat.id, "type": "private", "first_name": "Ann"},
        "date": sent["date"],
        "text": "Hello @world",
        "entities": [
            {"offset": 0, "length": 5, "type": "bold"},
            {"offset": 6, "length": 6, "type": "mention"},
        ],
    }
    assert chat.messages == {1: sent}
    assert telegram.events.after(0)[-1]["message"] == sent


async def test_channel_posts_have_no_sender(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram, "channel", username="Daily")
    sent = await api.result("sendMessage", chat_id="@daily", text="a")
    assert "from" not in sent
    assert sent["sender_chat"]["id"] == chat.id


async def test_link_preview(api: Api, telegram: Telegram) -> None:
    options = {"url": "https://example.com/", "prefer_small_media": True}
    sent = await api.result(
        "sendMessage", chat_id=chat_of(telegram).id, text="a", link_preview_options=options
    )
    assert sent["link_preview_options"] == options


def blocked(telegram: Telegram) -> Chat:
    chat = chat_of(telegram)
    set_bot(telegram, chat, "kicked")
    return chat


def gone(telegram: Telegram, kind: str) -> Chat:
    chat = chat_of(telegram, kind)
    delete(chat)
    return chat


def outside(telegram: Telegram, kind: str, status: str) -> Chat:
    chat = chat_of(telegram, kind)
    set_bot(telegram, chat, status)
    return chat


CLOSED = {
    "blocked": (blocked, "403 Forbidden: bot was blocked by the user"),
    "deleted account": (lambda t: gone(t, "private"), "403 Forbidden: user is deactivated"),
    "never started": (
        lambda t: chat_of(t, started=False),
        "403 Forbidden: bot can't initiate conversation with a user",
    ),
    "another bot": (lambda t: chat_of(t, is_bot=True), "403 Forbidden: bot can't send messages to bots"),
    "deleted group": (lambda t: gone(t, "group"), "403 Forbidden: the group chat was deleted"),
    "kicked from a group": (
        lambda t: outside(t, "group", "kicked"),
        "403 Forbidden: bot was kicked from the group chat",
    ),
    "left a supergroup": (
        lambda t: outside(t, "supergroup", "left"),
        "403 Forbidden: bot is not a member of the supergroup chat",
    ),
    "kicked from a channel": (
        lambda t: outside(t, "channel", "kicked"),
        "403 Forbidden: bot was kicked from the channel chat",
    ),
    "no administrator of a channel": (
        lambda t: outside(t, "channel", "member"),
        "400 Bad Request: need administrator rights in the channel chat",
    ),
    "administrator who may not post": (
        lambda t: chat_of(t, "channel", rights={"can_post_messages": False}),
        "400 Bad Request: need administrator rights in the channel chat",
    ),
    "restricted": (
        lambda t: outside(t, "supergroup", "restricted"),
        "400 Bad Request: not enough rights to send text messages to the chat",
    ),
}


@pytest.mark.parametrize("case", CLOSED.values(), ids=CLOSED.keys())
async def test_closed_doors(api: Api, telegram: Telegram, case: tuple[object, str]) -> None:
    make, reason = case
    assert callable(make)
    chat = make(telegram)
    assert await api.refusal("sendMessage", chat_id=chat.id, text="a") == reason
    assert chat.messages == {} or chat.type == "group"


@pytest.mark.parametrize("chat_id", ["12345", "@nobody", "12a", "@"])
async def test_unknown_chat(api: Api, chat_id: str) -> None:
    assert await api.refusal("sendMessage", chat_id=chat_id, text="a") == "400 Bad Request: chat not found"


async def test_restricted_but_may_write(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram, "supergroup")
    set_bot(telegram, chat, "restricted", {"can_send_messages": True})
    await api.result("sendMessage", chat_id=chat.id, text="a")
    refusal = await api.refusal("sendDocument", chat_id=chat.id, document="x")
    assert refusal == "400 Bad Request: not enough rights to send documents to the chat"


async def test_migrated_group(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram, "group", title="Desk")
    new = migrate(telegram, chat)
    answer = await api.ask("sendMessage", chat_id=chat.id, text="a")
    assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert answer["parameters"] == {"migrate_to_chat_id": new.id}
    await api.result("sendMessage", chat_id=new.id, text="a")
    told = [update["message"] for update in pending(telegram)]
    assert [m.get("migrate_to_chat_id") or m.get("migrate_from_chat_id") for m in told] == [new.id, chat.id]


async def test_topics(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram, "supergroup", topics=["World", "Politics"])
    sent = await api.result("sendMessage", chat_id=chat.id, text="a", message_thread_id=2)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (2, True)
    reply = {"message_id": sent["message_id"]}
    answer = await api.result("sendMessage", chat_id=chat.id, text="b", reply_parameters=reply)
    assert answer["message_thread_id"] == 2
    general = await api.result("sendMessage", chat_id=chat.id, text="a")
    assert "message_thread_id" not in general
    for topic in (1, 99):
        refusal = await api.refusal("sendMessage", chat_id=chat.id, text="a", message_thread_id=topic)
        assert refusal == "400 Bad Request: message thread not found"


async def test_closed_topic(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram, "supergroup", topics=["World"])
    set_topic(telegram, chat, 2, closed=True)
    send = {"chat_id": chat.id, "text": "a", "message_thread_id": 2}
    assert await api.refusal("sendMessage", **send) == "400 Bad Request: TOPIC_CLOSED"
    set_bot(telegram, chat, "administrator", {"can_manage_topics": True})
    await api.result("sendMessage", **send)
    assert pending(telegram)[0]["message"]["forum_topic_closed"] == {}


async def test_thread_where_there_are_none(api: Api, telegram: Telegram) -> None:
    group = chat_of(telegram, "supergroup")
    sent = await api.result("sendMessage", chat_id=group.id, text="a", message_thread_id=7)
    assert "message_thread_id" not in sent
    refusal = await api.refusal("sendMessage", chat_id=chat_of(telegram).id, text="a", message_thread_id=7)
    assert refusal == "400 Bad Request: message thread not found"


async def test_documents(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram)
    file = telegram.files.add("story.txt", "text/plain", b"All of it.")
    first = await api.result(
        "sendDocument", chat_id=chat.id, document=file.id, caption="<i>a</i>", parse_mode="HTML"
    )
    assert first["document"]["file_name"] == "story.txt"
    assert (first["caption"], first["caption_entities"][0]["type"]) == ("a", "italic")
    found = await api.result("getFile", file_id=first["document"]["file_id"])
    download = await api.get(f"/file/bot{telegram.setup.token}/{found['file_path']}")
    assert download.content == b"All of it."
    refusal = await api.refusal("sendDocument", chat_id=chat.id, document="unknown")
    assert refusal == "400 Bad Request: wrong file identifier/HTTP URL specified"
    refusal = await api.refusal("getFile", file_id="unknown")
    assert refusal == "400 Bad Request: wrong file_id or the file is temporarily unavailable"


async def test_downloads_need_the_token(api: Api) -> None:
    assert (await api.get("/file/bot1:x/documents/file_0")).status_code == 401
    assert (await api.get(f"/file/bot{api.telegram.setup.token}/documents/file_0")).status_code == 404


async def test_copy_and_forward(api: Api, telegram: Telegram) -> None:
    channel, person = chat_of(telegram, "channel", title="Daily"), chat_of(telegram)
    post = await api.result("sendMessage", chat_id=channel.id, text="a #b")
    where = {"chat_id": person.id, "from_chat_id": channel.id}
    copied = await api.result("copyMessage", message_id=post["message_id"], **where)
    assert person.messages[copied["message_id"]]["entities"][0]["type"] == "hashtag"
    forwarded = await api.result("forwardMessage", message_id=post["message_id"], **where)
    assert forwarded["forward_origin"]["chat"]["title"] == "Daily"
    again = await api.result("forwardMessage", chat_id=person.id, from_chat_id=person.id, message_id=1)
    assert again["forward_origin"]["sender_user"]["id"] == telegram.bot.id
    assert "message to copy not found" in await api.refusal("copyMessage", message_id=99, **where)
    assert "message to forward not found" in await api.refusal("forwardMessage", message_id=99, **where)


async def test_chat_action(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram)
    assert await api.result("sendChatAction", chat_id=chat.id, action="typing") is True
    event = telegram.events.after(0)[-1]
    assert (event["type"], event["chat_id"], event["action"]) == ("typing", chat.id, "typing")
    refusal = await api.refusal("sendChatAction", chat_id=chat.id, action="dancing")
    assert refusal == "400 Bad Request: wrong parameter action in request"


async def test_old_messages_are_forgotten(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram)
    for number in range(telegram.setup.messages_a_chat + 5):
        await api.result("sendMessage", chat_id=chat.id, text=str(number))
    assert len(chat.messages) == telegram.setup.messages_a_chat
    assert next(iter(chat.messages)) == 6


@pytest.mark.parametrize(
    ("size", "reason"),
    [
        pytest.param(0, "400 Bad Request: file must be non-empty", id="empty"),
        pytest.param(50 * 1024 * 1024 + 1, "413 Request Entity Too Large", id="too big"),
    ],
)
async def test_uploads_refused(api: Api, telegram: Telegram, size: int, reason: str) -> None:
    form = {"chat_id": str(chat_of(telegram).id)}
    path = f"/bot{telegram.setup.token}/sendDocument"
    body = (await api.post(path, data=form, files={"document": ("a.txt", b"x" * size)})).json()
    assert f"{body['error_code']} {body['description']}" == reason


async def test_too_big_to_download(api: Api, telegram: Telegram) -> None:
    file = telegram.files.add("a.txt", "text/plain", b"x" * (20 * 1024 * 1024 + 1))
    assert await api.refusal("getFile", file_id=file.id) == "400 Bad Request: file is too big"
