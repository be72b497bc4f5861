"""The look of the workbook: its colours, and a style sheet for each component. Imports the standard library only."""
