"""Reading one article: sentences, clauses, who says what, quotes, names. `reader.py` is the way in."""
