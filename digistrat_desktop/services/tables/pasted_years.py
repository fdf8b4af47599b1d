"""Cells pasted into a grid of years: which years stand above them, and what stands beside them."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from digistrat_desktop.domain.periods.written_periods import read_year
from digistrat_desktop.domain.wire.codecs import amount_or_none
from digistrat_desktop.domain.written_numbers import read_number, tidy
from digistrat_desktop.services.tables.source import table_from_text
from digistrat_desktop.tabular.cells import text_of

_YEAR_LENGTH = len("2026/27")
_SCALE = re.compile(
    r"[\s,(:]*£\s*['\u2019]?(?P<scale>k|000s?|m|millions?|thousands?)\)?$", re.IGNORECASE
)
_UNIT = re.compile(r"[\s,(:]*(£|(wte|fte)( staff)?|in pounds)\)?$", re.IGNORECASE)
_NO_FIGURE = frozenset({"", "-", "\u2013", "\u2014", "£-", "£ -", "£\u2013"})


class PastedRow(NamedTuple):
    label: str  # what stands beside its figures; empty where nothing does
    cells: tuple[tuple[str, str], ...]  # year and what is written; no year beyond those in the grid
    scale: int = 1  # what its figures are in, where its label says so: 1,000 for £000

    @property
    def has_figures(self) -> bool:
        return any(written for _, written in self.cells)


class PastedYears(NamedTuple):
    rows: tuple[PastedRow, ...]
    left_out: tuple[str, ...] = ()  # headings that are no years: "Total"


def read_pasted(text: str, years: Sequence[str]) -> PastedYears:
    """Read pasted cells.

    Args:
        years: those of the grid from the cell pasted at on, for cells that bring none themselves.
    """
    rows = _rows(text)
    heads = _years(rows[0]) if rows else ()
    body = rows[1:] if heads else rows
    has_labels = bool(heads and not heads[0]) or any(_is_label(row[0]) for row in body)
    first = 1 if has_labels else 0
    across = heads[first:] if heads else tuple(years)
    scale = _scale_of(rows[0][0])[1] if heads and has_labels else 1
    made = tuple(_row(row, first, across, scale) for row in body)
    named = rows[0] if heads else ()
    left = tuple(named[at] for at in range(first, len(named)) if named[at] and not heads[at])
    return PastedYears(tuple(one for one in made if one.label or one.has_figures), left)


def is_blank(written: str) -> bool:
    """Tell whether a cell says nothing: empty, or a dash as spreadsheets show nothing."""
    return written.strip() in _NO_FIGURE


def amount_read(written: str, scale: int = 1) -> str | None:
    """Give the amount of a cell in a row whose label tells its scale; None where it is no amount."""
    amount = amount_or_none(written)
    found = read_number(written)
    if not amount or scale == 1 or (found is not None and found.scale > 1):
        return amount
    return amount_or_none(tidy(Decimal(amount) * scale))


def _rows(text: str) -> list[list[str]]:
    lines = text.strip("\r\n").splitlines() if text.strip() else []
    if "\t" not in text:
        return [[line.strip()] for line in lines]
    rows = table_from_text(text).grids[0].rows
    return [[text_of(cell).strip() for cell in row] for row in rows if row]


def _years(row: Sequence[str]) -> tuple[str, ...]:
    """Give the years a row of headings names, empty for others; nothing where it is none."""
    found = tuple(_year(cell) for cell in row)
    filled = [cell for cell in row[1:] if cell] if not found[0] else list(row)
    named = [one for one in found if one]
    return found if named and 2 * len(named) > len(filled) else ()


def _year(cell: str) -> str:
    text = read_year(_SCALE.sub("", _UNIT.sub("", cell)))
    return text if len(text) == _YEAR_LENGTH and text[4] == "/" else ""


def _is_label(cell: str) -> bool:
    """Tell whether words, and neither a figure nor its absence, stand in a cell."""
    is_note = cell.casefold() in {"tbc", "tba", "n/a", "na", "nil", "?"}
    return not is_blank(cell) and not is_note and read_number(cell) is None


def _row(row: Sequence[str], first: int, years: Sequence[str], scale: int) -> PastedRow:
    label, own = _scale_of(row[0]) if first else ("", 1)
    written = row[first:]
    placed = (*years, *[""] * (len(written) - len(years)))
    return PastedRow(label, tuple(zip(placed, written, strict=False)), own if own > 1 else scale)


def _scale_of(label: str) -> tuple[str, int]:
    found = _SCALE.search(label)
    if found is None:
        return _UNIT.sub("", label).strip(), 1
    is_millions = found["scale"].casefold().startswith("m")
    return label[: found.start()].strip(), 10**6 if is_millions else 10**3
