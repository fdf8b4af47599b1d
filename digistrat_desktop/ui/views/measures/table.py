"""The table of metrics: the sentence beside the sparkline and the symbols."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QTableView,
)

from digistrat_desktop.ui.charts.painter import paint_drawing
from digistrat_desktop.ui.models.metric_table_model import (
    DRAWINGS_ROLE,
    HEADS,
    MetricTableModel,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from digistrat_desktop.analysis.metric_lines import MetricLine
    from digistrat_desktop.ui.look import Look

_WIDTHS = (210, 116, 104, 136, 128, 340)
_ROW = 44
_MOST_ROWS_SHOWN = 7
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class DrawingDelegate(QStyledItemDelegate):
    """Paints the drawings of a cell side by side."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the cell as usual, then its drawings."""
        super().paint(painter, option, index)
        drawings = index.data(DRAWINGS_ROLE) or ()
        cell: QRectF = QRectF(option.rect)  # type: ignore[attr-defined] # missing from the stubs
        height = min(cell.height() - 12, self._look.theme.px(26))
        left = cell.left() + 8
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for drawing in drawings:
            width = height * drawing.width / drawing.height
            place = QRectF(left, cell.center().y() - height / 2, width, height)
            paint_drawing(painter, place, drawing, self._look.theme)
            left += width + 6
        painter.restore()


class MetricTable(QTableView):
    """Metrics, one a row.

    Signals:
        line_shown: another metric is current; carries the `MetricLine`.
    """

    line_shown = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = MetricTableModel(self)
        self._filling = False
        self.setModel(self._model)
        self.setItemDelegate(DrawingDelegate(look, self))
        self.setAccessibleName("Metrics")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(_LEFT)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.selectionModel().currentRowChanged.connect(self._on_row)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_lines(self, lines: Sequence[MetricLine], metric_id: str) -> None:
        """Show metrics with one of them current, the first when it is not among them."""
        self._filling = True
        self._model.set_lines(lines)
        self.selectRow(max(0, self._model.row_of(metric_id)))
        self._filling = False
        shown = max(2, min(_MOST_ROWS_SHOWN, len(lines)))
        rows = shown * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 4)

    def _on_row(self, current: QModelIndex, _: QModelIndex) -> None:
        line = self._model.line_at(current.row())
        if line is not None and not self._filling:
            self.line_shown.emit(line)

    def _on_look_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._look.theme.px(_ROW))
        for column in range(len(HEADS)):
            self.setColumnWidth(column, self._look.theme.px(_WIDTHS[column]))
