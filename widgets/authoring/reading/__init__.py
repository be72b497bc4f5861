"""Reads the content folder: YAML with line numbers, checked against the schema, all complaints at once."""
