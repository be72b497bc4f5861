"""Reports on the content as a whole, to read through."""
