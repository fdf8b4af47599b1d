"""Rows as CSV and back: UTF-8, a comma, texts in quotes, true and false, days as 2026-10-01.

Same rows give same bytes. A cell without quotes that is empty has no value.
"""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from io import StringIO
from math import isfinite
from typing import Any

from digistrat_desktop.analysis.dataset.rows import Row, Value
from digistrat_desktop.analysis.dataset.tables import Kind, SetTable

_QUOTE = '"'
_LARGEST_WHOLE = 2**63
_PLAIN, _LEAST_EXPONENT = (1e-4, 1e10), -6  # of numbers that are written without an exponent
_FIRST_ID = re.compile(rb'^"([^",\n]+)",', re.MULTILINE)  # in a text a quote is doubled


def heading(table: SetTable) -> bytes:
    return f"{','.join(map(_text, table.names))}\n".encode()


def lines_of(table: SetTable, rows: Sequence[Row]) -> bytes:
    """Write rows without the heading.

    Raises:
        OverflowError, TypeError, ValueError: a value is none that its column can have.
    """
    if not rows:
        return b""
    columns = [
        map(_WRITERS.get(column.kind, _text), values)
        for column, values in zip(table.columns, zip(*rows, strict=True), strict=True)
    ]
    return "".join(f"{','.join(cells)}\n" for cells in zip(*columns, strict=True)).encode()


def rows_of(table: SetTable, content: bytes) -> list[Row]:
    """Read rows with their heading.

    Raises:
        csv.Error, LookupError, ValueError: it is not of this table.
    """
    found = csv.reader(StringIO(content.decode("utf-8"), newline=""), strict=True)
    if tuple(next(found, ())) != table.names:
        raise ValueError(table.name)
    readers = [_READERS.get(column.kind, str) for column in table.columns]
    return [tuple(read(cell) for read, cell in zip(readers, cells, strict=True)) for cells in found]


def by_trust(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Cut rows with their heading, in the order of their trusts, into the lines of each trust."""
    found = _FIRST_ID.search(content, content.find(b"\n") + 1)
    while found:
        after = _after(content, found)
        end = after.start() if after else len(content)
        yield found[1].decode(), content[found.start() : end]
        found = after


def _after(content: bytes, first: re.Match[bytes]) -> re.Match[bytes] | None:
    """Find the first row of the next trust by halving: its rows are all behind this one's."""
    low, high, found = first.end(), len(content), None
    while low < high:
        middle = (low + high) // 2
        row = _FIRST_ID.search(content, middle)
        if row is not None and row[1] == first[1]:
            low = row.end()
        else:
            high, found = middle, row
    return found


def _text(value: Any) -> str:
    return f'"{value.replace(_QUOTE, _QUOTE * 2)}"'


def _whole(value: Any) -> str:
    if not -_LARGEST_WHOLE <= value < _LARGEST_WHOLE:
        raise OverflowError(value)
    return f"{value:d}"


def _number(value: Any) -> str:
    """Write the shortest text that reads back as the same number, with an exponent far from 1."""
    if value is None:
        return ""
    number = float(value)
    if number == 0 or _PLAIN[0] <= abs(number) < _PLAIN[1] or not isfinite(number):
        return repr(number).removesuffix(".0")
    return _with_exponent(number)


def _with_exponent(number: float) -> str:
    exact = Decimal(repr(number)).normalize()
    sign, digits, _ = exact.as_tuple()
    if _LEAST_EXPONENT <= exact.adjusted() < 0:
        return f"{exact:f}"
    first, *more = map(str, digits)
    fraction = f".{''.join(more)}" if more else ""
    return f"{'-' if sign else ''}{first}{fraction}e{exact.adjusted():+d}"


def _day(value: Any) -> str:
    return "" if value is None else str(value.isoformat())


def _flag(value: Any) -> str:
    return _FLAGS[value]


_FLAGS = {False: "false", True: "true"}
_WRITERS: dict[Kind, Callable[[Any], str]] = {
    Kind.WHOLE: _whole,
    Kind.NUMBER: _number,
    Kind.DAY: _day,
    Kind.FLAG: _flag,
}
_READERS: dict[Kind, Callable[[str], Value]] = {
    Kind.WHOLE: int,
    Kind.NUMBER: lambda cell: float(cell) if cell else None,
    Kind.DAY: lambda cell: date.fromisoformat(cell) if cell else None,
    Kind.FLAG: {"false": False, "true": True}.__getitem__,
}
