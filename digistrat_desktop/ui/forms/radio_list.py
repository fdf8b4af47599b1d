"""One of a few, each with a line that says what it is."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from digistrat_desktop.ui.forms.ringed import RingedToggle
from digistrat_desktop.ui.heard import HeardAs
from digistrat_desktop.ui.kit.buttons import HeardToggle
from digistrat_desktop.ui.kit.layouts import spaced
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.theme.look import Look


class RadioRow(RingedToggle, HeardToggle, QRadioButton):
    """A radio button that shows where the keyboard is and is large enough to hit."""

    indicator = QStyle.SubElement.SE_RadioButtonIndicator

    def __init__(self, look: Look, words: str, meaning: str, parent: QWidget) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self._look = look
        self.hear_toggles()
        self.setAccessibleName(words)
        self.setAccessibleDescription(meaning)

    @property
    def indent(self) -> int:
        """How far its words stand from its left edge, in logical pixels."""
        return self.part(QStyle.SubElement.SE_RadioButtonContents).left()

    def corner(self, place: QRectF) -> float:
        return place.height() / 2


class RadioList(QWidget):
    """Rows of which one is on; words up to a colon are what is chosen, the rest says what it is."""

    heard_as = HeardAs.GROUP
    chosen = Signal(str)  # a person took this one; its id

    def __init__(self, look: Look, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._look = look
        self._group = QButtonGroup(self)
        self.rows: dict[str, RadioRow] = {}
        self._meanings: list[tuple[RadioRow, PlainLabel]] = []
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
            self._meanings.append((row, said))
            pair.addWidget(said)
        self._column.addLayout(pair)

    def event(self, event: QEvent) -> bool:
        """Keep what the choices mean under their words, which move with the size of the mark."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            for row, said in self._meanings:
                if said.indent() != row.indent:
                    said.setIndent(row.indent)
        return super().event(event)

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
