"""One value of an action three ways: as it was saved, as it is here, and as the file has it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.services.action_columns import value_words
from digistrat_desktop.services.action_preview import CellChange
from digistrat_desktop.services.action_values import kept_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digistrat_desktop.domain.actions import Action
    from digistrat_desktop.domain.workspace import Workspace
    from digistrat_desktop.services.action_columns import Column
    from digistrat_desktop.tabular.cells import Cell


def cell_change(
    workspace: Workspace,
    column: Column,
    action: Action,
    value: Any,
    sent: Mapping[Column, Cell] | None,
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


def _was(workspace: Workspace, column: Column, sent: Mapping[Column, Cell]) -> str | None:
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
