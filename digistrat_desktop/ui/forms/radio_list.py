"""One of a few, each with a line that says what it is."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from digistrat_desktop.ui.forms.tick_box import SMALLEST
from digistrat_desktop.ui.kit.buttons import HeardToggle
from digistrat_desktop.ui.kit.layouts import spaced
from digistrat_desktop.ui.kit.paint import antialiased, box, focus_ring, shows_ring
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.theme.look import Look

_RADIUS = 4.0


class RadioRow(HeardToggle, QRadioButton):
    """A radio button that shows where the keyboard is and is large enough to hit."""

    def __init__(self, look: Look, words: str, meaning: str, parent: QWidget) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self._look = look
        self._ring = False
        self.hear_toggles()
        self.setAccessibleName(words)
        self.setAccessibleDescription(meaning)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + 8, max(SMALLEST, hint.height()))

    @property
    def indent(self) -> int:
        """How far its words stand from its left edge, in logical pixels."""
        return self._part(QStyle.SubElement.SE_RadioButtonContents).left()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        self._ring = shows_ring(event, before=self._ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = antialiased(self)
        if self.isEnabled():
            # The style's own outline is a shade of the ground: on a dark one it cannot be seen.
            place = QRectF(self._part(QStyle.SubElement.SE_RadioButtonIndicator))
            box(painter, place, place.height() / 2, stroke=self._look.colour("control_line"))
        if self.hasFocus() and self._ring:
            focus_ring(painter, QRectF(self.rect()), _RADIUS, self._look)
        painter.end()

    def _part(self, part: QStyle.SubElement) -> QRect:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return self.style().subElementRect(part, option, self)


class RadioList(QWidget):
    """Rows of which one is on; words up to a colon are what is chosen, the rest says what it is."""

    chosen = Signal(str)  # a person took this one; its id

    def __init__(self, look: Look, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._look = look
        self._group = QButtonGroup(self)
        self.rows: dict[str, RadioRow] = {}
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._column = spaced(QVBoxLayout(self), look, 1)
        for choice_id, words in choices:
            self._add(choice_id, words)
        self._group.buttonClicked.connect(self._on_clicked)

    def _add(self, choice_id: str, words: str) -> None:
        title, _, meaning = words.partition(": ")
        row = RadioRow(self._look, title, meaning, self)
        self.rows[choice_id] = row
        self._group.addButton(row)
        pair = spaced(QVBoxLayout(), self._look, 0)
        pair.addWidget(row)
        if meaning:
            said = PlainLabel(meaning, TypeRole.SMALL, "secondary", parent=self)
            said.setIndent(row.indent)
            pair.addWidget(said)
        self._column.addLayout(pair)

    def choice(self) -> str | None:
        return next((one for one, row in self.rows.items() if row.isChecked()), None)

    def set_choice(self, choice_id: str | None) -> None:
        """Show a choice without telling anyone."""
        if choice_id in self.rows:
            self.rows[choice_id].setChecked(True)

    def findData(self, choice_id: str) -> int:  # noqa: N802 - as a ChoiceField gives it
        """Give the place of a choice, -1 where it is none."""
        return list(self.rows).index(choice_id) if choice_id in self.rows else -1

    def _on_clicked(self, _: object) -> None:
        self.chosen.emit(self.choice() or "")
