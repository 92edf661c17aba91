"""The stand-in as a server: beside a bot, on loopback, gone when it is done."""

import asyncio
import os
import signal
import sys

import httpx
import pytest

from bot.play import PLAY_TOKEN, Telegram, serve
from tests.bot.play.helpers import Api


async def test_serves_and_ends(telegram: Telegram) -> None:
    before = signal.getsignal(signal.SIGINT)
    async with serve(telegram) as address, httpx.AsyncClient(base_url=address, trust_env=False) as client:
        assert address.startswith("http://127.0.0.1:")
        assert (await client.get(f"/bot{PLAY_TOKEN}/getMe")).json()["ok"] is True
        assert signal.getsignal(signal.SIGINT) is before
    async with httpx.AsyncClient(trust_env=False) as client:
        with pytest.raises(httpx.ConnectError):
            await client.get(address)


async def test_a_waiting_poller_does_not_hold_up_the_end(telegram: Telegram) -> None:
    async with httpx.AsyncClient(trust_env=False, timeout=60) as client:
        async with serve(telegram) as address:
            poll = asyncio.create_task(client.get(f"{address}/bot{PLAY_TOKEN}/getUpdates?timeout=50"))
            for _ in range(500):
                await asyncio.sleep(0.01)
                if telegram.outbox.after(0):
                    break
        assert (await poll).json() == {"ok": True, "result": []}


async def test_served_anew(telegram: Telegram) -> None:
    async with httpx.AsyncClient(trust_env=False, timeout=60) as client:
        for _ in range(2):
            async with serve(telegram) as address:
                poll = asyncio.create_task(client.get(f"{address}/bot{PLAY_TOKEN}/getUpdates?timeout=50"))
                done, _pending = await asyncio.wait({poll}, timeout=0.3)
                assert not done
            assert (await poll).json()["result"] == []


async def test_only_loopback(telegram: Telegram) -> None:
    with pytest.raises(ValueError, match="serves loopback only"):
        async with serve(telegram, host="0.0.0.0"):
            pass


async def test_a_taken_port(telegram: Telegram) -> None:
    async with serve(telegram) as address:
        port = int(address.rpartition(":")[2])
        with pytest.raises(OSError, match="in use"):
            async with serve(Telegram(), port=port):
                pass


@pytest.mark.parametrize(
    ("path", "status", "description"),
    [
        pytest.param("/bot1:wrong/getMe", 401, "Unauthorized", id="wrong token"),
        pytest.param(f"/bot{PLAY_TOKEN}/getYou", 404, "Not Found", id="unknown method"),
    ],
)
async def test_wrong_addresses(api: Api, path: str, status: int, description: str) -> None:
    answer = await api.get(path)
    assert answer.status_code == status
    assert answer.json() == {"ok": False, "error_code": status, "description": description}


async def test_as_a_command() -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.play", "--port", "0"),
        stdout=asyncio.subprocess.PIPE,
        env=dict(os.environ),
        # A test run in the background hands down that Ctrl-C is ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout
    lines = [(await process.stdout.readline()).decode() for _ in range(3)]
    address = lines[1].strip().removeprefix("BOT_API_URL=")
    async with httpx.AsyncClient(base_url=address, trust_env=False) as client:
        assert (await client.get(f"/bot{PLAY_TOKEN}/getMe")).json()["ok"] is True
    process.send_signal(signal.SIGINT)
    assert await process.wait() == 130
    await process.stdout.read()


async def test_leaving(api: Api) -> None:
    assert await api.result("close") is True
    assert await api.result("logOut") is True
