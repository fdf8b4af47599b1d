"""Readings pasted from a spreadsheet: every row is accounted for before any is recorded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from digistrat_desktop.domain.edits.measuring import NewReading
from digistrat_desktop.domain.metrics import ReadingState
from digistrat_desktop.domain.periods import kind_for
from digistrat_desktop.domain.typed_periods import read_period
from digistrat_desktop.tabular.cells import text_of
from digistrat_desktop.tabular.read import read_clipboard, read_table_file

if TYPE_CHECKING:
    from pathlib import Path

    from digistrat_desktop.domain.metrics import Metric
    from digistrat_desktop.tabular.cells import Cell, TableFile

_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,10})?", re.ASCII)
_SIGNS = str.maketrans("", "", ",£%  ")
_NOT_REPORTED = frozenset({"", "-", "\u2013", "n/a", "na", "not reported"})
_SUPPRESSED = frozenset({"*", "suppressed"})


@dataclass(frozen=True, slots=True)
class PastedRow:
    """One row with what becomes of it.

    Attributes:
        number: counted from 1.
        reading: what will be recorded, or None when the row is left out.
        words: the period in words and the value, or why the row is left out.
        problem: the row cannot be read and somebody must look at it.
    """

    number: int
    reading: NewReading | None
    words: str
    problem: bool = False


@dataclass(frozen=True, slots=True)
class Paste:
    """A pasted table, read.

    Attributes:
        name: clipboard, or the file's name.
        sha256: of its bytes.
        may_be_fractions: the metric is a percentage and every value is between 0 and 1.
    """

    name: str
    sha256: str
    rows: tuple[PastedRow, ...]
    may_be_fractions: bool

    @property
    def readings(self) -> tuple[NewReading, ...]:
        """What will be recorded."""
        return tuple(row.reading for row in self.rows if row.reading is not None)

    @property
    def problems(self) -> tuple[PastedRow, ...]:
        """Rows somebody must look at."""
        return tuple(row for row in self.rows if row.problem)

    @property
    def words(self) -> str:
        """Account for every row: "24 read, 1 not reported, 1 heading left out"."""
        known = [r for r in self.readings if r.value]
        states = [r.state for r in self.readings]
        left = len(self.rows) - len(self.readings) - len(self.problems)
        parts = [
            (len(known), "read"),
            (states.count(ReadingState.NOT_REPORTED), "not reported"),
            (states.count(ReadingState.SUPPRESSED), "suppressed"),
            (left, "headings or blank rows left out"),
            (len(self.problems), "cannot be read"),
        ]
        return ", ".join(f"{count} {what}" for count, what in parts if count) or "Nothing to read"


def read_paste(text: str, metric: Metric, *, fractions: bool = False) -> Paste:
    """Read pasted cells as readings of one metric.

    Args:
        fractions: values between 0 and 1 stand for per cent and are multiplied by 100.

    Raises:
        Refused: the text is no table.
    """
    # Cells copied from a spreadsheet are parted by tabs, whatever commas stand in them.
    marked = f"sep=\t\n{text}" if "\t" in text else text
    return _paste(read_clipboard(marked), metric, fractions=fractions)


def read_file(path: Path, metric: Metric, *, fractions: bool = False) -> Paste:
    """Read a file's first table as readings of one metric; as `read_paste`.

    Raises:
        Refused: the file cannot be read safely.
    """
    return _paste(read_table_file(path), metric, fractions=fractions)


def _paste(table: TableFile, metric: Metric, *, fractions: bool) -> Paste:
    rows = table.grids[0].rows if table.grids else ()
    read = tuple(
        _row(number, row, metric, fractions=fractions) for number, row in enumerate(rows, start=1)
    )
    values = [Decimal(r.reading.value) for r in read if r.reading and r.reading.value]
    small = bool(values) and all(0 <= value <= 1 for value in values)
    doubtful = small and metric.unit == "%" and not fractions
    return Paste(table.name, table.sha256, _without_repeats(read), doubtful)


def _row(number: int, row: tuple[Cell, ...], metric: Metric, *, fractions: bool) -> PastedRow:
    cells = [cell for cell in row if text_of(cell).strip()]
    if not cells:
        return PastedRow(number, None, "Blank row, left out")
    try:
        period = read_period(_period_cell(cells[0]), kind_for(metric.frequency))
    except ValueError as error:
        return _unread(number, cells, str(error))
    value = text_of(cells[1]).strip() if len(cells) > 1 else ""
    state = _state(value)
    if state is not None:
        words = f"{period.label}: {state.label.lower()}"
        return PastedRow(number, NewReading(period.text, "", state), words)
    plain = value.translate(_SIGNS)
    if not _NUMBER.fullmatch(plain):
        words = f"Row {number}, column 2: “{value[:40]}” is not a number"
        return PastedRow(number, None, words, problem=True)
    shown = _scaled(plain, fractions=fractions)
    return PastedRow(number, NewReading(period.text, shown), f"{period.label}: {shown}")


def _period_cell(cell: Cell) -> str | date:
    return cell if isinstance(cell, date) else text_of(cell)


def _unread(number: int, cells: list[Cell], why: str) -> PastedRow:
    heading = not any(character.isdigit() for character in text_of(cells[-1]))
    if number == 1 and heading:
        return PastedRow(number, None, "Heading, left out")
    return PastedRow(number, None, f"Row {number}, column 1: {why}", problem=True)


def _state(value: str) -> ReadingState | None:
    low = value.casefold()
    if low in _NOT_REPORTED:
        return ReadingState.NOT_REPORTED
    return ReadingState.SUPPRESSED if low in _SUPPRESSED else None


def _scaled(plain: str, *, fractions: bool) -> str:
    if not fractions:
        return plain
    return f"{(Decimal(plain) * 100).normalize():f}"


def _without_repeats(rows: tuple[PastedRow, ...]) -> tuple[PastedRow, ...]:
    seen: dict[str, int] = {}
    kept = []
    for row in rows:
        period = row.reading.period if row.reading else ""
        if period and period in seen:
            words = f"Row {row.number}: the same period as row {seen[period]}"
            kept.append(PastedRow(row.number, None, words, problem=True))
            continue
        if period:
            seen[period] = row.number
        kept.append(row)
    return tuple(kept)
