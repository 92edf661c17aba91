"""The words that articles are grouped by, and which stories changed since when."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.storage import payloads
from bot.storage.tables import UtcTime
from bot.storage.terms import day_of, dump
from briefings.grouping.terms import terms_of

revision = "grouping"
down_revision = "search"
branch_labels = None
depends_on = None

_PAGE = 500


def upgrade() -> None:
    op.add_column(
        "stories", sa.Column("arrival", sa.BigInteger(), nullable=False, server_default=sa.text("0"))
    )
    op.create_index(op.f("ix_stories_arrival"), "stories", ["arrival"])
    op.add_column("stories", sa.Column("settled", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "terms",
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name=op.f("fk_terms_article")),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_terms")),
    )
    op.create_index(op.f("ix_terms_day"), "terms", ["day"])
    _read_articles()


def _read_articles() -> None:
    columns = [sa.column("id"), sa.column("payload"), sa.column("loaded_at", UtcTime())]
    articles = sa.table("articles", *columns)
    terms = sa.table("terms", sa.column("article"), sa.column("day"), sa.column("payload"))
    page = sa.select(articles).order_by(articles.c.id).limit(_PAGE)
    last = ""
    while rows := op.get_bind().execute(page.where(articles.c.id > last)).all():
        op.get_bind().execute(terms.insert(), [_words(row.payload, row.loaded_at) for row in rows])
        last = rows[-1].id


def _words(payload: str, loaded_at: datetime) -> dict[str, Any]:
    found = terms_of(payloads.to_article(payload))
    day = day_of(found.published_at or loaded_at.astimezone(UTC))
    return {"article": found.article, "day": day, "payload": dump(found)}


def downgrade() -> None:
    op.drop_table("terms")
    op.drop_column("stories", "settled")
    op.drop_index(op.f("ix_stories_arrival"), "stories")
    op.drop_column("stories", "arrival")
