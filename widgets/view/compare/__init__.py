"""The options for each concern, side by side."""
