"""A plain table of readings: `metric,period,value,note`, from any file the tabular door reads.

A blank is never nought: it means not reported, as `-` does; `*` means suppressed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from digistrat_desktop.domain.period_series import may_be_years, settled_kind
from digistrat_desktop.domain.periods import Period, period_at
from digistrat_desktop.domain.saying import say
from digistrat_desktop.domain.written_periods import ReadPeriod, read_period
from digistrat_desktop.domain.written_values import ReadValue, read_value
from digistrat_desktop.services.plain_columns import (
    LONGEST_NAME,
    LONGEST_NOTE,
    Columns,
    notes_about,
    place_of,
    refusal,
    refuse_beyond,
    refuse_short,
    table_of,
)
from digistrat_desktop.tabular.cells import FORMULA_WITHOUT_VALUE, CellFault, text_of
from digistrat_desktop.tabular.read import read_table_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from digistrat_desktop.domain.errors import Refused
    from digistrat_desktop.domain.metrics import ReadingState
    from digistrat_desktop.tabular.cells import Cell, Grid


@dataclass(frozen=True, slots=True)
class PlainRow:
    """One row, read.

    Attributes:
        number: counted from 1, as spreadsheets do.
        value: decimal text, empty when there is none.
        percent: a percent sign stood beside it.
    """

    number: int
    metric: str
    period: Period
    value: str
    state: ReadingState
    note: str
    percent: bool = False


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
        return {name: _settled(rows) for name, rows in found.items()}


def read_plain_table(path: Path, progress: Callable[[int], None] | None = None) -> PlainTable:
    """Read a table; every row is read or the whole is refused.

    Args:
        progress: told the number of rows now and then.

    Raises:
        Refused: naming the cause and the row.
    """
    found = read_table_file(path, progress)
    grid, columns = table_of(found)
    refuse_beyond(grid, columns)
    rows = tuple(_rows(grid, columns, path.stem))
    if not rows:
        raise refusal(say("There are headings and no rows below them."))
    _refuse_twice(rows)
    _refuse_years(rows)
    notes = (*found.notes, *notes_about(found, grid, columns))
    return PlainTable(found.name, found.sha256, rows, notes)


def _rows(grid: Grid, columns: Columns, only: str) -> Iterator[PlainRow]:
    dates = _Dates()
    heads = grid.rows[columns.header]
    for at in range(columns.header + 1, len(grid.rows)):
        row = grid.rows[at]
        if any(text_of(cell).strip() for cell in row) and row != heads:
            refuse_short(grid, at, columns)
            yield _row(grid, at, columns, only, dates)
    dates.refuse_doubt()


class _Dates:
    """Whether dates such as 03/04/2026 are settled by others of the table, such as 13/04/2026."""

    def __init__(self) -> None:
        self._first_doubt: Refused | None = None
        self._orders: set[bool] = set()

    def see(self, place: str, cell: Cell, found: ReadPeriod) -> None:
        """Take note of a period."""
        if found.day_first is not None:
            self._orders.add(found.day_first)
        if found.two_way and self._first_doubt is None:
            self._first_doubt = refusal(
                say(
                    "{place}: “{cell}” is one day in Britain and another in America; write {period} or the day that is meant.",
                    place=place,
                    cell=text_of(cell),
                    period=found.period,
                )
            )

    def refuse_doubt(self) -> None:
        """Refuse where a date is in doubt and no other says that days come first."""
        if self._first_doubt is not None and self._orders != {True}:
            raise self._first_doubt


def _row(grid: Grid, at: int, columns: Columns, only: str, dates: _Dates) -> PlainRow:
    number = at + 1
    metric = only if columns.metric is None else _text(grid, at, columns.metric, LONGEST_NAME)
    if not metric:
        raise refusal(say("Row {row} names no metric.", row=number))
    try:
        value = _value(grid.cell(at, columns.value))
    except ValueError as error:
        raise _refused_cell(number, columns.value, error) from error
    cell = grid.cell(at, columns.period)
    try:
        period = _period(cell)
    except ValueError as error:
        raise _refused_cell(number, columns.period, error) from error
    dates.see(place_of(number, columns.period), cell, period)
    note = "" if columns.note is None else _text(grid, at, columns.note, LONGEST_NOTE)
    return PlainRow(number, metric, period.period, value.text, value.state, note, value.percent)


def _text(grid: Grid, at: int, column: int, most: int) -> str:
    text = text_of(grid.cell(at, column)).strip()
    if len(text) > most:
        raise refusal(
            say(
                "{place} holds {count} characters; at most {most} fit.",
                place=place_of(at + 1, column),
                count=f"{len(text):,}",
                most=f"{most:,}",
            )
        )
    return text


def _refused_cell(number: int, column: int, error: ValueError) -> Refused:
    return refusal(say("{place}: {cause}.", place=place_of(number, column), cause=error.args[0]))


# A table brings the same periods and many of its values over and over. Typed: 1 and True differ.
@lru_cache(maxsize=4096, typed=True)
def _period(cell: Cell) -> ReadPeriod:
    return read_period(_written(cell), None)


@lru_cache(maxsize=4096, typed=True)
def _value(cell: Cell) -> ReadValue:
    return read_value(_written(cell))


def _written(cell: Cell) -> object:
    if cell == FORMULA_WITHOUT_VALUE:
        raise ValueError(
            say("the formula has no value; open the file, let it calculate, and save it again")
        )
    return cell.words if isinstance(cell, CellFault) else cell


def _refuse_twice(rows: tuple[PlainRow, ...]) -> None:
    seen: dict[tuple[str, Period], int] = {}
    for row in rows:
        first = seen.setdefault((row.metric.casefold(), row.period), row.number)
        if first != row.number:
            raise refusal(
                say(
                    "Rows {first} and {second} give the same period of {metric}.",
                    first=first,
                    second=row.number,
                    metric=row.metric[:60],
                )
            )


def _refuse_years(rows: tuple[PlainRow, ...]) -> None:
    """Refuse months that may be financial years: 2009-10 is October 2009, or a year from April."""
    by_metric: dict[str, list[PlainRow]] = {}
    for row in rows:
        by_metric.setdefault(row.metric, []).append(row)
    for mine in by_metric.values():
        if may_be_years([row.period for row in mine]):
            first = mine[0]
            raise refusal(
                say(
                    "Row {row}: “{period}” may be {month} or a financial year; write {month} or {year}.",
                    row=first.number,
                    period=first.period,
                    month=first.period.label,
                    year=first.period.text.replace("-", "/"),
                )
            )


def _settled(rows: list[PlainRow]) -> tuple[PlainRow, ...]:
    """Read days as months, quarters or weeks where all of a metric's days are such days."""
    kind = settled_kind([row.period for row in rows])
    if kind is None or len(rows) == 1:
        return tuple(rows)
    return tuple(replace(row, period=period_at(row.period.start, kind)) for row in rows)
