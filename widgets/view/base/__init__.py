"""What every view is made of: markup, wording, sources, counts and tables."""
