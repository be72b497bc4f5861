"""Checks that need more than one field: references, places, sources, certainty, figures, dates."""
