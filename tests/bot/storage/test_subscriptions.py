"""Chats and their subscriptions: kept, paused, moved, and handed out a page at a time."""

from datetime import timedelta

import pytest

from bot.storage import Connection, Database, chats, subscriptions
from bot.storage.chats import Chat, State
from bot.storage.subscriptions import Listed, Spot
from bot.subscribing.hours import AT_ONCE, ChatSettings, Length
from bot.subscribing.wants import Kind, Subscription, Wants
from tests.bot.storage.helpers import save, update
from tests.samples import NOW, article

NIGHT = ChatSettings("Europe/Berlin", (22 * 60, 7 * 60), (8, 18), silent=True, length=Length.SHORT)
GROUP = Spot(-100)
FLOOD = Wants(Kind.WORDS, words='flood "sao tome" -tunnel', only_state=True)
THIRD = Wants(Kind.STORY, 1)


async def subscribe(connection: Connection, spot: Spot, wants: Wants, by: int = 0) -> bool:
    """Subscribe a chat that may be unknown."""
    await chats.note(connection, Chat(spot.chat, "group", "Neighbours", AT_ONCE), NOW)
    return await subscriptions.add(connection, spot, wants, by, NOW)


async def wishes(store: Database, spot: Spot) -> list[Wants]:
    """What is listed for a chat or topic."""
    async with store.reading() as connection:
        return [one.wants for one in await subscriptions.of(connection, spot)]


async def told(store: Database, story: int = 1) -> list[tuple[int, int, Wants]]:
    """Who may be told of a story, all pages together."""
    found: list[Subscription] = []
    async with store.reading() as connection:
        while page := await subscriptions.page_for(connection, found[-1].id if found else 0, 2, story):
            found += page
    return [(one.chat, one.topic, one.wants) for one in found]


async def stories_of(store: Database, *names: str) -> list[int]:
    """A story each; their numbers."""
    return [(await save(store, update([article(name)]))).number for name in names]


async def merge(store: Database, number: int, absorbed: int) -> None:
    """The second story turns out to be the first."""
    await save(store, update([article(f"join {absorbed}")], number=number, absorbed=(absorbed,)))


async def test_what_was_subscribed_comes_back(store: Database) -> None:
    async with store.begin() as connection:
        assert await subscribe(connection, GROUP, Wants())
        assert await subscribe(connection, GROUP, FLOOD, by=7)
        assert await subscribe(connection, Spot(-100, 4), Wants(Kind.OUTLET, words="The Lantern"))
    assert await wishes(store, GROUP) == [Wants(), FLOOD]
    assert await wishes(store, Spot(-100, 4)) == [Wants(Kind.OUTLET, words="The Lantern")]
    async with store.reading() as connection:
        assert await chats.subscribers(connection, -100) == [7]


async def test_the_same_wish_again_takes_the_new_filters(store: Database) -> None:
    async with store.begin() as connection:
        await subscribe(connection, GROUP, Wants(two_origins=True))
        assert not await subscribe(connection, GROUP, Wants(only_state=True))
    assert await wishes(store, GROUP) == [Wants(only_state=True)]


async def test_only_the_own_place_is_unsubscribed(store: Database) -> None:
    async with store.begin() as connection:
        for spot in (GROUP, Spot(-100, 4), Spot(-200)):
            await subscribe(connection, spot, Wants())
        (mine,) = await subscriptions.of(connection, GROUP)
        assert await subscriptions.remove(connection, Spot(-100, 4), mine.id) is None
        assert await subscriptions.remove(connection, Spot(-200), mine.id) is None
        assert await subscriptions.remove(connection, GROUP, mine.id) == mine
        assert await subscriptions.remove(connection, GROUP, mine.id) is None
        assert await subscriptions.remove_all(connection, Spot(-200)) == 1
    assert [spot[:2] for spot in await told(store)] == [(-100, 4)]


async def test_pages_come_in_order_with_the_settings_of_their_chats(store: Database) -> None:
    async with store.begin() as connection:
        for chat in range(1, 6):
            await subscribe(connection, Spot(chat), Wants())
        await chats.set_settings(connection, 3, NIGHT)
        pages = [await subscriptions.page_for(connection, 0, 3, 1)]
        pages.append(await subscriptions.page_for(connection, pages[0][-1].id, 3, 1))
        assert [[one.chat for one in page] for page in pages] == [[1, 2, 3], [4, 5]]
        assert [one.settings for one in pages[0]] == [AT_ONCE, AT_ONCE, NIGHT]
        found = await chats.get(connection, 3)
    assert found
    assert found.settings == NIGHT


async def test_a_chat_that_goes_is_paused_and_comes_back_with_what_it_had(store: Database) -> None:
    async with store.begin() as connection:
        assert not await chats.pause(connection, -100, "never seen", NOW)
        await subscribe(connection, GROUP, FLOOD)
        assert await chats.pause(connection, -100, "bot was kicked", NOW)
        assert not await chats.pause(connection, -100, "again", NOW)
        paused = await chats.get(connection, -100)
    assert paused
    assert (paused.state, paused.why) == (State.PAUSED, "bot was kicked")
    assert await told(store) == []
    async with store.begin() as connection:
        assert await subscriptions.counts(connection) == {"paused": 1}
        assert await chats.resume(connection, -100, NOW + timedelta(days=9))
        assert not await chats.resume(connection, -100, NOW)
    assert await told(store) == [(-100, 0, FLOOD)]


