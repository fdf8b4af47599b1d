"""Cells as people write them, read as periods; every doubt is told, nothing is guessed."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from digistrat_desktop.domain.periods.periods import (
    FIRST_YEAR,
    LAST_YEAR,
    Period,
    PeriodKind,
    parse_period,
    period_at,
)
from digistrat_desktop.domain.words import MONTHS

_MONTH_NUMBERS = {
    name: number
    for number, whole in enumerate(MONTHS, 1)
    for name in (whole.casefold(), whole[:3].casefold())
} | {"sept": 9}
_NAME = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?P<year>[0-9]{4}|'?[0-9]{2})"
_YEARS = r"(?P<year>[0-9]{4}(?:[/\-][0-9]{2,4})?|[0-9]{2}[/\-][0-9]{2})"
_GAP = r"[\s\-/.,_]*"
_SHAPES = tuple(
    (name, re.compile(shape, re.ASCII))
    for name, shape in (
        ("day", rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?{_GAP}{_NAME}{_GAP}{_YEAR}"),
        ("month", rf"(?:(?P<before>.*)[\s\-_:])?{_NAME}{_GAP}{_YEAR}"),
        ("month", rf"(?P<year>[0-9]{{4}}){_GAP}{_NAME}"),
        ("month", r"(?P<number>[0-9]{1,2})[/.\-](?P<year>[0-9]{4})"),
        ("month", r"(?P<year>[12][0-9]{3})(?P<number>0[1-9]|1[0-2])"),
        ("ymd", r"(?P<year>[0-9]{4})[/.](?P<number>[0-9]{1,2})[/.](?P<day>[0-9]{1,2})"),
        (
            "slashes",
            r"(?P<one>[0-9]{1,2})[/.\-](?P<two>[0-9]{1,2})[/.\-](?P<year>[0-9]{4}|[0-9]{2})",
        ),
        ("part", rf"(?P<kind>[qh]|quarter|half)\s*(?P<part>[1-4])[\s,]*{_YEARS}"),
        ("part", r"(?P<year>[0-9]{4}(?:[/\-][0-9]{2,4})?)[\s,\-]*(?P<kind>[qh])\s*(?P<part>[1-4])"),
        ("month", r"(?P<year>[0-9]{4})/(?P<number>0[1-9]|1[0-2])"),
        (
            "financial",
            r"(?:fy\s*)?(?P<year>[0-9]{4}|[0-9]{2})\s?[/\-\u2013]\s?(?P<next>[0-9]{2}|[0-9]{4})",
        ),
    )
)
_PARTING = re.compile(r"\s+to\s+|\s*[-\u2013]\s*")
_LONGEST_RANGE = 60
_ISO_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[t ][0-9:.+z]*", re.ASCII)
_WEEK = re.compile(
    r"(?:w/c|wc|w/e|week (?:commencing|beginning|starting|of|ending|ended))\s*:?\s*", re.ASCII
)
_WEEKDAY = re.compile(
    r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?,?\s+", re.ASCII
)
# Before a month these say that more than the month is meant: "12 months to March 2026".
_NOT_THE_MONTH = frozenset(
    {
        *("to", "until", "till", "through", "since", "from", "and", "ending", "ended", "end"),
        *("months", "week", "weeks", "w/e", "w/c", "quarter", "half", "year", "years", "ytd"),
        *("rolling", "cumulative", "annual", "average", "fy"),
    }
)
_DAYS_SINCE_1900 = re.compile(r"[34][0-9]{4}(\.0)?", re.ASCII)
_HINT = "write it as May 2026, 2026-05, 14/05/2026, Q1 2026/27 or 2026/27"
_CENTURY = 2000
_LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class ReadPeriod:
    period: Period
    two_way: bool = False  # a date such as 03/04/2026 that another country reads as another day
    # True for 13/04/2026, which can only be meant the British way, False for 04/13/2026; None where
    # the date says nothing of its neighbours
    day_first: bool | None = None


def read_period(cell: object, kind: PeriodKind | None, *, day_first: bool = True) -> ReadPeriod:
    """Read a cell as a period, of a metric's kind where that is known.

    Args:
        cell: text, a date, or a whole number that is a year.
        kind: of the metric; a first or last day then stands for its month, quarter or year.
        day_first: how 03/04/2026 is meant: True is the British way.

    Raises:
        ValueError: in words, naming what was read.
    """
    found = _read(cell, day_first=day_first)
    return replace(found, period=fit_period(found.period, kind))


def read_year(written: str) -> str:
    """Give the financial year that "26/27", "FY27-28" or "2026/2027" means; what is none as it is."""
    text = read_period_text(written)
    is_year = len(text) == len("2026/27") and text[4:5] == "/"
    return text if is_year else written


def read_period_text(written: str) -> str:
    """Give a period in its own notation; what is none comes back as it is, to be refused."""
    try:
        return read_period(written, None).period.text
    except ValueError:
        return written


def _read(cell: object, *, day_first: bool) -> ReadPeriod:
    if isinstance(cell, datetime):
        return ReadPeriod(Period(cell.date(), PeriodKind.DAY))
    if isinstance(cell, date):
        return ReadPeriod(Period(cell, PeriodKind.DAY))
    text = " ".join(_plain(cell).split()).casefold()
    if not text:
        raise ValueError("there is no period")
    try:
        return ReadPeriod(parse_period(text))
    except ValueError:
        return _written(text, day_first=day_first)


def _plain(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell) if isinstance(cell, (str, int)) and not isinstance(cell, bool) else ""


def _written(text: str, *, day_first: bool) -> ReadPeriod:
    found = _one(text, day_first=day_first) or _from_to(text, day_first=day_first)
    if found is None:
        raise ValueError(_not_a_period(text))
    return found


def _one(text: str, *, day_first: bool) -> ReadPeriod | None:
    """Read a period that is written with one date; None where it is not."""
    timed = _ISO_TIME.fullmatch(text)
    if timed:
        return ReadPeriod(parse_period(timed[1]))
    week = _WEEK.match(text)
    if week:
        day = _noted_or_one(text[week.end() :], day_first=day_first)
        return day and replace(day, period=period_at(day.period.start, PeriodKind.WEEK))
    weekday = _WEEKDAY.match(text)
    if weekday:
        return _noted_or_one(text[weekday.end() :], day_first=day_first)
    for name, shape in _SHAPES:
        hit = shape.fullmatch(text)
        found = _understood(name, hit.groupdict(), day_first=day_first) if hit else None
        if found is not None:
            return found
    return None


def _noted_or_one(text: str, *, day_first: bool) -> ReadPeriod | None:
    try:
        return ReadPeriod(parse_period(text))
    except ValueError:
        return _one(text, day_first=day_first)


def _from_to(text: str, *, day_first: bool) -> ReadPeriod | None:
    """Read "Apr-Jun 2026" or "9 Apr 2026 to 15 Apr 2026", where it is one week, quarter or year."""
    for hit in _PARTING.finditer(text[:_LONGEST_RANGE]):
        last = _noted_or_one(text[hit.end() :], day_first=day_first)
        first = last and _first_of(text[: hit.start()], last.period, day_first=day_first)
        if not first or not last:
            continue
        found = _one_period(first.period, last.period)
        if found is None:
            raise ValueError(f"“{_shown(text)}” is not one week, month, quarter or year")
        return ReadPeriod(found, two_way=first.two_way or last.two_way)
    return None


def _first_of(text: str, last: Period, *, day_first: bool) -> ReadPeriod | None:
    """Read the first part, which may leave its year to the last: "Nov to Jan 2026"."""
    number = _MONTH_NUMBERS.get(text)
    if number is None:
        return _noted_or_one(text, day_first=day_first)
    year = last.start.year - (number > last.start.month)
    return ReadPeriod(Period(date(year, number, 1), PeriodKind.MONTH))


def _one_period(first: Period, last: Period) -> Period | None:
    """Give the period that begins and ends as these two do."""
    for kind in PeriodKind:
        whole = period_at(first.start, kind)
        if (whole.start, whole.end) == (first.start, last.end):
            return whole
    return None


def _not_a_period(text: str) -> str:
    shown = _shown(text)
    if _DAYS_SINCE_1900.fullmatch(text):
        return (
            f"“{shown}” looks like a spreadsheet date number. Format the cells as dates and "
            "copy them again"
        )
    return f"“{shown}” is not a period: {_HINT}"


def _shown(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _understood(name: str, parts: dict[str, str | None], *, day_first: bool) -> ReadPeriod | None:
    given = {key: value or "" for key, value in parts.items()}
    if name == "slashes":
        return _slashes(given, day_first=day_first)
    found = _READERS[name](given)
    return None if found is None else ReadPeriod(found)


def _full_year(text: str) -> int:
    digits = text.lstrip("'")
    year = int(digits) if len(digits) > 2 else _CENTURY + int(digits)  # noqa: PLR2004 - two digits
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"the year {year} is outside {FIRST_YEAR} to {LAST_YEAR}")
    return year


def _month(given: dict[str, str]) -> Period | None:
    number = (
        int(given["number"]) if given.get("number") else _MONTH_NUMBERS.get(given.get("month", ""))
    )
    if number is None or not 1 <= number <= len(MONTHS) or not _is_label(given.get("before", "")):
        return None
    return Period(date(_full_year(given["year"]), number, 1), PeriodKind.MONTH)


def _is_label(text: str) -> bool:
    """Tell whether words before a month only name the table: "MSitAE-", not "12 months to"."""
    words = re.split(r"[\s\-_:.,&()\u2013]+", text)
    return not any(
        word in _NOT_THE_MONTH or _MONTH_NUMBERS.get(word) is not None or word[:1].isdigit()
        for word in words
    )


def _year_month_day(given: dict[str, str]) -> Period:
    return _calendar_day(_full_year(given["year"]), int(given["number"]), int(given["day"]))


def _day(given: dict[str, str]) -> Period | None:
    number = _MONTH_NUMBERS.get(given["month"])
    if number is None:
        return None
    return _calendar_day(_full_year(given["year"]), number, int(given["day"]))


def _slashes(given: dict[str, str], *, day_first: bool) -> ReadPeriod:
    one, two, year = int(given["one"]), int(given["two"]), _full_year(given["year"])
    both = one <= len(MONTHS) and two <= len(MONTHS) and one != two
    day, month = (one, two) if day_first else (two, one)
    if month > len(MONTHS) >= day:
        day, month = month, day
    only = None if both or one == two else one > len(MONTHS)
    return ReadPeriod(_calendar_day(year, month, day), two_way=both, day_first=only)


def _calendar_day(year: int, month: int, day: int) -> Period:
    try:
        return Period(date(year, month, day), PeriodKind.DAY)
    except ValueError:
        raise ValueError(f"{day}/{month}/{year} is not a real date") from None


def _part(given: dict[str, str]) -> Period | None:
    """Read Q1 2026/27 as April to June 2026, and Q1 2026 as January to March."""
    part, kind = int(given["part"]), given["kind"][0]
    if kind == "h" and part > 2:  # noqa: PLR2004 - a year has two halves
        return None
    months = 3 if kind == "q" else 6
    year, _, following = given["year"].replace("-", "/").partition("/")
    year = str(_full_year(year))
    if following:
        parse_period(f"{year}/{following[-2:]}")
    first = (part - 1) * months + (3 if following else 0)
    start = date(int(year) + first // 12, first % 12 + 1, 1)
    if following and kind == "h":
        raise ValueError("half-years of a financial year cannot be used. Use quarters")
    return Period(start, PeriodKind.QUARTER if kind == "q" else PeriodKind.HALF)


def _financial(given: dict[str, str]) -> Period | None:
    """Read 2026/27, 2026-2027 and FY26/27; two digits that do not follow each other are no year."""
    year, following = given["year"], given["next"][-2:]
    if len(year) == 2 and (int(year) + 1) % 100 != int(following):  # noqa: PLR2004 - two digits
        return None
    return parse_period(f"{_full_year(year)}/{following}")


_READERS: dict[str, Callable[[dict[str, str]], Period | None]] = {
    "month": _month,
    "ymd": _year_month_day,
    "day": _day,
    "part": _part,
    "financial": _financial,
}


def fit_period(period: Period, kind: PeriodKind | None) -> Period:
    """Let a first or last day stand for its month, quarter or year; ValueError for another kind."""
    if kind is None or period.kind is kind:
        return period
    if period.kind is PeriodKind.DAY:
        whole = period_at(period.start, kind)
        if kind is PeriodKind.WEEK or period.start in {whole.start, whole.end}:
            return whole
    if period.kind is PeriodKind.YEAR and kind is PeriodKind.FINANCIAL_YEAR:
        raise ValueError(
            f"{period.label} could be a calendar year or a financial year. Write 2026/27"
        )
    if period.kind is PeriodKind.MONTH and kind in _LONGER:
        whole = period_at(period.start, kind)
        if period.end == whole.end or period.start == whole.start:
            return whole
    raise ValueError(
        f"{period.label} is a {period.kind.noun}, but readings here are by {kind.noun}"
    )


_LONGER = frozenset(
    {PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR, PeriodKind.FINANCIAL_YEAR}
)
