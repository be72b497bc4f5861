"""The commands for everyone: what they say and leave behind, on this system and as on others, here and installed."""
