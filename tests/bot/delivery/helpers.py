"""A Telegram that answers as it is told, a book of chats, and a pump whose time is an argument."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.delivery.deciding import Verdict
from bot.delivery.fanout import FanOut
from bot.delivery.letters import Letters
from bot.delivery.pump import Clock, Pace, Pump, Tools
from bot.storage import Connection, Database, deliveries, outbox
from bot.storage.deliveries import Delivery
from bot.subscribing.hours import AT_ONCE, ChatSettings, due_at
from bot.subscribing.wants import Subscription, Wants
from bot.telegram.outcomes import Outcome, Sent
from bot.telegram.sending import Place
from briefings.rendering import Message, Renderer
from briefings.types import Article
from tests.bot.storage.helpers import save, update
from tests.samples import NOW, article

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


@dataclass
class FakeSender:
    """Notes what it is given; answers as scripted, else that it was sent."""

    script: list[Outcome] = field(default_factory=list)
    #: Chat, what was done to which message (0 for a new one), and the first line.
    done: list[tuple[int, int, str]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    silent: list[bool] = field(default_factory=list)
    ids: int = 100

    async def post(self, place: Place, message: Message, *, silent: bool, about: str) -> Outcome:
        self.silent.append(silent)
        return self._note(place, 0, message)

    async def amend(self, place: Place, message_id: int, message: Message, *, about: str) -> Outcome:
        return self._note(place, message_id, message)

    def _note(self, place: Place, message_id: int, message: Message) -> Outcome:
        self.done.append((place.chat, message_id, message.html.split("\n")[0]))
        self.places.append(place)
        self.messages.append(message)
        self.ids += 1
        return self.script.pop(0) if self.script else Sent(message_id or self.ids)


@dataclass
class FakeBook:
    """Chats' settings, and what was asked of them."""

    settings: dict[int, ChatSettings] = field(default_factory=dict)
    said: list[tuple[object, ...]] = field(default_factory=list)

    async def due_at(self, connection: Connection, chat: int, now: datetime) -> datetime:
        return due_at(self.settings.get(chat, AT_ONCE), now)

    async def pause(self, connection: Connection, chat: int, why: str, now: datetime) -> bool:
        self.said.append(("pause", chat, why))
        return True

    async def pause_topic(self, connection: Connection, chat: int, topic: int, why: str) -> bool:
        self.said.append(("pause topic", chat, topic, why))
        return True

    async def move(self, connection: Connection, old: int, new: int, now: datetime) -> None:
        self.said.append(("move", old, new))


@dataclass
class Post:
    """The whole of delivery with a clock that the test moves."""

    database: Database
    sender: FakeSender = field(default_factory=FakeSender)
    book: FakeBook = field(default_factory=FakeBook)
    subscribed: list[Subscription] = field(default_factory=list)
    told: list[Verdict] = field(default_factory=list)
    at: datetime = NOW
    slept: list[float] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    #: One chat at a time, so that which one comes first is no race between the database's threads.
    pace: Pace = field(default_factory=lambda: Pace(at_a_time=1))

    def __post_init__(self) -> None:
        self.pump = self.new_pump()
        self.fan_out = FanOut(self.database, self._pages)

    def new_pump(self) -> Pump:
        """As after a restart."""

        async def tell(verdict: Verdict) -> None:
            self.told.append(verdict)

        tools = Tools(self.database, self.sender, Letters(Renderer()), self.book, tell)
        return Pump(tools, self.pace, Clock(lambda: self.at, self._sleep))

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    async def _pages(
        self, connection: Connection, after_id: int, size: int, story: int
    ) -> list[Subscription]:
        return [one for one in self.subscribed if one.id > after_id][:size]

    def subscribe(self, chat: int, topic: int = 0, wants: Wants | None = None) -> None:
        """The chat wants to be told from now on."""
        settings = self.book.settings.get(chat, AT_ONCE)
        number = len(self.subscribed) + 1
        self.subscribed.append(Subscription(number, chat, topic, wants or Wants(), settings))

    async def report(self, name: str, number: int | None = None) -> int:
        """Another article comes to a story, or begins one; the story's number."""
        new = article(name, f"Headline {name}")
        change = update([new], number=number, old=self.articles if number else ())
        saved = await save(self.database, change, self.at)
        self.articles = [*self.articles, new] if number else [new]
        async with self.database.begin() as connection:
            await outbox.announce(connection, story=saved.number, version=saved.version, now=self.at)
        return saved.number

    async def lay_out(self) -> None:
        """All announcements."""
        while await self.fan_out.page():
            pass

    async def run(self, seconds: float = 0.0) -> None:
        """Lay out and send all that is due within so many seconds from now, second by second."""
        await self.lay_out()
        end = self.at + seconds * SECOND
        while True:
            while await self.pump.work() != 0.5:
                await self.pump.idle()
            if self.at >= end:
                return
            self.at = min(end, self.at + SECOND)

    async def delivery(self, chat: int, story: int = 1, topic: int = 0) -> Delivery:
        async with self.database.reading() as connection:
            found = await deliveries.get(connection, chat, topic, story)
        assert found is not None
        return found

    def of(self, chat: int) -> Sequence[tuple[int, str]]:
        """What was done in a chat."""
        return [(message, line) for where, message, line in self.sender.done if where == chat]
