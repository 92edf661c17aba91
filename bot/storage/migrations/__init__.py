"""The migrations, in `versions/`."""

#: The newest one. A start compares it with what the database says, and so needs no Alembic.
HEAD = "plans"
