"""What the reader touches and sees change: the only folder that imports ipywidgets or anywidget. May import core."""
