"""The shell around `briefings`: clock, network, database, Telegram."""
