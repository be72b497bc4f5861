"""Dates as readers see them."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""Not taken from `calendar` or `strftime`, which follow the language of the machine."""


def day(iso: str) -> str:
    """Write 2026-11-20 as 20 November 2026."""
    year, month, date = iso.split("-")
    return f"{int(date)} {MONTHS[int(month) - 1]} {year}"
