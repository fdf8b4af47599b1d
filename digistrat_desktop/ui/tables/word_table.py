"""A table of words that is only read: a sentence in its last column is given a second line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.ui.theme.look import Look

_ROW, _TWO_LINES = 30, 46
_HEIGHT = 232


class WordTable(QTableWidget):
    """Rows of cells under heads, none of them to be written into."""

    def __init__(
        self, look: Look, heads: Sequence[str], name: str, parent: QWidget | None = None
    ) -> None:
        """Make an empty table.

        Args:
            look: the look in use.
            heads: the words over the columns; the last has the room that is left.
            name: what it lists.
            parent: the owner.
        """
        super().__init__(0, len(heads), parent)
        self._look = look
        self._widest = 0
        self.setHorizontalHeaderLabels(heads)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setStretchLastSection(True)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.sectionResized.connect(self._on_resized)
        look.changed.connect(self.measure)
        self.measure()

    def measure(self) -> None:
        """Take the measure of the sentences, once they are all there or the letters are others."""
        letters = QFontMetrics(self._look.theme.font())
        last = self.columnCount() - 1
        cells = (self.text_at(row, last) for row in range(self.rowCount()))
        self._widest = max(map(letters.horizontalAdvance, cells), default=0)
        self._fit()

    def text_at(self, row: int, column: int) -> str:
        """Give the words of a cell, empty where there is none."""
        item = self.item(row, column)
        return item.text() if item is not None else ""

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Head and about six rows, as high as a chart."""
        return QSize(self._look.theme.px(200), self._look.theme.px(_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_resized(self, column: int, _: int, __: int) -> None:
        if column == self.columnCount() - 1:
            self._fit()

    def _fit(self) -> None:
        """Make every row as high as the longest sentence needs: one line or two."""
        theme = self._look.theme
        # Asked for a place, the head first makes the columns as wide as their words.
        before = self.horizontalHeader().sectionPosition(self.columnCount() - 1)
        room = self.viewport().width() - before - theme.space(6)
        height = theme.px(_ROW if self._widest <= room else _TWO_LINES)
        if height != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setDefaultSectionSize(height)
