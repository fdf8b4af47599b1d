"""A plain table of readings: `metric,period,value,note`, from any file the tabular door reads.

A blank is never nought: it means not reported, as `-` does; `*` means suppressed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.periods import Period, PeriodKind
from digistrat_desktop.domain.readings_table import ReadValue, read_period, read_value
from digistrat_desktop.tabular.cells import (
    FORMULA_WITHOUT_VALUE,
    CellFault,
    column_letters,
    text_of,
)
from digistrat_desktop.tabular.read import read_table_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from digistrat_desktop.domain.metrics import ReadingState
    from digistrat_desktop.tabular.cells import Cell, Grid, Row

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


def read_plain_table(path: Path, progress: Callable[[int], None] | None = None) -> PlainTable:
    """Read a table; every row is read or the whole is refused.

    Args:
        progress: told the number of rows now and then.

    Raises:
        Refused: naming the cause and the row.
    """
    found = read_table_file(path, progress)
    grid = next((g for g in found.grids if g.rows and not g.hidden), found.grids[0])
    header = next(number for number, row in enumerate(grid.rows) if any(map(text_of, row)))
    columns = _columns(grid.rows[header])
    _refuse_beyond(grid, header)
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


def _refuse_beyond(grid: Grid, header: int) -> None:
    """Refuse a cell that stands under no heading: nobody knows what it means."""
    wanted = len(grid.rows[header])
    for at in range(header + 1, len(grid.rows)):
        for column, cell in enumerate(grid.rows[at][wanted:], wanted + 1):
            if text_of(cell).strip():
                place = f"Row {at + 1}, column {column_letters(column)}"
                raise _refusal(f"{place}: “{text_of(cell)[:40]}” stands under no heading.")


def _rows(grid: Grid, header: int, columns: _Columns, only: str) -> Iterator[PlainRow]:
    for at in range(header + 1, len(grid.rows)):
        if any(text_of(cell).strip() for cell in grid.rows[at]):
            yield _row(grid, at, columns, only)


def _row(grid: Grid, at: int, columns: _Columns, only: str) -> PlainRow:
    number = at + 1
    metric = only if columns.metric is None else _text(grid, at, columns.metric)
    if not metric:
        raise _refusal(f"Row {number} names no metric.")
    try:
        value = _value(grid.cell(at, columns.value))
    except ValueError as error:
        raise _refused_cell(number, columns.value, error) from error
    try:
        period = _period(grid.cell(at, columns.period))
    except ValueError as error:
        raise _refused_cell(number, columns.period, error) from error
    note = "" if columns.note is None else _text(grid, at, columns.note)
    return PlainRow(number, metric, period, value.text, value.state, note)


def _text(grid: Grid, at: int, column: int) -> str:
    return text_of(grid.cell(at, column)).strip()


def _refused_cell(number: int, column: int, error: ValueError) -> Refused:
    return _refusal(f"Row {number}, column {column_letters(column + 1)}: {error}.")


# A table brings the same periods and many of its values over and over. Typed: 1 and True differ.
@lru_cache(maxsize=4096, typed=True)
def _period(cell: Cell) -> Period:
    found = read_period(_written(cell), None)
    if found.two_way:
        raise ValueError(
            f"“{cell}” is one day in Britain and another in America; write {found.period}"
            " or the day that is meant"
        )
    return found.period


@lru_cache(maxsize=4096, typed=True)
def _value(cell: Cell) -> ReadValue:
    return read_value(_written(cell))


def _written(cell: Cell) -> object:
    if cell == FORMULA_WITHOUT_VALUE:
        raise ValueError(
            "the formula has no value; open the file, let it calculate, and save it again"
        )
    return cell.words if isinstance(cell, CellFault) else cell


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
