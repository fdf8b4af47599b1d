"""What an action's form asks, and how what it holds becomes the action's fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.trust.actions import Action, ActionStatus, Effort
from digistrat_desktop.domain.trust.assessment import Evidence
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, labels_of
from digistrat_desktop.ui.pages.strategy.specs import titles, values_of
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digistrat_desktop.analysis.findings.rules import Finding
    from digistrat_desktop.domain.record.workspace import Workspace

FINDING = "finding"
_PROOF = tr("What came of it, or why it was dropped; closing needs this or evidence")
_BETWEEN = "|"


def action_specs(
    workspace: Workspace, labels: dict[str, str], findings: Iterable[Finding], me: str = ""
) -> tuple[FieldSpec, ...]:
    """Give the fields of an action's form.

    Args:
        labels: everything an action can address, by id.
        findings: those that stand.
        me: the action's own id: it cannot wait for itself.
    """
    others = tuple(pair for pair in titles(workspace, Action) if pair[0] != me)
    found = tuple((finding_key(one.rule, one.record), one.sentence) for one in findings)
    known = tuple(labels.items())
    return (
        FieldSpec("title", tr("What is to be done"), is_whole=True),
        FieldSpec("why", tr("Why"), Asked.TEXT),
        FieldSpec("owner_id", tr("Owner"), Asked.PERSON, help_text=tr("A role rather than a name")),
        FieldSpec("due", tr("Due"), Asked.DAY),
        FieldSpec("status", tr("Status"), Asked.CHOICE, labels_of(ActionStatus), ActionStatus),
        FieldSpec("effort", tr("Effort"), Asked.CHOICE, labels_of(Effort), Effort),
        FieldSpec("cost", tr("Cost in pounds")),
        FieldSpec(
            FINDING,
            tr("Finding it answers"),
            Asked.CHOICE,
            (("", tr("None")), *found),
            is_whole=True,
        ),
        FieldSpec("addresses", tr("What it helps"), Asked.SEARCH, known),
        FieldSpec("depends_on", tr("Waits for"), Asked.SEARCH, others),
        FieldSpec(
            "closed_on",
            tr("Closed on"),
            Asked.DAY,
            help_text=tr("Left empty: the day it is closed"),
        ),
        FieldSpec(
            "evidence_id", tr("Evidence that it is done"), Asked.CHOICE, _evidence(workspace)
        ),
        FieldSpec("closing_note", tr("What came of it"), Asked.TEXT, help_text=_PROOF),
    )


def _evidence(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    return (("", tr("None")), *titles(workspace, Evidence))


def finding_key(rule: str, record: str) -> str:
    """Give the choice that stands for a finding."""
    return f"{rule}{_BETWEEN}{record}"


def shown_values(workspace: Workspace, action: Action) -> dict[str, Any]:
    """Give an action's values as its form shows them."""
    first = action.addresses[0] if action.rule and action.addresses else ""
    values = values_of(workspace, action)
    return {
        **values,
        FINDING: finding_key(action.rule, first) if first else "",
        "evidence_id": action.evidence_id or "",
    }


def kept_values(said: dict[str, Any], rule: str) -> dict[str, Any]:
    """Give an action's fields from what its form holds.

    Args:
        rule: what it was proposed from; kept where the form had no such finding to choose.
    """
    values = {name: value for name, value in said.items() if name != FINDING}
    values["evidence_id"] = values.get("evidence_id") or None
    values["addresses"] = tuple(values.get("addresses", ()))
    chosen = said.get(FINDING)
    if chosen is None:
        return {**values, "rule": rule}
    chosen_rule, _, record = chosen.partition(_BETWEEN)
    rest = tuple(one for one in values["addresses"] if one != record)
    return {**values, "rule": chosen_rule, "addresses": (record, *rest) if record else rest}
