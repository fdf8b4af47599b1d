"""Periods that stand in two cells: a year in one, its month, quarter or week in the other."""

import re
from datetime import date
from typing import NamedTuple

from digistrat_desktop.domain.periods.periods import Period, PeriodKind, parse_period, period_at
from digistrat_desktop.domain.periods.written_periods import (
    MONTH_NUMBERS,
    NOT_A_CALENDAR_WEEK,
    ReadPeriod,
    month_of_year,
    read_period,
)

_NTH = re.compile(r"(?:m|p|mth|month|period)\s?(?P<number>[0-9]{1,2})", re.ASCII)
_SHARE = re.compile(r"(?P<kind>q|quarter|qtr|h|half|w|wk|week)\s?(?P<number>[0-9]{1,2})", re.ASCII)
_FROM_TO = re.compile(r"(?P<first>[a-z]{3,10})\s*(?:-|\u2013|to)\s*(?P<last>[a-z]{3,10})", re.ASCII)
_NUMBERED = re.compile(r"(?:0?[1-9]|1[0-2])\s?[-.:)_ ]\s?(?P<name>[a-z]{3,10})", re.ASCII)
_MONTHS, _QUARTERS, _WEEKS, _HALVES = 12, 4, 53, 2
_MONTHS_OF_A_QUARTER = 3


class YearPart(NamedTuple):
    kind: str  # m, q, h or w
    number: int
    # a bare or counted number of a month, which counts from April in a financial year
    is_counted: bool = False
    is_certain: bool = True  # False for a bare number, which may be the calendar's


def read_part(cell: object, heading: str) -> YearPart | None:
    """Read a month, a quarter or a week that has no year; None for what is none.

    Args:
        heading: in small letters; "Quarter" above 1 says what the 1 is.
    """
    text = (
        " ".join(str(cell if isinstance(cell, (str, int)) else "").split()).casefold().rstrip(".")
    )
    if not text or isinstance(cell, bool):
        return None
    if text.isdigit() and len(text) <= 2:  # noqa: PLR2004 - 1 to 53
        return _bare(int(text), heading)
    return _named(text, heading) or _counted(text)


def _named(text: str, heading: str) -> YearPart | None:
    numbered = _NUMBERED.fullmatch(text) if "month" in heading else None
    number = MONTH_NUMBERS.get(numbered["name"] if numbered else text)
    if number is not None:
        return YearPart("m", number)
    span = _FROM_TO.fullmatch(text)
    first, last = (MONTH_NUMBERS.get(span[one], 0) for one in ("first", "last")) if span else (0, 0)
    is_quarter = first % _MONTHS_OF_A_QUARTER == 1 and last == first + 2
    return YearPart("q", -first) if is_quarter else None


def _counted(text: str) -> YearPart | None:
    nth, one = _NTH.fullmatch(text), _SHARE.fullmatch(text)
    if nth and 1 <= int(nth["number"]) <= _MONTHS:
        return YearPart("m", int(nth["number"]), is_counted=True)
    if one is None:
        return None
    kind, number = one["kind"][0], int(one["number"])
    most = {"q": _QUARTERS, "h": _HALVES, "w": _WEEKS}[kind]
    return YearPart(kind, number) if 1 <= number <= most else None


def _bare(number: int, heading: str) -> YearPart | None:
    if ("quarter" in heading or "qtr" in heading) and 1 <= number <= _QUARTERS:
        return YearPart("q", number)
    if ("week" in heading or "wk" in heading) and 1 <= number <= _WEEKS:
        return YearPart("w", number)
    if ("month" in heading or "period" in heading) and 1 <= number <= _MONTHS:
        return YearPart("m", number, is_counted=True, is_certain=False)
    return None


class Joined(NamedTuple):
    """What the headings above a year and its part say of them."""

    part_heading: str = ""
    is_ending: bool = False  # the part is where a longer period ends
    is_financial: bool = False  # a bare year is a financial one, which is not said by one number


def read_joined(year: object, part: object, joined: Joined) -> ReadPeriod:
    """Read a year and its part as one period.

    Raises:
        ValueError: in words, naming what was read.
    """
    found = read_part(part, joined.part_heading)
    if found is None:
        return read_period(part, None)
    whole = _year(year, joined)
    if found.kind == "m":
        return _month(whole, found, joined)
    if found.kind == "w":
        return ReadPeriod(_week(whole, found.number))
    return ReadPeriod(_quarter(whole, found))


def _year(cell: object, joined: Joined) -> Period:
    text = str(cell).strip()
    is_short = text.isdigit() and len(text) == 2  # noqa: PLR2004 - 24 for 2024
    read = read_period(f"20{text}" if is_short else cell, None)
    whole = read.other or read.period
    if read.other and read.period.kind is whole.kind:
        raise ValueError(
            f"“{text[:40]}” could be {read.period.text} or {whole.text}. Write it as {read.period.text}"
        )
    if whole.kind is PeriodKind.QUARTER:
        return period_at(whole.start, PeriodKind.FINANCIAL_YEAR)
    if whole.kind is PeriodKind.FINANCIAL_YEAR:
        return whole
    if whole.kind is not PeriodKind.YEAR:
        raise ValueError(f"“{str(cell)[:40]}” is not a year")
    if joined.is_financial:
        first, last = (f"{n}/{(n + 1) % 100:02d}" for n in (whole.start.year - 1, whole.start.year))
        raise ValueError(f"“{whole.text}” could be {first} or {last}. Write {last}")
    return whole


def _month(year: Period, part: YearPart, joined: Joined) -> ReadPeriod:
    named = month_of_year(year, part.number)
    if part.is_counted and year.kind is PeriodKind.FINANCIAL_YEAR:
        counted = month_of_year(year, (part.number + 2) % _MONTHS + 1)
        return ReadPeriod(counted, other=None if part.is_certain else named)
    whole = period_at(named.start, PeriodKind.QUARTER)
    if joined.is_ending and whole.end == named.end:
        return ReadPeriod(whole, other=None if "q" in joined.part_heading else named)
    return ReadPeriod(named)


def _quarter(year: Period, part: YearPart) -> Period:
    is_financial = year.kind is PeriodKind.FINANCIAL_YEAR
    if part.kind == "h":
        if is_financial:
            raise ValueError("half-years of a financial year cannot be used. Use quarters")
        return parse_period(f"{year.text}-H{part.number}")
    if part.number < 0:  # by its first month
        return period_at(month_of_year(year, -part.number).start, PeriodKind.QUARTER)
    first = (part.number - 1) * _MONTHS_OF_A_QUARTER + (_MONTHS_OF_A_QUARTER if is_financial else 0)
    return Period(
        date(year.start.year + first // _MONTHS, first % _MONTHS + 1, 1), PeriodKind.QUARTER
    )


def _week(year: Period, number: int) -> Period:
    if year.kind is PeriodKind.FINANCIAL_YEAR:
        raise ValueError(f"week {number} of {year.text} {NOT_A_CALENDAR_WEEK}")
    return parse_period(f"{year.text}-W{number:02d}")
