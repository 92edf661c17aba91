from bot.storage import Database


async def test_a(store: Database) -> None:
    assert await store.revision() == "0001"
