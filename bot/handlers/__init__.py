"""Answers to what chats ask; the door that updates come through is `door.py`."""
