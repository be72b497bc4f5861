"""Handouts and slides: a page as its notebook shows it, in one file that asks nobody for anything.

A page is run with the answers of a case, and the file is made from what its cells show, so that it says what the page
says. Nothing here runs while a page is open.
"""
