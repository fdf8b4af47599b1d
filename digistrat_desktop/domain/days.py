"""Days and months as people write them, in words that the window can say in its own language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.domain.saying import say

if TYPE_CHECKING:
    from datetime import date

    from digistrat_desktop.domain.saying import Said

_MONTHS = (
    *(say("Jan"), say("Feb"), say("Mar"), say("Apr"), say("May"), say("Jun")),
    *(say("Jul"), say("Aug"), say("Sep"), say("Oct"), say("Nov"), say("Dec")),
)


def month_label(day: date) -> Said:
    """Write a day's month in short: "May"."""
    return _MONTHS[day.month - 1]


def day_label(day: date) -> Said:
    """Write a day: "14 May 2026"."""
    return say("{day} {month} {year}", day=day.day, month=month_label(day), year=day.year)
