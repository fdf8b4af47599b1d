"""The alignment matrix on paper: a table a screen reader can walk, in pieces a page can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.reports.blocks import (
    Align,
    Block,
    Column,
    Heading,
    Paragraph,
    Table,
    TextStyle,
    text,
)
from digistrat_desktop.reports.papers.wording import shortened

if TYPE_CHECKING:
    from digistrat_desktop.analysis.report_model import ReportModel
    from digistrat_desktop.analysis.strategy_map import (
        InitiativeColumn,
        MapLink,
        ObjectiveRow,
        StrategyMap,
    )
    from digistrat_desktop.reports.blocks import Runs

_ACROSS = 7  # initiatives side by side
_PIECES = 3  # a wider map is set as a list
_HEADER = 34
_KEY = (
    "1 serves in name, 2 clearly, 3 decisively; 0 was looked at and does not. A question mark: one of"
    " its ends was reworded since, so it is to be confirmed. A dash: nobody has said."
)


def alignment_matrix(model: ReportModel) -> tuple[Block, ...]:
    """Give objectives against initiatives; a map too wide for paper as a list by objective."""
    found = model.judged.strategy
    if not found.rows or not found.columns:
        return ()
    heading = Heading(3, "Which initiative serves which objective")
    note = Paragraph(text(_KEY), TextStyle.SECONDARY)
    if len(found.columns) > _ACROSS * _PIECES:
        return heading, _by_objective(found), note
    starts = range(0, len(found.columns), _ACROSS)
    return heading, *(_piece(found, start) for start in starts), note


def _piece(found: StrategyMap, start: int) -> Table:
    shown = found.columns[start : start + _ACROSS]
    columns = (
        Column("Objective", 2.2),
        *(Column(_named(column), 1.2, Align.MIDDLE) for column in shown),
        Column("Served by", 1.5),
    )
    rows = tuple(_row(found, row, shown) for row in found.rows)
    last = ("Serves", *(column.words for column in shown), "")
    caption = f"Objectives against initiatives {start + 1} to {start + len(shown)}"
    rows = (*rows, tuple(text(words or "-") for words in last))
    return Table(columns, rows, caption, 0, show_caption=False, tight=True)


def _named(column: InitiativeColumn) -> str:
    return shortened(column.initiative.title, _HEADER) or "No title"


def _row(
    found: StrategyMap, row: ObjectiveRow, shown: tuple[InitiativeColumn, ...]
) -> tuple[Runs, ...]:
    cells = (found.cell(row.objective.id, column.initiative.id) for column in shown)
    return (
        text(shortened(row.objective.title, 120)),
        *(text(cell_words(cell), bold=bool(cell and cell.is_confirmed)) for cell in cells),
        text(row.words),
    )


def cell_words(cell: MapLink | None) -> str:
    """Write one cell: its strength, a question mark where it is to be confirmed, or a dash."""
    if cell is None:
        return "-"
    return f"{cell.strength}{' ?' if cell.suspect else ''}"


def _by_objective(found: StrategyMap) -> Table:
    titles = {str(c.initiative.id): c.initiative.title for c in found.columns}
    rows = tuple(
        (
            text(shortened(row.objective.title, 200)),
            text(_listed(row, titles, strong=True)),
            text(_listed(row, titles, strong=False)),
            text(row.words),
        )
        for row in found.rows
    )
    columns = (
        Column("Objective", 2.4),
        Column("Served clearly or decisively by", 4),
        Column("Served in name by", 3),
        Column("In short", 1.3),
    )
    return Table(columns, rows, "Initiatives by objective", 0, show_caption=False, tight=True)


def _listed(row: ObjectiveRow, titles: dict[str, str], *, strong: bool) -> str:
    mine = [link for link in row.links if (link.strength > 1) is strong]
    named = (f"{titles[k.link.initiative_id]} ({cell_words(k)})" for k in mine)
    return "; ".join(named) or "none"
