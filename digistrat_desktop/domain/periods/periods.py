"""Periods of reporting as values: a day, week, month, quarter, half-year, year or financial year.

Source: docs/spec/records.md#periods. Notation: `2026-05-14`, `2026-W07` (ISO week, from Monday),
`2026-05`, `2026-Q1` (January to March), `2026-H1` (January to June), `2026`, and `2026/27` (April
2026 to March 2027).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache, partial

from digistrat_desktop.domain.frameworks.framework import Frequency
from digistrat_desktop.domain.words import Noun, day_label, month_label, small_first

FIRST_YEAR = 1900
LAST_YEAR = 2199
_HINT = "use 2026-05-14, 2026-W07, 2026-05, 2026-Q1, 2026-H1, 2026 or 2026/27"


class PeriodKind(StrEnum):
    """How long a period is, and where it begins."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    FINANCIAL_YEAR = "financial_year"

    @property
    def counts(self) -> Noun:
        return _NOUNS[self]

    @property
    def noun(self) -> str:
        return _NOUNS[self].one

    @property
    def months(self) -> int:
        """Whole months it lasts; 0 for days and weeks."""
        return _SPANS.get(self, 0)

    @property
    def _offset(self) -> int:
        return 3 if self is PeriodKind.FINANCIAL_YEAR else 0


