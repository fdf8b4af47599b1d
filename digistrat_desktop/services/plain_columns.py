"""Where a plain table of readings stands in a file, and which of its columns are read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.saying import say
from digistrat_desktop.tabular.cells import column_letters, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digistrat_desktop.tabular.cells import Grid, Row, TableFile

LONGEST_NAME, LONGEST_NOTE = 200, 2_000
_PERIOD_NAMES = ("period", "date", "month")
_READ = ("metric", "value", "note")
_LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class Columns:
    """The row of headings and the columns that are read, all counted from 0.

    Attributes:
        metric: None where the file holds one metric, named as the file is.
    """

    header: int
    period: int
    value: int
    metric: int | None
    note: int | None


def table_of(found: TableFile) -> tuple[Grid, Columns]:
    """Find the one sheet with the headings of a plain table.

    Raises:
        Refused: there is none, or more than one, or two columns have one heading.
    """
    tables = [(grid, at) for grid in _seen(found) if (at := _header(grid)) is not None]
    if not tables:
        raise refusal(
            say("The first row must name the columns: metric, period, value, note."),
            say("Name them so, or import the file at the window: Metrics, Import file."),
        )
    if len(tables) > 1:
        names = " and ".join(f"“{grid.name[:60]}”" for grid, _ in tables)
        raise refusal(
            say("The sheets {names} each hold a table; one can be read at a time.", names=names),
            say("Save the one that is meant as a file of its own."),
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


def _columns(row: Row, header: int) -> Columns:
    names = _names(row)
    for name, count in Counter(names).items():
        if count > 1 and name in {*_PERIOD_NAMES, *_READ}:
            raise refusal(
                say(
                    "Row {row} has {count} columns called “{name}”.",
                    row=header + 1,
                    count=count,
                    name=name,
                )
            )
    places = {name: at for at, name in enumerate(names)}
    period = next(places[name] for name in _PERIOD_NAMES if name in places)
    return Columns(header, period, places["value"], places.get("metric"), places.get("note"))


def refuse_beyond(grid: Grid, columns: Columns) -> None:
    """Refuse a cell that stands under no heading: nobody knows what it means."""
    wanted = len(grid.rows[columns.header])
    for at in range(columns.header + 1, len(grid.rows)):
        for column, cell in enumerate(grid.rows[at][wanted:], wanted):
            if text_of(cell).strip():
                raise refusal(
                    say(
                        "{place}: “{text}” stands under no heading.",
                        place=place_of(at + 1, column),
                        text=text_of(cell)[:40],
                    )
                )


def refuse_short(grid: Grid, at: int, columns: Columns) -> None:
    """Refuse a row that ends before its value: a blank is written, a cell that is missing is not."""
    cells = len(grid.rows[at])
    if grid.delimited and cells <= max(columns.period, columns.value):
        wanted = len(grid.rows[columns.header])
        raise refusal(
            say(
                "Row {row} has {cells} of the {wanted} cells that the headings name.",
                row=at + 1,
                cells=cells,
                wanted=wanted,
            )
        )


def notes_about(found: TableFile, grid: Grid, columns: Columns) -> tuple[str, ...]:
    """Say what of a file was not read, one sentence each."""
    return tuple(_notes(found, grid, columns))


def _notes(found: TableFile, grid: Grid, columns: Columns) -> Iterator[str]:
    others = [one.name for one in _seen(found) if one is not grid]
    if others:
        yield say("Sheets that were not read: {names}.", names=", ".join(others))
    used = {columns.period, columns.value, columns.metric, columns.note}
    heads = grid.rows[columns.header]
    left = [text_of(one).strip() for at, one in enumerate(heads) if at not in used]
    if any(left):
        names = ", ".join(filter(None, left))
        yield say("Columns that were not read: {names}.", names=names)
    again = sum(row == heads for row in grid.rows[columns.header + 1 :])
    if again:
        yield say("Headings that are repeated and were left out: {count}.", count=again)


def place_of(number: int, column: int) -> str:
    """Name a cell: "Row 7, column C".

    Args:
        number: the row, counted from 1.
        column: counted from 0.
    """
    return say("Row {row}, column {column}", row=number, column=column_letters(column + 1))


def refusal(what: str, advice: str = "") -> Refused:
    """Make the refusal of a plain table.

    Args:
        advice: what to do; empty where a row is named and it is enough to put that row right.
    """
    return Refused(
        what, say("Nothing was changed."), advice or say("Correct the file and try again.")
    )
