"""Actions out to a workbook and back in: rows are known by their id, and nothing comes in unseen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.actions import Action
from digistrat_desktop.domain.changes import create, edit
from digistrat_desktop.domain.edits.acting import closing_fault, dated
from digistrat_desktop.domain.edits.strategising import cleaned
from digistrat_desktop.domain.errors import InvalidValue, Refused
from digistrat_desktop.domain.history import Step
from digistrat_desktop.domain.ids import RecordId, TrustId
from digistrat_desktop.domain.strategy_rules import notes_on
from digistrat_desktop.services.action_columns import (
    COLUMNS,
    ID,
    Column,
    shown_words,
    value_words,
    written_cell,
)
from digistrat_desktop.services.action_values import CHOICES, cell_value, words_of
from digistrat_desktop.tabular.cells import column_letters
from digistrat_desktop.tabular.read import read_table_file
from digistrat_desktop.tabular.write import Sheet, write_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from digistrat_desktop.domain.edits.author import Author
    from digistrat_desktop.domain.ids import PersonId
    from digistrat_desktop.domain.workspace import Workspace
    from digistrat_desktop.tabular.cells import Cell, Grid

MOST_ROWS = 5_000
_NEW = "new"


@dataclass(frozen=True, slots=True)
class CellRefusal:
    """Why a cell cannot be taken.

    Attributes:
        place: the cell as a spreadsheet names it, such as "row 7, column E (Due)".
    """

    place: str
    words: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """What one row would change.

    Attributes:
        action_id: empty for a new action.
        values: field to value as it would be kept; the owner by name.
        beside: column, what is here and what the file has, for each that differs.
    """

    row: int
    action_id: str
    title: str
    values: Mapping[str, Any]
    beside: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ActionsPreview:
    """What a workbook would change.

    Attributes:
        same: rows that are as they are here.
        missing: open actions that are not in the file; they stay as they are.
        refusals: while there is one, nothing comes in.
    """

    file: str
    changes: tuple[RowChange, ...]
    same: int
    missing: int
    refusals: tuple[CellRefusal, ...]


def save_actions(path: Path, workspace: Workspace, labels: dict[str, str]) -> None:
    """Write every action to a workbook, whole or not at all.

    Args:
        labels: what the records they address are called, by id.

    Raises:
        Refused: it could not be written.
    """
    rows = [
        [written_cell(workspace, action, column, labels) for column in COLUMNS]
        for action in workspace.all(Action)
    ]
    write_xlsx(path, [Sheet("Actions", tuple(c.heading for c in COLUMNS), rows)])


def read_actions(
    path: Path, workspace: Workspace, labels: dict[str, str], today: date
) -> ActionsPreview:
    """Say what a workbook would change; nothing is changed by it.

    Raises:
        Refused: the file cannot be read, or it does not hold actions.
    """
    grid = read_table_file(path).grids[0]
    reading = _Reading(workspace, labels, today, _places(grid))
    outcomes = [reading.row(number, cells) for number, cells in _rows(grid)]
    refusals = [*reading.refused, *_twice(reading.seen)]
    known = set(reading.seen)
    return ActionsPreview(
        file=path.name,
        changes=tuple(one for one in outcomes if one is not None and one.beside),
        same=sum(one is not None and not one.beside for one in outcomes),
        missing=sum(a.status.is_open and a.id not in known for a in workspace.all(Action)),
        refusals=tuple(refusals),
    )


def _rows(grid: Grid) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    if len(grid.rows) > MOST_ROWS:
        raise _refused(f"It has more than {MOST_ROWS} rows.")
    for number, cells in enumerate(grid.rows[1:], 2):
        if any(cell is not None for cell in cells):
            yield number, cells


def _places(grid: Grid) -> dict[Column, int]:
    """Find each column by its heading, wherever it was moved to."""
    heads = [words_of(cell).casefold() for cell in grid.rows[0]] if grid.rows else []
    found = {c: heads.index(c.heading.casefold()) for c in COLUMNS if c.heading.casefold() in heads}
    for needed in COLUMNS[:2]:
        if needed not in found:
            raise _refused(f"Row 1 has no column “{needed.heading}”.")
    return found


def _refused(what: str) -> Refused:
    return Refused(
        what, "Nothing was changed.", "Send actions to a workbook first, and change that one."
    )


def _twice(seen: Mapping[str, list[int]]) -> Iterator[CellRefusal]:
    for rows in seen.values():
        if len(rows) > 1:
            yield CellRefusal(f"row {rows[1]}", f"The same id stands in row {rows[0]} too.")


class _Reading:
    """Reads row after row against what is here."""

    def __init__(
        self, workspace: Workspace, labels: dict[str, str], today: date, places: dict[Column, int]
    ) -> None:
        self._workspace = workspace
        self._labels = labels
        self._today = today
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
        made = replace(action, **{k: v for k, v in values.items() if k != "owner_id"})
        known = "" if action.id == _NEW else str(action.id)
        if self._beside(action, values):
            self._check_whole(number, action, made, values)
        if len(self.refused) > before:
            return None
        return RowChange(number, known, made.title, values, self._beside(action, values))

    def _action(self, number: int, cells: tuple[Cell, ...]) -> Action:
        said = self._cell(cells, ID)
        known = words_of(said)
        blank = Action(id=RecordId(_NEW), trust_id=TrustId(""))
        if not known:
            return blank
        self.seen.setdefault(known, []).append(number)
        found = self._workspace.find(Action, known)
        if found is None or found.withdrawn:
            self._refuse(number, ID, "No action here has this id. Empty the cell for a new one.")
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
        if action.cost and _is_same_amount(values.get("cost", ""), action.cost):
            values["cost"] = action.cost
        return values

    def _check_shown(self, number: int, column: Column, said: str, action: Action) -> None:
        here = shown_words(self._workspace, action, column, self._labels)
        if said and said != words_of(here):
            self._refuse(number, column, "This column is not read back; change it in the program.")

    def _take(self, number: int, column: Column, cell: Cell, values: dict[str, Any]) -> None:
        if column.field in CHOICES and not words_of(cell):
            return
        try:
            value = cell_value(column.field, cell)
            if column.field == "owner_id":
                values["owner_id"] = value
            else:
                values.update(cleaned(Action, {column.field: value}))
        except InvalidValue as refusal:
            self._refuse(number, column, refusal.what)

    def _check_whole(
        self, number: int, action: Action, made: Action, values: dict[str, Any]
    ) -> None:
        values.update(dated(values, self._today) if made.status != action.status else {})
        fault = closing_fault(
            {name: getattr(made, name) for name in ("status", "closing_note", "evidence_id")}
        )
        if fault:
            self._refuse(number, _column("closing_note"), fault)
        for note in notes_on(self._workspace, made):
            if note.refuses and not fault:
                self._refuse(number, _column(note.field), note.words)

    def _beside(self, action: Action, values: dict[str, Any]) -> tuple[tuple[str, str, str], ...]:
        found = []
        for column in COLUMNS:
            if column.field not in values:
                continue
            here = value_words(self._workspace, column.field, getattr(action, column.field))
            there = _words(self._workspace, column.field, values[column.field])
            is_new = action.id == _NEW
            if there != ("" if is_new else here):
                found.append((column.heading, "" if is_new else here, there))
        return tuple(found)

    def _cell(self, cells: tuple[Cell, ...], column: Column) -> Cell:
        at = self._places.get(column, len(cells))
        return cells[at] if at < len(cells) else None

    def _refuse(self, number: int, column: Column, words: str) -> None:
        at = self._places.get(column)
        letters = "" if at is None else f", column {column_letters(at + 1)} ({column.heading})"
        self.refused.append(CellRefusal(f"row {number}{letters}", words))


def _is_same_amount(said: str, here: str) -> bool:
    """A spreadsheet forgets noughts at the end; they are no change."""
    return bool(said) and Decimal(said) == Decimal(here)


def _words(workspace: Workspace, field: str, value: Any) -> str:
    return str(value) if field == "owner_id" else value_words(workspace, field, value)


def _column(field: str) -> Column:
    return next((c for c in COLUMNS if c.field == field), ID)


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
        Refused: something in the file cannot be taken.
    """
    if preview.refusals:
        raise _refused(f"{preview.refusals[0].place}: {preview.refusals[0].words}")
    changes = []
    for row in preview.changes:
        values = dict(row.values)
        if "owner_id" in values:
            values["owner_id"] = person(values["owner_id"])
        if row.action_id:
            changes.append(edit(workspace.get(Action, row.action_id), values, author.stamp()))
        else:
            blank = Action(id=RecordId(author.new_id()), trust_id=trust_id)
            changes.append(create(replace(blank, **values), author.stamp()))
    return Step("Bring in actions", tuple(changes))
