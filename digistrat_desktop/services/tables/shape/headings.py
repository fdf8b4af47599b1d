"""What the headings of a table say: names without footnotes, and periods that stand in or above them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from digistrat_desktop.domain.periods.written_periods import MONTH_NUMBERS, read_period
from digistrat_desktop.domain.written_marks import without_marks
from digistrat_desktop.tabular.cells import Cell, CellFault, Grid, Percent, column_letters, text_of

_FINANCIAL = re.compile(
    r"(?:fy\s*)?(20[0-9]{2}|[0-9]{2})\s*[/\-\u2013]\s*(?:20)?[0-9]{2}", re.ASCII
)
_MONTH_NAMES = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_PART = re.compile(
    rf"(q|quarter ?|qtr ?)[1-4]|(m|month ?)[0-9]{{1,2}}|(?:{_MONTH_NAMES})\.?", re.ASCII
)
_BEGINS_A_PERIOD = re.compile(
    rf"\(?(?:[0-9]|q[1-4]|h[12]|w[0-9]|w/[ce]|wk|fy|m[0-9]|month|week|quarter|qtr|(?:{_MONTH_NAMES})(?![a-z]))",
    re.ASCII,
)
_PARTS = re.compile(r"[\s_]+")
_TRIM = " -\u2013\u2014:|,;_()[]/"
_LAST_OF_A_YEAR = 3
_FOOTNOTE = re.compile(r"\s*(?:\([0-9]{1,2}\)|\[[0-9]{1,2}\]|[*\u2020\u2021]+)\s*$")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_TITLE_YEAR = re.compile(
    r"(?<![0-9/\-])(20[0-9]{2})\s?[/\-\u2013]\s?(?:20)?([0-9]{2})(?![0-9/\-])", re.ASCII
)
SUM_WORDS = frozenset(
    {"total", "totals", "grand total", "sum", "ytd", "year to date", "average", "mean"}
)
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_LONGEST_HEADING = 120


@lru_cache(maxsize=8_192)
def plain_heading(text: str) -> str:
    """Give a heading to compare by: small letters, no footnote, "OrgCode" and "org_code" as "org code"."""
    words = " ".join(_CAMEL.sub(" ", without_marks(" ".join(text.split())).text).split())
    low = words.replace("_", " ").casefold()
    return " ".join(_FOOTNOTE.sub("", low).rstrip(":. ").split())


@dataclass(frozen=True, slots=True)
class ColumnHead:
    name: str  # of what stands below, without the period; empty where the heading is a period only
    period: Cell = None  # that the heading is of, or None
    part: str = ""  # of a year that stands elsewhere: a month or a quarter; or empty


def headings(grid: Grid, header: int) -> tuple[str, ...]:
    """Give every column's heading; the heading of its group stands before one that is repeated."""
    if header < 0:
        return tuple(f"Column {column_letters(at + 1)}" for at in range(grid.width))
    plain = [_words(grid.cell(header, at)) for at in range(grid.width)]
    again = {one for one, count in Counter(x.casefold() for x in plain).items() if count > 1}
    groups = _groups(grid, header)
    return tuple(_named(plain, groups, again))


def is_nameless(grid: Grid, header: int, column: int) -> bool:
    """Tell whether a column has no heading in a table that has headings."""
    return header >= 0 and not _words(grid.cell(header, column))


def _words(cell: Cell) -> str:
    return " ".join(text_of(cell).split())


def _named(plain: Sequence[str], groups: Sequence[str], again: set[str]) -> Iterator[str]:
    for at, (one, group) in enumerate(zip(plain, groups, strict=True)):
        if one.casefold() in again and group and one and group.casefold() != one.casefold():
            yield f"{group}: {one}"
        else:
            yield one or f"Column {column_letters(at + 1)}"


def _groups(grid: Grid, header: int) -> list[str]:
    """Give each column the heading of its group: the row above, each word reaching to the next."""
    return [_words(cell) for cell in _group_cells(grid, header)]


def _group_cells(grid: Grid, header: int) -> list[Cell]:
    if header <= 0 or _is_labelled(grid, header - 1):
        return [None] * grid.width
    found: list[Cell] = []
    latest: Cell = None
    for at in range(grid.width):
        cell = grid.cell(header - 1, at)
        latest = cell if _words(cell) else latest
        found.append(latest)
    return found


def is_period_label(text: str) -> bool:
    """Tell whether a text says that the period of the whole table stands beside it: "Period:"."""
    return text.strip().casefold().rstrip(": ") in _PERIOD_LABELS


_PERIOD_LABELS = frozenset(
    {"period", "month", "reporting period", "quarter", "year", "date", "data for"}
)


def _is_labelled(grid: Grid, row: int) -> bool:
    """Tell whether a row is of the whole table, "Period: | March 2025", and no row of groups."""
    filled = [text for cell in grid.rows[row] if (text := _words(cell))]
    if len(filled) != 2 or not is_period_label(filled[0]):  # noqa: PLR2004 - a label and its period
        return False
    below = (_words(cell).casefold() for cell in grid.rows[row + 1])
    return filled[0].endswith(":") or not any(map(_PART.fullmatch, below))


def column_heads(grid: Grid, header: int) -> tuple[ColumnHead, ...]:
    """Give what every column's heading says of time and what it names.

    Returns:
        "Q1 2024/25" where Q1 stands below 2024/25 and "Jan 2025" where Jan stands below it; a period
        above a name, and one inside it ("2013-Q4 Calls"); a month whose year stands in the rows.
    """
    if header < 0:
        return ()
    groups = _group_cells(grid, header)
    found = [_head(grid.cell(header, at), group) for at, group in enumerate(groups)]
    return tuple(_told_apart(found, groups))


