"""The door for tables from outside: a file, or cells from the clipboard."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from digistrat_desktop.system.files import read_whole
from digistrat_desktop.tabular import limits
from digistrat_desktop.tabular.cells import TableFile
from digistrat_desktop.tabular.delimited import decode, parse, parse_pasted, refuse_table
from digistrat_desktop.tabular.prescan import KINDS
from digistrat_desktop.tabular.reader_process import read_in_child

DELIMITED_KINDS = ("csv", "tsv", "txt")
_MOST_BYTES = {
    **dict.fromkeys(DELIMITED_KINDS, limits.MOST_CSV_BYTES),
    "xlsb": limits.MOST_LARGE_BYTES,
}
READABLE = (*DELIMITED_KINDS, *KINDS)


def read_table_file(
    path: Path, progress: Callable[[int], None] | None = None, wanted: Sequence[str] = ()
) -> TableFile:
    """Read a table from a file; the ending of its name says of which kind it is.

    Args:
        progress: told the number of rows of a delimited file now and then; what it raises ends
            the reading.
        wanted: the trust's code and name; of a large .xlsb only rows with one of them are read.

    Raises:
        Refused: naming the cause; nothing has been changed.
    """
    kind = path.suffix[1:].lower()
    if kind not in READABLE:
        endings = ", ".join(f".{one}" for one in READABLE)
        what = f"Files ending “{path.suffix}”" if kind else "Files without an ending"
        raise refuse_table(f"{what} cannot be read as a table.", f"Use {endings}.")
    most = _MOST_BYTES.get(kind, limits.MOST_SPREADSHEET_BYTES)
    is_workbook = kind not in DELIMITED_KINDS and kind != "xlsb"
    advice = limits.SMALLER if is_workbook else "Split it into smaller files."
    data = read_whole(path, most, advice)
    if kind in DELIMITED_KINDS:
        return read_delimited(data, path.name, progress)
    return read_spreadsheet(data, path.name, kind, progress, wanted)


def read_delimited(
    data: bytes, name: str, progress: Callable[[int], None] | None = None
) -> TableFile:
    """Read the bytes of a CSV file; Refused naming the cause and the row."""
    text, notes = decode(data)
    grid = parse(text, progress)
    return _with_rows(TableFile(name, _digest(data), (grid,), notes))


def read_spreadsheet(
    data: bytes,
    name: str,
    kind: str,
    progress: Callable[[int], None] | None = None,
    wanted: Sequence[str] = (),
) -> TableFile:
    """Read the bytes of a spreadsheet, in a child process."""
    grids, notes = read_in_child(data, kind, wanted=wanted, progress=progress)
    return _with_rows(TableFile(name, _digest(data), grids, notes))


def read_clipboard(text: str) -> TableFile:
    """Read cells copied from a spreadsheet, or CSV text; Refused naming the cause and the row."""
    digest = _digest(text.encode("utf-8", errors="replace"))
    return _with_rows(TableFile("clipboard", digest, (parse_pasted(text),)))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _with_rows(table: TableFile) -> TableFile:
    if all(cell is None for grid in table.grids for row in grid.rows for cell in row):
        raise refuse_table("It has no rows.", "Choose the file that has the table.")
    return table
