"""A card in which one record is written: faults are told beside the field and nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.clearing import clear
from digistrat_desktop.ui.kit.date_field import DateField
from digistrat_desktop.ui.kit.labeled_field import LabeledField
from digistrat_desktop.ui.kit.top_column import TopColumn
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme_tokens import TypeRole
from digistrat_desktop.ui.views.strategy.fields import Asked, make_field, read_value, show_value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digistrat_desktop.domain.history import Step
    from digistrat_desktop.ui.views.context import PageContext
    from digistrat_desktop.ui.views.strategy.fields import Field, FieldSpec


class RecordForm(Card):
    """Fields, Save and Leave.

    Signals:
        closed: the form was saved or left.
    """

    closed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.look, bar="accent", parent=parent)
        self._context = context
        self._specs: tuple[FieldSpec, ...] = ()
        self._rows: dict[str, LabeledField] = {}
        self._controls: dict[str, Field] = {}
        self._before: dict[str, Any] = {}
        self._save: Callable[[dict[str, Any]], Step] | None = None
        self._sheet = QWidget(self)
        self._column = TopColumn(self._sheet)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.fault = PlainLabel("", TypeRole.SMALL, "error")
        self.save_button = PrimaryButton(context.look, "Save")
        self.leave_button = SecondaryButton(context.look, "Leave without saving")
        self._build()
        self.hide()

    def _build(self) -> None:
        self.add(self._sheet)
        self.add(self.fault)
        row = QHBoxLayout()
        row.addWidget(self.save_button)
        row.addWidget(self.leave_button)
        row.addStretch(1)
        self.add_layout(row)
        self.fault.hide()
        self.save_button.clicked.connect(self.save)
        self.leave_button.clicked.connect(self.leave)

    def open_form(
        self,
        title: str,
        specs: Sequence[FieldSpec],
        values: dict[str, Any],
        save: Callable[[dict[str, Any]], Step],
    ) -> None:
        """Show a record's fields; a form that cannot be saved yet stays, with its fault.

        Args:
            title: what is done.
            specs: the fields.
            values: what they hold now.
            save: makes the step from what was typed; a refused value raises `InvalidValue`.
        """
        self.flush()
        if self._is_dirty():
            return
        self.set_title(title)
        self._specs, self._save = tuple(specs), save
        clear(self._column)
        self._rows, self._controls = {}, {}
        for spec in specs:
            self._add(spec, values.get(spec.name))
        self._before = self._values()
        self._say("")
        self.show()
        if specs:
            self._controls[specs[0].name].setFocus()

    def _add(self, spec: FieldSpec, value: Any) -> None:
        control = make_field(self._context.look, spec)
        show_value(control, value)
        row = LabeledField(self._context.look, spec.label, control, help_text=spec.help_text)
        if isinstance(control, DateField):
            control.refused.connect(row.show_fault)
        control.setEnabled(not self._context.session.read_only)
        self._controls[spec.name] = control
        self._rows[spec.name] = row
        self._column.addWidget(row)
        row.show()

    def control(self, name: str) -> Field:
        """Give the control of a field."""
        return self._controls[name]

    def fault_of(self, name: str) -> str:
        """Give what is said beside a field."""
        return self._rows[name].fault.text()

    def _values(self) -> dict[str, Any]:
        return {spec.name: read_value(self._controls[spec.name], spec) for spec in self._specs}

    def save(self) -> None:
        """Keep what was typed, or say beside the field why it cannot be kept."""
        for row in self._rows.values():
            row.show_fault("")
        values = self._values()
        if self._save is None or any(self._rows[name].fault.text() for name in self._rows):
            return
        try:
            step = self._save(self._with_people(values))
        except InvalidValue as refusal:
            self._show_fault(refusal)
            return
        if not step.changes or self._context.session.submit(step):
            self._close()

    def _with_people(self, values: dict[str, Any]) -> dict[str, Any]:
        names = {spec.name for spec in self._specs if spec.asked is Asked.PERSON}
        person = self._context.session.person
        return {k: person(v) if k in names else v for k, v in values.items()}

    def _show_fault(self, refusal: InvalidValue) -> None:
        row = self._rows.get(refusal.field)
        if row is None:
            self._say(refusal.what)
        else:
            row.show_fault(refusal.what)
            row.field.setFocus()

    def _say(self, words: str) -> None:
        self.fault.show_text(words)
        self.fault.setVisible(bool(words))

    def flush(self) -> None:
        """Keep what was typed and not yet saved, where it can be kept."""
        if self._is_dirty():
            self.save()

    def _is_dirty(self) -> bool:
        return self._save is not None and self._values() != self._before

    def leave(self) -> None:
        """Close the form and keep nothing of it."""
        self._close()

    def _close(self) -> None:
        self._save = None
        self.hide()
        self.closed.emit()
