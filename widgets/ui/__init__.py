"""What the reader touches: the only folder that imports ipywidgets or anywidget. It may import core."""
