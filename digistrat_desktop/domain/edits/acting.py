"""Actions taken up, closed and dropped, and findings accepted for now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.domain.actions import Acknowledgement, ActionStatus
from digistrat_desktop.domain.changes import edit, is_empty
from digistrat_desktop.domain.edits.author import Author, derived_id, put
from digistrat_desktop.domain.edits.strategising import edit_entry
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.history import Step
from digistrat_desktop.domain.strategy_rules import refuse_if_wrong

if TYPE_CHECKING:
    from datetime import date

    from digistrat_desktop.domain.actions import Action
    from digistrat_desktop.domain.ids import TrustId
    from digistrat_desktop.domain.workspace import Workspace


def close_action(
    action: Action, closed_on: date, evidence_id: str | None, note: str, author: Author
) -> Step:
    """Say that an action is done, with what shows it: evidence, a note or both."""
    values = {
        "status": ActionStatus.DONE,
        "closed_on": closed_on,
        "evidence_id": evidence_id,
        "closing_note": note,
    }
    return Step("Close the action", (edit(action, values, author.stamp()),))


def drop_action(action: Action, closed_on: date, reason: str, author: Author) -> Step:
    """Say that an action will not be done.

    Raises:
        InvalidValue: no reason is given.
    """
    if not reason.strip():
        raise InvalidValue("closing_note", "Say why it is dropped.")
    values = {"status": ActionStatus.DROPPED, "closed_on": closed_on, "closing_note": reason}
    return Step("Drop the action", (edit(action, values, author.stamp(), reason),))


def reopen_action(workspace: Workspace, action: Action, author: Author) -> Step:
    """Take up again an action that was closed; what was said on closing it stays on the trail."""
    values = {
        "status": ActionStatus.UNDER_WAY,
        "closed_on": None,
        "evidence_id": None,
        "closing_note": "",
    }
    return edit_entry(workspace, action, values, author)


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
    blank = Acknowledgement(
        id=derived_id(trust_id, "acknowledgement", rule, about), trust_id=trust_id
    )
    refuse_if_wrong(
        workspace,
        Acknowledgement(id=blank.id, trust_id=trust_id, reason=reason, until=until),
    )
    change = put(workspace, blank, values, author)
    return Step("Acknowledge", () if is_empty(change) else (change,))


def take_back_acknowledgement(acknowledgement: Acknowledgement, author: Author) -> Step:
    """Let a finding stand again at once."""
    change = edit(acknowledgement, {"withdrawn": True}, author.stamp())
    return Step("Take back", (change,))
