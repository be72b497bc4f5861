"""The workbook as plain files: what is written, and what a browser makes of it."""
