"""The building blocks of every view: markup, wording, sources, counts, folds and tables."""
