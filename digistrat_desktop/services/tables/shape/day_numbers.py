"""Days that a spreadsheet counts: 45383 is 1 April 2024, in a column of periods or across the headings."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from digistrat_desktop.domain.periods.periods import PeriodKind, period_at
from digistrat_desktop.services.tables.shape.headings import is_period
from digistrat_desktop.services.tables.shape.layout import LOOKED_AT, find_header
from digistrat_desktop.services.tables.shape.roles import is_value
from digistrat_desktop.tabular.cells import Cell, Grid, Row, TableFile, text_of

_DAY_0, _DAY_0_OF_1904 = date(1899, 12, 30), date(1904, 1, 1)
_NUMBER = re.compile(r"[34][0-9]{4}(?:\.[0-9]+)?", re.ASCII)
_A_WEEK, _FEWEST_WEEKS = 7, 3


def day_of(cell: Cell, grid: Grid) -> date | None:
    """Give the day that a number of a sheet counts; None where it counts none of our time."""
    text = text_of(cell).strip()
    if isinstance(cell, bool) or not _NUMBER.fullmatch(text):
        return None
    return (_DAY_0_OF_1904 if grid.from_1904 else _DAY_0) + timedelta(days=int(float(text)))


def told_of(cell: Cell, day: date) -> str:
    return f"“{text_of(cell)}” is read as the date {period_at(day, PeriodKind.DAY).label}"


def with_dated_headings(table: TableFile) -> TableFile:
    """Write the numbers of days in a row of headings as dates, and say so."""
    found = [_dated(grid) for grid in table.grids]
    told = tuple(dict.fromkeys(words for _, words in found if words))
    if not told:
        return table
    return replace(table, grids=tuple(grid for grid, _ in found), notes=(*table.notes, *told))


def _dated(grid: Grid) -> tuple[Grid, str]:
    header = find_header(grid)
    if header >= 0 and sum(map(is_period, grid.rows[header])) > 1:
        return grid, ""
    for at, row in enumerate(grid.rows[:LOOKED_AT]):
        days = _days_in(row, grid)
        if days and any(map(is_value, _first_filled(grid.rows[at + 1 :]))):
            cells = tuple(days.get(column, cell) for column, cell in enumerate(row))
            first = min(days)
            rows = (*grid.rows[:at], cells, *grid.rows[at + 1 :])
            return replace(grid, rows=rows), f"{told_of(row[first], days[first])}."
    return grid, ""


def _first_filled(rows: Sequence[Row]) -> Row:
    return next((row for row in rows if any(text_of(cell).strip() for cell in row)), ())


def _days_in(row: Row, grid: Grid) -> dict[int, date]:
    """Give the days of a row that follow each other by months or weeks, beside words only."""
    found = {at: day for at, cell in enumerate(row) if (day := day_of(cell, grid))}
    others = [cell for at, cell in enumerate(row) if at not in found]
    if 0 in found or any(map(is_value, others)) or not _follow(list(found.values())):
        return {}
    return found


def _follow(days: Sequence[date]) -> bool:
    steps = {(later - sooner).days for sooner, later in pairwise(days)}
    if not steps or (min(steps) <= 0 <= max(steps)):
        return False
    firsts = {day.day == 1 for day in days}
    lasts = {(day + timedelta(days=1)).day == 1 for day in days}
    weeks = steps in ({_A_WEEK}, {-_A_WEEK}) and len(days) >= _FEWEST_WEEKS
    return firsts == {True} or lasts == {True} or weeks
