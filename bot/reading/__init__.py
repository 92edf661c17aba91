"""The language work, in a process of its own."""
