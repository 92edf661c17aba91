"""What a chat wants to be told, and when; time is an argument."""
