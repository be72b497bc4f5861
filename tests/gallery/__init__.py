"""Every view of the workbook with its named examples, on one page."""
