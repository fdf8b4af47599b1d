"""The lists of the strategy page as rows of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.principles import principle_lines
from digistrat_desktop.domain.periods import day_label
from digistrat_desktop.domain.strategy import Decision

if TYPE_CHECKING:
    from datetime import date

    from digistrat_desktop.analysis.strategy_map import StrategyMap
    from digistrat_desktop.domain.workspace import Workspace

Rows = list[tuple[str, tuple[str, ...]]]


def objective_rows(found: StrategyMap) -> Rows:
    """Give objectives with their kind and how they are served."""
    return [
        (row.objective.id, (row.objective.title, row.objective.objective_kind.label, row.words))
        for row in found.rows
    ]


def initiative_rows(found: StrategyMap) -> Rows:
    """Give initiatives with their status, dates and what they serve."""
    return [
        (one.id, (one.title, one.status.label, _span(one.starts, one.ends), column.words))
        for column in found.columns
        for one in (column.initiative,)
    ]


def principle_rows(workspace: Workspace) -> Rows:
    """Give principles with what they rule out and what they have been used for."""
    return [
        (one.principle.id, (one.principle.title, one.principle.rules_out, one.sentence))
        for one in principle_lines(workspace)
    ]


def decision_rows(workspace: Workspace) -> Rows:
    """Give the “not doing” register, the latest decision first."""
    found = [d for d in workspace.all(Decision) if d.decision_kind.rules_out]
    latest = sorted(found, key=lambda d: (str(d.decided_on or ""), d.id), reverse=True)
    return [
        (one.id, (one.title, one.decision_kind.label, one.reason, _day(one.decided_on)))
        for one in latest
    ]


def _day(day: date | None) -> str:
    return "Not dated" if day is None else day_label(day)


def _span(starts: date | None, ends: date | None) -> str:
    if starts is None and ends is None:
        return "No dates"
    return f"{_day(starts)} to {_day(ends)}"
