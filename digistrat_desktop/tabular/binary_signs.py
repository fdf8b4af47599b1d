"""What .xls and .xlsb files say of their cells that the library does not: percentages, what is hidden, 1904.

Sources: MS-XLS 2.4 (BoundSheet8, ColInfo, Date1904, Format, Row, XF), MS-XLSB 2.4 (BrtColInfo, BrtFmt,
BrtRowHdr, BrtWbProp, BrtXF), MS-CFB 2. Runs in the child process only. What is damaged says nothing: the
library reads the same bytes after this and refuses them.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from digistrat_desktop.system.safe_zip import SafeZip
from digistrat_desktop.tabular import limits
from digistrat_desktop.tabular.large_binary import PLAIN_RUN, head_of, records, sheets_of, wide
from digistrat_desktop.tabular.prescan import CellSigns, PercentSign, percent_sign

_BUILT_IN = {9: PercentSign.SHOWN, 10: PercentSign.SHOWN}
_MOST_SECTORS = 200_000
_END = 0xFFFFFFFA  # sectors from here on are marks, and none of the file


@dataclass(slots=True)
class BookSigns:
    sheets: dict[str, CellSigns] = field(default_factory=dict)  # by the sheet's name
    from_1904: bool = False


def signs_of_xls(data: bytes) -> BookSigns:
    """Read the signs of an .xls file."""
    found = BookSigns()
    try:
        _read_old(_stream(data, ("Workbook",)), found)
    except (struct.error, IndexError, ValueError):
        return found
    return found


def signs_of_xlsb(archive: SafeZip) -> BookSigns:
    """Read the signs of an .xlsb file."""
    found = BookSigns()
    try:
        styles = _styles_of_xlsb(archive)
        for kind, content in records(archive.read("xl/workbook.bin")):
            if kind == 153:  # noqa: PLR2004 - what the workbook is
                found.from_1904 = bool(content[0] & 1)
        for name, part, _ in sheets_of(archive):
            found.sheets[name] = _sheet_of_xlsb(archive.read(part), styles)
    except (struct.error, IndexError, KeyError, ValueError):
        return found
    return found


def _keep(signs: CellSigns, sign: PercentSign | None, row: int, column: int) -> None:
    if sign is None or row >= limits.MOST_LINES or column >= limits.MOST_COLUMNS:
        return
    keep = signs.keep_percent if sign is PercentSign.SHOWN else signs.keep_signed
    keep(row, column)


def _hide(signs: CellSigns, first: int, last: int) -> None:
    signs.hidden_columns.update(range(first, min(last + 1, limits.MOST_COLUMNS)))


# .xlsb


def _styles_of_xlsb(archive: SafeZip) -> dict[int, PercentSign]:
    if "xl/styles.bin" not in archive.names:
        return {}
    formats, found, count, is_inside = dict(_BUILT_IN), {}, 0, False
    for kind, content in records(archive.read("xl/styles.bin")):
        if kind == 44:  # noqa: PLR2004 - a format
            sign = percent_sign(wide(content, 2)[0])
            if sign:
                formats[struct.unpack_from("<H", content)[0]] = sign
        elif kind in {617, 618}:  # the list of what cells have
            is_inside = kind == 617  # noqa: PLR2004 - it begins
        elif kind == 47 and is_inside:  # noqa: PLR2004 - one of it
            used = struct.unpack_from("<H", content, 2)[0]
            if used in formats:
                found[count] = formats[used]
            count += 1
    return found


def _sheet_of_xlsb(data: bytes, styles: Mapping[int, PercentSign]) -> CellSigns:
    signs, at, row = CellSigns(), 0, 0
    while at < len(data):
        run = None if styles else PLAIN_RUN.match(data, at)
        if run is not None:
            at = run.end()
            continue
        kind, size, begins = head_of(data, at)
        at = begins + size
        if kind == 0:
            (row,) = struct.unpack_from("<I", data, begins)
            if data[begins + 11] & 0x10 and row < limits.MOST_LINES:
                signs.hidden_rows.add(row)
        elif 1 <= kind <= 11 and styles:  # noqa: PLR2004 - the kinds of cells
            column, style = struct.unpack_from("<II", data, begins)
            _keep(signs, styles.get(style & 0xFFFFFF), row, column)
        elif kind == 60 and data[begins + 16] & 1:  # noqa: PLR2004 - columns
            _hide(signs, *struct.unpack_from("<II", data, begins))
    return signs


# .xls


def _read_old(data: bytes, found: BookSigns) -> None:
    formats, styles, count = dict(_BUILT_IN), {}, 0
    for kind, content in _old_records(data, 0):
        if kind == 0x22:  # noqa: PLR2004 - from when days are counted
            found.from_1904 = content[:1] == b"\1"
        elif kind == 0x41E:  # noqa: PLR2004 - a format
            sign = percent_sign(_old_text(content[2:], struct.unpack_from("<H", content, 2)[0], 3))
            if sign:
                formats[struct.unpack_from("<H", content)[0]] = sign
        elif kind == 0xE0:  # noqa: PLR2004 - what cells have
            used = struct.unpack_from("<H", content, 2)[0]
            if used in formats:
                styles[count] = formats[used]
            count += 1
        elif kind == 0x85:  # noqa: PLR2004 - a sheet
            (begins,) = struct.unpack_from("<I", content)
            name = _old_text(content[6:], content[6], 2)
            found.sheets[name] = _sheet_of_xls(data, begins, styles)


def _old_text(content: bytes, count: int, begins: int) -> str:
    """Read a text of so many letters, with a byte before it that says if they have 1 byte or 2."""
    is_wide = content[begins - 1] & 1
    end = begins + count * (2 if is_wide else 1)
    return content[begins:end].decode("utf-16-le" if is_wide else "latin-1", errors="replace")


def _old_records(data: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Give the records of a part of the stream, up to its end."""
    while at + 4 <= len(data):
        kind, size = struct.unpack_from("<HH", data, at)
        if kind == 0x0A:  # noqa: PLR2004 - the end of the part
            return
        yield kind, data[at + 4 : at + 4 + size]
        at += 4 + size


