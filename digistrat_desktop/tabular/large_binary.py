"""A large .xlsb workbook, read row by row: the first rows, and those that name the trust.

Source: docs/spec/tables.md#large-workbooks. Such a file unzips to hundreds of megabytes, which the
library would hold whole. Here one part is inflated a little at a time, and of a row that is not wanted
no cell is made. Runs in the child process only.
"""

import re
import struct
from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat

from digistrat_desktop.system.safe_zip import SafeZip
from digistrat_desktop.tabular import limits
from digistrat_desktop.tabular.cells import Cell, CellFault, Grid, Row
from digistrat_desktop.tabular.prescan import refuse_sheet

_ROW, _TEXTS_ITEM, _SHEET, _SHEET_DATA_END = 0, 19, 156, 146
# Records of usual cells, one after the other: of a blank, a number, an error, a truth, a shared text.
# Each begins with its kind, its length and the column.
PLAIN_RUN = re.compile(
    rb"(?:\x01\x08.{8}|\x02\x0c.{12}|\x05\x10.{16}|\x07\x0c.{12}|[\x03\x04]\x09.{9})+", re.DOTALL
)
_FIRST_ROWS = 60
_STEP = 1024 * 1024
_TOLD_EVERY = 5_000
_ERRORS = {
    0: "#NULL!",
    7: "#DIV/0!",
    15: "#VALUE!",
    23: "#REF!",
    29: "#NAME?",
    36: "#NUM!",
    42: "#N/A",
}
_MOST_ROWS_OF_A_SHEET = 1_048_576


def read_large(
    archive: SafeZip, wanted: Iterable[str], tell: Callable[[int], None]
) -> tuple[Grid, ...]:
    """Read every sheet: its first rows, and the later ones with a wanted text in a cell.

    Args:
        wanted: the trust's code and name; small and large letters alike.
        tell: told the number of rows now and then.
    """
    try:
        return tuple(_grids(archive, wanted, tell))
    except (struct.error, IndexError, expat.ExpatError) as error:
        raise refuse_sheet("one of its sheets is damaged") from error


def _grids(archive: SafeZip, wanted: Iterable[str], tell: Callable[[int], None]) -> Iterator[Grid]:
    texts = _shared_texts(archive)
    own = frozenset(one.casefold() for one in wanted if one)
    for name, part, is_hidden in sheets_of(archive):
        rows = _Sheet(archive.chunks(part), texts, own, tell).rows()
        yield Grid(name[:200], tuple(rows), hidden=is_hidden)


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(data):
        kind, size, begins = head_of(data, at)
        yield kind, data[begins : begins + size]
        at = begins + size


def head_of(data: bytes, at: int) -> tuple[int, int, int]:
    """Give the kind and the length of a record, and where its content begins."""
    kind, at = data[at], at + 1
    if kind & 0x80:
        kind, at = kind & 0x7F | (data[at] & 0x7F) << 7, at + 1
    size = shift = 0
    for _ in range(4):
        byte, at = data[at], at + 1
        size |= (byte & 0x7F) << shift
        if not byte & 0x80:
            break
        shift += 7
    return kind, size, at


def wide(data: bytes, at: int) -> tuple[str, int]:
    (count,) = struct.unpack_from("<I", data, at)
    end = at + 4 + 2 * count
    if count > limits.LONGEST_CELL or end > len(data):
        raise refuse_sheet("a text in it is longer than it can be")
    return data[at + 4 : end].decode("utf-16-le", errors="replace"), end


def _shared_texts(archive: SafeZip) -> list[str]:
    name = "xl/sharedStrings.bin"
    if name not in archive.names:
        return []
    found: list[str] = []
    for kind, content in records(archive.read(name)):
        if kind == _TEXTS_ITEM:
            found.append(wide(content, 1)[0])
            if len(found) > limits.MOST_SHARED_TEXTS:
                raise refuse_sheet(f"it has more than {limits.MOST_SHARED_TEXTS:,} texts")
    return found


def sheets_of(archive: SafeZip) -> Iterator[tuple[str, str, bool]]:
    """Give the sheets' names, their parts, and whether each is hidden."""
    targets: dict[str, str] = {}

    def start(_: str, attributes: dict[str, str]) -> None:
        targets[attributes.get("Id", "")] = attributes.get("Target", "")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.Parse(archive.read("xl/_rels/workbook.bin.rels"), True)  # the last of it
    for kind, content in records(archive.read("xl/workbook.bin")):
        if kind == _SHEET:
            relation, at = wide(content, 8)
            name, _ = wide(content, at)
            part = f"xl/{targets.get(relation, '').removeprefix('/xl/')}"
            if "worksheets/" in part:
                yield name, part, content[0] != 0


