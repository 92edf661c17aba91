"""Tells chats what changed: lays out who is told, paces, sends, and notes what became of it."""
