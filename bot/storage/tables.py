"""The tables, once for SQLite and PostgreSQL. What is `filled` is never empty; a plain column may be."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    false,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import TSVECTOR

from bot.storage.columns import NAMES, filled

# The migrations, which stay as they are, know it by this module.
from bot.storage.columns import UtcTime as UtcTime

#: The largest that a story's column holds; what somebody types may be larger.
LARGEST_NUMBER = 2**31 - 1

metadata = MetaData(naming_convention=NAMES)

#: Numbers of the whole database. "arrivals" grows with every transaction that assigns articles to
#: stories, so that a plan made from older rows is noticed and made again.
counters = Table("counters", metadata, Column("name", Text, primary_key=True), filled("value", BigInteger))

articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True),
    filled("loaded_at", UtcTime),
    filled("payload", Text),
    #: Texts of one address are editions of one article.
    filled("address", Text, server_default=text("''"), index=True),
)

#: Which text took the place of which. The old one stays an article, and is in no story any more.
corrections = Table(
    "corrections",
    metadata,
    Column("article", ForeignKey("articles.id"), primary_key=True),
    filled("before", ForeignKey("articles.id"), unique=True),
    filled("made_at", UtcTime),
    filled("payload", Text),
)

#: What was read in an article, kept so that a story that grows does not read all of it again.
#: `reader` names the rules and the model: readings by others are made anew.
readings = Table(
    "readings",
    metadata,
    Column("article", ForeignKey("articles.id"), primary_key=True),
    filled("reader", Text),
    filled("payload", Text),
)

stories = Table(
    "stories",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    #: The story that this one turned out to be; its number goes on answering.
    Column("became", ForeignKey("stories.number")),
    filled("headline", Text),
    filled("reports", Integer),
    filled("origins", Integer),
    filled("updated_at", UtcTime),
    filled("reader", Text),
    #: What operators call the story, "" where they have not named it.
    filled("name", Text, server_default=text("''")),
    #: The value of "arrivals" when it changed last, so that others can follow.
    filled("arrival", BigInteger, server_default=text("0"), index=True),
    #: Operators said what belongs to it: it may grow, but the machine takes nothing out of it.
    filled("settled", Boolean, server_default=false()),
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
    filled("story", ForeignKey("stories.number"), index=True),
)

#: The words that an article is grouped by, and the day that it counts to (days since 1970).
terms = Table(
    "terms",
    metadata,
    Column("article", ForeignKey("articles.id"), primary_key=True),
    filled("day", Integer, index=True),
    filled("payload", Text),
)

#: One row: what the load that stored last has left to store; it holds while "arrivals" is at `seen`.
plans = Table("plans", metadata, Column("seen", BigInteger, primary_key=True), filled("payload", Text))

briefings = Table(
    "briefings",
    metadata,
    Column("story", ForeignKey("stories.number"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    filled("made_at", UtcTime),
    filled("payload", Text),
    #: What this version changes; nothing in rows from before changes were kept.
    Column("change", Text),
)

feeds = Table(
    "feeds",
    metadata,
    Column("id", Integer, primary_key=True),
    #: As it was given; `address` is where it has moved since.
    filled("url", Text, unique=True),
    filled("address", Text),
    filled("outlet", Text),
    filled("title", Text),
    filled("listed", Boolean),
    filled("state", Text),
    filled("why", Text),
    Column("every", Integer),
    filled("interval", Integer),
    filled("failures", Integer),
    filled("next_at", UtcTime),
    filled("etag", Text),
    filled("last_modified", Text),
    Column("succeeded_at", UtcTime),
    Column("failed_at", UtcTime),
    filled("error", Text),
    filled("loaded", Integer),
    Index(None, "state", "next_at"),
)

#: Items of feeds that were seen, so that none is fetched twice.
feed_items = Table(
    "feed_items",
    metadata,
    Column("feed", ForeignKey("feeds.id"), primary_key=True),
    #: A digest: what a feed calls its item may be of any length.
    Column("key", Text, primary_key=True),
    filled("fingerprint", Text),
    filled("etag", Text),
    filled("last_modified", Text),
    filled("seen_at", UtcTime),
    Column("look_at", UtcTime),
    filled("looks", Integer),
    filled("failures", Integer),
    filled("error", Text),
    Index(None, "feed", "look_at"),
)

#: Versions that readers are told of. What is told to whom is worked out later, a page of subscriptions
#: at a time; `after` is the last one that was looked at.
announcements = Table(
    "announcements",
    metadata,
    Column("id", Integer, primary_key=True),
    filled("story", ForeignKey("stories.number")),
    filled("version", Integer),
    filled("made_at", UtcTime),
    filled("after", BigInteger),
    filled("open", Boolean),
    Index(None, "open", "id"),
)

_OPEN = text("state in ('open', 'sending')")

#: A story as a chat has it and as it is to have it: one row for both, so that a newer version takes the
#: place of one that waits.
deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Integer, primary_key=True),
    filled("chat", BigInteger),
    #: 0 outside of topics: a column that may be empty can't be unique.
    filled("topic", BigInteger),
    filled("story", ForeignKey("stories.number")),
    filled("state", Text),
    filled("due_at", UtcTime),
    filled("digest", Boolean),
    filled("silent", Boolean),
    filled("full", Boolean),
    #: The message that holds the story's card, and the version that it shows.
    Column("card", BigInteger),
    filled("card_version", Integer),
    #: The version up to which the chat was told what changed.
    filled("told_version", Integer),
    #: Of the message that is due: how often it was tried.
    filled("attempts", Integer),
    filled("error", Text),
    Column("settled_at", UtcTime),
    UniqueConstraint("chat", "topic", "story"),
    Index("ix_deliveries_story_chat", "story", "chat"),
    Index("ix_deliveries_open", "chat", "due_at", "id", sqlite_where=_OPEN, postgresql_where=_OPEN),
)

#: A chat's way out. `ready_at`: when its first delivery is due, empty where none is open; `next_at`: no
#: message before, because Telegram said so or the last one was just sent; `held_until`: somebody sends.
lanes = Table(
    "lanes",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("ready_at", UtcTime),
    filled("next_at", UtcTime),
    filled("held_until", UtcTime),
    Index(None, "ready_at"),
)

#: When the next message to any chat may be sent, in microseconds since 1970: slots are handed out by adding.
gate = Table("gate", metadata, Column("name", Text, primary_key=True), filled("free_at", BigInteger))

#: Chats that were ever subscribed, and how they want to be told.
chats = Table(
    "chats",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    filled("kind", Text),
    filled("title", Text),
    filled("state", Text),
    filled("why", Text),
    filled("changed_at", UtcTime),
    filled("zone", Text),
    #: Minutes of the chat's day.
    Column("quiet_from", Integer),
    Column("quiet_to", Integer),
    #: Hours of the chat's day, with blanks between.
    filled("digest", Text),
    filled("silent", Boolean),
    filled("length", Text),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", Integer, primary_key=True),
    filled("chat", ForeignKey("chats.chat")),
    filled("topic", Integer),
    filled("kind", Text),
    #: As it was asked for: the story may have become another one since.
    filled("story", Integer),
    filled("words", Text),
    filled("only_state", Boolean),
    filled("two_origins", Boolean),
    filled("state", Text),
    filled("why", Text),
    #: The account that subscribed, 0 where Telegram did not say.
    filled("by", BigInteger),
    filled("made_at", UtcTime),
    UniqueConstraint("chat", "topic", "kind", "story", "words"),
)

mutes = Table(
    "mutes",
    metadata,
    Column("chat", ForeignKey("chats.chat"), primary_key=True),
    Column("topic", Integer, primary_key=True, autoincrement=False),
    Column("story", ForeignKey("stories.number"), primary_key=True),
    filled("made_at", UtcTime),
)

#: What an article is found by. SQLite keeps the words in an index of its own, `search_index`, by number.
searchable = Table(
    "searchable",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    filled("article", ForeignKey("articles.id"), unique=True),
    Column("words", Text().with_variant(TSVECTOR(), "postgresql")),
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
