"""Articles, their readings, stories and the versions of their briefings."""

import sqlalchemy as sa
from alembic import op

from bot.storage.tables import UtcTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    counters = op.create_table(
        "counters",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counters")),
    )
    op.bulk_insert(counters, [{"name": "arrivals", "value": 0}])
    op.create_table(
        "articles",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("loaded_at", UtcTime(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
    )
    op.create_table(
        "readings",
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name=op.f("fk_readings_article")),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_readings")),
    )
    op.create_table(
        "stories",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("became", sa.Integer(), nullable=True),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("updated_at", UtcTime(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["became"], ["stories.number"], name=op.f("fk_stories_became")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_stories")),
    )
    op.create_index(op.f("ix_stories_updated_at_number"), "stories", ["updated_at", "number"])
    op.create_table(
        "story_articles",
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("story", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name=op.f("fk_story_articles_article")),
        sa.ForeignKeyConstraint(["story"], ["stories.number"], name=op.f("fk_story_articles_story")),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_story_articles")),
    )
    op.create_index(op.f("ix_story_articles_story"), "story_articles", ["story"])
    op.create_table(
        "briefings",
        sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("made_at", UtcTime(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.number"], name=op.f("fk_briefings_story")),
        sa.PrimaryKeyConstraint("story", "version", name=op.f("pk_briefings")),
    )


def downgrade() -> None:
    op.drop_table("briefings")
    op.drop_table("story_articles")
    op.drop_table("stories")
    op.drop_table("readings")
    op.drop_table("articles")
    op.drop_table("counters")
