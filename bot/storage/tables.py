"""The tables, once for SQLite and PostgreSQL."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    TIMESTAMP,
    BigInteger,
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.types import TypeEngine

#: The largest that a story's column holds; what somebody types may be larger.
LARGEST_NUMBER = 2**31 - 1

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class UtcTime(TypeDecorator[datetime]):
    """A moment in UTC: microseconds on SQLite, which has no zones, `timestamptz` on PostgreSQL."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(TIMESTAMP(timezone=True))
        return dialect.type_descriptor(BigInteger())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone can't be stored: {value.isoformat()}")
        return value.astimezone(UTC) if dialect.name == "postgresql" else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value if isinstance(value, datetime) else _EPOCH + value * _MICROSECOND
        return moment.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: Numbers of the whole database. "arrivals" grows with every transaction that assigns articles to
#: stories, so that a plan made from older rows is noticed and made again.
counters = Table(
    "counters",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", BigInteger, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True),
    Column("loaded_at", UtcTime, nullable=False),
    Column("payload", Text, nullable=False),
    #: Texts of one address are editions of one article.
    Column("address", Text, nullable=False, server_default=text("''"), index=True),
)

#: Which text took the place of which. The old one stays an article, and is in no story any more.
corrections = Table(
    "corrections",
    metadata,
    Column("article", ForeignKey("articles.id"), primary_key=True),
    Column("before", ForeignKey("articles.id"), nullable=False, unique=True),
    Column("made_at", UtcTime, nullable=False),
    Column("payload", Text, nullable=False),
)

#: What was read in an article, kept so that a story that grows does not read all of it again.
#: `reader` names the rules and the model: readings by others are made anew.
readings = Table(
    "readings",
    metadata,
    Column("article", ForeignKey("articles.id"), primary_key=True),
    Column("reader", Text, nullable=False),
    Column("payload", Text, nullable=False),
)

