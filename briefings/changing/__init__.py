"""Two versions of a story → what changed, and whether it matters."""
