"""Periods of two meanings that are asked for in their own words."""

from digistrat_desktop.domain.periods.periods import Period
from digistrat_desktop.domain.periods.written_periods import read_period
from digistrat_desktop.services.tables.asked.doubts import Doubt

BEGINS = "begins"


def date_doubt(place: str, shown: str) -> Doubt:
    """Ask if a date has its day or its month first.

    Args:
        shown: a date of the file, as it is written.
    """
    question = f"Dates such as {shown[:60]} could mean 2 things. Which is right?"
    days = {
        order: read_period(shown, None, day_first=order == "day").period.label
        for order in ("day", "month")
    }
    ways = tuple((order, f"{day} ({order} first)") for order, day in days.items())
    return Doubt("dates", place, question, ways)


def named_year_doubt(place: str, shown: str, ending: Period, beginning: Period) -> Doubt:
    """Ask if FY24 is the financial year that ends in 2024, which is usual, or the one that begins in it."""
    ends, begins = (f"the financial year {one.label}" for one in (ending, beginning))
    question = f"“{shown[:60]}” could be {ends} or {begins}. Which is right?"
    return Doubt("named-years", place, question, (("ends", ends), (BEGINS, begins)))
