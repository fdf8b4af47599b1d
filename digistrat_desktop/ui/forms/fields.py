"""The fields of a record's form: what each asks, and how it is shown and read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem

from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.forms.date_field import DateField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.forms.text_field import PlainTextField
from digistrat_desktop.ui.forms.tick_list import TickList, TickSearch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digistrat_desktop.ui.theme.look import Look

LIST_ROWS = 4
# More than any title holds: what is too long is told beside the field, and never cut unseen.
LONGEST_TYPED = 5_000
Field: TypeAlias = "LineField | PlainTextField | ChoiceField | DateField | TickList | TickSearch"


class Asked(StrEnum):
    """What kind of value a field takes."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    DAY = "day"
    PERSON = "person"
    MANY = "many"
    SEARCH = "search"
    YEARS = "years"


_SHORT = frozenset({Asked.LINE, Asked.CHOICE, Asked.DAY, Asked.PERSON})


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a form.

    Attributes:
        name: the record's field.
        label: what is asked.
        asked: the kind of value.
        choices: pairs of id and words, for a choice or several.
        enum: what a choice's id is turned into, or None to keep the id.
        help_text: how to answer.
        is_whole: what it holds wants a line's whole width, such as a title or a sentence.
    """

    name: str
    label: str
    asked: Asked = Asked.LINE
    choices: tuple[tuple[str, str], ...] = ()
    enum: type[StrEnum] | None = None
    help_text: str = ""
    is_whole: bool = False

    @property
    def is_short(self) -> bool:
        """True for what half a line is enough for; two such neighbours make a pair."""
        return self.asked in _SHORT and not self.is_whole


def labels_of(enum: type[StrEnum]) -> tuple[tuple[str, str], ...]:
    """Give the choices of an enumeration whose members have labels."""
    return tuple((member.value, str(getattr(member, "label", member.value))) for member in enum)


def make_field(look: Look, spec: FieldSpec) -> Field:
    """Make the control for a field."""
    if spec.asked in {Asked.TEXT, Asked.YEARS}:
        return PlainTextField(look, spec.label)
    if spec.asked is Asked.CHOICE:
        return ChoiceField(spec.label, spec.choices)
    if spec.asked is Asked.DAY:
        return DateField(spec.label)
    if spec.asked in {Asked.MANY, Asked.SEARCH}:
        return _several(look, spec)
    return LineField(spec.label, longest=LONGEST_TYPED)


def _several(look: Look, spec: FieldSpec) -> TickList | TickSearch:
    if spec.asked is Asked.SEARCH or not spec.choices:
        return TickSearch(look, spec.label, spec.choices)
    return _ticks(look, spec)


def _ticks(look: Look, spec: FieldSpec) -> TickList:
    field = TickList(look, spec.label)
    for choice_id, words in spec.choices:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, choice_id)
        item.setCheckState(Qt.CheckState.Unchecked)
        field.addItem(item)
    field.fit(LIST_ROWS)
    return field


def show_value(field: Field, value: Any) -> None:
    """Show a record's value in its control."""
    if isinstance(field, DateField):
        field.set_day(value)
    elif isinstance(field, (LineField, PlainTextField)):
        field.show_other(_as_text(value))
    elif isinstance(field, ChoiceField):
        field.set_choice("" if value is None else str(value))
    elif isinstance(field, TickSearch):
        field.set_chosen(value or ())
    else:
        _tick(field, value or ())


def _as_text(value: Any) -> str:
    if isinstance(value, tuple):
        return "\n".join(f"{year}: {amount}" for year, amount in value)
    return "" if value is None else str(value)


def _tick(field: TickList, chosen: Sequence[str]) -> None:
    for item in _items(field):
        ticked = item.data(Qt.ItemDataRole.UserRole) in chosen
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)


def _items(field: TickList) -> list[QListWidgetItem]:
    return [field.item(row) for row in range(field.count())]


def read_value(field: Field, spec: FieldSpec) -> Any:
    """Give what a control holds, as the record's field takes it."""
    if isinstance(field, DateField):
        field.flush()
        return field.day()
    if isinstance(field, (LineField, PlainTextField)):
        text = field.text().strip()
        return _pairs(text) if spec.asked is Asked.YEARS else text
    if isinstance(field, ChoiceField):
        chosen = field.choice() or None
        return spec.enum(chosen) if spec.enum is not None and chosen else chosen
    if isinstance(field, TickSearch):
        return field.chosen()
    ticked = [i for i in _items(field) if i.checkState() is Qt.CheckState.Checked]
    return tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in ticked)


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Read "2026/27: 120,000" line by line; what is not so is refused by the record's codec."""
    parts = [line.partition(":") for line in text.splitlines() if line.strip()]
    return tuple((year.strip(), amount.strip().replace(",", "")) for year, _, amount in parts)
