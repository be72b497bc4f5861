"""Twins of the workbook in other frameworks, each doing the same work; they run in an environment of their own."""