_NOUNS = {
    PeriodKind.DAY: Noun("day"),
    PeriodKind.WEEK: Noun("week"),
    PeriodKind.MONTH: Noun("month"),
    PeriodKind.QUARTER: Noun("quarter"),
    PeriodKind.HALF: Noun("half-year"),
    PeriodKind.YEAR: Noun("year"),
    PeriodKind.FINANCIAL_YEAR: Noun("financial year"),
}
_SPANS = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF: 6,
    PeriodKind.YEAR: 12,
    PeriodKind.FINANCIAL_YEAR: 12,
}
_BY_FREQUENCY = {
    Frequency.DAILY: PeriodKind.DAY,
    Frequency.WEEKLY: PeriodKind.WEEK,
    Frequency.MONTHLY: PeriodKind.MONTH,
    Frequency.QUARTERLY: PeriodKind.QUARTER,
    Frequency.HALF_YEARLY: PeriodKind.HALF,
    Frequency.YEARLY: PeriodKind.YEAR,
}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of days, ordered by its first day (then by its kind's name).

    Make one with `parse_period` or `period_at`, which see that `start` is the kind's first day.
    """

    start: date
    kind: PeriodKind

    @property
    def index(self) -> int:
        """Number of the period among its kind: neighbours differ by one."""
        if self.kind is PeriodKind.DAY:
            return self.start.toordinal()
        if self.kind is PeriodKind.WEEK:
            return (self.start.toordinal() - 1) // 7
        months = self.start.year * 12 + self.start.month - 1
        return (months - self.kind._offset) // self.kind.months  # noqa: SLF001  # same module

    @property
    def end(self) -> date:
        return _end(self)

    def shift(self, steps: int) -> Period:
        return _from_index(self.kind, self.index + steps)

    def next(self) -> Period:
        return self.shift(1)

    def previous(self) -> Period:
        return self.shift(-1)

    def contains(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def text(self) -> str:
        """The notation that `parse_period` reads back."""
        return _text(self)

    @property
    def label(self) -> str:
        """The words shown to people, such as "May 2026" or "Jan to Mar 2026"."""
        return _label(self)

    @property
    def short_label(self) -> str:
        """A few characters for an axis, such as "May 26"."""
        return _short_label(self)

    @property
    def when(self) -> str:
        """The period inside a sentence: "in May 2026", "on 14 May 2026"."""
        return _when(
            self.kind, small_first(self.label) if self.kind is PeriodKind.WEEK else self.label
        )

    def __str__(self) -> str:
        return self.text


def _when(kind: PeriodKind, period: str) -> str:
    if kind is PeriodKind.DAY:
        return f"on {period}"
    if kind is PeriodKind.WEEK:
        return f"in the {period}"
    if kind is PeriodKind.QUARTER:
        return f"in the quarter {period}"
    if kind is PeriodKind.HALF:
        return f"in the half-year {period}"
    return f"in {period}"


def kind_for(frequency: Frequency) -> PeriodKind:
    """Give the kind of period a metric of this frequency is usually reported for."""
    return _BY_FREQUENCY[frequency]


def period_at(day: date, kind: PeriodKind) -> Period:
    if kind is PeriodKind.DAY:
        return Period(day, kind)
    if kind is PeriodKind.WEEK:
        return Period(day - timedelta(days=day.weekday()), kind)
    months = day.year * 12 + day.month - 1
    return _from_index(kind, (months - kind._offset) // kind.months)  # noqa: SLF001  # same module


def due(kind: PeriodKind, as_of: date, lag: int) -> Period:
    """Give the latest period that should be reported on a date.

    Args:
        lag: whole periods between a period's end and its figures; 0 for the day after it ends.
    """
    return period_at(as_of, kind).shift(-1 - lag)


def span_label(first: Period, last: Period) -> str:
    """Name the periods from first to last: "May to Sep 2026", "Dec 2024 to Nov 2025"."""
    if first == last:
        return first.label
    of_one_year = (
        first.kind is last.kind is PeriodKind.MONTH and first.start.year == last.start.year
    )
    begins = month_label(first.start) if of_one_year else first.label
    return f"{begins} to {last.label}"


def periods_between(first: Period, last: Period) -> tuple[Period, ...]:
    """Give the periods from first to last, none out of order; ValueError for different kinds."""
    if first.kind is not last.kind:
        msg = f"{first.label} is a {first.kind.noun} and {last.label} is a {last.kind.noun}"
        raise ValueError(msg)
    return tuple(_from_index(first.kind, i) for i in range(first.index, last.index + 1))


@lru_cache(maxsize=16_384)  # the days of forty years: each is read many times
def parse_period(text: str) -> Period:
    """Read the notation above, spaces and small letters forgiven; ValueError in words."""
    tidy = text.strip().upper()
    for shape, reader in _READERS:
        if _fits(tidy, shape):
            return reader(tidy)
    shown = tidy if len(tidy) <= 40 else f"{tidy[:37]}..."  # noqa: PLR2004  # a line's worth
    raise ValueError(f'"{shown}" is not a period: {_HINT}')


@lru_cache(maxsize=16_384)  # asked for each time that readings are compared
def _end(period: Period) -> date:
    return period.next().start - timedelta(days=1)


def _from_index(kind: PeriodKind, index: int) -> Period:
    try:
        return Period(_first_day(kind, index), kind)
    except (ValueError, OverflowError):
        raise ValueError(f"there is no such {kind.noun} in the calendar") from None


def _first_day(kind: PeriodKind, index: int) -> date:
    if kind is PeriodKind.DAY:
        return date.fromordinal(index)
    if kind is PeriodKind.WEEK:
        return date.fromordinal(index * 7 + 1)
    year, month = divmod(index * kind.months + kind._offset, 12)  # noqa: SLF001  # same module
    return date(year, month + 1, 1)


def _fits(text: str, shape: str) -> bool:
    """Tell whether each 9 of the shape is an ASCII digit and every other character is the same."""
    return len(text) == len(shape) and all(
        c in "0123456789" if s == "9" else c == s for c, s in zip(text, shape, strict=True)
    )


def _year(text: str) -> int:
    year = int(text[:4])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        msg = f'"{text}" has the year {year}; years run from {FIRST_YEAR} to {LAST_YEAR}'
        raise ValueError(msg)
    return year


def _read_day(text: str) -> Period:
    year = _year(text)
    try:
        return Period(date(year, int(text[5:7]), int(text[8:10])), PeriodKind.DAY)
    except ValueError:
        raise ValueError(f'"{text}" is not a real date') from None


def _read_week(text: str) -> Period:
    year = _year(text)
    try:
        return Period(date.fromisocalendar(year, int(text[6:]), 1), PeriodKind.WEEK)
    except ValueError:
        msg = f'"{text}" is not a week: {year} has weeks 01 to {_weeks_in(year)}'
        raise ValueError(msg) from None


def _weeks_in(year: int) -> int:
    return date(year, 12, 28).isocalendar().week


def _read_month(text: str) -> Period:
    year, month = _year(text), int(text[5:])
    if not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        raise ValueError(f'"{text}" is not a month: months run from 01 to 12')
    return Period(date(year, month, 1), PeriodKind.MONTH)


def _read_part(kind: PeriodKind, parts: int, text: str) -> Period:
    year, part = _year(text), int(text[6:])
    if not 1 <= part <= parts:
        letter = text[5]
        msg = f'"{text}" is not a {kind.noun}. These run from {letter}1 to {letter}{parts}'
        raise ValueError(msg)
    return Period(date(year, (part - 1) * kind.months + 1, 1), kind)


def _read_year(text: str) -> Period:
    return Period(date(_year(text), 1, 1), PeriodKind.YEAR)


def _read_financial_year(text: str) -> Period:
    year = _year(text)
    following = f"{(year + 1) % 100:02d}"
    if text[5:] != following:
        raise ValueError(f'"{text}" is not a financial year: {year} is followed by {following}')
    return Period(date(year, 4, 1), PeriodKind.FINANCIAL_YEAR)


_READERS = (
    ("9999-99-99", _read_day),
    ("9999-W99", _read_week),
    ("9999-99", _read_month),
    ("9999-Q9", partial(_read_part, PeriodKind.QUARTER, 4)),
    ("9999-H9", partial(_read_part, PeriodKind.HALF, 2)),
    ("9999", _read_year),
    ("9999/99", _read_financial_year),
)


def year_text(year: int) -> str:
    """Write a financial year by the calendar year it begins in."""
    return f"{year:04d}/{(year + 1) % 100:02d}"


@lru_cache(maxsize=4096)  # as `parse_period`
def _text(period: Period) -> str:
    start, kind = period.start, period.kind
    if kind is PeriodKind.DAY:
        return start.isoformat()
    if kind is PeriodKind.WEEK:
        week = start.isocalendar()
        return f"{week.year:04d}-W{week.week:02d}"
    if kind is PeriodKind.FINANCIAL_YEAR:
        return year_text(start.year)
    year = f"{start.year:04d}"
    part = (start.month - 1) // kind.months + 1
    return year + {"month": f"-{part:02d}", "quarter": f"-Q{part}", "half": f"-H{part}"}.get(
        kind, ""
    )


def _label(period: Period) -> str:
    start, kind = period.start, period.kind
    if kind is PeriodKind.DAY:
        return day_label(start)
    if kind is PeriodKind.WEEK:
        return f"Week of {day_label(start)}"
    if kind is PeriodKind.MONTH:
        return f"{month_label(start)} {start.year}"
    if kind in {PeriodKind.QUARTER, PeriodKind.HALF}:
        first, last = month_label(start), month_label(period.end)
        return f"{first} to {last} {start.year}"
    return period.text


def _short_label(period: Period) -> str:
    start, kind = period.start, period.kind
    short_year = f"{start.year % 100:02d}"
    if kind in {PeriodKind.DAY, PeriodKind.WEEK}:
        return f"{start.day} {month_label(start)} {short_year}"
    if kind is PeriodKind.MONTH:
        return f"{month_label(start)} {short_year}"
    if kind in {PeriodKind.QUARTER, PeriodKind.HALF}:
        return f"{month_label(start)}\N{EN DASH}{month_label(period.end)} {short_year}"
    return period.text


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
        begins = (months == {1} if first else months == {0}) and len({d.month for d in days}) > 1
        return PeriodKind.QUARTER if begins and len(days) >= _FEWEST else PeriodKind.MONTH
    one_weekday = len({day.weekday() for day in days}) == 1
    return PeriodKind.WEEK if one_weekday and len(days) >= _FEWEST else None
