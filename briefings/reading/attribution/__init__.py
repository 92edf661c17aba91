"""Who says what in an article: from parsed sentences to attributions with their holders."""