async def test_a_closed_topic_pauses_its_own_subscriptions_only(store: Database) -> None:
    async with store.begin() as connection:
        await subscribe(connection, GROUP, Wants())
        await subscribe(connection, Spot(-100, 4), FLOOD)
        (listed,) = await subscriptions.of(connection, Spot(-100, 4))
        await subscriptions.pause(connection, listed.id, "topic closed")
        assert await subscriptions.of(connection, Spot(-100, 4)) == [Listed(listed.id, FLOOD, "topic closed")]
    assert await told(store) == [(-100, 0, Wants())]
    async with store.begin() as connection:
        assert await subscriptions.resume_topic(connection, Spot(-100, 4)) == 1
    assert len(await told(store)) == 2


async def test_a_group_that_becomes_a_supergroup_takes_everything_along(store: Database) -> None:
    await stories_of(store, "a")
    async with store.begin() as connection:
        await subscribe(connection, GROUP, FLOOD, by=7)
        await subscriptions.mute(connection, GROUP, 1, NOW)
        await chats.set_settings(connection, -100, NIGHT)
        assert await chats.migrate(connection, -100, -1001, NOW)
        assert not await chats.migrate(connection, -100, -1001, NOW)
        assert await chats.get(connection, -100) is None
        moved = await chats.get(connection, -1001)
        assert await subscriptions.muted(connection, Spot(-1001)) == [1]
    assert moved
    assert (moved.title, moved.settings) == ("Neighbours", NIGHT)
    assert await wishes(store, Spot(-1001)) == [FLOOD]


async def test_a_group_that_joins_a_known_supergroup_changes_nothing_there(store: Database) -> None:
    await stories_of(store, "a")
    async with store.begin() as connection:
        await subscribe(connection, Spot(-1001), Wants(only_state=True))
        await chats.set_settings(connection, -1001, NIGHT)
        await subscriptions.mute(connection, Spot(-1001), 1, NOW)
        await subscribe(connection, GROUP, Wants())
        await subscribe(connection, GROUP, FLOOD)
        await subscriptions.mute(connection, GROUP, 1, NOW)
        await chats.migrate(connection, -100, -1001, NOW)
        found = await chats.get(connection, -1001)
        assert await subscriptions.muted(connection, Spot(-1001)) == [1]
    assert found
    assert found.settings == NIGHT
    assert await wishes(store, Spot(-1001)) == [Wants(only_state=True), FLOOD]


async def test_a_muted_story_leaves_its_chat_out_and_no_other(store: Database) -> None:
    await stories_of(store, "a", "b")
    async with store.begin() as connection:
        for spot in (GROUP, Spot(-100, 4), Spot(-200)):
            await subscribe(connection, spot, Wants())
        await subscribe(connection, GROUP, THIRD)
        assert await subscriptions.mute(connection, GROUP, 1, NOW)
        assert not await subscriptions.mute(connection, GROUP, 1, NOW)
    assert await wishes(store, GROUP) == [Wants()]
    assert [spot[:2] for spot in await told(store, 1)] == [(-100, 4), (-200, 0)]
    assert len(await told(store, 2)) == 3
    async with store.begin() as connection:
        assert await subscriptions.unmute(connection, GROUP, 1)
        assert not await subscriptions.unmute(connection, GROUP, 1)
    assert len(await told(store, 1)) == 3


async def test_following_a_story_ends_its_muting(store: Database) -> None:
    await stories_of(store, "a")
    async with store.begin() as connection:
        await subscribe(connection, GROUP, Wants())
        await subscriptions.mute(connection, GROUP, 1, NOW)
        await subscribe(connection, GROUP, THIRD)
        assert await subscriptions.muted(connection, GROUP) == []


@pytest.mark.parametrize("muted", [False, True])
async def test_a_story_that_became_another_one_stays_followed_or_muted(store: Database, muted: bool) -> None:
    first, second = await stories_of(store, "a", "b")
    async with store.begin() as connection:
        await subscribe(connection, GROUP, Wants() if muted else Wants(Kind.STORY, second))
        if muted:
            await subscriptions.mute(connection, GROUP, second, NOW)
    await merge(store, first, second)
    if not muted:
        assert await told(store, first) == [(-100, 0, Wants(Kind.STORY, first))]
        return
    assert await told(store, first) == []
    async with store.begin() as connection:
        assert await subscriptions.muted(connection, GROUP) == [first]
        assert await subscriptions.unmute(connection, GROUP, first)
    assert len(await told(store, first)) == 1


async def test_a_title_is_kept_as_it_is_now(store: Database) -> None:
    async with store.begin() as connection:
        await chats.note(connection, Chat(-100, "group", "Old\0 name", AT_ONCE), NOW)
        await chats.set_settings(connection, -100, NIGHT)
        await chats.note(connection, Chat(-100, "group", "New name", AT_ONCE), NOW)
        found = await chats.get(connection, -100)
    assert found == Chat(-100, "group", "New name", NIGHT)
