"""What every view is made of: markup, wording, sources, counts, tables, and the theme."""
