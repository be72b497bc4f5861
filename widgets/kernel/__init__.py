"""The side of a kernel in the app: what runs in its process, and the process from which it is forked.

May import ipykernel, ipywidgets and `workbook`. The server imports nothing of it but the words of their talk.
"""
