"""Read a spreadsheet with the library; runs in the child process only.

Source: docs/spec/tables.md#spreadsheets.
"""

import datetime as dt
import io
import math
import re
import zipfile
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
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
from digistrat_desktop.tabular.binary_signs import signs_of_xls, signs_of_xlsb
from digistrat_desktop.tabular.cells import (
    Cell,
    CellFault,
    Grid,
    Percent,
    Row,
    column_letters,
    text_of,
)
from digistrat_desktop.tabular.large_binary import read_large
from digistrat_desktop.tabular.prescan import KINDS, RULES, CellSigns, prescan, refuse_sheet

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MAGIC = b"PK\x03\x04"
_TOLD = (
    ("vbaproject.bin", "The file has macros. They are not run and not read."),
    (
        "xl/connections.xml",
        "The file gets figures from elsewhere (a query). They are read as saved, and not fetched again.",
    ),
    ("xl/externallinks/", "The file has links to other files. They are not followed."),
    ("xl/pivottables/", "The file has pivot tables. They are read as saved."),
)
_LIST = "xl/workbook.xml"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOCKED = "it has a password. Remove the password and try again"


def read_workbook(
    data: bytes,
    kind: str,
    wanted: Sequence[str] = (),
    tell: Callable[[int], None] = lambda _: None,
) -> tuple[tuple[Grid, ...], tuple[str, ...]]:
    """Check a spreadsheet, of one of KINDS, and have it read; give its sheets and notes on them.

    Args:
        wanted: the trust's code and name; of a large .xlsb only rows with one of them are read.
        tell: told the number of rows of a large file now and then.
    """
    _check_magic(data, kind)
    if kind == "xlsb" and _is_large(data):
        with open_zip(io.BytesIO(data), _LARGE) as archive:
            return read_large(archive, wanted, tell), (_LARGE_TOLD, *_notes(archive))
    signs: dict[str, CellSigns] = {}
    notes: tuple[str, ...] = ()
    from_1904 = False
    if kind == "xls":
        book = signs_of_xls(data)
        signs, from_1904 = book.sheets, book.from_1904
    else:
        with open_zip(io.BytesIO(data), RULES) as archive:
            by_part = prescan(archive, kind)
            signs = by_part if kind == "ods" else _by_sheet(archive, by_part)
            notes, from_1904 = tuple(_notes(archive)), _counts_from_1904(archive)
            if kind == "xlsb":
                book = signs_of_xlsb(archive)
                signs, from_1904 = book.sheets, book.from_1904
    grids = _read_with_library(data, signs)
    return tuple(replace(one, from_1904=from_1904) for one in grids), notes


_LARGE = replace(
    RULES, most_total=limits.MOST_LARGE_INFLATED, most_member=limits.MOST_LARGE_INFLATED
)
_LARGE_TOLD = "The file is very large. Only its first rows and the rows of your trust are read."


def _is_large(data: bytes) -> bool:
    """Tell whether a file says that it unzips to more than the library may hold."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sum(one.file_size for one in archive.infolist()) > RULES.most_total
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def _check_magic(data: bytes, kind: str) -> None:
    if kind not in KINDS:
        raise refuse_sheet(f"files ending .{kind[:10]} cannot be read")
    if data.startswith(OLE_MAGIC) and kind != "xls":
        raise refuse_sheet(_LOCKED if _ENCRYPTED in data else f"its content does not match .{kind}")
    if not data.startswith(OLE_MAGIC if kind == "xls" else ZIP_MAGIC):
        raise refuse_sheet(f"its content does not match a .{kind} file")


def _notes(archive: SafeZip) -> Iterator[str]:
    """Say what the file has beside cells, one sentence each."""
    names = [name.lower() for name in archive.names]
    return (words for part, words in _TOLD if any(part in name for name in names))


def _by_sheet(archive: SafeZip, by_part: dict[str, CellSigns]) -> dict[str, CellSigns]:
    """Find which sheet each part is, through the workbook's list and its relations."""
    relations_name = "xl/_rels/workbook.xml.rels"
    if not by_part or not {_LIST, relations_name} <= set(archive.names):
        return {}
    targets = {
        one.get("Id", ""): one.get("Target", "")
        for one in _attributes_of(archive.read(relations_name), "Relationship")
    }
    found = {}
    for sheet in _attributes_of(archive.read(_LIST), "sheet"):
        relation = next((v for k, v in sheet.items() if k.endswith(":id")), "")
        part = re.sub("^(?:/?xl/|\\./)", "", targets.get(relation, ""))
        found[sheet.get("name", "")] = by_part.get(f"xl/{part}", CellSigns())
    return found


def _counts_from_1904(archive: SafeZip) -> bool:
    """Tell whether a workbook's days are counted from 1904, as older ones of a Mac are."""
    if _LIST not in archive.names:
        return False
    found = _attributes_of(archive.read(_LIST), "workbookPr")
    return any(one.get("date1904") in {"1", "true"} for one in found)


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


