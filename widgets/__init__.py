"""The workbook's Python: layers that import only downwards.

notebooks -> workbook -> ui -> session, view -> core;  authoring -> core, view;  serving -> core.
`core` and `view` need nothing but the standard library, so that the same package also runs inside a browser.
This file imports nothing, so that importing one layer never loads another.
"""
