"""Polling: order, confirmation, waiting, conflicts."""

import asyncio

import pytest

from bot.play.errors import Refused
from bot.play.updates import Ask, Updates, Webhook

OTHER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


def filled(count: int) -> Updates:
    updates = Updates(first_id=10)
    for number in range(count):
        updates.add("message", number)
    return updates


def values(batch: list[dict[str, object]]) -> list[object]:
    return [update["message"] for update in batch]


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        pytest.param(Ask(), [0, 1, 2, 3, 4], id="all"),
        pytest.param(Ask(limit=2), [0, 1], id="limit"),
        pytest.param(Ask(offset=12), [2, 3, 4], id="offset confirms"),
        pytest.param(Ask(offset=99), [], id="all confirmed"),
        pytest.param(Ask(offset=-2), [3, 4], id="the last two"),
        pytest.param(Ask(offset=-9), [0, 1, 2, 3, 4], id="more than there are"),
    ],
)
async def test_batches(ask: Ask, expected: list[int]) -> None:
    updates = filled(5)
    assert values(await updates.poll(ask)) == expected
    # Until they are confirmed they come again.
    assert values(await updates.poll(Ask(limit=ask.limit))) == expected


async def test_waits_for_the_first() -> None:
    updates = filled(0)
    poll = asyncio.create_task(updates.poll(Ask(timeout=30)))
    await asyncio.sleep(0)
    updates.add("message", "hello")
    assert values(await poll) == ["hello"]


async def test_gives_up() -> None:
    assert await filled(0).poll(Ask(timeout=0.01)) == []


async def test_the_older_poller_is_sent_away() -> None:
    updates = filled(0)
    first = asyncio.create_task(updates.poll(Ask(timeout=30)))
    await asyncio.sleep(0)
    second = asyncio.create_task(updates.poll(Ask(timeout=30)))
    with pytest.raises(Refused) as refused:
        await first
    assert (refused.value.code, refused.value.description) == (409, OTHER)
    updates.add("message", 1)
    assert values(await second) == [1]


async def test_a_webhook_excludes_polling() -> None:
    updates = filled(0)
    poll = asyncio.create_task(updates.poll(Ask(timeout=30)))
    await asyncio.sleep(0)
    updates.set_webhook(Webhook("http://127.0.0.1:1/"))
    with pytest.raises(Refused, match="Conflict: terminated by setWebhook request"):
        await poll
    with pytest.raises(Refused) as refused:
        await updates.poll(Ask())
    assert refused.value.description == ACTIVE
    updates.set_webhook(None)
    assert await updates.poll(Ask()) == []


@pytest.mark.parametrize(
    ("allowed", "expected"),
    [
        pytest.param([], ["message", "my_chat_member"], id="usual"),
        pytest.param(["chat_member", "message"], ["message", "chat_member"], id="asked for"),
    ],
)
async def test_kinds(allowed: list[str], expected: list[str]) -> None:
    updates = Updates()
    updates.allowed = allowed
    for kind in ("message", "chat_member", "my_chat_member"):
        updates.add(kind, 1)
    assert [next(k for k in update if k != "update_id") for update in await updates.poll(Ask())] == expected


async def test_numbers_grow() -> None:
    updates = filled(3)
    updates.clear()
    updates.add("message", "after")
    assert (await updates.poll(Ask()))[0]["update_id"] == 13


async def test_closing_lets_go() -> None:
    updates = filled(0)
    poll = asyncio.create_task(updates.poll(Ask(timeout=30)))
    await asyncio.sleep(0)
    updates.close()
    assert await poll == []
    assert await updates.poll(Ask(timeout=30)) == []
