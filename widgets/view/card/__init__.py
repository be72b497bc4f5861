"""Cards: one card as HTML or text, and all of a reader's cards on one page."""
