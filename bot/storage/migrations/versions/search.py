"""Full text and names, to find stories by."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

from bot.storage import searching
from bot.storage.searchable import vector

revision = "search"
down_revision = "subscriptions"
branch_labels = None
depends_on = None

_PAGE = 500


def upgrade() -> None:
    op.create_table(
        "searchable",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("words", sa.Text().with_variant(TSVECTOR(), "postgresql"), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name=op.f("fk_searchable_article")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_searchable")),
        sa.UniqueConstraint("article", name=op.f("uq_searchable_article")),
    )
    op.create_table(
        "article_names",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name=op.f("fk_article_names_article")),
        sa.PrimaryKeyConstraint("name", "article", name=op.f("pk_article_names")),
    )
    op.create_index(op.f("ix_article_names_article"), "article_names", ["article"])
    if _on_postgresql():
        op.execute("create index ix_searchable_words on searchable using gin (words)")
    else:
        op.execute(
            "create virtual table search_index using fts5(headline, names, body, content='', "
            "tokenize=\"unicode61 remove_diacritics 0\", prefix='2 3')"
        )
    op.drop_column("stories", "words")
    _index_articles()


def _on_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def _index_articles() -> None:
    """What is stored already; the names that are in it come when it is read again."""
    for number, (article, payload) in enumerate(_articles(), 1):
        end = payload["headline"]["end"]
        headline = searching.words(payload["text"][payload["headline"]["start"] : end])
        parts: tuple[list[str], ...] = (headline, [], searching.words(payload["text"][end:]))
        _add(number, article, parts)


def _add(number: int, article: str, parts: tuple[list[str], ...]) -> None:
    connection = op.get_bind()
    row = sa.text("insert into searchable (number, article, words) values (:number, :article, null)")
    if _on_postgresql():
        row = sa.text(
            "insert into searchable (number, article, words) "
            "values (:number, :article, cast(:words as tsvector))"
        ).bindparams(words=vector(parts))
    connection.execute(row.bindparams(number=number, article=article))
    if not _on_postgresql():
        values = dict(zip(("headline", "names", "body"), (" ".join(part) for part in parts), strict=True))
        connection.execute(
            sa.text(
                "insert into search_index (rowid, headline, names, body) "
                "values (:number, :headline, :names, :body)"
            ),
            values | {"number": number},
        )


def _articles() -> Iterator[tuple[str, Any]]:
    """All articles, some at a time."""
    articles = sa.table("articles", sa.column("id"), sa.column("payload"))
    page = sa.select(articles.c.id, articles.c.payload).order_by(articles.c.id).limit(_PAGE)
    last = ""
    while rows := op.get_bind().execute(page.where(articles.c.id > last)).all():
        for row in rows:
            yield row.id, json.loads(row.payload)
        last = rows[-1].id


def downgrade() -> None:
    op.add_column("stories", sa.Column("words", sa.Text(), nullable=False, server_default=""))
    if not _on_postgresql():
        op.execute("drop table search_index")
    op.drop_table("article_names")
    op.drop_table("searchable")
