"""A card in which one record is written: faults are told beside the field and nothing typed is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.ui.forms.date_field import DateField
from digistrat_desktop.ui.forms.fields import Asked, make_field, read_value, show_value
from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.leaving import LeavingRow, point_at
from digistrat_desktop.ui.forms.patient_numbers import patient_words
from digistrat_desktop.ui.kit.access import tab_through
from digistrat_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import PairedColumn, clear
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digistrat_desktop.domain.record.history import Step
    from digistrat_desktop.domain.rules.strategy import FieldNote
    from digistrat_desktop.ui.forms.fields import Field, FieldSpec
    from digistrat_desktop.ui.forms.leaving import Leaving
    from digistrat_desktop.ui.session.context import PageContext

# Width of a form from which short fields stand in pairs, in logical pixels at 100 % text size.
PAIRS_FROM = 900
_AGAIN = tr("Save again to keep it like this.")


@dataclass(frozen=True, slots=True)
class Beside:
    """What a form has beside its fields and Save.

    Attributes:
        notes: what is to be said beside fields of a record that could be kept; raises
            `InvalidValue` where it could not.
        leaving: how the record goes out of use; None for one that is not there yet.
    """

    notes: Callable[[dict[str, Any]], Sequence[FieldNote]] | None = None
    leaving: Leaving | None = None


_ALONE = Beside()


class RecordForm(Card):
    """Fields, Save and Leave; for a record that is there, a way to withdraw it with a reason.

    What is only doubtful (another record with this title) is said beside the field when Save is
    pressed first, and kept when it is pressed again.

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
        self._beside = _ALONE
        self._told: frozenset[tuple[str, str]] = frozenset()
        self._sheet = QWidget(self)
        self._column = PairedColumn(context.look, PAIRS_FROM, self.sides)
        self._sheet.setLayout(self._column)
        self.fault = PlainLabel("", TypeRole.SMALL, "error")
        self.save_button = PrimaryButton(context.look, tr("Save"))
        self.leave_button = SecondaryButton(context.look, tr("Leave without saving"))
        self.withdraw_button = SecondaryButton(context.look, tr("Withdraw"))
        self.leaving = LeavingRow(context.look)
        self._build()
        self.hide()

    def _build(self) -> None:
        self.add(self._sheet)
        self.body.addSpacing(self._context.look.theme.space(1.5))
        self.add(self.fault)
        row = QHBoxLayout()
        row.addWidget(self.save_button)
        row.addWidget(self.leave_button)
        row.addStretch(1)
        row.addWidget(self.withdraw_button)
        self.add_layout(row)
        self.add(self.leaving)
        self.fault.hide()
        self.save_button.clicked.connect(self.save)
        self.leave_button.clicked.connect(self.leave)
        self.withdraw_button.clicked.connect(self._on_withdraw)
        self.leaving.given.connect(self._on_reason)
        self.leaving.left.connect(self.withdraw_button.setFocus)

    def open_form(
        self,
        title: str,
        specs: Sequence[FieldSpec],
        values: dict[str, Any],
        save: Callable[[dict[str, Any]], Step],
        beside: Beside = _ALONE,
    ) -> None:
        """Show a record's fields; a form that cannot be saved yet stays, with its fault.

        Args:
            title: what is done.
            specs: the fields.
            values: what they hold now.
            save: makes the step from what was typed; a refused value raises `InvalidValue`.
            beside: what else is said and offered.
        """
        self.flush()
        if self._is_dirty():
            return
        self.set_title(title)
        self._specs, self._save, self._beside = tuple(specs), save, beside
        self._told = frozenset()
        clear(self._column)
        self._rows, self._controls = {}, {}
        for spec in specs:
            self._add(spec, values.get(spec.name))
        tab_through(tuple(self._rows.values()), self.save_button)
        self._before = self._values()
        self._say("")
        self._offer()
        self.show()
        if specs:
            self._controls[specs[0].name].setFocus()

    def _offer(self) -> None:
        """Offer what can be done here: in a copy to look at, nothing but to go on."""
        writes = not self._context.session.read_only
        leaving = self._beside.leaving
        self.save_button.setVisible(writes)
        self.leave_button.setText(tr("Leave without saving") if writes else tr("Close"))
        self.leave_button.setAccessibleName(self.leave_button.text())
        self.withdraw_button.setVisible(writes and leaving is not None)
        if leaving is not None:
            self.withdraw_button.setText(leaving.verb)
            self.withdraw_button.setAccessibleName(leaving.verb)
        self.leaving.hide()

    def _on_withdraw(self) -> None:
        leaving = self._beside.leaving
        if leaving is not None:
            self.leaving.ask(leaving.verb, leaving.question)

    def _on_reason(self, reason: str) -> None:
        leaving = self._beside.leaving
        step = self.leaving.run(leaving, reason) if leaving is not None else None
        if step is not None and self._context.session.submit(step):
            self._close()

    def _add(self, spec: FieldSpec, value: Any) -> None:
        control = make_field(self._context.look, spec)
        show_value(control, value)
        row = LabeledField(self._context.look, spec.label, control, help_text=spec.help_text)
        if isinstance(control, DateField):
            control.refused.connect(row.show_fault)
        control.setEnabled(not self._context.session.read_only)
        self._controls[spec.name] = control
        self._rows[spec.name] = row
        self._column.add_part(row, is_short=spec.is_short)
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
        for control in self._controls.values():
            if isinstance(control, DateField):
                control.judge()
        values = self._values()
        faulty = [row for row in self._rows.values() if row.fault.text()]
        if faulty:
            point_at(faulty[0].field, faulty[0])
        if self._save is None or faulty:
            return
        try:
            step = self._save(self._with_people(values))
            doubts = self._doubts(values)
        except InvalidValue as refusal:
            self._show_fault(refusal)
            return
        if doubts <= self._told:
            self._keep(step)
        else:
            self._show_doubts(doubts)

    def _keep(self, step: Step) -> None:
        if not step.changes or self._context.session.submit(step):
            self._close()

    def _doubts(self, values: dict[str, Any]) -> frozenset[tuple[str, str]]:
        """Give what should be looked at once more, of fields that are not as they were."""
        notes = self._beside.notes
        said = notes({k: v for k, v in values.items() if k not in self._people()}) if notes else ()
        doubts = {(one.field, one.words) for one in said}
        doubts |= {(name, words) for name in values if (words := patient_words(values[name]))}
        changed = {name for name in values if values[name] != self._before.get(name)}
        return frozenset(one for one in doubts if one[0] in changed)

    def _show_doubts(self, doubts: frozenset[tuple[str, str]]) -> None:
        self._told = doubts
        for name, words in sorted(doubts):
            self._rows[name].show_fault(f"{words} {_AGAIN}")
        first = self._rows[min(doubts)[0]]
        point_at(first.field, first)

    def _people(self) -> set[str]:
        return {spec.name for spec in self._specs if spec.asked is Asked.PERSON}

    def _with_people(self, values: dict[str, Any]) -> dict[str, Any]:
        names = self._people()
        person = self._context.session.person
        return {k: person(v) if k in names else v for k, v in values.items()}

    def _show_fault(self, refusal: InvalidValue) -> None:
        row = self._rows.get(refusal.field)
        if row is None:
            self._say(refusal.what)
        else:
            row.show_fault(self._plainly(refusal))
            point_at(row.field, row)

    def _plainly(self, refusal: InvalidValue) -> str:
        """Say the field by its label, where the record's own name for it begins the sentence."""
        label = next(s.label for s in self._specs if s.name == refusal.field)
        if refusal.what.startswith(f"{refusal.field} "):
            return f"“{label}”{refusal.what.removeprefix(refusal.field)}"
        return refusal.what

    def _say(self, words: str) -> None:
        self.fault.show_text(words)
        self.fault.setVisible(bool(words))

    def flush(self) -> None:
        """Keep what was typed and not yet saved, where it can be kept, doubtful or not."""
        if self._is_dirty():
            self.save()
        if self._is_dirty() and self._told:
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
