"""Articles in, briefings out: a library without input or output of its own."""
