"""Ctrl+F in a list or grid: a line to type in, and how many rows have every word typed."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from digistrat_desktop.domain.plain_text import for_search
from digistrat_desktop.ui.kit.access import announce, redo_by_keys
from digistrat_desktop.ui.kit.layouts import put, spaced
from digistrat_desktop.ui.text import PlainLabel, TypeRole
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.words import tr, tr_count

_LEAST_WIDTH = 180


class FindBar(QFrame):
    """Made at the first Ctrl+F; Escape shows every row again, Enter and Down go to the rows."""

    changed = Signal()  # other words are typed

    def __init__(self, look: Look, rows: QWidget) -> None:
        """`rows` is the list that is searched, and the owner."""
        super().__init__(rows)
        self._rows = rows
        self.setProperty("kind", "chrome")
        self.search = QLineEdit(self)
        redo_by_keys(self.search)
        self.search.setAccessibleName(tr("Search this list"))
        self.search.setPlaceholderText(tr("Search this list …"))
        self.search.setMinimumWidth(look.theme.px(_LEAST_WIDTH))
        self.said = PlainLabel("", TypeRole.SMALL, "secondary", wrap=False, parent=self)
        put(spaced(QHBoxLayout(self), look, 2, 0.5), self.search, self.said)
        self.search.textChanged.connect(self.changed)

    def begin(self) -> None:
        self.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def has(self, text: str) -> bool:
        """Tell whether a row that says this has every word typed."""
        words = for_search(self.search.text()).split()
        return not words or all(word in for_search(text) for word in words)

    @property
    def is_on(self) -> bool:
        return bool(self.search.text().strip())

    def say(self, count: int, *, columns: bool = False) -> None:
        """Say how many rows, or columns, are left, also to whoever only listens."""
        words = tr_count(count, "1 row found.", "%n rows found.")
        if columns:
            words = tr_count(count, "1 column found.", "%n columns found.")
        words = words if self.is_on else ""
        if words != self.said.text():
            self.said.show_text(words)
            announce(self.search, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.search.clear()
            self._rows.setFocus(Qt.FocusReason.OtherFocusReason)
            self.hide()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._rows.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)


class FoundEnds(NamedTuple):
    """How many rows of a grid a search leaves, or columns where no row has what is wanted."""

    number: int
    are_columns: bool = False
