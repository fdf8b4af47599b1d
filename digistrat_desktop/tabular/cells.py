"""Tables as they were found: rows of cells, each of the kind the file says it is.

A text that a spreadsheet would compute gets one quotation mark before it in a CSV file; our own
reader takes exactly that one away. A text that already looks so treated gets one too, or it would
lose its own.

Source: docs/spec/tables.md#limits; docs/spec/tables.md#writing (after OWASP's rule for CSV
injection).
"""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell that holds no value although it is not empty."""

    words: str  # "#DIV/0!", or "formula without a value"


FORMULA_WITHOUT_VALUE = CellFault("formula without a value")


class Percent(float):
    """A number that its cell shows as a percentage: 0.71 is shown as 71 %."""

    __slots__ = ()

    @property
    def shown(self) -> str:
        """The percentage as text: "71", and as many digits as the cell has."""
        return _number_text(round(float(self) * 100, _PERCENT_PLACES))


_PERCENT_PLACES = 10
# A text of a delimited file is a str even when it looks like a number: reading it is the import's.
Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | CellFault | None
Row = tuple[Cell, ...]


class CellKind(StrEnum):
    EMPTY = "empty"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    BOOLEAN = "boolean"
    ERROR = "error"


_KINDS: dict[type, CellKind] = {
    type(None): CellKind.EMPTY,
    str: CellKind.TEXT,
    bool: CellKind.BOOLEAN,
    int: CellKind.NUMBER,
    float: CellKind.NUMBER,
    Percent: CellKind.NUMBER,
    dt.date: CellKind.DATE,
    dt.datetime: CellKind.DATE,
    dt.time: CellKind.TIME,
    dt.timedelta: CellKind.TIME,
    CellFault: CellKind.ERROR,
}


def kind_of(cell: Cell) -> CellKind:
    return _KINDS[type(cell)]


def text_of(cell: Cell) -> str:
    """Write a cell as text: numbers in full and without a needless .0, dates as ISO."""
    if isinstance(cell, str):  # first, as nearly all are
        return cell
    return "" if cell is None else _text_of_value(cell)


def _text_of_value(cell: Cell) -> str:
    if isinstance(cell, float):
        return _number_text(cell)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, (dt.date, dt.time)):
        return cell.isoformat()
    return cell.words if isinstance(cell, CellFault) else str(cell)


def _number_text(number: float) -> str:
    # Beyond 15 digits a spreadsheet's numbers are no longer exact.
    exact = number.is_integer() and abs(number) < 1e15  # noqa: PLR2004  # see above
    return str(int(number)) if exact else repr(number)


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet, or one delimited file."""

    name: str  # the sheet's name; empty for a delimited file
    rows: tuple[Row, ...]  # without empty cells at their ends; row 1 of the file is rows[0]
    delimited: bool = False  # True when every row said how many cells it has (CSV, clipboard)
    hidden: bool = False  # True for a sheet its maker has hidden
    # how many rows, and which columns, have something in them and are hidden
    unseen: tuple[int, tuple[int, ...]] = (0, ())
    from_1904: bool = False  # its numbers of days count from 1904 and not from 1900
    separator: str = ""  # between the cells of a delimited file

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max(map(len, self.rows), default=0)

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell by place, counted from 0; None beyond a row's end."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None


@dataclass(frozen=True, slots=True)
class TableFile:
    name: str  # the file's name, without folders; "clipboard" for pasted text
    sha256: str  # of the file's bytes, hexadecimal
    grids: tuple[Grid, ...]  # one for each sheet
    notes: tuple[str, ...] = ()  # what the reader had to decide, one sentence each, for the preview


def column_letters(number: int) -> str:
    """Name a column as spreadsheets do: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


_ACTIVE = r"'*[\s\ufeff\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\u00ad]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]"
_NEEDS = re.compile(_ACTIVE)
_HAS = re.compile(f"'{_ACTIVE}")
QUOTED_HEADING = " (text after ')"


def neutral(text: str) -> str:
    """Make a text no spreadsheet computes."""
    return f"'{text}" if _NEEDS.match(text) else text


def restored(text: str) -> str:
    """Undo `neutral`."""
    return text[1:] if _HAS.match(text) else text
