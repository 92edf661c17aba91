"""Documents that are no files, read by the real worker."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.reading.documents import Document
from bot.reading.reader import ReaderProcess, ReadingError
from bot.storage import Database, articles, stories
from bot.stories.ingest import load_documents
from tests.bot.fake_reader import FakeReader

PAGE = (
    "<html><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1><p>{}</p></article>"
)


@pytest.fixture
async def reader() -> AsyncIterator[ReaderProcess]:
    async with ReaderProcess() as process:
        yield process


async def test_what_is_known_of_a_document_wins(reader: ReaderProcess) -> None:
    page = PAGE.format("Мост закрыт, сказал мэр города в понедельник.").encode("cp1251")
    known = Document("https://post.example/a", page, outlet="The Guardian", byline="A. B.", charset="cp1251")
    article = await reader.parse(known)
    assert (article.url, article.path, article.byline) == (known.url, known.url, "A. B.")
    assert "Мост закрыт" in article.text
    named = await reader.parse(Document("https://post.example/a", page, outlet="Nobody's Own Post"))
    assert named.outlet.name == "Nobody's Own Post"


async def test_a_login_is_no_article(reader: ReaderProcess, store: Database) -> None:
    page = b"<html><head><title>Log in</title></head><body><p>Forgot your password?</p></body></html>"
    summary = await load_documents([Document("https://post.example/a", page)], store, reader)
    assert [line.text for line in summary.failures] == ["asks for a login"]
    async with store.reading() as connection:
        assert await stories.count(connection) == 0


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        pytest.param("Harbour Post", "Harbour Post", id="one name"),
        pytest.param("World | The Guardian", "The Guardian", id="a known outlet among the parts"),
        pytest.param("The Guardian: World", "The Guardian", id="before a colon"),
        pytest.param("World | Harbour Post", "", id="nobody can tell which part"),
    ],
)
async def test_the_outlet_in_a_feeds_title(reader: ReaderProcess, title: str, outlet: str) -> None:
    feed = f"<rss version='2.0'><channel><title>{title}</title></channel></rss>"
    found = await reader.feed(feed.encode(), "https://post.example/feed", "")
    assert found.outlet == outlet


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"\x00\x01\x02", b"x" * 5_000_001])
async def test_what_is_no_article_has_a_reason(reader: ReaderProcess, data: bytes) -> None:
    with pytest.raises(ReadingError, match=r"post\.example"):
        await reader.parse(Document("https://post.example/a", data))


async def test_documents_are_loaded_as_files_are(store: Database) -> None:
    texts = ("Bridge closed\nOn Monday.", "Bridge open\nOn Friday.", "Train cannot be loaded")
    documents = [Document(f"https://post.example/{n}", text.encode()) for n, text in enumerate(texts)]
    told: list[int] = []
    summary = await load_documents(documents, store, FakeReader(), lambda done, *_: told.append(done))
    assert (summary.files, summary.new, summary.stories) == (3, 2, (1,))
    assert [line.path for line in summary.failures] == ["https://post.example/2"]
    assert told == [1, 2, 3]
    again = await load_documents(documents[:2], store, FakeReader())
    assert (again.new, again.known, again.stories) == (0, 2, ())
    async with store.reading() as connection:
        assert len(await articles.of_story(connection, 1)) == 2


async def test_files_and_documents_at_once_come_to_the_same(store: Database) -> None:
    batches = [
        [
            Document(f"https://{name}.example/{n}", f"Story{n} goes on\nPart {name}.".encode())
            for n in range(6)
        ]
        for name in ("post", "wire")
    ]
    loads = (load_documents(batch, store, FakeReader()) for batch in batches)
    first, second = await asyncio.gather(*loads)
    assert first.new + second.new == 12
    async with store.reading() as connection:
        assert await stories.count(connection) == 6
