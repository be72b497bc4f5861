"""The notebooks in JupyterLite, without JupyterLite: wheels, lists of packages, and what is refused. How they run is in
tests/browser/test_notebooks_site.py."""
