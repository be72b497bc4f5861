"""What fits in a content file: one schema for each kind of content, and the list of kinds."""