class _Sheet:
    """One sheet's stream of records."""

    def __init__(
        self,
        chunks: Iterator[bytes],
        texts: list[str],
        own: frozenset[str],
        tell: Callable[[int], None],
    ) -> None:
        self._chunks, self._texts, self._own, self._tell = chunks, texts, own, tell
        numbers = (n for n, text in enumerate(texts) if text.strip().casefold() in own)
        self._marks = [struct.pack("<I", one) for one in numbers]
        self._data = b""
        self._at = 0
        self._is_whole = False

    def rows(self) -> Iterator[Row]:
        """Give the wanted rows; a row keeps its number, so that what is passed over is blank."""
        last = 0
        for number, cells in self._rows():
            if not last <= number < _MOST_ROWS_OF_A_SHEET:
                raise refuse_sheet("its rows are out of order")
            yield from ((),) * (number - last)
            last = number + 1
            yield cells

    def _more(self) -> bool:
        """Inflate the next part, and forget what was read."""
        if self._is_whole:
            return False
        found = [self._data[self._at :]]
        size = 0
        for chunk in self._chunks:
            found.append(chunk)
            size += len(chunk)
            if size >= _STEP:
                break
        else:
            self._is_whole = True
        self._data, self._at = b"".join(found), 0
        return size > 0

    def _rows(self) -> Iterator[tuple[int, Row]]:
        """Give the number and the cells of each row that is wanted."""
        count, number = 0, -1
        while self._ensure():
            kind, size, begins = head_of(self._data, self._at)
            if begins + size > len(self._data):
                raise refuse_sheet("one of its sheets is damaged")
            if kind == _SHEET_DATA_END:
                return
            self._at = begins + size
            if kind != _ROW or size < 4:  # noqa: PLR2004 - a row begins with its number
                continue
            (number,) = struct.unpack_from("<I", self._data, begins)
            count += 1
            if count > _MOST_ROWS_OF_A_SHEET:
                raise refuse_sheet("it has more rows than a sheet can have")
            if count % _TOLD_EVERY == 0:
                self._tell(count)
            cells = self._cells(number)
            if cells:
                yield number, cells

    def _ensure(self) -> bool:
        """See that a whole row is at hand, or the rest of the part."""
        while len(self._data) - self._at < _STEP // 2 and self._more():
            pass
        return self._at < len(self._data)

    def _cells(self, number: int) -> Row:
        """Read the cells of a row that is wanted; pass over those of another."""
        begins = self._at
        while self._at < len(self._data):
            run = PLAIN_RUN.match(self._data, self._at)
            if run is not None:
                self._at = run.end()
            if self._at >= len(self._data):
                break
            kind, size, content = head_of(self._data, self._at)
            if not 1 <= kind <= 11:  # noqa: PLR2004 - the kinds of cells
                break
            self._at = content + size
        row = self._data[begins : self._at]
        if number >= _FIRST_ROWS and not any(mark in row for mark in self._marks):
            return ()
        cells = tuple(self._decoded(row))
        is_own = any(isinstance(one, str) and one.strip().casefold() in self._own for one in cells)
        return cells if number < _FIRST_ROWS or is_own else ()

    def _decoded(self, row: bytes) -> Iterator[Cell]:
        at = 0
        for kind, content in records(row):
            if len(content) < 8:  # noqa: PLR2004 - a column and a style
                raise refuse_sheet("one of its cells is damaged")
            (column,) = struct.unpack_from("<I", content)
            if column >= limits.MOST_COLUMNS:
                raise refuse_sheet(f"a cell is in column {column + 1:,}")
            while at < column:
                yield None
                at += 1
            yield self._cell(kind, content[8:])
            at = column + 1

    def _cell(self, kind: int, value: bytes) -> Cell:
        if kind in {5, 9}:
            return _number(struct.unpack_from("<d", value)[0])
        if kind == 2:  # noqa: PLR2004 - a short number
            return _number(_short(value))
        if kind in {3, 11}:
            return CellFault(_ERRORS.get(value[0], "error"))
        return bool(value[0]) if kind in {4, 10} else self._text(kind, value)

    def _text(self, kind: int, value: bytes) -> str | None:
        """Give a shared text, or one that stands in its cell; None for a blank."""
        if kind == 7:  # noqa: PLR2004 - a shared text
            (place,) = struct.unpack_from("<I", value)
            return self._texts[place] if place < len(self._texts) else None
        return (wide(value, 0)[0] or None) if kind in {6, 8} else None


def _short(value: bytes) -> float:
    """Read a number of four bytes: a whole one, or the head of a longer one, and if it is a hundredth."""
    (raw,) = struct.unpack_from("<i", value)
    if raw & 2:
        number = float(raw >> 2)
    else:
        (number,) = struct.unpack("<d", b"\0\0\0\0" + struct.pack("<I", raw & 0xFFFFFFFC))
    return number / 100 if raw & 1 else number


def _number(number: float) -> int | float:
    if number != number or abs(number) == float("inf"):  # noqa: PLR0124 - what is no number
        raise refuse_sheet("it has a number that is not finite")
    return int(number) if number.is_integer() and abs(number) < 1e15 else number  # noqa: PLR2004
