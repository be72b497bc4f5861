"""The two pages to take to an appointment."""
