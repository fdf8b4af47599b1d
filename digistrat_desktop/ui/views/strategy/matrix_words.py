"""A cell of the alignment matrix in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.strategy_map import Served, suspect_words
from digistrat_desktop.domain.strategy import InitiativeStatus
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.analysis.strategy_map import (
        InitiativeColumn,
        ObjectiveRow,
        StrategyMap,
    )

_MARKS = {
    Served.NOTHING: "\N{BLACK DIAMOND} ",
    Served.WEAKLY: "\N{WHITE DIAMOND} ",
    Served.WELL: "",
}
STRENGTHS = (tr("Not at all"), tr("In name only"), tr("Clearly"), tr("Decisively"))


def cell_words(found: StrategyMap, row: int, column: int) -> str:
    """Say all of a cell: "Wi-Fi renewal, Safer care: 2, clearly. No reason written."."""
    objective = found.rows[row].objective
    initiative = found.columns[column].initiative
    names = f"{initiative.title}, {objective.title}"
    cell = found.cell(objective.id, initiative.id)
    if cell is None:
        return tr("{names}: nothing was said.", names=names)
    strength = f"{names}: {cell.strength}, {STRENGTHS[cell.strength].lower()}."
    reason = cell.link.reason.strip() or tr("No reason written.")
    doubt = (
        tr(" Suspect: {suspect_words}", suspect_words=suspect_words(cell, objective, initiative))
        if cell.suspect
        else ""
    )
    return f"{strength} {reason}{doubt}"


def objective_words(row: ObjectiveRow) -> str:
    """Say an objective with its margin: "Safer care. Weak links only"."""
    return f"{row.objective.title}. {row.words}"


def initiative_words(column: InitiativeColumn) -> str:
    """Say an initiative with its margin: "Wi-Fi renewal. Serves 2"."""
    return f"{column.initiative.title}. {column.words}"


def objective_mark(row: ObjectiveRow) -> str:
    """Give the mark of an objective that nothing serves, or weak links only."""
    return _MARKS[row.served]


def initiative_mark(column: InitiativeColumn) -> str:
    """Give the mark of an initiative that serves nothing; one that was stopped need not."""
    stopped = column.initiative.status is InitiativeStatus.STOPPED
    return "" if stopped or column.served is not Served.NOTHING else _MARKS[Served.NOTHING]


def suspect_line(found: StrategyMap) -> str:
    """Say how many links wait to be confirmed, or nothing."""
    count = len(found.suspect)
    if not count:
        return ""
    links = tr("link waits") if count == 1 else tr("links wait")
    return tr(
        "{count} {links} to be confirmed: an end was reworded since it was agreed.",
        count=count,
        links=links,
    )
