"""What a column of periods is, seen as a whole: one cell alone may be read in two ways."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from digistrat_desktop.domain.periods import Period, PeriodKind

if TYPE_CHECKING:
    from collections.abc import Collection

_FEWEST = 3
_MONTHS_OF_A_QUARTER = 3


def settled_kind(periods: Collection[Period]) -> PeriodKind | None:
    """Tell what the days of one metric stand for; None where they are days, or no days at all.

    All first or all last days of months are months, or quarters where three and more stand a
    quarter apart; three and more of one day of the week are weeks.
    """
    days = sorted({one.start for one in periods if one.kind is PeriodKind.DAY})
    if not days or any(one.kind is not PeriodKind.DAY for one in periods):
        return None
    first = all(day.day == 1 for day in days)
    if first or all((day + timedelta(days=1)).day == 1 for day in days):
        months = {day.month % _MONTHS_OF_A_QUARTER for day in days}
        begins = months == {1} if first else months == {0}
        return PeriodKind.QUARTER if begins and len(days) >= _FEWEST else PeriodKind.MONTH
    one_weekday = len({day.weekday() for day in days}) == 1
    return PeriodKind.WEEK if one_weekday and len(days) >= _FEWEST else None


def may_be_years(periods: Collection[Period]) -> bool:
    """Tell whether months may be financial years: 2009-10 beside 2010-11 and nothing else."""
    return len(periods) > 1 and all(
        one.kind is PeriodKind.MONTH and one.start.month == (one.start.year + 1) % 100
        for one in periods
    )
