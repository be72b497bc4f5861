"""The reader's journey in three browser engines, compared side by side: `make engines`."""
