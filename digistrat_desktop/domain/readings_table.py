"""Cells as people write them, read as periods and values; every doubt is told, nothing is guessed.

A blank is never nought: it means not reported, as `-` does; `*` means suppressed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from digistrat_desktop.domain.metrics import ReadingState
from digistrat_desktop.domain.periods import (
    FIRST_YEAR,
    LAST_YEAR,
    Period,
    PeriodKind,
    parse_period,
    period_at,
)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_NAME = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?P<year>[0-9]{4}|'?[0-9]{2})"
_GAP = r"[\s\-/.,_]*"
_SHAPES = tuple(
    (name, re.compile(shape, re.ASCII))
    for name, shape in (
        ("day", rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?{_GAP}{_NAME}{_GAP}{_YEAR}"),
        ("month", rf"(?:.*[\s\-_])?{_NAME}{_GAP}{_YEAR}"),
        ("month", rf"(?P<year>[0-9]{{4}}){_GAP}{_NAME}"),
        ("month", r"(?P<number>[0-9]{1,2})[/.\-](?P<year>[0-9]{4})"),
        (
            "slashes",
            r"(?P<one>[0-9]{1,2})[/.\-](?P<two>[0-9]{1,2})[/.\-](?P<year>[0-9]{4}|[0-9]{2})",
        ),
        ("part", r"(?P<kind>[qh])\s*(?P<part>[1-4])[\s,]*(?P<year>[0-9]{4}(?:[/\-][0-9]{2,4})?)"),
        ("part", r"(?P<year>[0-9]{4}(?:[/\-][0-9]{2,4})?)[\s,\-]*(?P<kind>[qh])\s*(?P<part>[1-4])"),
        ("financial", r"(?:fy\s*)?(?P<year>[0-9]{4})[/\-](?P<next>[0-9]{2}|[0-9]{4})"),
    )
)
_ISO_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[t ][0-9:.+z]*", re.ASCII)
_WEEK = re.compile(r"(?:w/c|wc|week (?:commencing|beginning|starting|of))\s*:?\s*", re.ASCII)
_DAYS_SINCE_1900 = re.compile(r"[34][0-9]{4}(\.0)?", re.ASCII)
_HINT = "write it as May 2026, 2026-05, 14/05/2026, Q1 2026/27 or 2026/27"
_CENTURY = 2000
_LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class ReadPeriod:
    """A period as it was understood.

    Attributes:
        two_way: a date such as 03/04/2026 that another country reads as another day.
    """

    period: Period
    two_way: bool = False


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
    return ReadPeriod(_fitted(found.period, kind), found.two_way)


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
    timed = _ISO_TIME.fullmatch(text)
    if timed:
        return ReadPeriod(parse_period(timed[1]))
    week = _WEEK.match(text)
    if week and week.end() < len(text):
        day = _written_or_noted(text[week.end() :], day_first=day_first)
        return ReadPeriod(period_at(day.period.start, PeriodKind.WEEK), day.two_way)
    for name, shape in _SHAPES:
        hit = shape.fullmatch(text)
        found = _understood(name, hit.groupdict(), day_first=day_first) if hit else None
        if found is not None:
            return found
    raise ValueError(_not_a_period(text))


def _written_or_noted(text: str, *, day_first: bool) -> ReadPeriod:
    try:
        return ReadPeriod(parse_period(text))
    except ValueError:
        return _written(text, day_first=day_first)


def _not_a_period(text: str) -> str:
    shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
    if _DAYS_SINCE_1900.fullmatch(text):
        return (
            f"“{shown}” looks like a spreadsheet's number of a day; give its cells a date format"
            " and copy them again"
        )
    return f"“{shown}” is not a period: {_HINT}"


def _understood(name: str, parts: dict[str, str | None], *, day_first: bool) -> ReadPeriod | None:
    given = {key: value or "" for key, value in parts.items()}
    if name == "slashes":
        return _slashes(given, day_first=day_first)
    reader = {"month": _month, "day": _day, "part": _part, "financial": _financial}[name]
    found = reader(given)
    return None if found is None else ReadPeriod(found)


def _month_number(name: str) -> int | None:
    if name == "sept":
        return 9
    for number, (short, whole) in enumerate(zip(_MONTHS, _LONG, strict=True), 1):
        if name in {short, whole}:
            return number
    return None


def _full_year(text: str) -> int:
    digits = text.lstrip("'")
    year = int(digits) if len(digits) > 2 else _CENTURY + int(digits)  # noqa: PLR2004 - two digits
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"the year {year} is outside {FIRST_YEAR} to {LAST_YEAR}")
    return year


def _month(given: dict[str, str]) -> Period | None:
    number = int(given["number"]) if given.get("number") else _month_number(given.get("month", ""))
    if number is None or not 1 <= number <= len(_MONTHS):
        return None
    return Period(date(_full_year(given["year"]), number, 1), PeriodKind.MONTH)


def _day(given: dict[str, str]) -> Period | None:
    number = _month_number(given["month"])
    if number is None:
        return None
    return _calendar_day(_full_year(given["year"]), number, int(given["day"]))


def _slashes(given: dict[str, str], *, day_first: bool) -> ReadPeriod:
    one, two, year = int(given["one"]), int(given["two"]), _full_year(given["year"])
    both = one <= len(_MONTHS) and two <= len(_MONTHS) and one != two
    day, month = (one, two) if day_first else (two, one)
    if month > len(_MONTHS) >= day:
        day, month = month, day
    return ReadPeriod(_calendar_day(year, month, day), two_way=both)


def _calendar_day(year: int, month: int, day: int) -> Period:
    try:
        return Period(date(year, month, day), PeriodKind.DAY)
    except ValueError:
        raise ValueError(f"there is no day {day}/{month}/{year} in the calendar") from None


def _part(given: dict[str, str]) -> Period | None:
    """Read Q1 2026/27 as April to June 2026, and Q1 2026 as January to March."""
    part, kind = int(given["part"]), given["kind"]
    if kind == "h" and part > 2:  # noqa: PLR2004 - a year has two halves
        return None
    months = 3 if kind == "q" else 6
    year, _, following = given["year"].replace("-", "/").partition("/")
    first = (part - 1) * months + (3 if following else 0)
    start = date(int(year) + first // 12, first % 12 + 1, 1)
    if following and kind == "h":
        raise ValueError("half-years of a financial year are not kept; use quarters")
    return Period(start, PeriodKind.QUARTER if kind == "q" else PeriodKind.HALF)


def _financial(given: dict[str, str]) -> Period:
    year, following = given["year"], given["next"][-2:]
    return parse_period(f"{year}/{following}")


def _fitted(period: Period, kind: PeriodKind | None) -> Period:
    """Let a first or last day stand for the month, quarter or year a metric is reported for."""
    if kind is None or period.kind is kind:
        return period
    if period.kind is PeriodKind.DAY:
        whole = period_at(period.start, kind)
        if kind is PeriodKind.WEEK or period.start in {whole.start, whole.end}:
            return whole
    if period.kind is PeriodKind.YEAR and kind is PeriodKind.FINANCIAL_YEAR:
        raise ValueError(f"{period.label} may be a calendar or a financial year; write 2026/27")
    if period.kind is PeriodKind.MONTH and kind in _LONGER:
        whole = period_at(period.start, kind)
        if period.end == whole.end or period.start == whole.start:
            return whole
    raise ValueError(
        f"{period.label} is a {period.kind.noun}, and readings here are by {kind.noun}"
    )


_LONGER = frozenset(
    {PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR, PeriodKind.FINANCIAL_YEAR}
)

_NUMBER = re.compile(
    r"[-\u2212]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\.[0-9]{1,20})?", re.ASCII
)
_NOT_REPORTED = frozenset(
    {
        "",
        "-",
        "--",
        "\u2013",
        "\u2014",
        ".",
        "..",
        "n/a",
        "na",
        "#n/a",
        "not reported",
        "nr",
        "null",
    }
)
_SUPPRESSED = frozenset({"*", "**", "suppressed", "c", "[c]"})
_SMALL = re.compile(r"<\s*[0-9]{1,2}", re.ASCII)
_MOST_DECIMALS = 10


@dataclass(frozen=True, slots=True)
class ReadValue:
    """A value as it was understood.

    Attributes:
        text: decimal text, empty when there is none.
        percent: a percent sign stood beside it.
        told: what was taken off or made of it, in a few words; empty when it is as written.
    """

    text: str
    state: ReadingState = ReadingState.FINAL
    percent: bool = False
    told: str = ""


def read_value(cell: object) -> ReadValue:
    """Read a cell as a value.

    Raises:
        ValueError: in words, naming what was read.
    """
    if isinstance(cell, bool):
        raise ValueError("“TRUE” or “FALSE” is not a number")  # noqa: TRY004 - what was read, not a type
    if isinstance(cell, (int, float)):
        return _of_number(cell)
    if isinstance(cell, date):
        raise ValueError(f"“{cell.isoformat()[:10]}” is a date, not a number")  # noqa: TRY004 - as above
    text = " ".join(str(cell or "").split())
    return _missing(text) or _of_text(text)


def _of_number(number: float) -> ReadValue:
    exact = Decimal(repr(number))
    if not exact.is_finite():
        raise ValueError("an endless value is not a number")
    return ReadValue(_short(exact))


def _short(exact: Decimal) -> str:
    """Write a number with the digits the store keeps, and without a needless .0."""
    text = f"{exact:f}"
    whole, _, decimals = text.partition(".")
    if len(decimals) > _MOST_DECIMALS:
        return f"{round(exact, _MOST_DECIMALS).normalize():f}"
    return text if decimals.strip("0") else whole


def _missing(text: str) -> ReadValue | None:
    low = text.casefold()
    if low in _NOT_REPORTED:
        return ReadValue("", ReadingState.NOT_REPORTED, told="" if text else "blank")
    if low in _SUPPRESSED:
        return ReadValue("", ReadingState.SUPPRESSED)
    if _SMALL.fullmatch(low):
        return ReadValue("", ReadingState.SUPPRESSED, told=f"“{text}” is taken as suppressed")
    return None


def _of_text(text: str) -> ReadValue:
    bare = text.removeprefix("£").strip()
    percent = bare.endswith("%")
    bare = bare.removesuffix("%").strip()
    if not _NUMBER.fullmatch(bare):
        shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
        raise ValueError(f"“{shown}” is not a number")
    plain = bare.replace(",", "").replace("\u2212", "-")
    decimals = plain.partition(".")[2]
    if len(decimals) > _MOST_DECIMALS:
        plain = _short(Decimal(plain))
    stripped = [mark for mark in ("£", "%", ",") if mark in text]
    told = f"without {' and '.join(stripped)}" if stripped else ""
    return ReadValue(plain, percent=percent, told=told)


def times_hundred(text: str) -> str:
    """Write a fraction as a percentage: 0.624 is 62.4."""
    return f"{(Decimal(text) * 100).normalize():f}" if text else ""
