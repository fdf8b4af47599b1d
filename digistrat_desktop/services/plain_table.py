"""A plain table of readings: `metric,period,value,note`, from any file the tabular door reads.

A blank is never nought: it means not reported, as `-` does; `*` means suppressed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.metrics import ReadingState
from digistrat_desktop.domain.periods import Period, PeriodKind, parse_period
from digistrat_desktop.tabular.cells import text_of
from digistrat_desktop.tabular.read import read_table_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digistrat_desktop.tabular.cells import Cell, Grid, Row

_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,10})?", re.ASCII)
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?", re.ASCII)
_NOT_REPORTED = frozenset({"", "-", "n/a", "na", "not reported"})
_SUPPRESSED = frozenset({"*", "suppressed"})
_PERIOD_NAMES = ("period", "date", "month")


@dataclass(frozen=True, slots=True)
class PlainRow:
    """One row, read.

    Attributes:
        number: counted from 1, as spreadsheets do.
        value: decimal text, empty when there is none.
    """

    number: int
    metric: str
    period: Period
    value: str
    state: ReadingState
    note: str


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A whole table.

    Attributes:
        name: of the file, without folders.
        sha256: of the file's bytes.
        notes: what had to be decided while reading, one sentence each.
    """

    name: str
    sha256: str
    rows: tuple[PlainRow, ...]
    notes: tuple[str, ...]

    def series(self) -> dict[str, tuple[PlainRow, ...]]:
        """Give the rows by metric, in the order in which the metrics come."""
        found: dict[str, list[PlainRow]] = {}
        for row in self.rows:
            found.setdefault(row.metric, []).append(row)
        return {name: _as_months(rows) for name, rows in found.items()}


@dataclass(frozen=True, slots=True)
class _Columns:
    period: int
    value: int
    metric: int | None
    note: int | None


def read_plain_table(path: Path) -> PlainTable:
    """Read a table; every row is read or the whole is refused.

    Raises:
        Refused: naming the cause and the row.
    """
    found = read_table_file(path)
    grid = next((g for g in found.grids if g.rows and not g.hidden), found.grids[0])
    header = next(number for number, row in enumerate(grid.rows) if any(map(text_of, row)))
    columns = _columns(grid.rows[header])
    rows = tuple(_rows(grid, header, columns, path.stem))
    if not rows:
        raise _refusal("There are headings and no rows below them.")
    _refuse_twice(rows)
    return PlainTable(found.name, found.sha256, rows, found.notes)


def _columns(header: Row) -> _Columns:
    names = {text_of(cell).strip().casefold(): place for place, cell in enumerate(header)}
    period = next((names[name] for name in _PERIOD_NAMES if name in names), None)
    if period is None or "value" not in names:
        raise _refusal("The first row must name the columns: metric, period, value, note.")
    return _Columns(period, names["value"], names.get("metric"), names.get("note"))


def _rows(grid: Grid, header: int, columns: _Columns, only: str) -> Iterator[PlainRow]:
    for at in range(header + 1, len(grid.rows)):
        if any(text_of(cell).strip() for cell in grid.rows[at]):
            yield _row(grid, at, columns, only)


def _row(grid: Grid, at: int, columns: _Columns, only: str) -> PlainRow:
    number = at + 1
    metric = only if columns.metric is None else _text(grid, at, columns.metric)
    if not metric:
        raise _refusal(f"Row {number} names no metric.")
    value, state = _value(grid.cell(at, columns.value), number)
    note = "" if columns.note is None else _text(grid, at, columns.note)
    period = _period(grid.cell(at, columns.period), number)
    return PlainRow(number, metric, period, value, state, note)


def _text(grid: Grid, at: int, column: int) -> str:
    return text_of(grid.cell(at, column)).strip()


def _period(cell: Cell, number: int) -> Period:
    text = cell.isoformat()[:10] if isinstance(cell, date) else text_of(cell)
    try:
        return parse_period(text)
    except ValueError as error:
        raise _refusal(f"Row {number}: {error}.") from error


def _value(cell: Cell, number: int) -> tuple[str, ReadingState]:
    text = text_of(cell).strip().removesuffix("%").strip()
    if text.casefold() in _SUPPRESSED:
        return "", ReadingState.SUPPRESSED
    if text.casefold() in _NOT_REPORTED:
        return "", ReadingState.NOT_REPORTED
    if isinstance(cell, float):
        text = f"{Decimal(repr(cell)):f}"
    if _THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    if isinstance(cell, bool) or not _NUMBER.fullmatch(text):
        raise _refusal(f"Row {number}: “{text[:40]}” is not a plain number.")
    return text, ReadingState.FINAL


def _refuse_twice(rows: tuple[PlainRow, ...]) -> None:
    seen: dict[tuple[str, Period], int] = {}
    for row in rows:
        first = seen.setdefault((row.metric.casefold(), row.period), row.number)
        if first != row.number:
            raise _refusal(
                f"Rows {first} and {row.number} give the same period of {row.metric[:60]}."
            )


def _as_months(rows: list[PlainRow]) -> tuple[PlainRow, ...]:
    """Read days as months where every one of several is the first of its month."""
    days = [row.period for row in rows if row.period.kind is PeriodKind.DAY]
    if len(days) != len(rows) or len(days) == 1 or any(day.start.day != 1 for day in days):
        return tuple(rows)
    return tuple(
        PlainRow(
            row.number,
            row.metric,
            Period(row.period.start, PeriodKind.MONTH),
            row.value,
            row.state,
            row.note,
        )
        for row in rows
    )


def _refusal(what: str) -> Refused:
    advice = "Give a table with the columns metric, period, value and note."
    return Refused(what, "Nothing was changed.", advice)
