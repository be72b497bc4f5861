"""The workbook as plain files: pages that read before anything runs, and Python in the reader's own browser."""
