"""Periods as people type and paste them: "May 26", "05/2026", "1 May 2026", beside the notation.

A date with two readings (03/04/2026) is read the British way, day first, and always shown back in
words before anything is recorded.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from digistrat_desktop.domain.periods import Period, PeriodKind, parse_period, period_at

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}
_MONTH_YEAR = re.compile(r"([a-z]+)[ \-/.,']*([0-9]{4}|[0-9]{2})", re.ASCII)
_DAY_MONTH_YEAR = re.compile(r"([0-9]{1,2})[ \-/.]+([a-z]+)[ \-/.,]+([0-9]{4}|[0-9]{2})", re.ASCII)
_SLASHED_MONTH = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{4})", re.ASCII)
_SLASHED_DAY = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4}|[0-9]{2})", re.ASCII)
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_CENTURY = 2000


def read_period(typed: str | date, kind: PeriodKind) -> Period:
    """Read what somebody typed as a period of a metric's kind.

    Args:
        typed: text, or a date from a spreadsheet's cell.
        kind: of the metric; a day inside a month stands for that month.

    Raises:
        ValueError: in words, naming what was read.
    """
    if isinstance(typed, date):
        day = typed.date() if isinstance(typed, datetime) else typed
        return period_at(day, kind)
    day_found = _day_of(typed.strip().lower())
    if day_found is not None:
        return period_at(day_found, kind)
    period = parse_period(typed)
    if period.kind is not kind:
        raise ValueError(f"“{typed.strip()[:40]}” is not a {kind.noun}, as this metric's are.")
    return period


def _day_of(text: str) -> date | None:
    if _ISO_DAY.fullmatch(text):
        return _date(int(text[:4]), int(text[5:7]), int(text[8:]))
    for pattern, reader in (
        (_MONTH_YEAR, _month_year),
        (_DAY_MONTH_YEAR, _day_month_year),
        (_SLASHED_MONTH, _slashed_month),
        (_SLASHED_DAY, _slashed_day),
    ):
        hit = pattern.fullmatch(text)
        if hit:
            return reader(hit)
    return None


def _month_year(hit: re.Match[str]) -> date | None:
    month = _MONTHS.get(hit.group(1))
    return _date(_year(hit.group(2)), month, 1) if month else None


def _day_month_year(hit: re.Match[str]) -> date | None:
    month = _MONTHS.get(hit.group(2))
    return _date(_year(hit.group(3)), month, int(hit.group(1))) if month else None


def _slashed_month(hit: re.Match[str]) -> date | None:
    return _date(int(hit.group(2)), int(hit.group(1)), 1)


def _slashed_day(hit: re.Match[str]) -> date | None:
    return _date(_year(hit.group(3)), int(hit.group(2)), int(hit.group(1)))


def _year(text: str) -> int:
    return int(text) if len(text) > 2 else _CENTURY + int(text)  # noqa: PLR2004 - two digits


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("That day is not in the calendar.") from None
