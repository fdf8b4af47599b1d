"""One cell of a workbook of actions as the value of an action's field."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from digistrat_desktop.domain.edits.strategy import cleaned
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.actions import Action, ActionStatus, Effort
from digistrat_desktop.domain.words import day_label
from digistrat_desktop.tabular.cells import Cell, CellFault, Grid, text_of
from digistrat_desktop.tabular.write import OutCell


@dataclass(frozen=True, slots=True)
class ActionColumn:
    heading: str
    field: str = ""  # the action's field, or empty for the id and for what is only shown
    # written for the reader; a change in it is refused, never dropped in silence
    shown_only: bool = False
    former: str = ""  # its heading in workbooks of earlier versions, which are still read


ID = ActionColumn("Id (leave as it is)")
ADDRESSES = ActionColumn(
    "What it helps (change in the program)",
    shown_only=True,
    former="Addresses (changed in the program)",
)
WAITS_FOR = ActionColumn(
    "Depends on (change in the program)",
    shown_only=True,
    former="Waits for (changed in the program)",
)
COLUMNS = (
    ID,
    ActionColumn("Action", "title"),
    ActionColumn("Why", "why"),
    ActionColumn("Owner", "owner_id"),
    ActionColumn("Due", "due"),
    ActionColumn("Status", "status"),
    ActionColumn("Effort", "effort"),
    ActionColumn("Cost in pounds", "cost"),
    ActionColumn("Closed on", "closed_on"),
    ActionColumn("Result", "closing_note", former="What came of it"),
    ADDRESSES,
    WAITS_FOR,
)


def written_cell(
    workspace: Workspace, action: Action, column: ActionColumn, labels: dict[str, str]
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
    workspace: Workspace, action: Action, column: ActionColumn, labels: dict[str, str]
) -> str:
    """Give what a column that is only shown says."""
    if column is ADDRESSES:
        return "; ".join(labels.get(one, one) for one in action.addresses)
    needs = (workspace.find(type(action), one) for one in action.depends_on)
    return "; ".join(need.title for need in needs if need is not None)


def value_words(workspace: Workspace, field: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if field == "owner_id":
        return workspace.name_of(value) or str(value)
    if field in {"due", "closed_on"}:
        return day_label(value)
    return str(getattr(value, "label", value))


_BRITISH = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_EXAMPLE = "Write a date such as 4/12/2026 or 2026-12-04."
CHOICES: dict[str, type[ActionStatus | Effort]] = {"status": ActionStatus, "effort": Effort}


def words_of(cell: Cell) -> str:
    """Write a cell as one tidy text, lines ended as the program ends them."""
    return text_of(cell).replace("\r\n", "\n").replace("\r", "\n").strip()


def cell_value(field: str, cell: Cell) -> Any:
    """Read a cell as a field's value, which its codec checks; InvalidValue if it cannot be read."""
    if isinstance(cell, CellFault):
        raise InvalidValue(field, f"The cell has no value: {cell.words}.")
    if field in {"due", "closed_on"}:
        return read_day(field, cell)
    text = words_of(cell)
    if field in CHOICES:
        return _choice(field, text)
    return text.replace(",", "").removeprefix("£").strip() if field == "cost" else text


def kept_value(field: str, cell: Cell) -> Any:
    """Read a cell as an action keeps it, an owner as a name; InvalidValue if it cannot be."""
    value = cell_value(field, cell)
    return value if field == "owner_id" else cleaned(Action, {field: value})[field]


def read_day(field: str, cell: Cell) -> dt.date | None:
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    text = words_of(cell)
    if not text:
        return None
    british = _BRITISH.fullmatch(text)
    try:
        if british:
            return dt.date(int(british[3]), int(british[2]), int(british[1]))
        return dt.date.fromisoformat(text)
    except ValueError:
        raise InvalidValue(field, f"“{text[:40]}” is not a date. {_EXAMPLE}") from None


def _choice(field: str, text: str) -> ActionStatus | Effort:
    members: list[ActionStatus | Effort] = list(CHOICES[field])
    said = text.casefold()
    for member in members:
        # the word of the record is also what earlier versions wrote
        if said in {member.value, member.value.replace("_", " "), member.label.casefold()}:
            return member
    labels = ", ".join([member.label for member in members])
    raise InvalidValue(field, f"“{text[:40]}” is not one of: {labels}.")


AS_SAVED = "As saved (leave as it is)"


def actions_grid(grids: Sequence[Grid]) -> Grid:
    """Give the sheet people write in, wherever it was moved to."""
    return next((grid for grid in grids if grid.name != AS_SAVED), grids[0])


def column_places(grid: Grid) -> dict[ActionColumn, int]:
    """Find each column by its heading, also one of an earlier version, wherever it was moved to."""
    heads = headings_of(grid)
    found: dict[ActionColumn, int] = {}
    for column in COLUMNS:
        named = (bare_heading(one) for one in (column.heading, column.former) if one)
        at = next((heads.index(one) for one in named if one in heads), None)
        if at is not None:
            found[column] = at
    return found


def headings_of(grid: Grid) -> list[str]:
    """Give the headings of a workbook that came back, as `bare_heading` gives one."""
    return [bare_heading(words_of(cell)) for cell in grid.rows[0]] if grid.rows else []


def bare_heading(heading: str) -> str:
    """Give a heading as it is looked for: what it says in brackets may be left out."""
    return heading.partition("(")[0].strip().casefold()


def as_saved(grids: Sequence[Grid]) -> Mapping[str, Mapping[ActionColumn, Cell]] | None:
    """Give each action's cells as they were saved, by its id; None when the file has not got them.

    A spreadsheet saved as CSV keeps one sheet only, and one pasted into a new file may have none.
    """
    grid = next((one for one in grids if one.name == AS_SAVED), None)
    if grid is None or not grid.rows:
        return None
    at = column_places(grid)
    if ID not in at:
        return None
    found: dict[str, Mapping[ActionColumn, Cell]] = {}
    for cells in grid.rows[1:]:
        row = {c: cells[n] if n < len(cells) else None for c, n in at.items()}
        found.setdefault(words_of(row[ID]), row)
    return found
