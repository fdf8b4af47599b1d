"""What a workbook of actions would change, cell by cell, and which value is kept where two differ.

A cell whose action was changed here since the workbook was saved is never taken in silently: when
the file changed it too, somebody has to say which value is right; when the file only holds what it
once was, what is here stays unless somebody says otherwise.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.services.actions.columns import ActionColumn, kept_value, value_words
from digistrat_desktop.tabular.cells import Cell


@dataclass(frozen=True, slots=True)
class CellRefusal:
    place: str  # the cell as a spreadsheet names it, such as "row 7, column E (Due)"
    words: str


@dataclass(frozen=True, slots=True)
class CellChange:
    field: str  # the action's field
    heading: str
    here: str  # what stands here now, in words
    there: str  # what the file has, in words
    changed_here: bool = False  # it was changed here since the workbook was saved
    was: str = ""  # what it was when the workbook was saved, in words; empty unless changed here
    # True takes the file's value, False keeps what is here, None is still to be said
    take: bool | None = True


@dataclass(frozen=True, slots=True)
class RowChange:
    row: int
    action: Action | None  # the action as the row was compared with it; None for a new one
    title: str
    values: Mapping[str, Any]  # field to value as it would be kept; the owner by name
    cells: tuple[CellChange, ...]  # the values that differ

    def taken(self) -> dict[str, Any]:
        return {c.field: self.values[c.field] for c in self.cells if c.take}


@dataclass(frozen=True, slots=True)
class ActionsPreview:
    file: str
    today: date  # the day an action closed in the file is closed on
    changes: tuple[RowChange, ...]
    same: int  # rows that are as they are here
    missing: int  # open actions that are not in the file; they stay as they are
    refusals: tuple[CellRefusal, ...]  # while there is one, nothing comes in
    knows_before: bool  # the file holds how each action was when it was saved

    def asked(self) -> Iterator[tuple[RowChange, CellChange]]:
        """Give the cells changed here since the workbook was saved."""
        return ((r, c) for r in self.changes for c in r.cells if c.changed_here)

    def plain(self) -> Iterator[tuple[RowChange, CellChange]]:
        """Give the cells changed only in the file."""
        return ((r, c) for r in self.changes for c in r.cells if not c.changed_here)

    @property
    def open_questions(self) -> int:
        """The number of cells of which nobody has said yet which value is right."""
        return sum(cell.take is None for _, cell in self.asked())

    @property
    def comes_in(self) -> int:
        """The number of rows of which something comes in, or may when a question is answered."""
        return sum(any(cell.take is not False for cell in row.cells) for row in self.changes)


def answered(preview: ActionsPreview, row: int, field: str, *, take: bool) -> ActionsPreview:
    """Say of one cell, its row as the file counts, whether the file's value or ours is right."""
    return _with_cells(
        preview,
        lambda at, cell: replace(cell, take=take) if (at, cell.field) == (row, field) else cell,
    )


def all_answered(preview: ActionsPreview, *, take: bool) -> ActionsPreview:
    """Say the same of every cell that was changed here since the workbook was saved."""
    return _with_cells(
        preview, lambda _, cell: replace(cell, take=take) if cell.changed_here else cell
    )


def _with_cells(
    preview: ActionsPreview, new: Callable[[int, CellChange], CellChange]
) -> ActionsPreview:
    changes = (
        replace(one, cells=tuple(new(one.row, cell) for cell in one.cells))
        for one in preview.changes
    )
    return replace(preview, changes=tuple(changes))


def cell_change(
    workspace: Workspace,
    column: ActionColumn,
    action: Action,
    value: Any,
    sent: Mapping[ActionColumn, Cell] | None,
) -> CellChange | None:
    """Compare one value; None when the file has what is here.

    Args:
        action: as it is here; an empty one for a new row.
        value: what the file has, as it would be kept.
        sent: the action's cells as the workbook was saved with them, if that is known.
    """
    field = column.field
    here = value_words(workspace, field, getattr(action, field))
    there = _file_words(workspace, field, value)
    if _is_same(field, here, there):
        return None
    was = here if sent is None else _was(workspace, column, sent)
    if was is None or _is_same(field, was, here):
        return CellChange(field, column.heading, here, there)
    take = False if _is_same(field, was, there) else None
    return CellChange(field, column.heading, here, there, changed_here=True, was=was, take=take)


def _was(
    workspace: Workspace, column: ActionColumn, sent: Mapping[ActionColumn, Cell]
) -> str | None:
    """Give what was sent in words; None when that sheet was changed so that nothing can be read."""
    try:
        value = kept_value(column.field, sent.get(column))
    except InvalidValue:
        return None
    return _file_words(workspace, column.field, value)


def _file_words(workspace: Workspace, field: str, value: Any) -> str:
    return str(value) if field == "owner_id" else value_words(workspace, field, value)


def _is_same(field: str, one: str, other: str) -> bool:
    """Compare; a spreadsheet forgets noughts at the end of an amount, and they are no change."""
    if field == "cost" and one and other:
        return Decimal(one) == Decimal(other)
    return one == other
