"""Changes of versions, corrections of articles, and what operators decide."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.storage.addresses import address
from bot.storage.tables import UtcTime

revision = "changes"
down_revision = "feeds"
branch_labels = None
depends_on = None

_PAGE = 500


def upgrade() -> None:
    op.add_column("articles", sa.Column("address", sa.Text(), nullable=False, server_default=sa.text("''")))
    op.create_index(op.f("ix_articles_address"), "articles", ["address"])
    op.add_column("stories", sa.Column("name", sa.Text(), nullable=False, server_default=sa.text("''")))
    op.add_column("briefings", sa.Column("change", sa.Text(), nullable=True))
    op.create_table(
        "corrections",
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("made_at", UtcTime(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name=op.f("fk_corrections_article")),
        sa.ForeignKeyConstraint(["before"], ["articles.id"], name=op.f("fk_corrections_before")),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_corrections")),
        sa.UniqueConstraint("before", name=op.f("uq_corrections_before")),
    )
    op.create_table(
        "apart",
        sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.number"], name=op.f("fk_apart_story")),
        sa.ForeignKeyConstraint(["other"], ["stories.number"], name=op.f("fk_apart_other")),
        sa.PrimaryKeyConstraint("story", "other", name=op.f("pk_apart")),
    )
    _give_addresses()


def _give_addresses() -> None:
    articles = sa.table("articles", sa.column("id"), sa.column("payload"), sa.column("address"))
    change = articles.update().where(articles.c.id == sa.bindparam("one"))
    for rows in _pages(articles):
        given = [{"one": row.id, "at": _address(json.loads(row.payload))} for row in rows]
        op.get_bind().execute(change.values(address=sa.bindparam("at")), given)


def _pages(articles: Any) -> Iterator[list[Any]]:
    """All articles, some at a time."""
    last = ""
    page = sa.select(articles.c.id, articles.c.payload).order_by(articles.c.id).limit(_PAGE)
    while rows := op.get_bind().execute(page.where(articles.c.id > last)).all():
        yield list(rows)
        last = rows[-1].id


def _address(article: dict[str, Any]) -> str:
    headline = article["text"][article["headline"]["start"] : article["headline"]["end"]]
    return address(article["url"], article["outlet"]["name"], headline, article["path"])


def downgrade() -> None:
    op.drop_table("apart")
    op.drop_table("corrections")
    op.drop_column("briefings", "change")
    op.drop_column("stories", "name")
    op.drop_index(op.f("ix_articles_address"), "articles")
    op.drop_column("articles", "address")