def _sheet_of_xls(data: bytes, begins: int, styles: Mapping[int, PercentSign]) -> CellSigns:
    signs = CellSigns()
    for kind, content in _old_records(data, begins):
        if kind in {0x203, 0x27E, 0x06}:  # a number, a short one, a formula
            row, column, style = struct.unpack_from("<HHH", content)
            _keep(signs, styles.get(style), row, column)
        elif kind == 0xBD:  # noqa: PLR2004 - several short numbers
            row, first = struct.unpack_from("<HH", content)
            for place, at in enumerate(range(4, len(content) - 2, 6)):
                style = struct.unpack_from("<H", content, at)[0]
                _keep(signs, styles.get(style), row, first + place)
        elif kind == 0x208 and struct.unpack_from("<H", content, 12)[0] & 0x20:  # noqa: PLR2004 - a row
            signs.hidden_rows.add(struct.unpack_from("<H", content)[0])
        elif kind == 0x7D and struct.unpack_from("<H", content, 8)[0] & 1:  # noqa: PLR2004 - columns
            _hide(signs, *struct.unpack_from("<HH", content))
    return signs


# the file around the stream of an .xls


def _stream(data: bytes, names: tuple[str, ...]) -> bytes:
    """Take a stream out of a compound file; empty where it has none of these names."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    small = 1 << struct.unpack_from("<H", data, 32)[0]
    first, _, cutoff, small_first = struct.unpack_from("<IIII", data, 48)

    def sector(at: int) -> bytes:
        return data[(at + 1) * size : (at + 2) * size]

    table = _numbers(b"".join(sector(at) for at in _table_sectors(data, size)))
    entries = b"".join(map(sector, _chain(first, table)))
    root = entries[:128]
    for at in range(0, len(entries) - 127, 128):
        entry = entries[at : at + 128]
        length = max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)
        if entry[:length].decode("utf-16-le", errors="replace") not in names:
            continue
        begins, whole = struct.unpack_from("<II", entry, 116)
        if whole >= cutoff:
            return b"".join(map(sector, _chain(begins, table)))[:whole]
        inner = b"".join(map(sector, _chain(struct.unpack_from("<I", root, 116)[0], table)))
        places = _numbers(b"".join(map(sector, _chain(small_first, table))))
        parts = (inner[at * small : (at + 1) * small] for at in _chain(begins, places))
        return b"".join(parts)[:whole]
    return b""


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _table_sectors(data: bytes, size: int) -> Iterator[int]:
    """Give the sectors of the table of sectors: the first 109 in the head, others in sectors of their own."""
    yield from (at for at in struct.unpack_from("<109I", data, 76) if at < _END)
    more, left = struct.unpack_from("<II", data, 68)
    for _ in range(min(left, _MOST_SECTORS)):
        if more >= _END:
            return
        *found, more = _numbers(data[(more + 1) * size : (more + 2) * size])
        yield from (at for at in found if at < _END)


def _chain(at: int, table: tuple[int, ...]) -> Iterator[int]:
    for _ in range(_MOST_SECTORS):
        if at >= _END:
            return
        yield at
        at = table[at]
    raise ValueError("the sectors go in a circle")
