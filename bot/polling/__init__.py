"""Feeds are asked, pages are fetched, and what is new is handed on to be loaded."""
