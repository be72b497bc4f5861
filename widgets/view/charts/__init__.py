"""Charts as plain dicts, each with its words and its table."""
