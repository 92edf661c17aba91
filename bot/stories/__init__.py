"""From documents to stored stories: which story an article goes to, and what operators decide."""
