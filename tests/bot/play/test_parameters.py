"""Requests are checked to the letter."""

import pytest

from bot.play.errors import Refused
from bot.play.parameters import Upload, attached, checked, method_named

SEND = {"chat_id": "5", "text": "a"}


def test_types_are_read() -> None:
    given = SEND | {
        "message_thread_id": "7",
        "disable_notification": "true",
        "reply_parameters": '{"message_id":3}',
    }
    assert checked("sendMessage", given) == {
        "chat_id": 5,
        "text": "a",
        "message_thread_id": 7,
        "disable_notification": True,
        "reply_parameters": {"message_id": 3},
    }


def test_types_of_a_json_body() -> None:
    given = {
        "chat_id": -5,
        "text": "5",
        "disable_notification": False,
        "link_preview_options": {"is_disabled": True},
    }
    assert checked("sendMessage", given) == given


def test_names_stay_text() -> None:
    assert checked("getChat", {"chat_id": "@somewhere"}) == {"chat_id": "@somewhere"}
    assert checked("answerCallbackQuery", {"callback_query_id": "77"}) == {"callback_query_id": "77"}


@pytest.mark.parametrize(
    ("method", "given", "reason"),
    [
        pytest.param("sendMessage", {"text": "a"}, "chat_id is empty", id="no chat"),
        pytest.param("sendMessage", {"chat_id": "5"}, "message text is empty", id="no text"),
        pytest.param("sendMessage", SEND | {"text": ""}, "message text is empty", id="empty text"),
        pytest.param(
            "sendDocument", {"chat_id": "5"}, "there is no document in the request", id="no document"
        ),
        pytest.param("getChatMember", {"chat_id": "5"}, "invalid user_id specified", id="no user"),
        pytest.param("answerCallbackQuery", {}, 'parameter "callback_query_id" is required', id="required"),
        pytest.param(
            "sendMessage", SEND | {"txt": "b"}, 'unknown parameter "txt" of sendMessage', id="unknown"
        ),
        pytest.param("sendMessage", SEND | {"text": 5}, 'field "text" must be of type String', id="not text"),
        pytest.param(
            "sendMessage", SEND | {"message_thread_id": "x"}, "must be of type Number", id="not a number"
        ),
        pytest.param("getUpdates", {"limit": True}, "must be of type Number", id="truth is no number"),
        pytest.param(
            "sendMessage", SEND | {"protect_content": "?"}, "must be of type Boolean", id="not a truth"
        ),
        pytest.param(
            "sendMessage",
            SEND | {"reply_markup": "{"},
            "can't parse reply keyboard markup JSON object",
            id="broken JSON",
        ),
        pytest.param(
            "getUpdates", {"allowed_updates": "x"}, "can't parse allowed_updates JSON object", id="no list"
        ),
        pytest.param("getUpdates", {"allowed_updates": '"x"'}, "must be of type Array", id="text for a list"),
        pytest.param(
            "sendMessage", SEND | {"reply_parameters": "[]"}, "must be of type Object", id="list for object"
        ),
        pytest.param(
            "sendMessage",
            SEND | {"reply_parameters": "{}"},
            'Can\'t find field "message_id"',
            id="missing field",
        ),
        pytest.param(
            "sendMessage",
            SEND | {"reply_parameters": '{"message_id":1,"x":2}'},
            'unknown field "x" of ReplyParameters',
            id="unknown field",
        ),
        pytest.param(
            "setMyCommands",
            {"commands": "[]", "scope": '{"type":"nobody"}'},
            "can't parse BotCommandScope: Unsupported type specified",
            id="no such scope",
        ),
        pytest.param(
            "setMyCommands",
            {"commands": '[{"command":"a"}]'},
            'Can\'t find field "description"',
            id="in a list",
        ),
    ],
)
def test_refusals(method: str, given: dict[str, object], reason: str) -> None:
    with pytest.raises(Refused) as refused:
        checked(method, given)
    assert refused.value.code == 400
    assert reason.lower() in refused.value.description.lower()


def test_methods_by_any_case() -> None:
    assert method_named("SENDMESSAGE") == "sendMessage"
    with pytest.raises(Refused) as refused:
        method_named("sendMassage")
    assert refused.value.as_json() == {"ok": False, "error_code": 404, "description": "Not Found"}


def test_attachments_take_their_place() -> None:
    file = Upload("a.txt", "text/plain", b"a")
    assert attached({"document": "attach://f", "f": file}) == {"document": file}
    assert attached({"document": "attach://g", "f": file}) == {"document": "attach://g", "f": file}


def test_an_upload_nobody_asked_for() -> None:
    with pytest.raises(Refused, match="unknown parameter"):
        checked("sendMessage", SEND | {"f": Upload("a.txt", "text/plain", b"a")})
