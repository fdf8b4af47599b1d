"""A form on a card: its fields, Save and Leave; for a record that is there, a way to withdraw it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.record.changes import Step
from digistrat_desktop.domain.wire.labels import field_label
from digistrat_desktop.services.store.drafts import DraftOf
from digistrat_desktop.ui.forms.asking import NOT_KEPT, NOTHING, Begin, Kept, Saving, patient_words
from digistrat_desktop.ui.forms.draft_note import DraftNote
from digistrat_desktop.ui.forms.field_set import FieldSet
from digistrat_desktop.ui.forms.fields import Field, FieldSpec
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.forms.text_field import PlainTextField
from digistrat_desktop.ui.kit.access import announce, is_go, tab_through
from digistrat_desktop.ui.kit.buttons import LinkButton, PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.messages import DRAFT_KEPT
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.words import tr

# Width of a form from which short fields stand in pairs, in logical pixels at 100 % text size.
PAIRS_FROM = 900
# Longer than what is kept, so that a long reason is told to be too long and not cut.
_REASON = FieldSpec(
    "reason", tr("Why you are archiving it"), longest=5_000,
    help_text=tr("You can restore it later, with its links."),
)  # fmt: skip
_LEAVE = tr("Close")


@dataclass(frozen=True, slots=True)
class Leaving:
    """How a record goes out of use."""

    verb: str  # the button's: "Withdraw"
    question: str  # what is asked first: "Why it is withdrawn"
    step: Callable[[str], Step]  # from the reason; a refused one raises `InvalidValue`


class LeavingRow(QWidget):
    """Asks why something is withdrawn, where it stands; shown only while it is asked."""

    given = Signal(str)  # the reason, which may still be empty
    left = Signal()  # nothing is to be withdrawn after all

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, look = context, context.look
        self.fields = FieldSet(context, (_REASON,), NOT_KEPT, parent=self)
        self.reason, self.asked = self.fields.control("reason"), self.fields.boxes["reason"]
        self.go_button = SecondaryButton(look, tr("Archive"))
        self.keep_button = SecondaryButton(look, tr("Cancel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.asked)
        row = QHBoxLayout()
        row.addWidget(self.go_button)
        row.addWidget(self.keep_button)
        row.addStretch(1)
        column.addLayout(row)
        self.fields.entered.connect(self._on_go)
        self.go_button.clicked.connect(self._on_go)
        self.keep_button.clicked.connect(self.close_row)
        self.hide()

    def ask(self, verb: str, question: str, draft: DraftOf) -> None:
        self.go_button.setText(verb)
        self.go_button.setAccessibleName(verb)
        self.asked.name_as(question)
        self.fields.keep_under(draft, question)
        self.fields.show_values({"reason": ""})
        self.fields.take_up()
        self.asked.show_fault("")
        self.show()
        self.asked.point_at(self)

    def run(self, leaving: Leaving, reason: str) -> bool:
        """Have something go for a reason, or say beside the field why it cannot."""
        try:
            step = step_for(leaving, reason)
        except InvalidValue as refusal:
            self.asked.show_fault(refusal.what)
            self.asked.point_at(self)
            return False
        return self.fields.give(self._context.session.submit, step)

    def close_row(self) -> None:
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_row()
        else:
            super().keyPressEvent(event)

    def _on_go(self) -> None:
        self.given.emit(self.fields.values()["reason"].strip())


def step_for(leaving: Leaving, reason: str) -> Step:
    """The step with which something goes; `InvalidValue` where no reason is given, or it is refused."""
    step = leaving.step(reason)
    if not has_words(reason):
        raise InvalidValue("gone_because", tr("Say why. The reason is kept in the change history."))
    return step


@dataclass(frozen=True, slots=True)
class FormPlan:
    """What a form asks and does."""

    title: str  # what is done
    draft: DraftOf  # what is not finished is kept as
    specs: Iterable[FieldSpec]
    saving: Saving
    begin: Begin = NOTHING
    leaving: Leaving | None = None  # None for a record that is not there yet
    first: str = ""  # the field that has the keyboard first; empty for the first of all
    words: str = ""  # said above the fields
    save_words: str = tr("Save")
    leave_words: str = _LEAVE  # empty for no such button
    stays: bool = False  # it is there for the next one when this one is kept
    enter_saves: bool = False  # in a line of several, too
    as_you_go: bool = False  # each field is saved when it is left, and there is no button for it


class FormStyle(NamedTuple):
    """How a form stands on its page."""

    bar: str = "accent"  # token of the upright bar at its left; empty for none
    is_framed: bool = True  # on a sheet of its own; False inside another card
    is_primary: bool = True  # keeping it is what the page is for
    columns: int = 2  # the most short fields in a row
    pairs_from: int = PAIRS_FROM  # width from which short fields stand beside each other


ON_A_CARD = FormStyle()


class FormCard(Card):
    """Fields told apart from what is done with them: what is typed and not saved is kept as a draft.

    What is only doubtful (another record with this title) is said beside the field when Save is
    pressed first, and kept when it is pressed again.
    """

    closed = Signal()  # the form was saved or left
    typed = Signal(str)  # this and the next as `FieldSet`'s
    edited = Signal(str, object)

    def __init__(
        self, context: PageContext, style: FormStyle = ON_A_CARD, parent: QWidget | None = None
    ) -> None:
        self._style = style
        super().__init__(context.look, bar=style.bar, parent=parent)
        self._context = context
        self._plan: FormPlan | None = None
        self._from: QWidget | None = None  # what had the keyboard before
        self.fields = FieldSet(context, (), NOT_KEPT, parent=self)
        self.draft = DraftNote(context.look)
        self.words = PlainLabel("", tone="secondary")
        self.not_settled = PlainLabel("", tone="caution")
        self.settle_link = LinkButton(context.look, tr("Settle"), do=self._on_settle)
        # never seen: fields made later take their place in Tab's way here
        self._top = QWidget(self)
        self._top.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._top.hide()
        self._sheet = QWidget(self)
        self.fault = PlainLabel("", TypeRole.SMALL, "error")
        self.save_button = (PrimaryButton if style.is_primary else SecondaryButton)(
            context.look, tr("Save"), parent=self
        )
        self.leave_button = SecondaryButton(context.look, _LEAVE, parent=self)
        self.withdraw_button = SecondaryButton(context.look, tr("Archive"), parent=self)
        self.leaving = LeavingRow(context)
        self._buttons = QHBoxLayout()
        # Buttons of the page's own, from left to right.
        self._before, self._added = list[QWidget](), list[QWidget]()
        self._build()
        self.hide()

    def _build(self) -> None:
        if not self._style.is_framed:
            self.setProperty("kind", "")
        self.add(self.words, self.draft)
        loose = QHBoxLayout()
        loose.addWidget(self.not_settled, 1)
        loose.addWidget(self.settle_link)
        self.add_layout(loose)
        self.add(self._sheet)
        self.body.addSpacing(self._context.look.theme.space(1.5))
        self.add(self.fault)
        self._buttons.addWidget(self.save_button)
        self._buttons.addWidget(self.leave_button)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.withdraw_button)
        self.add_layout(self._buttons)
        self.add(self.leaving)
        self.fault.hide()
        self.save_button.clicked.connect(self.save)
        self.leave_button.clicked.connect(self.leave)
        self.withdraw_button.clicked.connect(self._on_withdraw)
        self.leaving.given.connect(self._on_reason)
        self.leaving.left.connect(self.withdraw_button.setFocus)
        self._context.session.opened.connect(self._on_opened)
        self._context.session.changed.connect(self._on_changed)

    def add_note(self, widget: QWidget) -> None:
        self.body.insertWidget(self.body.indexOf(self.fault), widget)

    def add_button(self, button: QWidget, *, before_saving: bool = False) -> None:
        """Put a button of the page's own beside Save, or before it where it is a part of filling in."""
        (self._before if before_saving else self._added).insert(0, button)
        self._buttons.insertWidget(0 if before_saving else len(self._before) + 2, button)

    def open_form(self, plan: FormPlan, name: str = "") -> None:
        """Show a record's fields, with what an earlier draft holds; `name` is of one without a title."""
        self.flush()
        self._context.navigator.moved_on.emit()
        had: QWidget | None = self.window().focusWidget()
        if had is not None and not self.isAncestorOf(had):
            self._from = had
        self.set_title(plan.title)
        self._plan = plan
        kept = Kept(plan.draft, title=name or plan.title)
        self._show_fields(FieldSet(self._context, plan.specs, kept, plan.begin, parent=self))
        self.words.say(plan.words)
        self._show_not_settled(plan.begin.me)
        self._say("")
        self._offer(plan)
        self.show()
        if self.fields.boxes:
            _type_on_in(self.control(plan.first or next(iter(self.fields.boxes))))

    def _show_not_settled(self, me: str) -> None:
        """Say quietly which of its record's fields people set apart, with the way to choose."""
        record = self._context.session.workspace.any_of(me) if me else None
        names = self.fields.not_settled
        labels = [field_label(record.KIND, name) for name in names] if record is not None else []
        words = tr("Not settled: {fields}.", fields=", ".join(labels)) if labels else ""
        self.not_settled.say(words)
        self.settle_link.setVisible(bool(words))

    def _on_settle(self) -> None:
        me = self._plan.begin.me if self._plan is not None else ""
        self._context.navigator.go("settle", me)

    def _show_fields(self, fields: FieldSet) -> None:
        before, self.fields = self.fields, fields
        sheet = fields.sheet(self._style.columns, self._style.pairs_from, self.sides)
        self.body.insertWidget(self.body.indexOf(self._sheet), sheet)
        self._sheet.hide()
        self._sheet.deleteLater()
        before.deleteLater()
        self._sheet = sheet
        sheet.show()
        self.draft.watch(fields)
        if self._context.session.read_only:
            for name in fields.boxes:
                fields.control(name).setEnabled(False)
        buttons = (*self._before, self.save_button, self.leave_button, *self._added)
        tab_through((*fields.boxes.values(), *buttons), self._top)
        for after in (self.fault, *buttons, self.withdraw_button, self.leaving):
            after.raise_()  # heard in this order, too: Qt reads out what was made last at the end
        fields.typed.connect(self.typed)
        fields.edited.connect(self._on_edited)
        fields.entered.connect(self._on_entered)

    def _offer(self, plan: FormPlan) -> None:
        """Offer what can be done here: in a copy to look at, nothing but to go on."""
        writes = not self._context.session.read_only
        _name(self.save_button, plan.save_words)
        self.save_button.setVisible(writes and not plan.as_you_go)
        _name(self.leave_button, plan.leave_words)
        self.leave_button.setVisible(bool(plan.leave_words))
        self.withdraw_button.setVisible(writes and plan.leaving is not None)
        if plan.leaving is not None:
            _name(self.withdraw_button, plan.leaving.verb)
        self.leaving.hide()

    @property
    def tab_parts(self) -> tuple[QWidget, ...]:
        """Its parts in Tab's order, for the page that puts its own parts in order."""
        ends = (self.withdraw_button, self.leaving)
        buttons = (*self._before, self.save_button, self.leave_button, *self._added, *ends)
        return self.draft, self._top, *self.fields.boxes.values(), *buttons

    def control(self, name: str) -> Field:
        return self.fields.control(name)

    def fault_of(self, name: str) -> str:
        return self.fields.fault_of(name)

    def save(self) -> None:
        """Keep what was typed, or say beside the field why it cannot be kept."""
        plan = self._plan
        if plan is None:
            return
        self._say("")
        try:
            kept = self.fields.keep(plan.saving)
        except InvalidValue as refusal:
            self._say(refusal.what)
            return
        if kept and not plan.stays:
            self._go()

    def _on_edited(self, name: str, value: object) -> None:
        if self._plan is not None and self._plan.as_you_go:
            self.fields.boxes[name].show_fault(self._keep_one(name, value, self._plan))
        self.edited.emit(name, value)

    def _keep_one(self, name: str, value: object, plan: FormPlan) -> str:
        """Save one field; give what is wrong with it, or what is saved and doubtful, in words."""
        fault = self.fields.specs[name].fault(self.fields.values()[name])
        if fault:
            return fault
        try:
            made = plan.saving.make({name: value})
        except InvalidValue as refusal:
            return refusal.what
        if not made.changes or not self._context.session.submit(made):
            return self.fault_of(name)  # nothing was changed, so what was said of it stays
        said = {**self.fields.behind.present(self.fields.specs), name: value}
        notes = plan.saving.notes(said) if plan.saving.notes is not None else ()
        words = [note.words for note in notes if note.field == name]
        return " ".join(filter(None, (*words, patient_words(value))))

    def values(self) -> dict[str, Any]:
        return self.fields.values()

    def restore(self, values: Mapping[str, Any]) -> None:
        self.fields.restore(values)

    @property
    def is_dirty(self) -> bool:
        return self._plan is not None and self.fields.is_changed

    def flush(self) -> None:
        """Keep what was typed and not yet saved, as a draft."""
        if self._plan is not None:
            self.fields.write()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves any form, Enter one of a single line; Escape leaves a draft."""
        if self._plan is None:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif is_go(event) and (self.save_button.isVisible() or self._plan.as_you_go):
            self.save()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Go, and give the keyboard back to what opened the form, where that is still there."""
        if self.is_dirty:
            announce(self, DRAFT_KEPT)
        self._go()

    def _go(self) -> None:
        self.drop()
        had, self._from = self._from, None
        if had is not None and isValid(had) and had.isVisible() and had.isEnabled():
            had.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def drop(self) -> None:
        """Put the form away, untold: the page has gone elsewhere."""
        self.flush()
        self._plan = None
        self.hide()

    def _on_opened(self) -> None:
        """What is typed for one trust is not saved in another."""
        session, plan = self._context.session, self._plan
        if (
            plan is not None
            and plan.draft.trust
            and (session.trust is None or session.trust.id != plan.draft.trust)
        ):
            self.drop()

    def _on_changed(self, _: object) -> None:
        """Keep what is said of its record true, once its fields show what came in."""
        if self._plan is not None:
            self._show_not_settled(self._plan.begin.me)
            self._say(self.fields.behind.archived)

    def _on_entered(self) -> None:
        """Save by Enter where the line is all that is asked; else say which key saves."""
        seen = [name for name, box in self.fields.boxes.items() if box.isVisible()]
        plan = self._plan
        if plan is None:
            return
        if plan.enter_saves or len(seen) == 1:
            self.save()
        elif not plan.as_you_go:
            tell_key(self.fields, go_key_words(plan.save_words))

    def _on_withdraw(self) -> None:
        if self._plan is not None and self._plan.leaving is not None:
            leaving, draft = self._plan.leaving, self._plan.draft._replace(kind="archive")
            self.leaving.ask(leaving.verb, leaving.question, draft)

    def _on_reason(self, reason: str) -> None:
        leaving = self._plan.leaving if self._plan is not None else None
        if leaving is not None and self.leaving.run(leaving, reason):
            self.leave()

    def _say(self, words: str) -> None:
        self.fault.say(words)

    def _on_look_changed(self) -> None:
        super()._on_look_changed()
        if not self._style.is_framed:
            self.body.setContentsMargins(0, 0, 0, 0)


def _type_on_in(control: Field) -> None:
    """Bring the keyboard to a field, after what stands there.

    Qt chooses the whole of a line that the keyboard came to by itself, as where the button that opened the form
    went away: the next letter would take its place.
    """
    control.setFocus()
    if isinstance(control, LineField):
        control.end(False)
    elif isinstance(control, PlainTextField):
        control.moveCursor(QTextCursor.MoveOperation.End)


def tell_key(fields: FieldSet, words: str) -> None:
    """Say at the field the keyboard is in which key does what Enter does not."""
    for name, box in fields.boxes.items():
        if box.has_keyboard:
            box.show_help(" ".join(filter(None, (fields.specs[name].help_text, words))))
            announce(box.field, words)


def go_key_words(does: str) -> str:
    """Say which key presses the button a form or card is for."""
    return tr("Ctrl+Enter: {button}.", button=does)


def _name(button: QWidget, words: str) -> None:
    button.setText(words)  # type: ignore[attr-defined]  # one of the buttons of the kit
    button.setAccessibleName(words)
