"""Values in, HTML text or a figure (a plain dict) out. Imports core and the standard library;
draws nothing itself."""
