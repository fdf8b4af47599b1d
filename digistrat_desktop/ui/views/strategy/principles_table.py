"""The grid of principles and initiatives, filled by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from digistrat_desktop.domain.strategy import TestOutcome
from digistrat_desktop.ui.views.strategy.matrix_paint import MatrixPainter
from digistrat_desktop.ui.views.strategy.principles_model import PrinciplesModel
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.ui.look import Look
    from digistrat_desktop.ui.views.strategy.principles_model import Grid

_Index: TypeAlias = QModelIndex | QPersistentModelIndex
_OUTCOMES = {
    Qt.Key.Key_F: TestOutcome.FITS,
    Qt.Key.Key_E: TestOutcome.EXCEPTION,
    Qt.Key.Key_C: TestOutcome.CONFLICTS,
}
_MOST_ROWS = 8
_COLUMN, _ROW, _HEAD, _TITLE = 130, 38, 56, 220


class TwoLineHead(QHeaderView):
    """Titles over columns on at most two lines; what is longer ends in dots, not in half a line."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look

    def paintSection(  # noqa: N802 - Qt's name
        self, painter: QPainter, rect: QRect, section: int
    ) -> None:
        """Paint one title as the alignment matrix paints its own."""
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        painter.save()
        MatrixPainter(self._look, painter).head(QRectF(rect), words)
        painter.restore()


class PrinciplesTable(QTableView):
    """Rows of principles, columns of initiatives.

    Signals:
        found: an outcome was typed for the current cell; carries the `TestOutcome`.
        reason_asked: the current cell's reason is to be written.
        cleared: what was found in the current cell is to be taken back.
        moved: another cell is the current one.
    """

    found = Signal(object)
    reason_asked = Signal()
    cleared = Signal()
    moved = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._grid = PrinciplesModel(self)
        self.setModel(self._grid)
        self.setAccessibleName(tr("Principles held against initiatives"))
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCornerButtonEnabled(False)
        self._calm_heads()
        look.changed.connect(self._fit)

    def _calm_heads(self) -> None:
        self.setHorizontalHeader(TwoLineHead(self._look, self))
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setSectionsClickable(False)
            head.setHighlightSections(False)
            head.setTextElideMode(Qt.TextElideMode.ElideRight)
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_grid(self, grid: Grid) -> None:
        """Show a grid with the keyboard where it was."""
        here = self.currentIndex()
        place = (max(0, here.row()), max(0, here.column()))
        self._grid.show_grid(grid)
        self._fit()
        if grid.lines and grid.columns and not self.currentIndex().isValid():
            row = min(place[0], len(grid.lines) - 1)
            self.setCurrentIndex(self._grid.index(row, min(place[1], len(grid.columns) - 1)))

    def place(self) -> tuple[int, int] | None:
        """Give the current row and column, or None."""
        here = self.currentIndex()
        return (here.row(), here.column()) if here.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.place() is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in _OUTCOMES:
            self.found.emit(_OUTCOMES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.reason_asked.emit()
        elif key == Qt.Key.Key_Delete:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, now: _Index, before: _Index) -> None:  # noqa: N802 - Qt's name
        """Tell that the keyboard is elsewhere."""
        super().currentChanged(now, before)
        self.moved.emit()

    def sizeHint(self) -> QSize:
        px = self._look.theme.px
        rows = min(self._grid.rowCount(), _MOST_ROWS)
        bar = self.horizontalScrollBar().sizeHint().height() if self._is_wide() else 0
        return QSize(px(400), px(_HEAD) + rows * px(_ROW) + bar + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrow enough never to widen the page."""
        return QSize(self._look.theme.px(200), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setFixedHeight(self.sizeHint().height())

    def _is_wide(self) -> bool:
        """True when the initiatives do not all fit, so that a bar stands under them."""
        needed = self.horizontalHeader().length() + self.verticalHeader().width()
        return needed > self.width() - 2 * self.frameWidth()

    def _fit(self) -> None:
        px = self._look.theme.px
        self.horizontalHeader().setDefaultSectionSize(px(_COLUMN))
        self.horizontalHeader().setFixedHeight(px(_HEAD))
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        self.verticalHeader().setFixedWidth(px(_TITLE))
        self.setFixedHeight(self.sizeHint().height())
