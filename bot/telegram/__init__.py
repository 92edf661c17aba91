"""The way in and out: updates come, messages go, limits are kept and errors become outcomes."""
