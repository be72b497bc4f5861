"""The workbook as a reader meets it: the real app, a real browser, and nothing in between."""
