"""The reference pages: glossary, sources, notices, and the answers to the articles."""