def _read_with_library(data: bytes, signs: dict[str, CellSigns]) -> tuple[Grid, ...]:
    """Call the library; a panic in it is a BaseException that no narrower word catches."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return tuple(_sheets(book, signs))
    except Refused:
        raise
    except PasswordError as error:
        raise refuse_sheet(_LOCKED) from error
    except BaseException as error:  # a panic derives from BaseException
        raise refuse_sheet("the file is damaged, or a kind that cannot be read") from error


def _sheets(book: CalamineWorkbook, signs: dict[str, CellSigns]) -> Iterator[Grid]:
    if len(book.sheets_metadata) > limits.MOST_SHEETS:
        raise refuse_sheet(f"it has more than {limits.MOST_SHEETS} sheets")
    cells = 0
    for about in book.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(about.name)
        mine = signs.get(about.name, CellSigns())
        rows = tuple(_rows(sheet, about.name, mine))
        rows = _merged_down(rows, sheet.merged_cell_ranges or ())
        cells += sum(map(len, rows))
        if cells > limits.MOST_CELLS:
            raise refuse_sheet(f"it has more than {limits.MOST_CELLS:,} cells")
        unseen = (
            sum(bool(rows[at]) for at in mine.hidden_rows if at < len(rows)),
            tuple(_filled_columns(rows, mine.hidden_columns)),
        )
        is_hidden = about.visible != SheetVisibleEnum.Visible
        yield Grid(about.name[:200], rows, hidden=is_hidden, unseen=unseen)


def _filled_columns(rows: Sequence[Row], columns: Collection[int]) -> Iterator[int]:
    """Give the columns that have something in any row."""
    wide = max(map(len, rows), default=0)
    for at in sorted(columns):
        if at < wide and any(at < len(row) and row[at] is not None for row in rows):
            yield at


def _rows(sheet: CalamineSheet, name: str, signs: CellSigns) -> Iterator[Row]:
    """Yield rows from row 1 on; blank rows at the end are left out."""
    # The library pads rows before the first used one, but not columns.
    lead: tuple[Cell, ...] = (None,) * (sheet.start[1] if sheet.start else 0)
    faulty: dict[int, dict[int, CellFault]] = {}
    for (at, column), fault in signs.faults.items():
        faulty.setdefault(at, {})[column] = fault
    blank = 0
    for number, cells in enumerate(sheet.iter_rows()):
        if number >= limits.MOST_LINES:
            raise refuse_sheet(f"sheet {name[:40]!r} has more than {limits.MOST_ROWS:,} rows")
        checked = (*lead, *_checked(cells, name, number, len(lead)))
        row = _trimmed(_with_faults(checked, faulty.get(number, {})))
        if number in signs.percents:
            row = _with_percents(row, signs.percents[number])
        if number in signs.signed:
            row = _with_signs(row, signs.signed[number])
        if not row:
            blank += 1
            continue
        yield from ((),) * blank
        blank = 0
        yield row


_MOST_FILLED = 500_000


def _merged_down(
    rows: tuple[Row, ...], merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]
) -> tuple[Row, ...]:
    """Write a name or a date that is merged down into each of its rows; a figure stands once."""
    found: dict[int, dict[int, Cell]] = {}
    left = _MOST_FILLED
    for (top, column), (bottom, _) in merged:
        row = rows[top] if top < len(rows) else ()
        cell = row[column] if column < len(row) else None
        if bottom == top or not isinstance(cell, (str, dt.date)):
            continue
        last = min(bottom, len(rows) - 1, top + left)
        left -= last - top
        for at in range(top + 1, last + 1):
            found.setdefault(at, {})[column] = cell
    if not found:
        return rows
    return tuple(_filled(row, found[at]) if at in found else row for at, row in enumerate(rows))


def _filled(row: Row, cells: dict[int, Cell]) -> Row:
    if not row:  # a blank row inside a merged heading
        return row
    made = [*row, *[None] * (max(cells) + 1 - len(row))]
    for column, cell in cells.items():
        made[column] = cell if made[column] is None else made[column]
    return tuple(made)


def _with_percents(row: Row, columns: int) -> Row:
    return tuple(
        Percent(cell) if columns >> at & 1 and type(cell) in {int, float} else cell  # type: ignore[arg-type]
        for at, cell in enumerate(row)
    )


def _with_signs(row: Row, columns: int) -> Row:
    """Write the percent sign that a cell's format puts behind its number."""
    return tuple(
        f"{text_of(cell)}%" if columns >> at & 1 and type(cell) in {int, float} else cell
        for at, cell in enumerate(row)
    )


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
        words = f"sheet {name[:40]!r} has more than {limits.MOST_COLUMNS:,} columns"
        raise refuse_sheet(f"{words}. Keep the columns you need and delete the others")
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
