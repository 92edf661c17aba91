"""A request may be written as query, form, JSON or multipart; all say the same."""

import httpx
import pytest

from bot.play import PLAY_TOKEN, Telegram
from tests.bot.play.helpers import Api, chat_of

TEXT = "a=b & ü\r\n+ 100%"


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"params": {"text": TEXT}}, id="query"),
        pytest.param({"data": {"text": TEXT}}, id="form"),
        pytest.param({"json": {"text": TEXT}}, id="JSON"),
        pytest.param({"files": {"text": (None, TEXT)}}, id="multipart"),
        pytest.param({"params": {"text": "other"}, "data": {"text": TEXT}}, id="the body wins"),
    ],
)
async def test_four_ways(api: Api, telegram: Telegram, more: dict[str, object]) -> None:
    chat = chat_of(telegram)
    params = {"chat_id": str(chat.id)} | dict(more.pop("params", {}))  # type: ignore[call-overload]
    answer = await api.post(f"/bot{PLAY_TOKEN}/sendMessage", params=params, **more)  # type: ignore[arg-type]
    assert answer.json()["result"]["text"] == "a=b & ü\n+ 100%"


async def test_get(api: Api) -> None:
    answer = await api.get(f"/bot{PLAY_TOKEN}/getMe")
    assert answer.json()["result"]["username"] == "sourceline_bot"


@pytest.mark.parametrize("field", ["document", "attached"])
async def test_upload(api: Api, telegram: Telegram, field: str) -> None:
    chat = chat_of(telegram)
    data = b"--x\r\n\r\n\0\xff" * 100
    form = {"chat_id": str(chat.id), "caption": "Quelle"}
    if field != "document":
        form["document"] = "attach://attached"
    files = {field: ("résumé.bin", data, "application/x-thing")}
    answer = await api.post(f"/bot{PLAY_TOKEN}/sendDocument", data=form, files=files)
    document = answer.json()["result"]["document"]
    assert document["file_size"] == len(data)
    assert document["mime_type"] == "application/x-thing"
    file = telegram.files.get(document["file_id"])
    assert (file.name, file.data) == ("résumé.bin", data)


@pytest.mark.parametrize(
    ("content", "kind", "reason"),
    [
        pytest.param(b"{", "application/json", "can't parse the body as JSON", id="broken JSON"),
        pytest.param(b"[]", "application/json", "object expected as body", id="a list"),
        pytest.param(b"a", "text/plain", "can't read a body of type text/plain", id="unknown type"),
        pytest.param(b"a", "", "can't read a body of type none", id="no type"),
        pytest.param(b"a", "multipart/form-data; boundary=b", "multipart body is broken", id="broken parts"),
        pytest.param(b"text=\xff", "application/x-www-form-urlencoded", "", id="broken percent is kept"),
    ],
)
async def test_unreadable(api: Api, content: bytes, kind: str, reason: str) -> None:
    headers = {"content-type": kind} if kind else {}
    request = httpx.Request(
        "POST", f"http://play/bot{PLAY_TOKEN}/sendMessage", content=content, headers=headers
    )
    answer = (await api.send(request)).json()
    assert answer["error_code"] == 400
    assert reason in answer["description"]
