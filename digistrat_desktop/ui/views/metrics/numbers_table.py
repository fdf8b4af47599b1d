"""The numbers behind a chart, as a table: for screen readers, and for anyone who wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QTableWidgetItem,
)

from digistrat_desktop.analysis.metric_remarks import reason
from digistrat_desktop.analysis.spc.rows import moment_words
from digistrat_desktop.domain.metrics import ReadingState
from digistrat_desktop.ui.views.metrics.word_table import WordTable
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


class NumbersTable(WordTable):
    """One row a reading, the latest first; Ctrl+C copies what is selected."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, HEADS, tr("Numbers of the chart"), parent)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)

    def show_line(self, line: MetricLine) -> None:
        """Show the numbers of a metric."""
        points = tuple(reversed(line.analysis.points))[:_MOST_ROWS]
        self.setRowCount(len(points))
        for row, point in enumerate(points):
            for column, words in enumerate(number_cells(line, point)):
                self.setItem(row, column, QTableWidgetItem(translated(words)))
        self.measure()
        self.setAccessibleDescription(translated(line.sentence))

    def copy(self) -> None:
        """Put the selected rows on the clipboard, as a spreadsheet takes them."""
        rows = sorted({index.row() for index in self.selectedIndexes()}) or range(self.rowCount())
        lines = ["\t".join(HEADS)]
        lines += ["\t".join(self.text_at(row, at) for at in range(len(HEADS))) for row in rows]
        QApplication.clipboard().setText("\n".join(lines))


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
