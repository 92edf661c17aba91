"""Buttons: what they need and how many there may be."""

from typing import Any

import pytest

from bot.play.chats import Chat
from bot.play.errors import Refused
from bot.play.keyboards import checked_keyboard

Json = Any
PRIVATE = Chat(1, "private")


def button(**more: Json) -> dict[str, Json]:
    return {"text": "a", **more}


def rows(*given: list[dict[str, Json]]) -> Json:
    return {"inline_keyboard": list(given)}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param(None, None, id="none"),
        pytest.param(rows(), None, id="no rows"),
        pytest.param(rows([]), None, id="empty row"),
        pytest.param({"force_reply": True}, None, id="another kind is not shown"),
        pytest.param(
            rows([button(callback_data="é" * 32)]), rows([button(callback_data="é" * 32)]), id="64 bytes"
        ),
        pytest.param(rows([button(url="Example.com")]), rows([button(url="http://example.com/")]), id="link"),
        pytest.param(rows([button(url="tg://user?id=5")]), rows([button(url="tg://user?id=5")]), id="person"),
        pytest.param(
            rows([button(switch_inline_query="")]), rows([button(switch_inline_query="")]), id="switch"
        ),
        pytest.param(
            rows([button(url="http://a.b/", callback_data="c")]),
            rows([button(url="http://a.b/")]),
            id="first kind wins",
        ),
    ],
)
def test_kept(given: Json, kept: Json) -> None:
    assert checked_keyboard(given, PRIVATE) == kept


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        pytest.param(rows([button(callback_data="é" * 32 + "a")]), "BUTTON_DATA_INVALID", id="65 bytes"),
        pytest.param(
            rows([button()]), "Text buttons are unallowed in the inline keyboard", id="nothing to do"
        ),
        pytest.param(rows([button(callback_data="")]), "Text buttons are unallowed", id="empty data"),
        pytest.param(
            rows([{"text": " ", "callback_data": "a"}]), "button text must be non-empty", id="no label"
        ),
        pytest.param(
            rows([button(url="javascript:x")]),
            "inline keyboard button URL 'javascript:x' is invalid: Wrong port number specified in the URL",
            id="link",
        ),
        pytest.param(rows([button(copy_text={"text": "a" * 257})]), "BUTTON_COPY_TEXT_INVALID", id="copy"),
        pytest.param(rows([button(url="a.b", style="loud")]), "invalid button style specified", id="style"),
        pytest.param(rows([button(callback_data="a")] * 9), "reply markup is too long", id="9 in a row"),
        pytest.param(rows(*[[button(callback_data="a")]] * 101), "reply markup is too long", id="101 in all"),
    ],
)
def test_refused(given: Json, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        checked_keyboard(given, PRIVATE)
    assert reason in refused.value.description


def test_channels_do_not_switch() -> None:
    with pytest.raises(Refused, match="can't use switch_inline_query button in a channel chat"):
        checked_keyboard(rows([button(switch_inline_query="")]), Chat(-1, "channel"))
