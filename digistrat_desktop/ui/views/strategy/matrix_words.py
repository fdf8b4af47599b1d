"""A cell of the alignment matrix in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.strategy_map import suspect_words

if TYPE_CHECKING:
    from digistrat_desktop.analysis.strategy_map import StrategyMap

STRENGTHS = ("Not at all", "In name only", "Clearly", "Decisively")


def cell_words(found: StrategyMap, row: int, column: int) -> str:
    """Say all of a cell: "Wi-Fi renewal, Safer care: 2, clearly. No reason written."."""
    objective = found.rows[row].objective
    initiative = found.columns[column].initiative
    names = f"{initiative.title}, {objective.title}"
    cell = found.cell(objective.id, initiative.id)
    if cell is None:
        return f"{names}: nothing was said."
    strength = f"{names}: {cell.strength}, {STRENGTHS[cell.strength].lower()}."
    reason = cell.link.reason.strip() or "No reason written."
    doubt = f" Suspect: {suspect_words(cell, objective, initiative)}" if cell.suspect else ""
    return f"{strength} {reason}{doubt}"
