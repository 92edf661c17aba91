"""Who and what is in a chat."""

import pytest

from bot.play import Telegram
from bot.play.places import delete, set_bot, set_member
from tests.bot.play.helpers import Api, chat_of, pending


async def test_chat(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram, "channel", title="Daily", username="daily")
    full = await api.result("getChat", chat_id="@Daily")
    assert (full["id"], full["title"], full["active_usernames"]) == (chat.id, "Daily", ["daily"])


async def test_chat_of_those_inside(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram, "supergroup", bot="left")
    assert (
        await api.refusal("getChat", chat_id=chat.id)
        == "403 Forbidden: bot is not a member of the supergroup chat"
    )
    group = chat_of(telegram, "group", bot="left")
    assert (await api.result("getChat", chat_id=group.id))["type"] == "group"


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        pytest.param("creator", "is_anonymous", id="creator"),
        pytest.param("administrator", "can_manage_chat", id="administrator"),
        pytest.param("restricted", "until_date", id="restricted"),
        pytest.param("kicked", "until_date", id="kicked"),
        pytest.param("left", "user", id="left"),
    ],
)
async def test_member(api: Api, telegram: Telegram, status: str, shown: str) -> None:
    chat = chat_of(telegram, "supergroup")
    user = set_member(telegram, chat, {"first_name": "Ann", "status": status}).user
    member = await api.result("getChatMember", chat_id=chat.id, user_id=user.id)
    assert member["status"] == status
    assert shown in member


async def test_strangers(api: Api, telegram: Telegram) -> None:
    group, person = chat_of(telegram, "supergroup"), chat_of(telegram)
    assert (await api.result("getChatMember", chat_id=group.id, user_id=person.id))["status"] == "left"
    assert "PARTICIPANT_ID_INVALID" in await api.refusal("getChatMember", chat_id=group.id, user_id=987654)


async def test_own_place(api: Api, telegram: Telegram) -> None:
    group = chat_of(telegram, "group", bot="left")
    own = {"chat_id": group.id, "user_id": telegram.bot.id}
    assert (await api.result("getChatMember", **own))["status"] == "left"
    other = {"chat_id": group.id, "user_id": telegram.person.id}
    assert "bot is not a member of the group chat" in await api.refusal("getChatMember", **other)


async def test_administrators(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram, "supergroup", bot="administrator")
    set_member(telegram, chat, {"first_name": "Ann", "status": "administrator", "anonymous": True})
    set_member(telegram, chat, {"first_name": "Bob"})
    set_member(telegram, chat, {"first_name": "Robot", "status": "administrator", "is_bot": True})
    names = [m["user"]["first_name"] for m in await api.result("getChatAdministrators", chat_id=chat.id)]
    assert names == ["Reader", "Sourceline", "Ann"]
    everybody = await api.result("getChatAdministrators", chat_id=chat.id, return_bots=True)
    assert len(everybody) == 4
    assert everybody[2]["is_anonymous"] is True
    assert await api.result("getChatMemberCount", chat_id=chat.id) == 5


async def test_member_lists_that_are_closed(api: Api, telegram: Telegram) -> None:
    refusal = await api.refusal("getChatAdministrators", chat_id=chat_of(telegram).id)
    assert refusal == "400 Bad Request: there are no administrators in the private chat"
    channel = chat_of(telegram, "channel", bot="member")
    refusal = await api.refusal("getChatAdministrators", chat_id=channel.id)
    assert refusal == "400 Bad Request: member list is inaccessible"
    group = chat_of(telegram, "group")
    delete(group)
    refusal = await api.refusal("getChatMemberCount", chat_id=group.id)
    assert refusal == "403 Forbidden: the group chat was deleted"


async def test_leave(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram, "group")
    assert await api.result("leaveChat", chat_id=chat.id) is True
    assert "bot is not a member" in await api.refusal("leaveChat", chat_id=chat.id)
    [update] = pending(telegram)
    assert update["my_chat_member"]["new_chat_member"]["status"] == "left"
    assert "chat not found" in await api.refusal("leaveChat", chat_id=chat_of(telegram).id)


async def test_coming_back(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram, "supergroup", bot="kicked")
    set_bot(telegram, chat, "member")
    change, joined = pending(telegram)
    assert change["my_chat_member"]["old_chat_member"]["status"] == "kicked"
    assert joined["message"]["new_chat_members"] == [telegram.bot.as_json()]
    await api.result("sendMessage", chat_id=chat.id, text="a")
