"""Texts as Telegram sees them: markup, entities, and what becomes a link by itself."""
