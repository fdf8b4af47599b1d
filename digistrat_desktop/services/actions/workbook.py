"""Actions out to a workbook and back in: rows are known by their id, and nothing comes in unseen."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from digistrat_desktop.domain.edits.actions import dated
from digistrat_desktop.domain.errors import InvalidValue, Refused
from digistrat_desktop.domain.ids import PersonId, RecordId, TrustId
from digistrat_desktop.domain.record.changes import Change, Step, create, edit
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.rules.strategy import notes_on
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.services.actions.columns import (
    AS_SAVED,
    CHOICES,
    COLUMNS,
    ID,
    ActionColumn,
    actions_grid,
    as_saved,
    column_places,
    kept_value,
    shown_words,
    words_of,
    written_cell,
)
from digistrat_desktop.services.actions.preview import (
    ActionsPreview,
    CellChange,
    CellRefusal,
    RowChange,
    cell_change,
)
from digistrat_desktop.tabular.cells import Cell, Grid, column_letters
from digistrat_desktop.tabular.read import read_table_file
from digistrat_desktop.tabular.write import Sheet, write_xlsx

MOST_ROWS = 5_000
_NEW = "new"


def save_actions(path: Path, workspace: Workspace, labels: dict[str, str]) -> None:
    """Write every action to a workbook, whole or not at all, with how each is now on a sheet beside.

    Args:
        labels: what the records they address are called, by id.
    """
    rows = [
        [written_cell(workspace, action, column, labels) for column in COLUMNS]
        for action in workspace.all(Action)
    ]
    heads = tuple(column.heading for column in COLUMNS)
    write_xlsx(path, [Sheet("Actions", heads, rows), Sheet(AS_SAVED, heads, rows)])


def read_actions(
    path: Path, workspace: Workspace, labels: dict[str, str], today: date
) -> ActionsPreview:
    """Say what a workbook would change; nothing is changed by it."""
    grids = read_table_file(path).grids
    grid, before = actions_grid(grids), as_saved(grids)
    reading = _Reading(_Here(workspace, labels, today, before or {}), _places(grid))
    outcomes = [reading.row(number, cells) for number, cells in _rows(grid)]
    refusals = [*reading.refused, *_twice(reading.seen)]
    known = set(reading.seen)
    return ActionsPreview(
        file=path.name,
        today=today,
        changes=tuple(one for one in outcomes if one is not None and one.cells),
        same=sum(one is not None and not one.cells for one in outcomes),
        missing=sum(a.status.is_open and a.id not in known for a in workspace.all(Action)),
        refusals=tuple(refusals),
        knows_before=before is not None,
    )


def _rows(grid: Grid) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    if len(grid.rows) > MOST_ROWS:
        raise _refused(f"It has more than {MOST_ROWS} rows.")
    for number, cells in enumerate(grid.rows[1:], 2):
        if any(cell is not None for cell in cells):
            yield number, cells


def _places(grid: Grid) -> dict[ActionColumn, int]:
    """Find each column by its heading, wherever it was moved to."""
    found = column_places(grid)
    for needed in COLUMNS[:2]:
        if needed not in found:
            raise _refused(f"Row 1 has no column called “{needed.heading}”.")
    return found


def _refused(what: str) -> Refused:
    return Refused(
        what, "Nothing was changed.", "Save the actions as a workbook first, then change that one."
    )


def _twice(seen: Mapping[str, list[int]]) -> Iterator[CellRefusal]:
    for rows in seen.values():
        if len(rows) > 1:
            yield CellRefusal(f"row {rows[1]}", f"The same id is also in row {rows[0]}.")


@dataclass(frozen=True, slots=True)
class _Here:
    """What the rows are compared with."""

    workspace: Workspace
    labels: dict[str, str]  # what the records that actions address are called, by id
    today: date
    # each action's cells as the workbook was saved with them, by id
    before: Mapping[str, Mapping[ActionColumn, Cell]]


class _Reading:
    def __init__(self, here: _Here, places: dict[ActionColumn, int]) -> None:
        self._here = here
        self._places = places
        self.refused: list[CellRefusal] = []
        self.seen: dict[str, list[int]] = {}

    def row(self, number: int, cells: tuple[Cell, ...]) -> RowChange | None:
        """Read one row; None when something in it is refused."""
        before = len(self.refused)
        action = self._action(number, cells)
        values = {} if self.refused[before:] else self._values(number, cells, action)
        if len(self.refused) > before:
            return None
        made = self._made(action, values)
        if any(cell.take is not False for cell in self._cells(action, values)):
            self._check_whole(number, action, made, values)
        if len(self.refused) > before:
            return None
        known = None if action.id == _NEW else action
        return RowChange(number, known, made.title, values, self._cells(action, values))

    def _made(self, action: Action, values: dict[str, Any]) -> Action:
        """Give the action as it would be if nobody said otherwise."""
        taken = {c.field for c in self._cells(action, values) if c.take is not False}
        return replace(action, **{k: values[k] for k in taken if k != "owner_id"})

    def _action(self, number: int, cells: tuple[Cell, ...]) -> Action:
        said = self._cell(cells, ID)
        known = words_of(said)
        blank = Action(id=RecordId(_NEW), trust_id=TrustId(""))
        if not known:
            return blank
        self.seen.setdefault(known, []).append(number)
        found = self._here.workspace.find(Action, known)
        if found is None or found.withdrawn:
            went = "This action is archived" if found else "No action here has this id"
            self._refuse(number, ID, f"{went}. Clear the cell to add a new action.")
            return blank
        return found

    def _values(self, number: int, cells: tuple[Cell, ...], action: Action) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for column in self._places:
            cell = self._cell(cells, column)
            if column.shown_only:
                self._check_shown(number, column, words_of(cell), action)
            elif column.field:
                self._take(number, column, cell, values)
        return values

    def _check_shown(self, number: int, column: ActionColumn, said: str, action: Action) -> None:
        here = words_of(shown_words(self._here.workspace, action, column, self._here.labels))
        sent = words_of(self._here.before.get(action.id, {}).get(column))
        if said and said not in {here, sent}:
            self._refuse(
                number, column, "Changes in this column are not imported. Change it in the program."
            )

    def _take(self, number: int, column: ActionColumn, cell: Cell, values: dict[str, Any]) -> None:
        if column.field in CHOICES and not words_of(cell):
            return
        try:
            values[column.field] = kept_value(column.field, cell)
        except InvalidValue as refusal:
            self._refuse(number, column, refusal.what)

    def _check_whole(
        self, number: int, action: Action, made: Action, values: dict[str, Any]
    ) -> None:
        if made.status != action.status:
            values.update(
                dated({"status": made.status, "closed_on": made.closed_on}, self._here.today)
            )
        for note in notes_on(self._here.workspace, made):
            if note.refuses:
                self._refuse(number, _column(note.field), note.words)

    def _cells(self, action: Action, values: dict[str, Any]) -> tuple[CellChange, ...]:
        sent = self._here.before.get(action.id)
        found = (
            cell_change(self._here.workspace, column, action, values[column.field], sent)
            for column in COLUMNS
            if column.field in values
        )
        return tuple(cell for cell in found if cell is not None)

    def _cell(self, cells: tuple[Cell, ...], column: ActionColumn) -> Cell:
        at = self._places.get(column, len(cells))
        return cells[at] if at < len(cells) else None

    def _refuse(self, number: int, column: ActionColumn, words: str) -> None:
        at = self._places.get(column)
        letters = "" if at is None else f", column {column_letters(at + 1)} ({column.heading})"
        self.refused.append(CellRefusal(f"row {number}{letters}", words))


def _column(field: str) -> ActionColumn:
    return next((c for c in COLUMNS if c.field == field), ID)


_SAFE = "Nothing was changed."


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
    return Step("Import actions", tuple(changes))


def _refuse_unfit(workspace: Workspace, preview: ActionsPreview) -> None:
    if preview.refusals:
        first = preview.refusals[0]
        do = "Correct these cells in the file and import it again."
        raise Refused(f"{first.place}: {first.words}", _SAFE, do)
    if preview.open_questions:
        what = "Some values changed both here and in the file."
        raise Refused(what, _SAFE, "Choose which is right for each one.")
    for row in preview.changes:
        if row.action is not None and workspace.find(Action, row.action.id) != row.action:
            what = f"“{row.title}” changed here after the file was read."
            raise Refused(what, _SAFE, "Import the workbook again to see both.")


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
            do = "Keep this computer's value, or use the file's value for the other cells too."
            raise Refused(f"Row {row.row}: {note.words}", _SAFE, do)
    if row.action is None:
        return create(made, author.stamp())
    return edit(before, values, author.stamp())