def _told_apart(found: Sequence[ColumnHead], groups: Sequence[Cell]) -> Iterator[ColumnHead]:
    """Name columns of the same period by the group above them."""
    counts = Counter(text_of(one.period) for one in found if one.period is not None)
    for one, group in zip(found, groups, strict=True):
        is_twice = one.period is not None and counts[text_of(one.period)] > 1
        words = _words(group)
        if is_twice and not one.name and words and not is_period(group):
            yield ColumnHead(words, one.period)
        else:
            yield one


def are_parts(row: Sequence[Cell]) -> bool:
    """Tell whether a row has nothing but months or quarters, and not in its first column."""
    filled = [text for cell in row if (text := _words(cell).casefold())]
    is_first_free = bool(row) and not _words(row[0])
    return is_first_free and len(filled) > 1 and all(map(_PART.fullmatch, filled))


def _head(cell: Cell, above: Cell) -> ColumnHead:
    text = _words(cell)
    low = text.casefold()
    if _PART.fullmatch(low):
        dated = _with_year(text, _words(above))
        is_dated = is_period_cell(dated)
        return ColumnHead("", dated if is_dated else None, "" if is_dated else text)
    if is_year_number(cell):
        return ColumnHead("", text)
    if text and is_period(cell):
        return ColumnHead("", cell)
    return _parted(text) or _undated(text, above)


def _undated(text: str, above: Cell) -> ColumnHead:
    """Give what a heading says that has no period inside: one may stand above it."""
    if text and (is_period(above) or is_year_number(above)) and not _has_label(above):
        return ColumnHead(text, text_of(above) if is_year_number(above) else above)
    return ColumnHead(text)


def _has_label(cell: Cell) -> bool:
    """Tell whether a period is written with words before it, as in a title of the whole table."""
    return isinstance(cell, str) and not _BEGINS_A_PERIOD.match(_words(cell).casefold())


def year_in_title(grid: Grid, header: int) -> str:
    """Give the one financial year in the titles above headings that are months or quarters only."""
    if sum(bool(one.part) for one in column_heads(grid, header)) < 2:  # noqa: PLR2004 - a row of parts
        return ""
    texts = (_words(cell) for row in grid.rows[:header] for cell in row)
    hits = {hit.groups() for text in texts for hit in _TITLE_YEAR.finditer(text)}
    years = {f"{first}/{last}" for first, last in hits if (int(first) + 1) % 100 == int(last)}
    return years.pop() if len(years) == 1 else ""


def is_year_number(cell: Cell) -> bool:
    """Tell whether a number may be a year."""
    is_number = isinstance(cell, (int, float)) and not isinstance(cell, (bool, Percent))
    return is_number and float(cell).is_integer() and _FIRST_YEAR <= cell <= _LAST_YEAR  # type: ignore[arg-type,operator]


def _parted(text: str) -> ColumnHead | None:
    """Part "2013-Q4 Calls" or "Calls (Apr 2024)" into the period and the name."""
    tokens = [one for one in _PARTS.split(text) if one]
    if not 1 < len(tokens) <= 16 or len(text) > _LONGEST_HEADING:  # noqa: PLR2004 - words of a heading
        return None
    for length in range(min(len(tokens) - 1, 6), 0, -1):
        first, last = tokens[:length], tokens[-length:]
        for part, rest in ((first, tokens[length:]), (last, tokens[:-length])):
            written, name = " ".join(part).strip(_TRIM), " ".join(rest).strip(_TRIM)
            if _can_part(written, name):
                return ColumnHead(name, written)
    return None


def _can_part(written: str, name: str) -> bool:
    has_name = any(one.isalpha() for one in name) and not _PART.fullmatch(name.casefold())
    return (
        has_name
        and bool(_BEGINS_A_PERIOD.match(written.casefold()))
        and any(one.isdigit() for one in written)
        and not _WEEK_WORD.match(name.casefold())
        and not is_period_cell(name)
        and _is_one_period(written)
    )


_WEEK_WORD = re.compile(r"(?:w/[ce]|week|quarter|month|year|fy|[0-9]+ months)\b.*", re.ASCII)


def _is_one_period(written: str) -> bool:
    if written.isdigit() and len(written) == len("2024"):
        return _FIRST_YEAR <= int(written) <= _LAST_YEAR
    return is_period_cell(written)


def _with_year(text: str, above: str) -> str:
    """Write a quarter or a month with the year above it; January ends a financial year."""
    financial = _FINANCIAL.fullmatch(above.casefold())
    if financial is None or text[:1].casefold() == "q" or text[-1:].isdigit():
        return f"{text} {above}"
    begins = int(financial.group(1))
    is_next = MONTH_NUMBERS[text.casefold().rstrip(".")] <= _LAST_OF_A_YEAR
    return f"{text} {begins + is_next}"


def is_period(cell: Cell) -> bool:
    """Tell whether a heading is a period; a bare number is none."""
    if isinstance(cell, date):
        return True
    return bool(text_of(cell).strip()) and is_period_cell(cell if isinstance(cell, str) else None)


def is_period_cell(cell: Cell) -> bool:
    """Tell whether a cell can be read as a period; a bare number is none."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return False
    return not isinstance(cell, CellFault) and _reads(cell)


@lru_cache(maxsize=8_192)
def _reads(cell: Cell) -> bool:
    try:
        read_period(cell, None)
    except ValueError:
        return False
    return True
