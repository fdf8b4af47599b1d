"""Weeks as people write them, in a heading or before a day: which day is meant, and which week that is."""

import re
from datetime import timedelta

from digistrat_desktop.domain.periods.periods import Period, PeriodKind, period_at

# What says that a day or a month is the last, or the first, of something: "Year ending", "Quarter from".
ENDING = r"(?:[ \-](?:ending|ended|ends?|to)(?: date| on)?)"
BEGINNING = r"(?:[ \-](?:commencing|beginning|beginning on|begins|starting|starts?|of)(?: date)?)"
WEEK_ENDING = rf"(?:w/e|we|(?:week|wk){ENDING})"
WEEK_BEGINNING = rf"(?:w/c|wc|(?:week|wk){BEGINNING})"
_BEFORE_A_DAY = re.compile(rf"(?:(?P<ends>{WEEK_ENDING})|{WEEK_BEGINNING})(?![a-z])\s*:?\s*")
_HALF_A_WEEK = timedelta(days=3)


def week_before(text: str) -> tuple[str, bool] | None:
    """Take the words away that make a day a week, in small letters: "w/e 7 june 2026".

    Returns:
        What is behind them, and whether that day is the last of the week; None where there are none.
    """
    hit = _BEFORE_A_DAY.match(text)
    return (text[hit.end() :], bool(hit["ends"])) if hit else None


def week_with(day: Period, *, is_end: bool) -> tuple[Period, str]:
    """Give the calendar week that has most days of the week that begins or ends on a day.

    Returns:
        The week; and what was made of it, one clause, where it does not begin on a Monday.
    """
    middle = day.start + (-_HALF_A_WEEK if is_end else _HALF_A_WEEK)
    week = period_at(middle, PeriodKind.WEEK)
    if day.start == (week.end if is_end else week.start):
        return week, ""
    return week, f"{day.label}, as the calendar week with most of its days"
