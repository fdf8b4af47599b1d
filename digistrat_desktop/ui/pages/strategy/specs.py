"""What the forms of the strategy ask, kind by kind."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.record.workspace import metrics_in_use
from digistrat_desktop.domain.trust.strategy import (
    CaseForChange,
    Decision,
    DecisionKind,
    Initiative,
    InitiativeStatus,
    NorthStar,
    Objective,
    ObjectiveKind,
    Principle,
)
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, labels_of
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.domain.record.workspace import Workspace
    from digistrat_desktop.domain.trust.metrics import Metric
    from digistrat_desktop.domain.wire.records import Record

_COSTS = tr("One line for each financial year, such as 2026/27: 120000")
_TITLE = FieldSpec("title", tr("Title"), is_whole=True)
_OWNER = FieldSpec("owner_id", tr("Owner"), Asked.PERSON, help_text=tr("A role rather than a name"))


def specs_for(
    workspace: Workspace, record_type: type[Record], me: str = ""
) -> tuple[FieldSpec, ...]:
    """Give the fields of a form for a kind of record.

    Args:
        workspace: what there is to choose from.
        record_type: the kind.
        me: id of the record the form is for, empty for a new one: it cannot wait for itself.
    """
    if record_type is Objective:
        return _objective(workspace)
    if record_type is Initiative:
        return _initiative(workspace, me)
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
        FieldSpec("objective_kind", tr("Kind"), Asked.CHOICE, kinds, ObjectiveKind),
        FieldSpec("statement", tr("What success means, and for whom"), Asked.TEXT),
        FieldSpec("metric_ids", tr("Metrics that show it"), Asked.MANY, _metrics(workspace)),
        _OWNER,
    )


def _initiative(workspace: Workspace, me: str) -> tuple[FieldSpec, ...]:
    others = tuple(pair for pair in titles(workspace, Initiative) if pair[0] != me)
    states = labels_of(InitiativeStatus)
    return (
        _TITLE,
        FieldSpec("need", tr("The need of patients or staff it meets"), Asked.TEXT),
        FieldSpec("scope", tr("What is in it, and what is not"), Asked.TEXT),
        FieldSpec("status", tr("Status"), Asked.CHOICE, states, InitiativeStatus),
        _OWNER,
        FieldSpec("starts", tr("Starts"), Asked.DAY),
        FieldSpec("ends", tr("Ends"), Asked.DAY),
        FieldSpec("depends_on", tr("Waits for"), Asked.MANY, others),
        FieldSpec("capital_costs", tr("Capital by year, in pounds"), Asked.YEARS, help_text=_COSTS),
        FieldSpec("revenue_costs", tr("Revenue by year, in pounds"), Asked.YEARS, help_text=_COSTS),
        FieldSpec("gone_because", tr("If it was stopped: why"), is_whole=True),
    )


def _case(workspace: Workspace) -> tuple[FieldSpec, ...]:
    initiatives, objectives = titles(workspace, Initiative), titles(workspace, Objective)
    metrics = (("", tr("None yet")), *_metrics(workspace))
    return (
        FieldSpec("title", tr("What should change"), help_text=_CASE_EXAMPLE, is_whole=True),
        FieldSpec("problem", tr("The problem"), Asked.TEXT, help_text=_PROBLEM),
        FieldSpec("users_affected", tr("Whom it affects, and where"), Asked.TEXT),
        FieldSpec("baseline_value", tr("Baseline: the figure now"), help_text=_BASELINE),
        FieldSpec("baseline_period", tr("Baseline: its period"), help_text=_PERIOD),
        FieldSpec("baseline_source", tr("Baseline: where the figure is from")),
        FieldSpec("harm_or_cost", tr("The harm or cost of leaving it"), Asked.TEXT),
        FieldSpec("change_proposed", tr("The change proposed"), Asked.TEXT),
        FieldSpec("expected_effect", tr("The effect expected, and by when"), Asked.TEXT),
        FieldSpec(
            "expected_value", tr("The figure expected"), help_text=tr("In the baseline's unit")
        ),
        FieldSpec("metric_id", tr("Metric that will show it"), Asked.CHOICE, metrics),
        FieldSpec("initiative_ids", tr("Initiatives that bring it about"), Asked.MANY, initiatives),
        FieldSpec("objective_ids", tr("Objectives it serves"), Asked.MANY, objectives),
        _OWNER,
        FieldSpec("review_on", tr("Review on"), Asked.DAY),
        FieldSpec("result_value", tr("The result: the figure after the change")),
        FieldSpec("result_source", tr("The result: where the figure is from")),
    )


_CASE_EXAMPLE = tr("Such as: electronic observations in place of early warning scores on paper")
_PROBLEM = tr("What an audit or a count found, such as errors in scores kept on paper")
_BASELINE = tr("A plain number. Without it no gain can be shown later")
_PERIOD = tr("Such as 2026-05, 2026-Q1 or 2026/27")
_PRINCIPLE = (
    FieldSpec("title", tr("Principle"), is_whole=True),
    FieldSpec("rules_out", tr("What it tells people not to do"), Asked.TEXT),
)
_DECISION = (
    FieldSpec("title", tr("What was decided"), is_whole=True),
    FieldSpec("decision_kind", tr("Kind"), Asked.CHOICE, labels_of(DecisionKind), DecisionKind),
    FieldSpec("reason", tr("Why"), Asked.TEXT),
    FieldSpec("decided_by", tr("Who decided")),
    FieldSpec("decided_on", tr("Decided on"), Asked.DAY),
    FieldSpec("review_on", tr("Look at it again on"), Asked.DAY),
)
_NORTH_STAR = (
    FieldSpec("aim", tr("The one aim"), is_whole=True),
    FieldSpec("why", tr("The local problems and figures it follows from"), Asked.TEXT),
    FieldSpec("differently", tr("What will be different, for whom and by when"), Asked.TEXT),
    FieldSpec("until", tr("The last day it speaks of"), Asked.DAY),
)
