"""The pages to look things up in: words, sources, notices, and how the articles were answered."""
