"""What the forms of the strategy ask, kind by kind."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.cases import CaseForChange
from digistrat_desktop.domain.strategy import (
    Decision,
    DecisionKind,
    Initiative,
    InitiativeStatus,
    NorthStar,
    Objective,
    ObjectiveKind,
    Principle,
)
from digistrat_desktop.domain.workspace import metrics_in_use
from digistrat_desktop.ui.views.strategy.fields import Asked, FieldSpec, labels_of

if TYPE_CHECKING:
    from digistrat_desktop.domain.metrics import Metric
    from digistrat_desktop.domain.records import Record
    from digistrat_desktop.domain.workspace import Workspace

_COSTS = "One line for each financial year, such as 2026/27: 120000"
_TITLE = FieldSpec("title", "Title")
_OWNER = FieldSpec("owner_id", "Owner", Asked.PERSON, help_text="A role rather than a name")


def specs_for(workspace: Workspace, record_type: type[Record]) -> tuple[FieldSpec, ...]:
    """Give the fields of a form for a kind of record."""
    if record_type is Objective:
        return _objective(workspace)
    if record_type is Initiative:
        return _initiative(workspace)
    if record_type is CaseForChange:
        return _case(workspace)
    return {Principle: _PRINCIPLE, Decision: _DECISION, NorthStar: _NORTH_STAR}[record_type]


def values_of(workspace: Workspace, record: Record) -> dict[str, Any]:
    """Give a record's values as its form shows them: people by name."""
    values = {one.name: getattr(record, one.name) for one in fields(record)}
    if "owner_id" in values:
        values["owner_id"] = workspace.name_of(values["owner_id"]) if values["owner_id"] else ""
    return values


def titles(workspace: Workspace, record_type: type[Record]) -> tuple[tuple[str, str], ...]:
    """Give the records of a kind as choices: id and title."""
    found = [(str(r.id), str(getattr(r, "title", ""))) for r in workspace.all(record_type)]
    return tuple(sorted(found, key=lambda pair: pair[1].casefold()))


def _metrics(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    found: list[Metric] = list(metrics_in_use(workspace))
    return tuple((str(metric.id), metric.name) for metric in found)


def _objective(workspace: Workspace) -> tuple[FieldSpec, ...]:
    kinds = labels_of(ObjectiveKind)
    return (
        _TITLE,
        FieldSpec("objective_kind", "Kind", Asked.CHOICE, kinds, ObjectiveKind),
        FieldSpec("statement", "What success means, and for whom", Asked.TEXT),
        FieldSpec("metric_ids", "Metrics that show it", Asked.MANY, _metrics(workspace)),
        _OWNER,
    )


def _initiative(workspace: Workspace) -> tuple[FieldSpec, ...]:
    others = titles(workspace, Initiative)
    states = labels_of(InitiativeStatus)
    return (
        _TITLE,
        FieldSpec("need", "The need of patients or staff it meets", Asked.TEXT),
        FieldSpec("scope", "What is in it, and what is not", Asked.TEXT),
        FieldSpec("status", "Status", Asked.CHOICE, states, InitiativeStatus),
        FieldSpec("starts", "Starts", Asked.DAY),
        FieldSpec("ends", "Ends", Asked.DAY),
        _OWNER,
        FieldSpec("depends_on", "Waits for", Asked.MANY, others),
        FieldSpec("capital_costs", "Capital by year, in pounds", Asked.YEARS, help_text=_COSTS),
        FieldSpec("revenue_costs", "Revenue by year, in pounds", Asked.YEARS, help_text=_COSTS),
        FieldSpec("gone_because", "If it was stopped: why"),
    )


def _case(workspace: Workspace) -> tuple[FieldSpec, ...]:
    initiatives, objectives = titles(workspace, Initiative), titles(workspace, Objective)
    metrics = (("", "None yet"), *_metrics(workspace))
    return (
        FieldSpec("title", "What should change", help_text=_CASE_EXAMPLE),
        FieldSpec("problem", "The problem", Asked.TEXT, help_text=_PROBLEM),
        FieldSpec("users_affected", "Whom it affects, and where", Asked.TEXT),
        FieldSpec("baseline_value", "Baseline: the figure now", help_text=_BASELINE),
        FieldSpec("baseline_period", "Baseline: its period", help_text=_PERIOD),
        FieldSpec("baseline_source", "Baseline: where the figure is from"),
        FieldSpec("harm_or_cost", "The harm or cost of leaving it", Asked.TEXT),
        FieldSpec("change_proposed", "The change proposed", Asked.TEXT),
        FieldSpec("expected_effect", "The effect expected, and by when", Asked.TEXT),
        FieldSpec("expected_value", "The figure expected", help_text="In the baseline's unit"),
        FieldSpec("metric_id", "Metric that will show it", Asked.CHOICE, metrics),
        FieldSpec("initiative_ids", "Initiatives that bring it about", Asked.MANY, initiatives),
        FieldSpec("objective_ids", "Objectives it serves", Asked.MANY, objectives),
        _OWNER,
        FieldSpec("review_on", "Review on", Asked.DAY),
        FieldSpec("result_value", "The result: the figure after the change"),
        FieldSpec("result_source", "The result: where the figure is from"),
    )


_CASE_EXAMPLE = "Such as: electronic observations in place of early warning scores on paper"
_PROBLEM = "What an audit or a count found, such as errors in scores kept on paper"
_BASELINE = "A plain number. Without it no gain can be shown later"
_PERIOD = "Such as 2026-05, 2026-Q1 or 2026/27"
_PRINCIPLE = (
    FieldSpec("title", "Principle"),
    FieldSpec("rules_out", "What it tells people not to do", Asked.TEXT),
)
_DECISION = (
    FieldSpec("title", "What was decided"),
    FieldSpec("decision_kind", "Kind", Asked.CHOICE, labels_of(DecisionKind), DecisionKind),
    FieldSpec("reason", "Why", Asked.TEXT),
    FieldSpec("decided_by", "Who decided"),
    FieldSpec("decided_on", "Decided on", Asked.DAY),
    FieldSpec("review_on", "Look at it again on", Asked.DAY),
)
_NORTH_STAR = (
    FieldSpec("aim", "The one aim"),
    FieldSpec("why", "The local problems and figures it follows from", Asked.TEXT),
    FieldSpec("differently", "What will be different, for whom and by when", Asked.TEXT),
    FieldSpec("until", "The last day it speaks of", Asked.DAY),
)
