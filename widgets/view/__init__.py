"""Values in; HTML text or a figure (a plain dict) out. Imports core, theme and the standard library."""
