"""The numbers behind a chart, as a table: for screen readers, and for anyone who wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from digistrat_desktop.analysis.metric_remarks import reason
from digistrat_desktop.analysis.spc.rows import moment_words
from digistrat_desktop.domain.metrics import ReadingState
from digistrat_desktop.ui.words import tr, translated

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.analysis.metric_lines import MetricLine
    from digistrat_desktop.analysis.spc import SpcPoint
    from digistrat_desktop.ui.look import Look

HEADS = (
    tr("Period"),
    tr("Value"),
    tr("State"),
    tr("Mean"),
    tr("Lower limit"),
    tr("Upper limit"),
    tr("Why it is marked"),
)
_MOST_ROWS = 5_000


class NumbersTable(QTableWidget):
    """One row a reading, the latest first; Ctrl+C copies what is selected."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(0, len(HEADS), parent)
        self._look = look
        self.setHorizontalHeaderLabels(HEADS)
        self.setAccessibleName(tr("Numbers of the chart"))
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setStretchLastSection(True)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_line(self, line: MetricLine) -> None:
        """Show the numbers of a metric."""
        points = tuple(reversed(line.analysis.points))[:_MOST_ROWS]
        self.setRowCount(len(points))
        for row, point in enumerate(points):
            for column, words in enumerate(number_cells(line, point)):
                self.setItem(row, column, QTableWidgetItem(translated(words)))
        self.setAccessibleDescription(translated(line.sentence))

    def copy(self) -> None:
        """Put the selected rows on the clipboard, as a spreadsheet takes them."""
        rows = sorted({index.row() for index in self.selectedIndexes()}) or range(self.rowCount())
        lines = ["\t".join(HEADS)]
        lines += ["\t".join(self._text(row, at) for at in range(len(HEADS))) for row in rows]
        QApplication.clipboard().setText("\n".join(lines))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as the chart it stands in for."""
        return QSize(self._look.theme.px(200), self._look.theme.px(232))

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text() if item is not None else ""

    def _on_look_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._look.theme.px(30))


def number_cells(line: MetricLine, point: SpcPoint) -> tuple[str, ...]:
    """Give a reading's cells in words, one for each head."""
    shown, limits = line.subject.shown, point.limits
    state = point.state
    if point.value is None and state is not ReadingState.SUPPRESSED:
        state = ReadingState.NOT_REPORTED
    return (
        moment_words(point.period),
        shown(point.value),
        state.label,
        shown(limits.mean),
        shown(limits.lower),
        shown(limits.upper),
        reason(line.analysis, point) if point.value is not None else "",
    )
