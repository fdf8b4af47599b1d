"""Tables that say no period anywhere: the month or quarter their file is called by is asked for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from digistrat_desktop.domain.periods.periods import Period, PeriodKind, parse_period
from digistrat_desktop.domain.periods.written_periods import MONTH_NUMBERS, read_period
from digistrat_desktop.services.tables.asked.doubts import Doubt
from digistrat_desktop.services.tables.shape.headings import column_heads
from digistrat_desktop.services.tables.shape.layout import Layout
from digistrat_desktop.services.tables.shape.roles import TIMES
from digistrat_desktop.tabular.cells import Grid

QUESTION = "period"
_PARTS = re.compile(r"[A-Za-z]+|[0-9]+", re.ASCII)
_QUARTER = re.compile(r"[qQ][1-4]", re.ASCII)
_YEAR = re.compile(r"20[0-9]{2}", re.ASCII)
_YEAR_AND_MONTH = re.compile(r"(20[0-9]{2})(0[1-9]|1[0-2])", re.ASCII)
_CENTURY = 100


def lacks_period(grid: Grid, layout: Layout) -> bool:
    """Tell whether neither a column, a heading nor a title says when the figures are of."""
    if layout.period or TIMES & set(layout.roles):
        return False
    heads = column_heads(grid, layout.header)
    return not any(one.part or one.period is not None for one in heads)


def with_period(layout: Layout, *, lacks: bool) -> Layout:
    """Take the period that somebody said."""
    said = layout.answers.get(QUESTION, "")
    return replace(layout, period=said) if lacks and _read(said) else layout


def period_doubt(name: str) -> Doubt | None:
    """Ask for the period of all rows; None where a file's name says none.

    Its own is first. A file can be called by the month it was sent in: the one before comes second.
    """
    found = named_period(name)
    if found is None:
        return None
    near = (found, found.previous(), found.next())
    question = "The table does not say its period. The name of the file does. Which is it?"
    return Doubt(QUESTION, "", question, tuple((one.text, one.label) for one in near))


def named_period(name: str) -> Period | None:
    """Give the one month, or else the one quarter, in a file's name: "DM01 (April 2026)"."""
    parts = _PARTS.findall(name.replace("_", " "))
    for written in (_months(parts), _quarters(name)):
        found = {_read(one) for one in written}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _months(parts: Sequence[str]) -> Iterator[str]:
    """Give the months among the words and numbers of a name; one without a year is none that is read."""
    for part, after in pairwise((*parts, "")):
        numbered = _YEAR_AND_MONTH.fullmatch(part)
        if part.casefold() in MONTH_NUMBERS:
            yield f"{part} {after if _YEAR.fullmatch(after) else '20' + after}"
        elif numbered is not None:
            yield "-".join(numbered.groups())
        elif _YEAR.fullmatch(part) and after.isdigit() and not _is_financial(part, after):
            yield f"{part}-{after}"


def _is_financial(year: str, after: str) -> bool:
    return (int(year) + 1) % _CENTURY == int(after) % _CENTURY


def _quarters(name: str) -> Iterator[str]:
    parts = re.findall(r"[qQ][1-4]|[0-9]+", name, re.ASCII)
    for at, part in enumerate(parts):
        if _QUARTER.fullmatch(part):
            yield f"{part} {'/'.join(parts[at + 1 : at + 3])}"


def _read(written: str) -> Period | None:
    try:
        period = parse_period(written)
    except ValueError:
        try:
            found = read_period(written, None)
        except ValueError:
            return None
        period = found.period
    return period if period.kind in {PeriodKind.MONTH, PeriodKind.QUARTER} else None
