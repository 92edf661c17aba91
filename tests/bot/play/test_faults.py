"""Things go wrong where, when and as often as they were told to."""

import asyncio

import httpx
import pytest

from bot.play import PLAY_TOKEN, Telegram, serve
from bot.play.faults import Fault, Faults, Kind
from tests.bot.play.helpers import Api, chat_of


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        pytest.param(Fault(Kind.ERROR), [1, 0, 0, 0], id="once"),
        pytest.param(Fault(Kind.ERROR, count=2, skip=1), [0, 1, 1, 0], id="later"),
        pytest.param(Fault(Kind.ERROR, count=-1), [1, 1, 1, 1], id="always"),
        pytest.param(Fault(Kind.ERROR, method="getme", count=-1), [0, 0, 1, 0], id="by method"),
        pytest.param(Fault(Kind.ERROR, chat_id=7, count=-1), [0, 1, 0, 0], id="by chat"),
    ],
)
def test_which_requests(fault: Fault, expected: list[int]) -> None:
    faults = Faults()
    faults.add(fault)
    requests = [("sendMessage", 5), ("sendMessage", 7), ("getMe", None), ("sendMessage", 5)]
    assert [int(faults.strike(*request) is not None) for request in requests] == expected
    assert faults.struck == sum(expected)
    faults.clear()
    assert faults.strike("sendMessage", 7) is None


def test_by_chance() -> None:
    struck = []
    for _ in range(2):
        faults = Faults(seed=3)
        faults.add(Fault(Kind.DELAY, count=-1, share=0.1))
        struck.append([faults.strike("getMe", None) is not None for _ in range(2000)])
    assert struck[0] == struck[1]
    assert 120 < sum(struck[0]) < 280


async def test_flood(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram)
    telegram.limits.rates.enabled = True
    telegram.clock.stop()
    telegram.faults.add(Fault(Kind.FLOOD, seconds=35))
    answer = await api.ask("sendMessage", chat_id=chat.id, text="a")
    assert answer == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 35",
        "parameters": {"retry_after": 35},
    }
    # Whoever comes before the time is over is told again, and counted.
    telegram.clock.advance(34)
    assert "retry after 1" in await api.refusal("sendMessage", chat_id=chat.id, text="a")
    assert telegram.limits.counts.too_early == 1
    telegram.clock.advance(1)
    await api.result("sendMessage", chat_id=chat.id, text="a")


async def test_any_words(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram)
    description = "Bad Request: CHAT_WRITE_FORBIDDEN"
    telegram.faults.add(Fault(Kind.ERROR, code=400, description=description))
    assert await api.refusal("sendMessage", chat_id=chat.id, text="a") == f"400 {description}"
    assert chat.messages == {}


async def test_moved_by_fault(api: Api, telegram: Telegram) -> None:
    moved = {"migrate_to_chat_id": -100500}
    telegram.faults.add(Fault(Kind.ERROR, code=400, description="Bad Request: moved", parameters=moved))
    assert (await api.ask("getMe"))["parameters"] == moved


async def test_a_proxys_page(api: Api, telegram: Telegram) -> None:
    telegram.faults.add(Fault(Kind.HTML, code=502, description="Bad Gateway"))
    answer = await api.get(f"/bot{PLAY_TOKEN}/getMe")
    assert (answer.status_code, answer.headers["content-type"]) == (502, "text/html; charset=utf-8")
    assert "<h1>502 Bad Gateway</h1>" in answer.text
    assert telegram.outbox.after(0)[-1].as_json()["answer"] == "502 Bad Gateway"


@pytest.mark.parametrize(("kind", "done"), [(Kind.DROP_BEFORE, 0), (Kind.DROP_AFTER, 1)])
async def test_cut_lines(telegram: Telegram, kind: Kind, done: int) -> None:
    chat = chat_of(telegram)
    telegram.faults.add(Fault(kind))
    async with serve(telegram) as address, httpx.AsyncClient(base_url=address, trust_env=False) as client:
        send = {"chat_id": chat.id, "text": "a"}
        with pytest.raises(httpx.RemoteProtocolError):
            await client.post(f"/bot{PLAY_TOKEN}/sendMessage", json=send)
        assert len(chat.messages) == done
        assert (await client.post(f"/bot{PLAY_TOKEN}/sendMessage", json=send)).status_code == 200
    assert [request.fault for request in telegram.outbox.after(0)] == [kind.value, ""]


async def test_delay(api: Api, telegram: Telegram) -> None:
    chat = chat_of(telegram)
    telegram.faults.add(Fault(Kind.DELAY, seconds=30))
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await api.result("sendMessage", chat_id=chat.id, text="a")
    assert len(chat.messages) == 1
