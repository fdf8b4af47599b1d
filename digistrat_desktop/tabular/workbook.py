"""Read a spreadsheet with the library; runs in the child process only.

Source: docs/spec/tables.md#spreadsheets.
"""

import datetime as dt
import io
import math
import re
from collections.abc import Iterator, Sequence
from xml.parsers import expat

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.system.safe_zip import SafeZip, open_zip
from digistrat_desktop.tabular import limits
from digistrat_desktop.tabular.cells import Cell, CellFault, Grid, Row, column_letters
from digistrat_desktop.tabular.prescan import KINDS, RULES, Faults, prescan, refuse_sheet

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MAGIC = b"PK\x03\x04"
_MACROS = "The file has macros. They are not run and not read."
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOCKED = "it has a password. Remove the password and try again"


def read_workbook(data: bytes, kind: str) -> tuple[tuple[Grid, ...], tuple[str, ...]]:
    """Check a spreadsheet, of one of KINDS, and have it read; give its sheets and notes on them."""
    _check_magic(data, kind)
    faults: dict[str, Faults] = {}
    notes: tuple[str, ...] = ()
    if kind != "xls":
        with open_zip(io.BytesIO(data), RULES) as archive:
            by_part = prescan(archive, kind)
            faults = by_part if kind == "ods" else _faults_by_sheet(archive, by_part)
            notes = (_MACROS,) if _has_macros(archive) else ()
    return _read_with_library(data, faults), notes


def _check_magic(data: bytes, kind: str) -> None:
    if kind not in KINDS:
        raise refuse_sheet(f"files ending .{kind[:10]} cannot be read")
    if data.startswith(OLE_MAGIC) and kind != "xls":
        raise refuse_sheet(_LOCKED if _ENCRYPTED in data else f"its content does not match .{kind}")
    if not data.startswith(OLE_MAGIC if kind == "xls" else ZIP_MAGIC):
        raise refuse_sheet(f"its content does not match a .{kind} file")


def _has_macros(archive: SafeZip) -> bool:
    return any(name.lower().endswith("vbaproject.bin") for name in archive.names)


def _faults_by_sheet(archive: SafeZip, by_part: dict[str, Faults]) -> dict[str, Faults]:
    """Find which sheet each part is, through the workbook's list and its relations."""
    list_name, relations_name = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
    if not any(by_part.values()) or not {list_name, relations_name} <= set(archive.names):
        return {}
    targets = {
        one.get("Id", ""): one.get("Target", "")
        for one in _attributes_of(archive.read(relations_name), "Relationship")
    }
    found = {}
    for sheet in _attributes_of(archive.read(list_name), "sheet"):
        relation = next((v for k, v in sheet.items() if k.endswith(":id")), "")
        part = re.sub("^(?:/?xl/|\\./)", "", targets.get(relation, ""))
        found[sheet.get("name", "")] = by_part.get(f"xl/{part}", {})
    return found


def _attributes_of(data: bytes, wanted: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == wanted:
            found.append(attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        parser.Parse(data, True)  # the last of it
    except expat.ExpatError as error:
        raise refuse_sheet("its list of sheets is damaged") from error
    return found


def _read_with_library(data: bytes, faults: dict[str, Faults]) -> tuple[Grid, ...]:
    """Call the library; a panic in it is a BaseException that no narrower word catches."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return tuple(_sheets(book, faults))
    except Refused:
        raise
    except PasswordError as error:
        raise refuse_sheet(_LOCKED) from error
    except BaseException as error:  # a panic derives from BaseException
        raise refuse_sheet("the file is damaged, or a kind that cannot be read") from error


def _sheets(book: CalamineWorkbook, faults: dict[str, Faults]) -> Iterator[Grid]:
    if len(book.sheets_metadata) > limits.MOST_SHEETS:
        raise refuse_sheet(f"it has more than {limits.MOST_SHEETS} sheets")
    cells = 0
    for about in book.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(about.name)
        rows = tuple(_rows(sheet, about.name, faults.get(about.name, {})))
        cells += sum(map(len, rows))
        if cells > limits.MOST_CELLS:
            raise refuse_sheet(f"it has more than {limits.MOST_CELLS:,} cells")
        yield Grid(about.name[:200], rows, hidden=about.visible != SheetVisibleEnum.Visible)


def _rows(sheet: CalamineSheet, name: str, faults: Faults) -> Iterator[Row]:
    """Yield rows from row 1 on; blank rows at the end are left out."""
    # The library pads rows before the first used one, but not columns.
    lead: tuple[Cell, ...] = (None,) * (sheet.start[1] if sheet.start else 0)
    faulty: dict[int, dict[int, CellFault]] = {}
    for (at, column), fault in faults.items():
        faulty.setdefault(at, {})[column] = fault
    blank = 0
    for number, cells in enumerate(sheet.iter_rows()):
        if number >= limits.MOST_LINES:
            raise refuse_sheet(f"sheet {name[:40]!r} has more than {limits.MOST_ROWS:,} rows")
        checked = (*lead, *_checked(cells, name, number, len(lead)))
        row = _trimmed(_with_faults(checked, faulty.get(number, {})))
        if not row:
            blank += 1
            continue
        yield from ((),) * blank
        blank = 0
        yield row


def _with_faults(row: Row, faults: dict[int, CellFault]) -> Row:
    """Put faults where the library saw nothing."""
    if not faults:
        return row
    cells = [*row, *[None] * (max(faults) + 1 - len(row))]
    for column, fault in faults.items():
        cells[column] = fault if cells[column] is None else cells[column]
    return tuple(cells)


def _checked(cells: Sequence[object], name: str, row: int, lead: int) -> list[Cell]:
    if len(cells) + lead > limits.MOST_COLUMNS:
        raise refuse_sheet(f"sheet {name[:40]!r} has more than {limits.MOST_COLUMNS} columns")
    return [_checked_cell(one, name, row, column) for column, one in enumerate(cells, lead)]


_PLAIN = (int, dt.date, dt.time, dt.timedelta, CellFault)


def _checked_cell(value: object, name: str, row: int, column: int) -> Cell:
    place = f"sheet {name[:40]!r}, cell {column_letters(column + 1)}{row + 1}"
    if isinstance(value, str):
        if len(value) > limits.LONGEST_CELL:
            raise refuse_sheet(f"{place} has more than {limits.LONGEST_CELL:,} characters")
        return value or None
    if isinstance(value, float):
        if not math.isfinite(value):
            raise refuse_sheet(f"{place} has a number that is not finite")
        return int(value) if value.is_integer() and abs(value) < 1e15 else value  # noqa: PLR2004  # exact below
    if isinstance(value, _PLAIN):
        return value
    raise refuse_sheet(f"{place} has something of an unknown kind")


def _trimmed(row: Row) -> Row:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return row[:end]
