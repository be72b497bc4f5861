"""Checks content/ strictly and compiles it to the one JSON file that the workbook reads.

May import PyYAML, pydantic and textstat, widgets.core, and widgets.view for the preview only.
Nothing that runs in a reader's page imports this folder.
"""
