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
from digistrat_desktop.domain.periods.shapes import SHAPES
from digistrat_desktop.domain.periods.stamps import WithoutTime, local_day, without_time
from digistrat_desktop.domain.periods.weeks import week_before, week_with
from digistrat_desktop.domain.words import MONTHS, WELSH_MONTHS
from digistrat_desktop.domain.written_marks import without_marks

MONTH_NUMBERS = {
    name: number
    for months in (WELSH_MONTHS, MONTHS)
    for number, whole in enumerate(months, 1)
    for name in (whole.casefold(), whole[:3].casefold())
} | {"sept": 9, "chwe": 2, "chwef": 2, "gorff": 7, "tach": 11, "rhag": 12}
_PARTING = re.compile(r"\s+(?:to|until)\s+|\s*-\s*")
_LONGEST_RANGE = 60
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_WEEKDAY = re.compile(
    r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?,?\s+", re.ASCII
)
# Before a month these say that more than the month is meant: "12 months to March 2026".
_NOT_THE_MONTH = frozenset(
    {
        *("to", "until", "till", "through", "since", "from", "and", "ending", "ended", "end"),
        *("months", "week", "weeks", "w/e", "w/c", "quarter", "half", "year", "years", "ytd"),
        *("rolling", "cumulative", "annual", "average", "avg", "mean", "median", "total", "fy"),
        *("plan", "planned", "forecast", "target", "trajectory", "budget", "projected", "expected"),
        *("previous", "prior", "before", "after", "up", "by"),
    }
)
_DAYS_SINCE_1900 = re.compile(r"[34][0-9]{4}(\.0)?", re.ASCII)
_HINT = "write it as May 2026, 2026-05, 14/05/2026, Q1 2026/27 or 2026/27"
_QUARTER_ALONE = re.compile(r"(?:q|quarter ?|qtr ?)[1-4]", re.ASCII)
NOT_A_CALENDAR_WEEK = "is not a calendar week. Write its first day, such as 01/04/2026"
NO_PERIOD = "there is no period"
_CENTURY, _DAYS = 2000, 31
_LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class ReadPeriod:
    period: Period
    two_way: bool = False  # a date such as 03/04/2026 that another country reads as another day
    # True for 13/04/2026, which can only be meant the British way, False for 04/13/2026; None where
    # the date says nothing of its neighbours
    day_first: bool | None = None
    # another period it may mean: 2010-11 is a month and a financial year
    other: Period | None = None
    is_provisional: bool = False  # a mark behind it says so
    told: str = ""  # what was made of it, one clause; empty where it is as written


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
        found = read_period(written, None)
    except ValueError:
        return written
    is_open = found.other is not None and found.other.kind is found.period.kind
    return written if is_open else found.period.text


def _read(cell: object, *, day_first: bool) -> ReadPeriod:
    if isinstance(cell, datetime):
        return ReadPeriod(Period(local_day(cell), PeriodKind.DAY))
    if isinstance(cell, date):
        return ReadPeriod(Period(cell, PeriodKind.DAY))
    written = " ".join(_plain(cell).split())
    marked = without_marks(written.casefold().translate(_DASHES).rstrip("* "))
    if not marked.text:
        raise ValueError(NO_PERIOD)
    try:
        found = _unmarked(marked.text, day_first=day_first)
    except _UnreadError as error:
        raise ValueError(f"“{_shown(written)}” {error}") from None
    return replace(found, is_provisional=True) if marked.is_provisional else found


class _UnreadError(ValueError):
    """A text that is no period, with the words that follow it as it is written."""


def _unmarked(text: str, *, day_first: bool) -> ReadPeriod:
    try:
        return with_other(parse_period(text), text)
    except ValueError:
        return _written(text, day_first=day_first)


def with_other(period: Period, text: str) -> ReadPeriod:
    """Give a month that may as well be a financial year with both: 2010-11, and 201011."""
    year, month = period.start.year, period.start.month
    is_month = period.kind is PeriodKind.MONTH and text[:4].isdigit() and "/" not in text
    if is_month and month == (year + 1) % 100 and len(text) in _YEAR_LENGTHS:
        return ReadPeriod(period, other=period_at(date(year, 4, 1), PeriodKind.FINANCIAL_YEAR))
    return ReadPeriod(period)


_YEAR_LENGTHS = frozenset({len("201011"), len("2010-11")})


def _plain(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell) if isinstance(cell, (str, int)) and not isinstance(cell, bool) else ""


def _written(text: str, *, day_first: bool) -> ReadPeriod:
    found = _one(text, day_first=day_first) or _from_to(text, day_first=day_first)
    if found is None:
        raise _UnreadError(_not_a_period(text))
    return found


