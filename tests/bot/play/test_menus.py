"""Commands by scope and language; the bot's name and descriptions."""

import pytest

from bot.play import Telegram
from bot.play.members import User
from bot.play.places import set_member
from tests.bot.play.helpers import Api, Json, chat_of


def commands(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": f"does {name}"} for name in names]


async def test_lists_are_kept_apart(api: Api) -> None:
    private = {"type": "all_private_chats"}
    await api.result("setMyCommands", commands=commands("a"))
    await api.result("setMyCommands", commands=commands("b"), scope=private)
    await api.result("setMyCommands", commands=commands("c"), scope=private, language_code="de")
    assert await api.result("getMyCommands") == commands("a")
    assert await api.result("getMyCommands", scope=private) == commands("b")
    assert await api.result("getMyCommands", scope=private, language_code="de") == commands("c")
    assert await api.result("getMyCommands", language_code="de") == []
    await api.result("deleteMyCommands", scope=private)
    assert await api.result("getMyCommands", scope=private) == []


#: From the narrowest to the broadest, as they win in a group for an administrator.
SCOPES: list[dict[str, Json]] = [
    {"type": "chat_member", "user_id": 1001},
    {"type": "chat_administrators"},
    {"type": "chat"},
    {"type": "all_chat_administrators"},
    {"type": "all_group_chats"},
    {"type": "default"},
]


def scope_in(chat_id: int, scope: dict[str, Json]) -> dict[str, Json]:
    return scope | ({"chat_id": chat_id} if scope["type"].startswith("chat") else {})


async def test_the_narrowest_wins(api: Api, telegram: Telegram) -> None:
    group = chat_of(telegram, "supergroup")
    member = group.members[telegram.person.id]
    for scope in reversed(SCOPES):
        given = scope_in(group.id, scope)
        await api.result("setMyCommands", commands=commands(scope["type"]), scope=given)
        assert telegram.commands.seen(group, member) == commands(scope["type"])
        await api.result("setMyCommands", commands=commands("en"), scope=given, language_code="en")
        assert telegram.commands.seen(group, member) == commands("en")


async def test_who_sees_what(api: Api, telegram: Telegram) -> None:
    group, channel = chat_of(telegram, "group"), chat_of(telegram, "channel")
    ann = set_member(telegram, group, {"first_name": "Ann"})
    person = chat_of(telegram, language_code="uk")
    await api.result("setMyCommands", commands=commands("all"))
    await api.result("setMyCommands", commands=commands("boss"), scope={"type": "all_chat_administrators"})
    await api.result("setMyCommands", commands=commands("hers"), language_code="uk")
    assert telegram.commands.seen(group, ann) == commands("all")
    assert telegram.commands.seen(group, group.members[telegram.person.id]) == commands("boss")
    assert telegram.commands.seen(person, person.members[person.id]) == commands("hers")
    assert telegram.commands.seen(channel, channel.members[telegram.person.id]) == []


async def test_the_page_is_told(api: Api, telegram: Telegram) -> None:
    telegram.add_user(User(1001, "Reader"))
    chat = chat_of(telegram, "group")
    await api.result("setMyCommands", commands=commands("brief"))
    event = telegram.events.after(0)[-1]
    assert (event["type"], event["chat_id"], event["commands"]) == ("commands", chat.id, commands("brief"))


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        pytest.param({"commands": commands(*map(str, range(101)))}, "BOT_COMMANDS_TOO_MUCH", id="101"),
        pytest.param({"commands": commands("Brief")}, "BOT_COMMAND_INVALID", id="capitals"),
        pytest.param({"commands": commands("a-b")}, "BOT_COMMAND_INVALID", id="dash"),
        pytest.param({"commands": commands("a" * 33)}, "command length must not exceed 32", id="long"),
        pytest.param({"commands": commands("/")}, "command must be non-empty", id="empty"),
        pytest.param(
            {"commands": [{"command": "a", "description": " "}]},
            "command description must be non-empty",
            id="no words",
        ),
        pytest.param(
            {"commands": [{"command": "a", "description": "a" * 257}]},
            "command description length must not exceed 256",
            id="many words",
        ),
        pytest.param(
            {"commands": commands("a"), "scope": {"type": "chat", "chat_id": 5}},
            "chat not found",
            id="nowhere",
        ),
        pytest.param(
            {"commands": commands("a"), "language_code": "deu"},
            "invalid language code specified",
            id="language",
        ),
    ],
)
async def test_refused(api: Api, given: dict[str, Json], reason: str) -> None:
    assert await api.refusal("setMyCommands", **given) == f"400 Bad Request: {reason}"


@pytest.mark.parametrize(
    ("what", "longest"),
    [("Name", 64), ("Description", 512), ("ShortDescription", 120)],
    ids=["name", "long", "short"],
)
async def test_profile(api: Api, what: str, longest: int) -> None:
    field = {"Name": "name", "Description": "description", "ShortDescription": "short_description"}[what]
    await api.result(f"setMy{what}", **{field: "a" * longest})
    await api.result(f"setMy{what}", **{field: "b"}, language_code="de")
    assert await api.result(f"getMy{what}") == {field: "a" * longest}
    assert await api.result(f"getMy{what}", language_code="de") == {field: "b"}
    assert await api.result(f"getMy{what}", language_code="fr") == {field: "a" * longest}
    assert f"length must not exceed {longest}" in await api.refusal(
        f"setMy{what}", **{field: "a" * (longest + 1)}
    )


async def test_a_bot_has_a_name(api: Api) -> None:
    assert await api.result("getMyName") == {"name": "Sourceline"}
