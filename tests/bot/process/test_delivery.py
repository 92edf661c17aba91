"""What a subscriber sees of a story that grows, told by the bot as a process."""

from pathlib import Path

from bot.storage import Database, chats, outbox, subscriptions
from bot.storage.chats import Chat
from bot.storage.subscriptions import Spot
from bot.subscribing.hours import AT_ONCE
from bot.subscribing.wants import Wants
from tests.bot import running
from tests.bot.standin import StandIn
from tests.bot.storage.helpers import save, update
from tests.samples import NOW, article


async def subscribe(database: Database, *spots: Spot) -> None:
    """They want everything."""
    async with database.begin() as connection:
        for spot in spots:
            kind = "private" if spot.chat > 0 else "group"
            await chats.note(connection, Chat(spot.chat, kind, "A chat", AT_ONCE), NOW)
            await subscriptions.add(connection, spot, Wants(), 0, NOW)


async def report(database: Database, *names: str) -> None:
    """The last of these articles comes to story 1, which has the others."""
    *old, new = [article(name, f"Headline {name}") for name in names]
    saved = await save(database, update([new], number=1 if old else None, old=old))
    async with database.begin() as connection:
        await outbox.announce(connection, story=saved.number, version=saved.version, now=NOW)


async def test_a_card_then_a_reply_and_the_card_edited(standin: StandIn, tmp_path: Path) -> None:
    person = await standin.make_chat()
    forum = await standin.make_chat("supergroup", is_forum=True, topics=["World"])
    topic = (await standin.chat(forum))["topics"][0]["id"]
    url = f"sqlite:///{tmp_path / 'store.db'}"
    (tmp_path / "articles").mkdir()
    environment = standin.environment | {"DATABASE_URL": url, "SETTLE_SECONDS": "1"}
    async with Database(url) as database:
        await subscribe(database, Spot(person), Spot(forum, topic))
        async with running.process(tmp_path, "run", **environment, ARTICLES_DIR=str(tmp_path / "articles")):
            await report(database, "a")
            card = await standin.wait_for_message(person, "Headline a")
            there = await standin.wait_for_message(forum, "Headline a")
            await report(database, "a", "b")
            change = await standin.wait_for_message(person, "🔁")
            edited = await standin.wait_for_edit(person, card)
            await standin.wait_for_message(forum, "🔁")
            await standin.wait_for_edit(forum, there)
    assert there["message_thread_id"] == topic
    assert change["reply_to_message"]["message_id"] == card["message_id"]
    assert edited["message_id"] == card["message_id"]
