"""Actions taken up, closed and dropped, and findings accepted for now."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from digistrat_desktop.domain.edits.strategy import add_entry, edit_entry
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.ids import RecordId, TrustId, derived_id
from digistrat_desktop.domain.record.changes import Change, Step, edit, put, step_of
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.rules.strategy import refuse_if_wrong
from digistrat_desktop.domain.trust.actions import Acknowledgement, Action, ActionStatus


def save_action(
    workspace: Workspace,
    trust_id: TrustId,
    action: Action | None,
    said: tuple[dict[str, Any], date],
    author: Author,
) -> Step:
    """Keep an action as a form holds it; closing it without a day takes today's.

    Args:
        action: the one that is there, or None for a new one.
        said: the fields, and today.

    Raises:
        InvalidValue: a value does not belong in its field, or the action cannot be closed so.
    """
    values = dated(*said)
    if action is None:
        return add_entry(workspace, Action, trust_id, values, author)[1]
    present = workspace.get(Action, action.id)
    return edit_entry(workspace, present, values, author)


def change_actions(
    workspace: Workspace, ids: Iterable[str], said: tuple[dict[str, Any], date], author: Author
) -> Step:
    """Change several actions in the same way, as one step.

    Args:
        said: the fields that change, and today.

    Raises:
        InvalidValue: one of them cannot be kept so; it is named.
    """
    changes: list[Change] = []
    for one in ids:
        present = workspace.get(Action, one)
        try:
            changes += edit_entry(workspace, present, dated(*said), author).changes
        except InvalidValue as refusal:
            raise InvalidValue(refusal.field, f"“{present.title}”: {refusal.what}") from None
    return step_of("Change actions", *changes)


def dated(values: dict[str, Any], today: date) -> dict[str, Any]:
    """Give a closed action's fields their day, and an open one's none."""
    if "status" not in values:
        return values
    if values["status"].is_open:
        return {**values, "closed_on": None}
    return {**values, "closed_on": values.get("closed_on") or today}


def dismiss_suggestion(
    workspace: Workspace,
    trust_id: TrustId,
    values: dict[str, Any],
    said: tuple[str, date],
    author: Author,
) -> Step:
    """Say that a proposed action will not be taken up; it is kept as dropped, with the reason.

    Args:
        values: the fields of the action it would have become.
        said: the reason, and today.

    Raises:
        InvalidValue: no reason is given.
    """
    reason, today = said
    more = {"status": ActionStatus.DROPPED, "closed_on": today, "closing_note": reason}
    step = add_entry(workspace, Action, trust_id, {**values, **more}, author)[1]
    return Step("Dismiss the suggestion", step.changes)


def acknowledgement_id(trust_id: TrustId, rule: str, about: str) -> RecordId:
    """Give the id under which a finding is accepted: every copy makes the same."""
    return derived_id(trust_id, "acknowledgement", rule, about)


def acknowledge(
    workspace: Workspace,
    trust_id: TrustId,
    finding: tuple[str, str],
    accepted: tuple[str, date | None],
    author: Author,
) -> Step:
    """Accept a finding for now; it stands again when the date has passed.

    Args:
        finding: the rule's name and the id of the record it is about.
        accepted: the reason, and the last day it counts.

    Raises:
        InvalidValue: no reason or no date.
    """
    (rule, about), (reason, until) = finding, accepted
    values = {"rule": rule, "about": about, "reason": reason, "until": until}
    blank = Acknowledgement(id=acknowledgement_id(trust_id, rule, about), trust_id=trust_id)
    refuse_if_wrong(
        workspace, Acknowledgement(id=blank.id, trust_id=trust_id, reason=reason, until=until)
    )
    return step_of("Acknowledge", put(workspace, blank, values, author))


def acknowledge_all(
    workspace: Workspace,
    trust_id: TrustId,
    findings: Iterable[tuple[str, str]],
    accepted: tuple[str, date | None],
    author: Author,
) -> Step:
    """Accept several findings for now, as one step; as `acknowledge`."""
    steps = (acknowledge(workspace, trust_id, one, accepted, author) for one in findings)
    return step_of("Acknowledge", *(change for step in steps for change in step.changes))


def add_actions(
    workspace: Workspace, trust_id: TrustId, said: Iterable[dict[str, Any]], author: Author
) -> Step:
    """Add several actions as one step."""
    steps = [add_entry(workspace, Action, trust_id, values, author)[1] for values in said]
    return step_of("Add actions", *(change for step in steps for change in step.changes))


def take_back_acknowledgement(acknowledgement: Acknowledgement, author: Author) -> Step:
    change = edit(acknowledgement, {"withdrawn": True}, author.stamp())
    return Step("Show again", (change,))
