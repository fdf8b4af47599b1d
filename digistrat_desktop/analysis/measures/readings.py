"""Readings laid out as a calendar: a row a year and a column a month, or what suits the periods.

Source: docs/spec/metrics.md#readings.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from digistrat_desktop.analysis.measures.spc.rows import moment_of, moment_words
from digistrat_desktop.analysis.measures.spc.values import (
    PointKind,
    RemarkKind,
    SpcAnalysis,
    SpcPoint,
)
from digistrat_desktop.domain.periods.periods import Period, PeriodKind
from digistrat_desktop.domain.trust.metrics import ReadingState
from digistrat_desktop.domain.words import day_label, month_label

Cell = SpcPoint | None
Row = tuple[str, tuple[Cell, ...]]
_IN_A_ROW = 6  # periods of half a year or longer
_HALF = 6  # months
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKS = ("1st week", "2nd week", "3rd week", "4th week", "5th week")


@dataclass(frozen=True, slots=True)
class ReadingGrid:
    head: str  # of the column that names the rows
    columns: tuple[str, ...]
    rows: tuple[Row, ...]  # a cell outside the periods there are is None

    def turned(self) -> Iterator["ReadingGrid"]:
        """Give the same with rows for columns, a few of them at a time, for wide numbers."""
        for at in range(0, len(self.rows), _IN_A_ROW):
            part = self.rows[at : at + _IN_A_ROW]
            rows = tuple(
                (name, tuple(cells[n] for _, cells in part)) for n, name in enumerate(self.columns)
            )
            yield ReadingGrid("Period", tuple(name for name, _ in part), rows)


def grids_of(analysis: SpcAnalysis) -> tuple[ReadingGrid, ...]:
    """Lay out readings of one kind of period, earliest first, with the rows that are missing between."""
    if not analysis.points:
        return ()
    gap = analysis.remark(RemarkKind.GAP)
    absent = (_absent(analysis.points[0], period) for period in (gap.periods if gap else ()))
    points = sorted((*analysis.points, *absent), key=lambda p: moment_of(p.period))
    first = points[0].period
    kind = first.kind if isinstance(first, Period) else PeriodKind.DAY
    if kind is PeriodKind.DAY:
        return (_grid("Week of", _DAYS, points, _week, lambda p: moment_of(p).weekday()),)
    if kind is PeriodKind.WEEK:
        return (_grid("Month", _WEEKS, points, _month, lambda p: (moment_of(p).day - 1) // 7),)
    if kind.months and kind.months < _HALF:
        return (_by_year(points),)
    parts = (points[at : at + _IN_A_ROW] for at in range(0, len(points), _IN_A_ROW))
    return tuple(
        ReadingGrid(
            "Period", tuple(moment_words(p.period) for p in part), (("Value", tuple(part)),)
        )
        for part in parts
    )


def _absent(like: SpcPoint, period: Period | date) -> SpcPoint:
    """Give the row of a period for which there is none."""
    state = ReadingState.NOT_REPORTED
    return like._replace(period=period, value=None, state=state, kind=PointKind.COMMON)


def _by_year(points: Sequence[SpcPoint]) -> ReadingGrid:
    """Give a row a year; the columns are the parts of a year in which periods begin."""
    starts = sorted({moment_of(p.period).month for p in points})
    first = points[0].period
    if isinstance(first, Period) and first.kind is PeriodKind.MONTH:
        starts = list(range(1, 13))
    named = {moment_of(p.period).month: _part_of_year(p.period) for p in points}
    columns = tuple(named.get(n, month_label(date(2000, n, 1))) for n in starts)
    return _grid(
        "Year",
        columns,
        points,
        lambda p: str(moment_of(p).year),
        lambda p: starts.index(moment_of(p).month),
    )


def _part_of_year(period: Period | date) -> str:
    start = moment_of(period)
    end = period.end if isinstance(period, Period) else start
    begins, ends = month_label(start), month_label(end)
    return begins if begins == ends else f"{begins} to {ends}"


def _week(period: Period | date) -> str:
    day = moment_of(period)
    return day_label(day - timedelta(days=day.weekday()))


def _month(period: Period | date) -> str:
    day = moment_of(period)
    return f"{month_label(day)} {day.year}"


def _grid(
    head: str,
    columns: tuple[str, ...],
    points: Iterable[SpcPoint],
    row_of: Callable[[Period | date], Hashable],
    column_of: Callable[[Period | date], int],
) -> ReadingGrid:
    rows: dict[Hashable, list[SpcPoint | None]] = {}
    for point in points:
        cells = rows.setdefault(row_of(point.period), [None] * len(columns))
        cells[column_of(point.period)] = point
    return ReadingGrid(head, columns, tuple((str(name), tuple(row)) for name, row in rows.items()))
