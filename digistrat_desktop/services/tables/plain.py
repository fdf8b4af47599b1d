"""A plain table of readings: `metric,period,value,note`, from any file the tabular door reads.

A blank is never nought: it means not reported, as `-` does; `*` means suppressed.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.periods import periods
from digistrat_desktop.domain.periods.written_periods import ReadPeriod, fit_period, read_period
from digistrat_desktop.domain.trust.metrics import Metric, ReadingState
from digistrat_desktop.domain.trust.written_values import ReadValue, read_value
from digistrat_desktop.tabular.cells import (
    FORMULA_WITHOUT_VALUE,
    Cell,
    CellFault,
    Grid,
    Row,
    TableFile,
    column_letters,
    text_of,
)
from digistrat_desktop.tabular.read import read_table_file

LONGEST_NAME, LONGEST_NOTE = 200, 2_000
_PERIOD_NAMES = ("period", "date", "month")
_READ = ("metric", "value", "note")
_LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class PlainColumns:
    """The row of headings and the columns that are read, all counted from 0."""

    header: int
    period: int
    value: int
    metric: int | None  # None where the file holds one metric, named as the file is
    note: int | None


def table_of(found: TableFile) -> tuple[Grid, PlainColumns]:
    """Find the one sheet with the headings of a plain table."""
    tables = [(grid, at) for grid in _seen(found) if (at := _header(grid)) is not None]
    if not tables:
        raise refusal(
            "The first row must name the columns: metric, period, value, note.",
            "Use these names, or import the file in the window: Metrics, Import file.",
        )
    if len(tables) > 1:
        names = " and ".join(f"“{grid.name[:60]}”" for grid, _ in tables)
        raise refusal(
            f"The sheets {names} each have a table. Import one at a time.",
            "Save the one you want as a separate file.",
        )
    grid, header = tables[0]
    return grid, _columns(grid.rows[header], header)


def _seen(found: TableFile) -> tuple[Grid, ...]:
    return tuple(grid for grid in found.grids if grid.rows and not grid.hidden)


def _header(grid: Grid) -> int | None:
    """Find the row of headings; a title and other words may stand above it."""
    for at, row in enumerate(grid.rows[:_LOOKED_AT]):
        names = _names(row)
        if "value" in names and any(name in names for name in _PERIOD_NAMES):
            return at
    return None


def _names(row: Row) -> list[str]:
    return [text_of(cell).strip().casefold() for cell in row]


def _columns(row: Row, header: int) -> PlainColumns:
    names = _names(row)
    for name, count in Counter(names).items():
        if count > 1 and name in {*_PERIOD_NAMES, *_READ}:
            raise refusal(f"Row {header + 1} has {count} columns called “{name}”.")
    places = {name: at for at, name in enumerate(names)}
    period = next(places[name] for name in _PERIOD_NAMES if name in places)
    return PlainColumns(header, period, places["value"], places.get("metric"), places.get("note"))


def refuse_beyond(grid: Grid, columns: PlainColumns) -> None:
    """Refuse a cell that stands under no heading: nobody knows what it means."""
    wanted = len(grid.rows[columns.header])
    for at in range(columns.header + 1, len(grid.rows)):
        for column, cell in enumerate(grid.rows[at][wanted:], wanted):
            if text_of(cell).strip():
                raise refusal(f"{place_of(at + 1, column)}: “{text_of(cell)[:40]}” has no heading.")


def refuse_short(grid: Grid, at: int, columns: PlainColumns) -> None:
    """Refuse a row that ends before its value: a blank is written, a cell that is missing is not."""
    cells = len(grid.rows[at])
    if grid.delimited and cells <= max(columns.period, columns.value):
        wanted = len(grid.rows[columns.header])
        raise refusal(f"Row {at + 1} has {cells} of the {wanted} cells that the headings need.")


def notes_about(found: TableFile, grid: Grid, columns: PlainColumns) -> tuple[str, ...]:
    """Say what of a file was not read, one sentence each."""
    return tuple(_notes(found, grid, columns))


def _notes(found: TableFile, grid: Grid, columns: PlainColumns) -> Iterator[str]:
    others = [one.name for one in _seen(found) if one is not grid]
    if others:
        yield f"Sheets not read: {', '.join(others)}."
    used = {columns.period, columns.value, columns.metric, columns.note}
    heads = grid.rows[columns.header]
    left = [text_of(one).strip() for at, one in enumerate(heads) if at not in used]
    if any(left):
        names = ", ".join(filter(None, left))
        yield f"Columns not read: {names}."
    again = sum(row == heads for row in grid.rows[columns.header + 1 :])
    if again:
        yield f"Repeated headings left out: {again}."


def place_of(number: int, column: int) -> str:
    """Name a cell, by its row from 1 and its column from 0: "Row 7, column C"."""
    return f"Row {number}, column {column_letters(column + 1)}"


def refusal(what: str, advice: str = "") -> Refused:
    """Make the refusal of a plain table.

    Args:
        advice: what to do; empty where a row is named and it is enough to put that row right.
    """
    return Refused(what, "Nothing was changed.", advice or "Correct the file and try again.")


@dataclass(frozen=True, slots=True)
class PlainRow:
    number: int  # counted from 1, as spreadsheets do
    metric: str
    period: periods.Period
    value: str  # decimal text, empty when there is none
    state: ReadingState
    note: str
    percent: bool = False  # a percent sign stood beside it


@dataclass(frozen=True, slots=True)
class PlainTable:
    name: str  # of the file, without folders
    sha256: str  # of the file's bytes
    rows: tuple[PlainRow, ...]
    notes: tuple[str, ...]  # what had to be decided while reading, one sentence each

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
    """
    found = read_table_file(path, progress)
    grid, columns = table_of(found)
    refuse_beyond(grid, columns)
    rows = tuple(_rows(grid, columns, path.stem))
    if not rows:
        raise refusal("There are headings but no rows below them.")
    _refuse_twice(rows)
    _refuse_years(rows)
    notes = (*found.notes, *notes_about(found, grid, columns))
    return PlainTable(found.name, found.sha256, rows, notes)


