"""The commands beside the bot itself: load, play, check."""
