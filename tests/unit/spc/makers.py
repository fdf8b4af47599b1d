"""Short ways to make a series for a test."""

from digistrat_desktop.analysis.measures.spc.values import Series, SeriesPoint
from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.trust.metrics import ReadingState

START = "2024-01"
WITHOUT = {"nr": ReadingState.NOT_REPORTED, "*": ReadingState.SUPPRESSED}


def months(*values, start=START):
    """One row a month; None, "nr" and "*" have no value; "gap" is a month without a row."""
    first = parse_period(start)
    return Series(tuple(_row(first.shift(step), v) for step, v in enumerate(values) if v != "gap"))


def _row(period, value):
    if value in WITHOUT:
        return SeriesPoint(period, None, WITHOUT[value])
    return SeriesPoint(period, value)


def day(step, start=START):
    """The first day of the month so many steps on."""
    return parse_period(start).shift(step).start
