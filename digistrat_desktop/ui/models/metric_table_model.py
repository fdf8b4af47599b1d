"""The metrics of a trust as a table: words and drawings, one row a metric."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from digistrat_desktop.ui.text import tip_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digistrat_desktop.analysis.metric_lines import MetricLine

HEADS = ("Metric", "Latest", "Target", "Last 24", "Change · Target", "In words")
SPARK, SYMBOLS = 3, 4
DRAWINGS_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_NO_PARENT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class MetricTableModel(QAbstractTableModel):
    """Rows are `MetricLine` values."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[MetricLine, ...] = ()

    def set_lines(self, lines: Sequence[MetricLine]) -> None:
        """Show these metrics."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line_at(self, row: int) -> MetricLine | None:
        """Give the metric of a row, or None past the end."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, metric_id: str) -> int:
        """Give the row of a metric, or -1."""
        ids = [line.metric_id for line in self._lines]
        return ids.index(metric_id) if metric_id in ids else -1

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line_at(index.row())
        if line is None:
            return None
        if role == DRAWINGS_ROLE:
            return {SPARK: (line.sparkline,), SYMBOLS: line.symbols}.get(index.column(), ())
        return _said(line, index.column(), role)


def _said(line: MetricLine, column: int, role: int) -> Any:
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return _RIGHT if column in (1, 2) else None
    words = _words(line, column)
    if role == Qt.ItemDataRole.DisplayRole:
        return "" if column in (SPARK, SYMBOLS) else words
    if role == Qt.ItemDataRole.ToolTipRole:
        return tip_text(words)
    return words if role == _ACCESSIBLE else None


def _words(line: MetricLine, column: int) -> str:
    symbols = ", ".join(drawing.alt for drawing in line.symbols)
    return (
        line.name,
        line.latest or "none",
        line.target or "none",
        line.sparkline.alt,
        symbols or "too little to say",
        line.sentence,
    )[column]
