"""A story → its briefing: what is printed, in which order, and with which cautions."""
