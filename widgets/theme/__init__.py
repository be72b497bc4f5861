"""The look of the workbook: its colours, and a style sheet for each component. Standard library only."""
