"""Go to anything: pages, questions, metrics, assessments and commands, by typing a few letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from digistrat_desktop.ui.kit.line_field import LineField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digistrat_desktop.ui.look import Look

MOST_SHOWN = 60
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go.

    Attributes:
        page: id of the page, or of a command.
        target: what to show there, or empty.
        label: its name.
        kind: what sort of thing it is, in a word or two.
    """

    page: str
    target: str
    label: str
    kind: str


def matching(places: Sequence[Place], typed: str) -> list[Place]:
    """Give the places that hold every word typed, those that begin with it first."""
    words = typed.casefold().split()
    found = [
        p for p in places if all(w in f"{p.label} {p.kind} {p.target}".casefold() for w in words)
    ]
    start = typed.casefold().strip()
    return sorted(found, key=lambda p: not p.label.casefold().startswith(start))[:MOST_SHOWN]


class Palette(QDialog):
    """A field and a list; arrows move, Enter goes, Escape leaves.

    Signals:
        chosen: a place was chosen; carries the `Place`.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._shown: list[Place] = []
        self.setWindowTitle("Go to anything")
        self.setMinimumSize(look.theme.px(520), look.theme.px(360))
        self.field = LineField("Go to anything", example="A page, a question, a metric …")
        self.list = QListWidget()
        self.list.setAccessibleName("Places")
        self.list.setUniformItemSizes(True)
        column = QVBoxLayout(self)
        edge = look.theme.space(3)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(look.theme.space(2))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.list.itemActivated.connect(self._on_activated)
        self.list.itemClicked.connect(self._on_activated)
        self._on_typed("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _MOVES:
                row = self.list.currentRow() + _MOVES[key]
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go(self.list.currentRow())
                return True
        return super().eventFilter(watched, event)

    def _on_typed(self, typed: str) -> None:
        self._shown = matching(self._places, typed)
        self.list.clear()
        for place in self._shown:
            self.list.addItem(QListWidgetItem(f"{place.label}   ·   {place.kind}"))
        self.list.setCurrentRow(0)

    def _on_activated(self, item: QListWidgetItem) -> None:
        self._go(self.list.row(item))

    def _go(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            place = self._shown[row]
            self.accept()
            self.chosen.emit(place)
