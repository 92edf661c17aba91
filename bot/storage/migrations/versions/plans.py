"""What a load has left to store."""

import sqlalchemy as sa
from alembic import op

revision = "plans"
down_revision = "grouping"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plans",
        sa.Column("seen", sa.BigInteger(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seen", name=op.f("pk_plans")),
    )
    op.execute("insert into plans (seen, payload) values (-1, '[]')")


def downgrade() -> None:
    op.drop_table("plans")
