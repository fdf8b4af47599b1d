"""What stands above the columns of a table: names, groups of names, and periods."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from digistrat_desktop.domain.written_periods import read_period
from digistrat_desktop.tabular.cells import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digistrat_desktop.tabular.cells import Cell, Grid

_FINANCIAL = re.compile(r"(?:fy\s*)?(20[0-9]{2})\s*[/\-]\s*(?:20)?[0-9]{2}", re.ASCII)
_PART = re.compile(r"(q|quarter ?)[1-4]|[a-z]{3,9}\.?", re.ASCII)
_AFTER_NEW_YEAR = frozenset({"jan", "feb", "mar"})


def headings(grid: Grid, header: int) -> tuple[str, ...]:
    """Give every column's heading; the heading of its group stands before one that is repeated."""
    if header < 0:
        return tuple(f"Column {at + 1}" for at in range(grid.width))
    plain = [" ".join(text_of(grid.cell(header, at)).split()) for at in range(grid.width)]
    again = {
        one.casefold() for one, count in Counter(x.casefold() for x in plain).items() if count > 1
    }
    groups = _groups(grid, header)
    return tuple(_named(plain, groups, again))


def _named(plain: Sequence[str], groups: Sequence[str], again: set[str]) -> Iterator[str]:
    for at, (one, group) in enumerate(zip(plain, groups, strict=True)):
        if one.casefold() in again and group and one:
            yield f"{group}: {one}"
        else:
            yield one or f"Column {at + 1}"


def _groups(grid: Grid, header: int) -> list[str]:
    """Give each column the heading of its group: the row above, each word reaching to the next."""
    if header == 0:
        return [""] * grid.width
    found, latest = [], ""
    for at in range(grid.width):
        latest = " ".join(text_of(grid.cell(header - 1, at)).split()) or latest
        found.append(latest)
    return found


def period_headings(grid: Grid, header: int) -> tuple[Cell, ...]:
    """Give what every column's heading says of time: itself, or with the year once above it.

    Returns:
        "Q1 2024/25" where Q1 stands below 2024/25, "Jan 2025" where Jan stands below it; the heading
        as it is where it needs no year, or has none above it; nothing where there are no headings.
    """
    if header < 0:
        return ()
    groups = _groups(grid, header)
    return tuple(_dated(grid.cell(header, at), group) for at, group in enumerate(groups))


def _dated(cell: Cell, above: str) -> Cell:
    text = " ".join(text_of(cell).split())
    if is_period(cell) or not _PART.fullmatch(text.casefold()):
        return cell
    dated = _with_year(text, above)
    return dated if is_period_cell(dated) else cell


def _with_year(text: str, above: str) -> str:
    """Write a quarter or a month with the year above it; January ends a financial year."""
    financial = _FINANCIAL.fullmatch(above.casefold())
    if financial is None or text[:1].casefold() == "q":
        return f"{text} {above}"
    begins = int(financial.group(1))
    return f"{text} {begins + (text[:3].casefold() in _AFTER_NEW_YEAR)}"


def is_period(cell: Cell) -> bool:
    """Tell whether a heading is a period; a bare number is none."""
    if isinstance(cell, date):
        return True
    return bool(text_of(cell).strip()) and is_period_cell(cell if isinstance(cell, str) else None)


def is_period_cell(cell: Cell) -> bool:
    """Tell whether a cell can be read as a period; a bare number is none."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return False
    try:
        read_period(cell, None)
    except ValueError:
        return False
    return True
