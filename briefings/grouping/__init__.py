"""Which articles are about one happening."""
