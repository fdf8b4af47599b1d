"""The table of metrics as a Qt model: texts for readers and screen readers, lines for the painter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from digistrat_desktop.analysis.charts.spark import sparkline_words
from digistrat_desktop.analysis.measures.values import NOTHING
from digistrat_desktop.analysis.measures.words import assurance_words, variation_words
from digistrat_desktop.ui.pages.metrics.listing import MetricColumn
from digistrat_desktop.ui.text import tip_text
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from digistrat_desktop.analysis.measures.metric_lines import MetricLine

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
COLUMNS = tuple(MetricColumn)
_NO_PARENT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_RIGHT = {MetricColumn.LATEST, MetricColumn.TARGET}


class MetricTableModel(QAbstractTableModel):
    """Metrics in the order shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[MetricLine, ...] = ()

    def show_lines(self, lines: tuple[MetricLine, ...]) -> None:
        """Show these metrics; the selection stays on its metric."""
        if [a.metric_id for a in lines] == [b.metric_id for b in self._lines]:
            self._lines = lines
            last = self.index(len(lines) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.layoutAboutToBeChanged.emit()
        kept = [(old, self._lines[old.row()].metric_id) for old in self.persistentIndexList()]
        self._lines = lines
        rows = {line.metric_id: row for row, line in enumerate(lines)}
        for old, metric_id in kept:
            row = rows.get(metric_id)
            new = QModelIndex() if row is None else self.index(row, old.column())
            self.changePersistentIndex(old, new)
        self.layoutChanged.emit()

    def lines(self) -> tuple[MetricLine, ...]:
        """The metrics in the order shown."""
        return self._lines

    def row_of(self, metric_id: str) -> int | None:
        """The row of a metric, or None."""
        rows = (row for row, line in enumerate(self._lines) if line.metric_id == metric_id)
        return next(rows, None)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == _Role.DisplayRole:
            return COLUMNS[section].value
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if COLUMNS[section] in _RIGHT else _LEFT
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """A cell's words, its metric for the painter, or its words as a tip."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], COLUMNS[index.column()]
        if role == LINE_ROLE:
            return line
        reader = _TEXTS.get(role)
        return None if reader is None else reader(line, column)


_LEFT = Qt.AlignmentFlag.AlignLeft


def cell_words(line: MetricLine, column: MetricColumn) -> str:
    """Say in words what a cell shows; drawings included."""
    return {
        MetricColumn.NAME: line.name,
        MetricColumn.LATEST: line.latest or NOTHING,
        MetricColumn.TARGET: line.target or NOTHING,
        MetricColumn.LAST: sparkline_words(line.analysis),
        MetricColumn.SYMBOLS: symbol_words(line),
        MetricColumn.WORDS: line.sentence,
    }[column]


def target_words(line: MetricLine) -> str:
    """Say the target as it stands under the latest value where it has no column; perhaps nothing."""
    return tr("target {target}", target=line.target) if line.target else ""


def symbol_words(line: MetricLine) -> str:
    """Say what the symbols mean."""
    found = (variation_words(line.analysis.variation), assurance_words(line.analysis.assurance))
    return ". ".join(filter(None, found))


def spoken(line: MetricLine) -> str:
    """Say a whole row for a screen reader: name, latest, target, what it means."""
    latest = (
        tr("latest {latest}, {latest_when}", latest=line.latest, latest_when=line.latest_when)
        if line.latest
        else tr("no value yet")
    )
    target = tr("target {target}", target=line.target) if line.target else tr("no target")
    stale = tr("waiting for a reading. ") if line.stale else ""
    return f"{line.name}: {latest}, {target}. {stale}{line.sentence}"


def _heard(line: MetricLine, column: MetricColumn) -> str:
    return spoken(line) if column is MetricColumn.NAME else cell_words(line, column)


def _safe_tip(line: MetricLine, column: MetricColumn) -> str:
    return tip_text(_tip(line, column))


def _tip(line: MetricLine, column: MetricColumn) -> str:
    if column is MetricColumn.NAME:
        return ". ".join(part for part in (line.name, line.basis) if part)
    if column is MetricColumn.LATEST and line.latest:
        stale = tr("; a later reading is due") if line.stale else ""
        return f"{line.latest_when}{stale}"
    return cell_words(line, column)


_TEXTS: dict[int, Callable[[MetricLine, MetricColumn], str]] = {
    _Role.DisplayRole: cell_words,
    _Role.AccessibleTextRole: _heard,
    _Role.ToolTipRole: _safe_tip,
}
