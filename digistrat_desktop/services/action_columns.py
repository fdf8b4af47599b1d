"""The columns in which actions leave for a spreadsheet and come back."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.days import day_label

if TYPE_CHECKING:
    from datetime import date

    from digistrat_desktop.domain.actions import Action
    from digistrat_desktop.domain.workspace import Workspace
    from digistrat_desktop.tabular.write import OutCell


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        field: the action's field, or empty for the id and for what is only shown.
        shown_only: written for the reader; a change in it is refused, never dropped in silence.
    """

    heading: str
    field: str = ""
    shown_only: bool = False


ID = Column("Id (leave as it is)")
ADDRESSES = Column("Addresses (changed in the program)", shown_only=True)
WAITS_FOR = Column("Waits for (changed in the program)", shown_only=True)
COLUMNS = (
    ID,
    Column("Action", "title"),
    Column("Why", "why"),
    Column("Owner", "owner_id"),
    Column("Due", "due"),
    Column("Status", "status"),
    Column("Effort", "effort"),
    Column("Cost in pounds", "cost"),
    Column("Closed on", "closed_on"),
    Column("What came of it", "closing_note"),
    ADDRESSES,
    WAITS_FOR,
)


def written_cell(
    workspace: Workspace, action: Action, column: Column, labels: dict[str, str]
) -> OutCell:
    """Give what a workbook has in a column for an action."""
    if column is ID:
        return str(action.id)
    if column.shown_only:
        return shown_words(workspace, action, column, labels)
    value = getattr(action, column.field)
    if column.field == "cost":
        return Decimal(value) if value else None
    if column.field in {"due", "closed_on"}:
        day: date | None = value
        return day
    return value_words(workspace, column.field, value)


def shown_words(
    workspace: Workspace, action: Action, column: Column, labels: dict[str, str]
) -> str:
    """Give what a column that is only shown says."""
    if column is ADDRESSES:
        return "; ".join(labels.get(one, one) for one in action.addresses)
    needs = (workspace.find(type(action), one) for one in action.depends_on)
    return "; ".join(need.title for need in needs if need is not None)


def value_words(workspace: Workspace, field: str, value: Any) -> str:
    """Give a field's value as a person reads it."""
    if value is None or value == "":
        return ""
    if field == "owner_id":
        return workspace.name_of(value) or str(value)
    if field in {"due", "closed_on"}:
        return day_label(value)
    return str(getattr(value, "label", value))
