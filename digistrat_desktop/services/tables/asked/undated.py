"""Months without a year: which years they may be of, by what the table is called and what is recorded."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from digistrat_desktop.domain.periods.periods import PeriodKind, parse_period, period_at
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.metrics import Reading
from digistrat_desktop.services.tables.asked.doubts import Doubt
from digistrat_desktop.services.tables.shape.headings import column_heads
from digistrat_desktop.services.tables.shape.layout import Layout
from digistrat_desktop.services.tables.shape.roles import TIMES, Role
from digistrat_desktop.tabular.cells import Grid, TableFile, text_of

QUESTION = "year"
YEAR_ADVICE = "The months or quarters have no year. Give the year as the period for all rows, such as 2026/27."
_FINANCIAL = re.compile(
    r"(?<![0-9])(?:20)?([0-9]{2})\s?[/\-\u2013_]\s?(?:20)?([0-9]{2})(?![0-9])", re.ASCII
)
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])", re.ASCII)
_CENTURY = 100


def lacks_year(grid: Grid, layout: Layout) -> bool:
    """Tell whether months or quarters stand in a column or in headings, and their year nowhere."""
    if (
        layout.period
        or layout.first(Role.YEAR) is not None
        or layout.first(Role.PERIOD) is not None
    ):
        return False
    heads = column_heads(grid, layout.header)
    parts = sum(bool(heads[at].part) for at in range(len(heads)))
    return layout.first(Role.PART) is not None or (parts > 1 and not TIMES & set(layout.roles))


def with_year(layout: Layout, *, lacks: bool) -> Layout:
    """Take the year that somebody said."""
    said = layout.answers.get(QUESTION, "")
    return replace(layout, period=said) if lacks and said else layout


def _named_years(texts: Iterable[str]) -> Iterator[str]:
    """Give the years in names and titles: "KPIs 2024-25" first as a financial year, then 2024."""
    for text in texts:
        hits = [hit.groups() for hit in _FINANCIAL.finditer(text)]
        found = [f"20{a}/{b}" for a, b in hits if (int(a) + 1) % _CENTURY == int(b)]
        yield from found or _YEAR.findall(text)


def _titles(grid: Grid, header: int) -> Iterator[str]:
    """Give the texts above the headings."""
    return (text_of(cell) for row in grid.rows[: max(header, 0)] for cell in row)


def year_doubt(table: TableFile, layout: Layout, workspace: Workspace) -> Doubt | None:
    """Ask which year months without one are of, the likely one first; None where none is likely.

    It is in the name of the sheet, in a title, in the file's name, or the latest that is recorded.
    """
    grid = table.grids[layout.sheet]
    texts = (grid.name, *_titles(grid, layout.header), table.name.rpartition(".")[0])
    likely = next(iter((*_named_years(texts), *_latest(workspace))), "")
    if not likely:
        return None
    first = int(likely[:4])
    near = [likely, *(_like(likely, first + step) for step in (-1, 1))]
    question = "The months or quarters have no year. Which year are they of?"
    return Doubt(QUESTION, "", question, tuple((one, one) for one in near))


def _latest(workspace: Workspace) -> Iterator[str]:
    """Give the financial year of the latest reading."""
    readings = (one for one in workspace.all(Reading) if not one.withdrawn)
    latest = max((parse_period(one.period).start for one in readings), default=None)
    if latest is not None:
        yield period_at(latest, PeriodKind.FINANCIAL_YEAR).text


def _like(likely: str, first: int) -> str:
    return f"{first}/{(first + 1) % _CENTURY:02d}" if "/" in likely else str(first)