def _rows(grid: Grid, columns: PlainColumns, only: str) -> Iterator[PlainRow]:
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
                f"{place}: “{text_of(cell)}” could be day first or month first. Write "
                f"{found.period} or the exact day."
            )

    def refuse_doubt(self) -> None:
        """Refuse where a date is in doubt and no other says that days come first."""
        if self._first_doubt is not None and self._orders != {True}:
            raise self._first_doubt


def _row(grid: Grid, at: int, columns: PlainColumns, only: str, dates: _Dates) -> PlainRow:
    number = at + 1
    metric = only if columns.metric is None else _text(grid, at, columns.metric, LONGEST_NAME)
    if not metric:
        raise refusal(f"Row {number} has no metric.")
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
            f"{place_of(at + 1, column)} has {len(text):,} characters. The limit is {most:,}."
        )
    return text


def _refused_cell(number: int, column: int, error: ValueError) -> Refused:
    return refusal(f"{place_of(number, column)}: {error.args[0]}.")


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
            "the formula has no value. Open the file, let it calculate, and save it again"
        )
    return cell.words if isinstance(cell, CellFault) else cell


def _refuse_twice(rows: tuple[PlainRow, ...]) -> None:
    seen: dict[tuple[str, periods.Period], int] = {}
    for row in rows:
        first = seen.setdefault((row.metric.casefold(), row.period), row.number)
        if first != row.number:
            raise refusal(
                f"Rows {first} and {row.number} have the same period for {row.metric[:60]}."
            )


def _refuse_years(rows: tuple[PlainRow, ...]) -> None:
    """Refuse months that may be financial years: 2009-10 is October 2009, or a year from April."""
    by_metric: dict[str, list[PlainRow]] = {}
    for row in rows:
        by_metric.setdefault(row.metric, []).append(row)
    for mine in by_metric.values():
        if periods.may_be_years([row.period for row in mine]):
            first = mine[0]
            raise refusal(
                f"Row {first.number}: “{first.period}” could be {first.period.label} or a "
                f"financial year. Write {first.period.label} or "
                f"{first.period.text.replace('-', '/')}."
            )


def _settled(rows: list[PlainRow]) -> tuple[PlainRow, ...]:
    """Read days as months, quarters or weeks where all of a metric's days are such days."""
    kind = periods.settled_kind([row.period for row in rows])
    if kind is None or len(rows) == 1:
        return tuple(rows)
    return tuple(replace(row, period=periods.period_at(row.period.start, kind)) for row in rows)


def as_reported(metric: Metric, rows: Sequence[PlainRow]) -> tuple[PlainRow, ...]:
    """Let first and last days stand for the periods a metric is reported for, where all fit."""
    kind = periods.kind_for(metric.frequency)
    try:
        return tuple(replace(row, period=fit_period(row.period, kind)) for row in rows)
    except ValueError:
        # Periods of another length: whether they may stand beside what is there is judged later.
        return tuple(rows)


def refuse_fractions(metric: Metric, rows: Sequence[PlainRow]) -> None:
    """Refuse percentages that may be fractions (none above 1, no sign): a command cannot ask."""
    bare = [(row, Decimal(row.value)) for row in rows if row.value and not row.percent]
    if metric.unit != "%" or not bare or max(value for _, value in bare) > 1:
        return
    row, value = next(((row, value) for row, value in bare if value > 0), bare[0])
    if value > 0:
        raise refusal(
            f"Row {row.number}: {row.value} could mean {row.value} % or a fraction, "
            f"{value * 100:f} %, because {metric.name[:60]} is a percentage. Write "
            f"{value * 100:f} or {row.value}%."
        )
