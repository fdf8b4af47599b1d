"""Asking why something is withdrawn: one field and two buttons, where the thing itself stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from digistrat_desktop.domain.record.history import Step
    from digistrat_desktop.ui.theme.look import Look


def point_at(field: QWidget, whole: QWidget) -> None:
    """Give a field the keyboard and bring it into sight with what is said beside it.

    Args:
        field: takes the keyboard.
        whole: what is to be seen: the field with its label and its fault.
    """
    field.setFocus()
    page = field.parentWidget()
    while page is not None and not isinstance(page, QScrollArea):
        page = page.parentWidget()
    if page is not None:
        # After the layout has made room for the fault.
        QTimer.singleShot(0, whole, partial(page.ensureWidgetVisible, whole))


_KEPT = tr("It can be brought back, with its links.")
# Longer than what is kept, so that a long reason is told to be too long and not cut.
_LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class Leaving:
    """How a record goes out of use.

    Attributes:
        verb: the button's: "Withdraw".
        question: what is asked first: "Why it is withdrawn".
        step: makes the step from the reason; a refused one raises `InvalidValue`.
    """

    verb: str
    question: str
    step: Callable[[str], Step]


class LeavingRow(QWidget):
    """Shown only while it is asked.

    Signals:
        given: the reason, which may still be empty.
        left: nothing is to be withdrawn after all.
    """

    given = Signal(str)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason = LineField(tr("Why it is withdrawn"), longest=_LONGEST)
        self.asked = LabeledField(look, tr("Why it is withdrawn"), self.reason, help_text=_KEPT)
        self.go_button = SecondaryButton(look, tr("Withdraw"))
        self.keep_button = SecondaryButton(look, tr("Keep it"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.asked)
        row = QHBoxLayout()
        row.addWidget(self.go_button)
        row.addWidget(self.keep_button)
        row.addStretch(1)
        column.addLayout(row)
        self.reason.returnPressed.connect(self._on_go)
        self.go_button.clicked.connect(self._on_go)
        self.keep_button.clicked.connect(self.close_row)
        self.hide()

    def ask(self, verb: str, question: str) -> None:
        """Ask for the reason, with the keyboard in the field."""
        self.go_button.setText(verb)
        self.go_button.setAccessibleName(verb)
        self.asked.label.show_text(question)
        self.reason.setAccessibleName(question)
        self.reason.show_other("")
        self.asked.show_fault("")
        self.show()
        point_at(self.reason, self)

    def run(self, leaving: Leaving, reason: str) -> Step | None:
        """Give the step of a reason, or say beside the field why there is none."""
        try:
            return step_for(leaving, reason)
        except InvalidValue as refusal:
            self.asked.show_fault(refusal.what)
            point_at(self.reason, self)
            return None

    def close_row(self) -> None:
        """Ask no longer."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_row()
        else:
            super().keyPressEvent(event)

    def _on_go(self) -> None:
        self.given.emit(self.reason.text().strip())


def step_for(leaving: Leaving, reason: str) -> Step:
    """Give the step with which something goes, for a reason.

    Raises:
        InvalidValue: no reason is given, or it is refused.
    """
    step = leaving.step(reason)
    if not reason:
        raise InvalidValue("gone_because", tr("Say why. The reason is kept on the change trail."))
    return step
