"""The numbers behind a chart, as a table: for screen readers, and for anyone who wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QTableWidgetItem,
)

from digistrat_desktop.analysis.measures.remarks import reason
from digistrat_desktop.analysis.measures.spc.rows import moment_words
from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.trust.metrics import ReadingState
from digistrat_desktop.services.tables.metrics import earlier_words
from digistrat_desktop.services.tables.table_rows import TAKEN, Fate
from digistrat_desktop.ui.tables.word_table import WordTable
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.analysis.measures.metric_lines import MetricLine
    from digistrat_desktop.analysis.measures.spc.values import SpcPoint
    from digistrat_desktop.domain.trust.metrics import Metric, Reading
    from digistrat_desktop.services.tables.preview import Preview
    from digistrat_desktop.services.tables.table_rows import TableRow
    from digistrat_desktop.ui.theme.look import Look


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
                self.setItem(row, column, QTableWidgetItem(words))
        self.measure()
        self.setAccessibleDescription(line.sentence)

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


HEADS_READINGS_TABLE = (tr("Period"), tr("Value"), tr("State"), tr("Before"), tr("Note"))
_ID = int(Qt.ItemDataRole.UserRole)


class ReadingsTable(WordTable):
    """One row a reading.

    Signals:
        chosen: a reading was clicked, or Enter was pressed on it; its id.
    """

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, HEADS_READINGS_TABLE, tr("Readings so far"), parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.itemClicked.connect(self._on_item)
        self.itemActivated.connect(self._on_item)

    def show_readings(self, metric: Metric, readings: Sequence[Reading]) -> None:
        """Show the readings of a metric."""
        latest = sorted(readings, key=lambda r: parse_period(r.period), reverse=True)
        self.setRowCount(len(latest))
        for row, reading in enumerate(latest):
            unit = f" {metric.unit}" if metric.unit and reading.value else ""
            cells = (
                parse_period(reading.period).label,
                f"{reading.value}{unit}",
                reading.state.label,
                "; ".join(earlier_words(reading)),
                reading.note.replace("\n", " "),
            )
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setData(_ID, reading.id)
                self.setItem(row, column, item)
        self.measure()

    def _on_item(self, item: QTableWidgetItem) -> None:
        self.chosen.emit(str(item.data(_ID)))


HEADS_PREVIEW_TABLE = (
    tr("Where"),
    tr("Becomes"),
    tr("Period"),
    tr("Value"),
    tr("Metric"),
    tr("Note"),
)
MOST_ROWS = 500


class PreviewTable(WordTable):
    """Rows with their fate in words."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, HEADS_PREVIEW_TABLE, tr("What each row becomes"), parent)

    def show_preview(self, found: Preview, name_of: Callable[[str], str]) -> None:
        """Show the rows, those that cannot be read first.

        Args:
            found: what the table would become.
            name_of: gives a metric's name for its id.
        """
        rows = sorted(found.rows, key=lambda row: (row.fate is not Fate.BAD, _is_left(row)))
        rows = rows[:MOST_ROWS]
        self.setRowCount(len(rows))
        for at, row in enumerate(rows):
            for column, words in enumerate(row_cells(row, name_of)):
                item = QTableWidgetItem(words)
                if row.fate is Fate.BAD:
                    item.setForeground(self._look.colour("error"))
                self.setItem(at, column, item)
        self.measure()


def _is_left(row: TableRow) -> bool:
    return row.fate not in TAKEN and row.fate is not Fate.BAD


def row_cells(row: TableRow, name_of: Callable[[str], str]) -> tuple[str, ...]:
    """Give a row's cells in words, one for each head."""
    left = _is_left(row) and row.fate is not Fate.SAME
    becomes = tr("{value}, left out", value=row.fate.label) if left else row.fate.label
    return (
        row.place,
        becomes[:1].upper() + becomes[1:],
        row.period.label if row.period else "",
        row.value,
        name_of(row.metric),
        row.words,
    )
