"""The notebooks in JupyterLite: a folder of files in which they run in the reader's own browser, with no server."""
