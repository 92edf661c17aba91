"""What articles can be found by: FTS5 on SQLite, tsvector on PostgreSQL, the same words in both."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Executable, bindparam, delete, func, insert, select, text

from bot.storage import searching
from bot.storage.connection import Connection
from bot.storage.tables import article_names, searchable
from briefings.types import Article, HolderKind, Reading

#: So many articles are looked at, the best ones: nobody pages through more.
_BEST = 400
#: An article is found by its first words; what PostgreSQL takes of one is limited too.
_WORDS = 20_000
_LAST_PLACE = 16_000
_PLACES = 20
_NAMES = 200
_NAMED = frozenset({HolderKind.PERSON, HolderKind.BODY})

_largest = select(func.coalesce(func.max(searchable.c.number), 0))
_forget_names = delete(article_names).where(
    article_names.c.article.in_(bindparam("articles", expanding=True))
)
_index = text(
    "insert into search_index (rowid, headline, names, body) values (:number, :headline, :names, :body)"
)
_sqlite = text(
    """
    select stories.number from (
        select rowid as number, bm25(search_index, 8.0, 4.0, 1.0) as score
        from search_index where search_index match :wanted order by score limit :best
    ) as found
    join searchable on searchable.number = found.number
    join story_articles on story_articles.article = searchable.article
    join stories on stories.number = story_articles.story
    group by stories.number, stories.updated_at
    order by min(found.score), stories.updated_at desc, stories.number desc limit :most
    """
)
_postgresql = text(
    """
    select stories.number from (
        select article, ts_rank(words, cast(:wanted as tsquery)) as score
        from searchable where words @@ cast(:wanted as tsquery) order by score desc limit :best
    ) as found
    join story_articles on story_articles.article = found.article
    join stories on stories.number = story_articles.story
    group by stories.number, stories.updated_at
    order by max(found.score) desc, stories.updated_at desc, stories.number desc limit :most
    """
)


async def add(connection: Connection, new: Sequence[Article], made: Iterable[Reading]) -> None:
    """Let articles be found by headline, names and text; `made` may tell the names of known ones anew."""
    names = {reading.article.id: names_of(reading) for reading in made}
    await _name(connection, names)
    last = int((await connection.execute(_largest))[0][0])
    for number, article in enumerate(new, last + 1):
        headline = searching.words(article.headline.of(article.text))
        named = [word for name in names.get(article.id, ()) for word in name.split()]
        body = searching.words(article.text[article.headline.end :])[:_WORDS]
        await _add(connection, number, article.id, (headline, named, body))


async def _name(connection: Connection, names: Mapping[str, tuple[str, ...]]) -> None:
    await connection.execute(_forget_names, {"articles": list(names)})
    rows = [{"name": name, "article": article} for article, mine in names.items() for name in mine]
    if rows:
        await connection.execute(insert(article_names), rows)


def names_of(reading: Reading) -> tuple[str, ...]:
    """The persons and bodies that an article names, ready to be compared."""
    names = (" ".join(searching.words(one.name)) for one in reading.mentions if one.kind in _NAMED)
    return tuple(dict.fromkeys(name for name in names if name))[:_NAMES]


async def _add(connection: Connection, number: int, article: str, parts: tuple[list[str], ...]) -> None:
    row: dict[str, Any] = {"number": number, "article": article, "words": None}
    if connection.dialect == "postgresql":
        await connection.execute(insert(searchable), row | {"words": vector(parts)})
        return
    await connection.execute(insert(searchable), row)
    headline, names, body = (" ".join(part) for part in parts)
    await connection.execute(_index, {"number": number, "headline": headline, "names": names, "body": body})


def vector(parts: tuple[list[str], ...]) -> str:
    """A tsvector as text: headline, names and body with their weights. No parser of the server's has
    a say in what a word is."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    place = 0
    for part, weight in zip(parts, ("A", "B", ""), strict=True):
        for word in part:
            place = min(place + 1, _LAST_PLACE)
            if len(places[word]) < _PLACES:
                places[word].append(f"{place}{weight}")
    return " ".join(f"'{word}':{','.join(at)}" for word, at in places.items())


async def best(connection: Connection, beginnings: Sequence[str], most: int) -> list[int]:
    """Numbers of the stories that fit best: all words in one article, by their beginnings."""
    statement: Executable = _sqlite
    wanted = " ".join(f'"{one}" *' for one in beginnings)
    if connection.dialect == "postgresql":
        statement, wanted = _postgresql, " & ".join(f"'{one}':*" for one in beginnings)
    rows = await connection.execute(statement, {"wanted": wanted, "best": _BEST, "most": most})
    return [row.number for row in rows]


_story_names = text(
    """
    select distinct name from article_names
    join story_articles on story_articles.article = article_names.article
    where story_articles.story = :story order by name limit :most
    """
)
_sharing = (
    text(
        """
        select distinct article_names.name, story_articles.story from article_names
        join story_articles on story_articles.article = article_names.article
        where article_names.name in :names
        """
    )
    .bindparams(bindparam("names", expanding=True))
    .columns(name=article_names.c.name.type)
)


async def named_with(connection: Connection, story: int) -> Mapping[str, frozenset[int]]:
    """For each name in a story, the stories that have it."""
    names = [row.name for row in await connection.execute(_story_names, {"story": story, "most": _NAMES})]
    found: defaultdict[str, set[int]] = defaultdict(set)
    for row in await connection.execute(_sharing, {"names": names}) if names else ():
        found[row.name].add(row.story)
    return {name: frozenset(numbers) for name, numbers in found.items()}