stories = Table(
    "stories",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    #: The story that this one turned out to be; its number goes on answering.
    Column("became", ForeignKey("stories.number"), nullable=True),
    Column("headline", Text, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    Column("reader", Text, nullable=False),
    #: What operators call the story, "" where they have not named it.
    Column("name", Text, nullable=False, server_default=text("''")),
    #: The value of "arrivals" when it changed last, so that others can follow.
    Column("arrival", BigInteger, nullable=False, server_default=text("0"), index=True),
    #: Operators said what belongs to it: it may grow, but the machine takes nothing out of it.
    Column("settled", Boolean, nullable=False, server_default=false()),
    Index(None, "updated_at", "number"),
)

#: Stories that an operator took apart, each pair both ways: the machine never makes them one.
apart = Table(
    "apart",
    metadata,
    Column("story", ForeignKey("stories.number"), primary_key=True),
    Column("other", ForeignKey("stories.number"), primary_key=True),
)

story_articles = Table(
    "story_articles",
    metadata,
    #: An article belongs to one story.
    Column("article", ForeignKey("articles.id"), primary_key=True),
    Column("story", ForeignKey("stories.number"), nullable=False, index=True),
)

#: The words that an article is grouped by, and the day that it counts to (days since 1970).
terms = Table(
    "terms",
    metadata,
    Column("article", ForeignKey("articles.id"), primary_key=True),
    Column("day", Integer, nullable=False, index=True),
    Column("payload", Text, nullable=False),
)

briefings = Table(
    "briefings",
    metadata,
    Column("story", ForeignKey("stories.number"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("made_at", UtcTime, nullable=False),
    Column("payload", Text, nullable=False),
    #: What this version changes; nothing in rows from before changes were kept.
    Column("change", Text, nullable=True),
)

feeds = Table(
    "feeds",
    metadata,
    Column("id", Integer, primary_key=True),
    #: As it was given; `address` is where it has moved since.
    Column("url", Text, nullable=False, unique=True),
    Column("address", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("listed", Boolean, nullable=False),
    Column("state", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("every", Integer, nullable=True),
    Column("interval", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("next_at", UtcTime, nullable=False),
    Column("etag", Text, nullable=False),
    Column("last_modified", Text, nullable=False),
    Column("succeeded_at", UtcTime, nullable=True),
    Column("failed_at", UtcTime, nullable=True),
    Column("error", Text, nullable=False),
    Column("loaded", Integer, nullable=False),
    Index(None, "state", "next_at"),
)

#: Items of feeds that were seen, so that none is fetched twice.
feed_items = Table(
    "feed_items",
    metadata,
    Column("feed", ForeignKey("feeds.id"), primary_key=True),
    #: A digest: what a feed calls its item may be of any length.
    Column("key", Text, primary_key=True),
    Column("fingerprint", Text, nullable=False),
    Column("etag", Text, nullable=False),
    Column("last_modified", Text, nullable=False),
    Column("seen_at", UtcTime, nullable=False),
    Column("look_at", UtcTime, nullable=True),
    Column("looks", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("error", Text, nullable=False),
    Index(None, "feed", "look_at"),
)

#: Versions that readers are told of. What is told to whom is worked out later, a page of subscriptions
#: at a time; `after` is the last one that was looked at.
announcements = Table(
    "announcements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("story", ForeignKey("stories.number"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("after", BigInteger, nullable=False),
    Column("open", Boolean, nullable=False),
    Index(None, "open", "id"),
)

#: A story as a chat has it and as it is to have it: one row for both, so that a newer version takes the
#: place of one that waits.
deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("chat", BigInteger, nullable=False),
    #: 0 outside of topics: a column that may be empty can't be unique.
    Column("topic", BigInteger, nullable=False),
    Column("story", ForeignKey("stories.number"), nullable=False),
    Column("state", Text, nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("digest", Boolean, nullable=False),
    Column("silent", Boolean, nullable=False),
    Column("full", Boolean, nullable=False),
    #: The message that holds the story's card, and the version that it shows.
    Column("card", BigInteger, nullable=True),
    Column("card_version", Integer, nullable=False),
    #: The version up to which the chat was told what changed.
    Column("told_version", Integer, nullable=False),
    #: Of the message that is due: how often it was tried.
    Column("attempts", Integer, nullable=False),
    Column("error", Text, nullable=False),
    Column("settled_at", UtcTime, nullable=True),
    UniqueConstraint("chat", "topic", "story"),
    Index("ix_deliveries_story_chat", "story", "chat"),
    Index(
        "ix_deliveries_open",
        "chat",
        "due_at",
        "id",
        sqlite_where=text("state in ('open', 'sending')"),
        postgresql_where=text("state in ('open', 'sending')"),
    ),
)

#: A chat's way out. `ready_at`: when its first delivery is due, empty where none is open; `next_at`: no
#: message before, because Telegram said so or the last one was just sent; `held_until`: somebody sends.
lanes = Table(
    "lanes",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("ready_at", UtcTime, nullable=True),
    Column("next_at", UtcTime, nullable=False),
    Column("held_until", UtcTime, nullable=False),
    Index(None, "ready_at"),
)

#: When the next message to any chat may be sent, in microseconds since 1970: slots are handed out by adding.
gate = Table(
    "gate",
    metadata,
    Column("name", Text, primary_key=True),
    Column("free_at", BigInteger, nullable=False),
)

#: Chats that were ever subscribed, and how they want to be told.
chats = Table(
    "chats",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
    Column("zone", Text, nullable=False),
    #: Minutes of the chat's day.
    Column("quiet_from", Integer, nullable=True),
    Column("quiet_to", Integer, nullable=True),
    #: Hours of the chat's day, with blanks between.
    Column("digest", Text, nullable=False),
    Column("silent", Boolean, nullable=False),
    Column("length", Text, nullable=False),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("chat", ForeignKey("chats.chat"), nullable=False),
    Column("topic", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    #: As it was asked for: the story may have become another one since.
    Column("story", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("only_state", Boolean, nullable=False),
    Column("two_origins", Boolean, nullable=False),
    Column("state", Text, nullable=False),
    Column("why", Text, nullable=False),
    #: The account that subscribed, 0 where Telegram did not say.
    Column("by", BigInteger, nullable=False),
    Column("made_at", UtcTime, nullable=False),
    UniqueConstraint("chat", "topic", "kind", "story", "words"),
)

mutes = Table(
    "mutes",
    metadata,
    Column("chat", ForeignKey("chats.chat"), primary_key=True),
    Column("topic", Integer, primary_key=True, autoincrement=False),
    Column("story", ForeignKey("stories.number"), primary_key=True),
    Column("made_at", UtcTime, nullable=False),
)

#: What an article is found by. SQLite keeps the words in an index of its own, `search_index`, by number.
searchable = Table(
    "searchable",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("article", ForeignKey("articles.id"), nullable=False, unique=True),
    Column("words", Text().with_variant(TSVECTOR(), "postgresql"), nullable=True),
)

#: Persons and bodies that articles name, without case and accents.
article_names = Table(
    "article_names",
    metadata,
    Column("name", Text, primary_key=True),
    Column("article", ForeignKey("articles.id"), primary_key=True, index=True),
)

#: The number that a story goes by now.
present_number = func.coalesce(stories.c.became, stories.c.number)
