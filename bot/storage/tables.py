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
    func,
    text,
)
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
    #: The headline's words as the search wants them, each after a blank.
    Column("words", Text, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
    Column("reader", Text, nullable=False),
    #: What operators call the story, "" where they have not named it.
    Column("name", Text, nullable=False, server_default=text("''")),
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

#: The number that a story goes by now.
present_number = func.coalesce(stories.c.became, stories.c.number)