def _one(text: str, *, day_first: bool) -> ReadPeriod | None:
    """Read a period that is written with one date; None where it is not."""
    timed = without_time(text)
    if timed is not None:
        return _timed(timed, day_first=day_first)
    week = week_before(text)
    if week:
        return _week_of(week[0], is_end=week[1], day_first=day_first)
    weekday = _WEEKDAY.match(text)
    if weekday:
        return _noted_or_one(text[weekday.end() :], day_first=day_first)
    return _shaped(text, day_first=day_first)


def _week_of(text: str, *, is_end: bool, day_first: bool) -> ReadPeriod | None:
    found = _noted_or_one(text, day_first=day_first)
    if found is None or found.period.kind is not PeriodKind.DAY:
        return None
    whole, told = week_with(found.period, is_end=is_end)
    return replace(found, period=whole, told=told or found.told)


def _shaped(text: str, *, day_first: bool) -> ReadPeriod | None:
    for name, shape in SHAPES:
        hit = shape.fullmatch(text)
        found = _understood(name, hit.groupdict(), day_first=day_first) if hit else None
        if found is not None:
            return found
    return None


def _timed(timed: WithoutTime, *, day_first: bool) -> ReadPeriod | None:
    """Read a day with a time behind it; nothing else has one."""
    found = _noted_or_one(timed.text, day_first=day_first)
    if found is None or found.period.kind is not PeriodKind.DAY:
        return None
    return replace(found, period=found.period.shift(timed.days), told=timed.told)


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
            raise _UnreadError("is not one week, month, quarter or year")
        return ReadPeriod(found, two_way=first.two_way or last.two_way)
    return None


def _first_of(text: str, last: Period, *, day_first: bool) -> ReadPeriod | None:
    """Read the first part, which may leave its year to the last: "Nov to Jan 2026"."""
    number = MONTH_NUMBERS.get(text)
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
    if _DAYS_SINCE_1900.fullmatch(text):
        return "looks like a spreadsheet date number. Format the cells as dates and copy them again"
    if text.rstrip(".") in MONTH_NUMBERS or _QUARTER_ALONE.fullmatch(text):
        return "has no year. Write the year beside it or give it for all rows, such as 2026/27"
    return f"is not a period: {_HINT}"


def _shown(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _understood(name: str, parts: dict[str, str | None], *, day_first: bool) -> ReadPeriod | None:
    given = {key: value or "" for key, value in parts.items()}
    if name == "slashes":
        return _slashes(given, day_first=day_first)
    if name in _WITH_OTHER:
        return _WITH_OTHER[name](given)
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
        int(given["number"]) if given.get("number") else MONTH_NUMBERS.get(given.get("month", ""))
    )
    if number is None or not 1 <= number <= len(MONTHS) or not _is_label(given.get("before", "")):
        return None
    return Period(date(_full_year(given["year"]), number, 1), PeriodKind.MONTH)


def _is_label(text: str) -> bool:
    """Tell whether words before a month only name the table: "MSitAE-", not "12 months to"."""
    words = re.split(r"[\s\-_:.,&()\u2013]+", text)
    return not any(
        word in _NOT_THE_MONTH or MONTH_NUMBERS.get(word) is not None or word[:1].isdigit()
        for word in words
    )


def _year_month_day(given: dict[str, str]) -> Period:
    return _calendar_day(_full_year(given["year"]), int(given["number"]), int(given["day"]))


