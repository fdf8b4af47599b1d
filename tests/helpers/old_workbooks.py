"""Workbooks of the .xls kind made by code: a compound file with one stream of records."""

import struct

SECTOR, LEAST, END, FREE, OF_TABLE = 512, 4096, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
PLAIN, PERCENT, SIGNED, DATED = 0, 1, 2, 3


def record(kind, content=b""):
    return struct.pack("<HH", kind, len(content)) + content


def text(words):
    return struct.pack("<HB", len(words), 1) + words.encode("utf-16-le")


def cell(row, column, value, style=PLAIN):
    if isinstance(value, str):
        return record(0x204, struct.pack("<HHH", row, column, style) + text(value))
    return record(0x203, struct.pack("<HHHd", row, column, style, value))


def sheet(rows, hidden_rows=(), hidden_columns=()):
    """Give the stream of a sheet; a cell is a value, or a value with its style."""
    found = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for first, last in hidden_columns:
        found += record(0x7D, struct.pack("<HHHHHH", first, last, 0, 0, 1, 0))
    for at in range(len(rows)):
        flags = 0x120 if at in hidden_rows else 0x100
        found += record(0x208, struct.pack("<HHHHHHHH", at, 0, 9, 255, 0, 0, flags, 0))
    for at, row in enumerate(rows):
        for column, one in enumerate(row):
            if one is not None:
                found += cell(at, column, *(one if isinstance(one, tuple) else (one,)))
    return found + record(0x0A)


def workbook(sheets, *, from_1904=False):
    """Give the bytes of a workbook; sheets are streams by name."""
    head = record(0x809, struct.pack("<HHHHII", 0x600, 0x5, 0, 0, 0, 0))
    head += record(0x22, struct.pack("<H", from_1904))
    head += record(0x41E, struct.pack("<H", 164) + text('0"%"'))
    for form in (0, 10, 164, 17):
        head += record(0xE0, struct.pack("<HH", 0, form) + b"\0" * 16)
    names = [(name.encode("utf-16-le"), stream) for name, stream in sheets.items()]
    begins = len(head) + sum(12 + len(name) for name, _ in names) + 4
    parts = b""
    for name, stream in names:
        place = struct.pack("<IHBB", begins + len(parts), 0, len(name) // 2, 1)
        head += record(0x85, place + name)
        parts += stream
    return compound(head + record(0x0A) + parts)


def compound(stream):
    """Wrap a stream as a compound file: its table of sectors, its list of streams, then the stream."""
    stream = stream.ljust(LEAST, b"\0")
    count = -(-len(stream) // SECTOR)
    table = [OF_TABLE, END, *range(3, count + 2), END]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, LEAST, END, 0, END, 0)
    head += struct.pack("<109I", 0, *(FREE for _ in range(108)))
    entries = entry("Root Entry", 5, END, 0, child=1) + entry("Workbook", 2, 2, len(stream))
    whole = struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff") + entries.ljust(
        SECTOR, b"\0"
    )
    return head + whole + stream.ljust(count * SECTOR, b"\0")


def entry(name, kind, begins, size, child=FREE):
    words = name.encode("utf-16-le")
    return (
        words.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(words) + 2, kind, 1, FREE, FREE, child)
        + b"\0" * 36
        + struct.pack("<III", begins, size, 0)
    )
