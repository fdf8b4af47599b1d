"""One cell of a workbook of actions as the value of an action's field."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.actions import Action, ActionStatus, Effort
from digistrat_desktop.domain.edits.strategising import cleaned
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.saying import in_a_row, say
from digistrat_desktop.tabular.cells import CellFault, text_of

if TYPE_CHECKING:
    from digistrat_desktop.tabular.cells import Cell

_BRITISH = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_EXAMPLE = say("Write a day such as 4/12/2026 or 2026-12-04.")
CHOICES: dict[str, type[ActionStatus | Effort]] = {"status": ActionStatus, "effort": Effort}


def words_of(cell: Cell) -> str:
    """Write a cell as one tidy text, lines ended as the program ends them."""
    return text_of(cell).replace("\r\n", "\n").replace("\r", "\n").strip()


def cell_value(field: str, cell: Cell) -> Any:
    """Read a cell as the value of a field; what a field may hold is checked by its codec.

    Raises:
        InvalidValue: it cannot be read.
    """
    if isinstance(cell, CellFault):
        raise InvalidValue(field, say("The cell holds no value: {words}.", words=cell.words))
    if field in {"due", "closed_on"}:
        return _day(field, cell)
    text = words_of(cell)
    if field in CHOICES:
        return _choice(field, text)
    return text.replace(",", "").removeprefix("£").strip() if field == "cost" else text


def kept_value(field: str, cell: Cell) -> Any:
    """Read a cell as the value an action would keep; an owner stays a name.

    Raises:
        InvalidValue: it cannot be read, or the field cannot hold it.
    """
    value = cell_value(field, cell)
    return value if field == "owner_id" else cleaned(Action, {field: value})[field]


def _day(field: str, cell: Cell) -> dt.date | None:
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
        raise InvalidValue(
            field, say("“{text}” is not a day. {example}", text=text[:40], example=_EXAMPLE)
        ) from None


def _choice(field: str, text: str) -> ActionStatus | Effort:
    members: list[ActionStatus | Effort] = list(CHOICES[field])
    for member in members:
        if text.casefold() in {member.value, member.label.casefold()}:
            return member
    labels = in_a_row([member.label for member in members])
    raise InvalidValue(field, say("“{text}” is none of: {labels}.", text=text[:40], labels=labels))