def _day(given: dict[str, str]) -> Period | None:
    number = MONTH_NUMBERS.get(given["month"])
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
    year, _, following = _parted(given["year"])
    year = str(_full_year(year))
    if following:
        parse_period(f"{year}/{following[-2:]}")
    first = (part - 1) * months + (3 if following else 0)
    start = date(int(year) + first // 12, first % 12 + 1, 1)
    if following and kind == "h":
        raise ValueError("half-years of a financial year cannot be used. Use quarters")
    return Period(start, PeriodKind.QUARTER if kind == "q" else PeriodKind.HALF)


def _parted(years: str) -> tuple[str, str, str]:
    """Part the years of 2024/25, 2024-2025 and 202425."""
    if len(years) == len("202425") and years.isdigit():
        return years[:4], "/", years[4:]
    return years.replace("-", "/").partition("/")


def _of_year(given: dict[str, str]) -> Period | None:
    """Read a month of a financial year: Apr 2024/25, and M01 2024/25, whose first month is April."""
    number = MONTH_NUMBERS.get(given.get("month", ""))
    if given.get("nth") and 1 <= int(given["nth"]) <= len(MONTHS):
        number = (int(given["nth"]) + _BEFORE_APRIL - 1) % len(MONTHS) + 1
    year = _financial(given) if number else None
    return month_of_year(year, number) if year and number else None


def month_of_year(year: Period, number: int) -> Period:
    """Give a month of a calendar or a financial year, which ends with January to March."""
    is_next = year.kind is PeriodKind.FINANCIAL_YEAR and number <= _BEFORE_APRIL
    return Period(date(year.start.year + is_next, number, 1), PeriodKind.MONTH)


_BEFORE_APRIL = 3


def _quarter_end(given: dict[str, str]) -> Period | None:
    """Read "Quarter ending June 2024", where June ends a quarter."""
    month = _month({"month": given["month"], "year": given["year"]})
    if month is None:
        return None
    whole = period_at(month.start, PeriodKind.QUARTER)
    return whole if whole.end == month.end else None


def _week(given: dict[str, str]) -> Period:
    return parse_period(f"{_full_year(given['year'])}-W{int(given['week']):02d}")


def _digits(given: dict[str, str]) -> ReadPeriod | None:
    """Read 202404 as a month, 201314 as a financial year, and 201011 as either."""
    year, following = _full_year(given["year"]), int(given["next"])
    if 1 <= following <= len(MONTHS):
        text = given["year"] + given["next"]
        return with_other(Period(date(year, following, 1), PeriodKind.MONTH), text)
    return ReadPeriod(parse_period(f"{year}/{given['next']}"))


def _short(given: dict[str, str]) -> ReadPeriod | None:
    """Read 04/24 as a month; 11/12 is more often a financial year, and may be a month."""
    year = _full_year(given["two"])
    month = Period(date(year, int(given["one"]), 1), PeriodKind.MONTH)
    if int(given["two"]) != int(given["one"]) + 1:
        return ReadPeriod(month)
    first = _CENTURY + int(given["one"])
    return ReadPeriod(period_at(date(first, 4, 1), PeriodKind.FINANCIAL_YEAR), other=month)


def _year_first(given: dict[str, str]) -> ReadPeriod:
    """Read 24-04 as April 2024, and say so."""
    month = Period(date(_full_year(given["year"]), int(given["number"]), 1), PeriodKind.MONTH)
    return ReadPeriod(month, told=f"“{given['year']}-{given['number']}” is read as {month.label}")


def _one_year(given: dict[str, str]) -> ReadPeriod:
    """Read FY24 as the year that ends in it, which is usual, or the one that begins in it."""
    year = given["year"].lstrip("'")
    if (int(year[:2]) + 1) % 100 == int(year[2:] or 0) and int(year) > LAST_YEAR:
        return ReadPeriod(parse_period(f"{_CENTURY + int(year[:2])}/{year[2:]}"))
    ending = period_at(date(_full_year(year) - 1, 4, 1), PeriodKind.FINANCIAL_YEAR)
    return ReadPeriod(ending, other=ending.next())


def _undated(given: dict[str, str]) -> ReadPeriod | None:
    """Refuse 23-Nov, which is a day without a year or a month."""
    number = MONTH_NUMBERS.get(given["month"])
    if number is None or not 1 <= int(given["day"]) <= _DAYS:
        return None
    month, day = MONTHS[number - 1], int(given["day"])
    raise _UnreadError(
        f"could be {month} {_CENTURY + day} or {day} {month} of some year. Write the whole year"
    )


def _financial_week(_: dict[str, str]) -> ReadPeriod:
    raise _UnreadError(NOT_A_CALENDAR_WEEK)


def _financial(given: dict[str, str]) -> Period | None:
    """Read 2026/27, 2026-2027 and FY26/27; two digits that do not follow each other are no year."""
    year, following = given["year"], given["next"][-2:]
    if len(given["next"]) == 3:  # noqa: PLR2004 - neither 25 nor 2025
        return None
    if len(year) == 2 and (int(year) + 1) % 100 != int(following):  # noqa: PLR2004 - two digits
        return None
    return parse_period(f"{_full_year(year)}/{following}")


_READERS: dict[str, Callable[[dict[str, str]], Period | None]] = {
    "month": _month,
    "ymd": _year_month_day,
    "day": _day,
    "part": _part,
    "financial": _financial,
    "of_year": _of_year,
    "quarter_end": _quarter_end,
    "week": _week,
}
_WITH_OTHER: dict[str, Callable[[dict[str, str]], ReadPeriod | None]] = {
    "digits": _digits,
    "short": _short,
    "year_first": _year_first,
    "one_year": _one_year,
    "undated": _undated,
    "financial_week": _financial_week,
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
