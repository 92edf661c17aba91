"""Readings of several articles → the story: who reports what, from whom, and where reports differ."""
