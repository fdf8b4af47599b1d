"""Makes the changes a workbook's preview shows, as one step, or says why not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.actions import Action
from digistrat_desktop.domain.changes import create, edit
from digistrat_desktop.domain.edits.acting import dated
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.history import Step
from digistrat_desktop.domain.ids import RecordId
from digistrat_desktop.domain.saying import say
from digistrat_desktop.domain.strategy_rules import notes_on

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from digistrat_desktop.domain.changes import Change
    from digistrat_desktop.domain.edits.author import Author
    from digistrat_desktop.domain.ids import PersonId, TrustId
    from digistrat_desktop.domain.workspace import Workspace
    from digistrat_desktop.services.action_preview import ActionsPreview, RowChange

_SAFE = say("Nothing was changed.")


def take_in_actions(
    workspace: Workspace,
    trust_id: TrustId,
    preview: ActionsPreview,
    person: Callable[[str], PersonId | None],
    author: Author,
) -> Step:
    """Give the one step that does what the preview shows.

    Args:
        person: gives a person's id by name, making one for a new name.

    Raises:
        Refused: something in the file cannot be taken, a question is open, or an action was
            changed since the preview was made.
    """
    _refuse_unfit(workspace, preview)
    changes = []
    for row in preview.changes:
        values = _values(row, preview.today)
        if values:
            changes.append(_change(workspace, trust_id, (row, values), person, author))
    return Step("Bring in actions", tuple(changes))


def _refuse_unfit(workspace: Workspace, preview: ActionsPreview) -> None:
    if preview.refusals:
        first = preview.refusals[0]
        do = say("Mend these cells in the file and bring it in again.")
        raise Refused(say("{place}: {words}", place=first.place, words=first.words), _SAFE, do)
    if preview.open_questions:
        what = say("Some values were changed both here and in the file.")
        raise Refused(what, _SAFE, say("Say for each which is right."))
    for row in preview.changes:
        if row.action is not None and workspace.find(Action, row.action.id) != row.action:
            what = say("“{title}” was changed here since the file was read.", title=row.title)
            raise Refused(what, _SAFE, say("Bring the workbook in again to see both."))


def _values(row: RowChange, today: date) -> dict[str, Any]:
    """Give what comes in; the day an action was closed on follows its status."""
    values = row.taken()
    if "status" in values:
        day = row.action.closed_on if row.action is not None else None
        return dated({"closed_on": day, **values}, today)
    if any(cell.field == "status" for cell in row.cells):
        values.pop("closed_on", None)
    return values


def _change(
    workspace: Workspace,
    trust_id: TrustId,
    taken: tuple[RowChange, dict[str, Any]],
    person: Callable[[str], PersonId | None],
    author: Author,
) -> Change:
    row, values = taken
    if "owner_id" in values:
        values["owner_id"] = person(values["owner_id"])
    before = row.action or Action(id=RecordId(author.new_id()), trust_id=trust_id)
    made = replace(before, **values)
    for note in notes_on(workspace, made):
        if note.refuses:
            do = say("Keep what is here, or take the file's value of the other cells too.")
            raise Refused(say("Row {row}: {words}", row=row.row, words=note.words), _SAFE, do)
    if row.action is None:
        return create(made, author.stamp())
    return edit(before, values, author.stamp())
