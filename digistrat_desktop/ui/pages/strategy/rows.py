"""The lists of the strategy page as rows of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.plans.principles import principle_lines
from digistrat_desktop.domain.trust.cases import CaseForChange
from digistrat_desktop.domain.trust.strategy import (
    AlignmentLink,
    Decision,
    Initiative,
    Objective,
    Principle,
)
from digistrat_desktop.domain.words import day_label
from digistrat_desktop.ui.pages.strategy.grids import initiative_mark, objective_mark
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from digistrat_desktop.analysis.plans.cases import CaseCheck
    from digistrat_desktop.analysis.plans.strategy_map import StrategyMap
    from digistrat_desktop.domain.record.workspace import Workspace
    from digistrat_desktop.domain.wire.records import Record

Rows = list[tuple[str, tuple[str, ...]]]


class Cautioned(str):
    """A cell that names a gap, its mark before its words: shown in the caution tone."""

    __slots__ = ()


def objective_rows(found: StrategyMap) -> Rows:
    """Give objectives with their kind and how they are served."""
    return [
        (
            row.objective.id,
            (
                row.objective.title,
                row.objective.objective_kind.label,
                _told(objective_mark(row), row.words),
            ),
        )
        for row in found.rows
    ]


def initiative_rows(found: StrategyMap) -> Rows:
    """Give initiatives with their status, dates and what they serve."""
    return [
        (
            one.id,
            (
                one.title,
                one.status.label,
                _span(one.starts, one.ends),
                _told(initiative_mark(column), column.words),
            ),
        )
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


def case_rows(workspace: Workspace, checks: Iterable[CaseCheck]) -> Rows:
    """Give cases for change with their owner and review, and what each still has to say."""
    rows: Rows = []
    for check in checks:
        case = check.case
        owner = workspace.name_of(case.owner_id) or tr("Nobody yet")
        due = tr("review due since {day}", day=_day(case.review_on)) if check.review_due else ""
        when = due or (
            tr("review on {day}", day=_day(case.review_on))
            if case.review_on
            else tr("no review date")
        )
        told = "\n".join(part for part in (check.sentence, check.then_and_now) if part)
        rows.append((case.id, (case.title, f"{owner}; {when}", told)))
    return rows


_OF_VIEW: dict[str, tuple[type[Record], ...]] = {
    "alignment": (AlignmentLink,),
    "objective": (Objective,),
    "initiative": (Initiative,),
    "principle": (Principle,),
    "decision": (Decision,),
    "case": (CaseForChange,),
}


def withdrawn_records(workspace: Workspace, types: tuple[type[Record], ...]) -> list[Record]:
    """Give what was withdrawn for a reason; an addition that was undone is not among it."""
    kept = [record for kind in types for record in workspace.records.get(kind.KIND, {}).values()]
    return [record for record in kept if record.withdrawn and why_gone(record)]


def why_gone(record: Record) -> str:
    """Give the reason a record was withdrawn for."""
    return str(getattr(record, "gone_because", ""))


def withdrawn_rows(workspace: Workspace, view: str) -> Rows:
    """Give what was withdrawn from a view of the strategy, and why."""
    found = withdrawn_records(workspace, _OF_VIEW[view])
    return [(r.id, (_name(workspace, r), why_gone(r))) for r in found]


def withdrawn_of(workspace: Workspace, view: str, record_id: str) -> Record | None:
    """Give a withdrawn record of a view by its id."""
    found = withdrawn_records(workspace, _OF_VIEW[view])
    return next((record for record in found if record.id == record_id), None)


def _name(workspace: Workspace, record: Record) -> str:
    if not isinstance(record, AlignmentLink):
        return str(getattr(record, "title", ""))
    initiative = workspace.find(Initiative, record.initiative_id)
    objective = workspace.find(Objective, record.objective_id)
    ends = (initiative.title if initiative else "?", objective.title if objective else "?")
    return " for ".join(ends)


def _told(mark: str, words: str) -> str:
    return Cautioned(mark + words) if mark else words


def _day(day: date | None) -> str:
    return tr("Not dated") if day is None else day_label(day)


def _span(starts: date | None, ends: date | None) -> str:
    if starts is None and ends is None:
        return tr("No dates")
    return tr("{day} to {day_2}", day=_day(starts), day_2=_day(ends))
