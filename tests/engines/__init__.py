"""The reader's journey in three browser engines, told side by side: `make engines`."""
