"""Drawings of skin as SVG, each with the same in words."""
