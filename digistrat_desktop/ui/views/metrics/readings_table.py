"""The readings of a metric, latest first, with what they were before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableWidgetItem

from digistrat_desktop.domain.periods import parse_period
from digistrat_desktop.services.measuring_edits import earlier_words
from digistrat_desktop.ui.views.metrics.word_table import WordTable
from digistrat_desktop.ui.words import tr, translated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.domain.metrics import Metric, Reading
    from digistrat_desktop.ui.look import Look

HEADS = (tr("Period"), tr("Value"), tr("State"), tr("Before"), tr("Note"))
_ID = int(Qt.ItemDataRole.UserRole)


class ReadingsTable(WordTable):
    """One row a reading.

    Signals:
        chosen: a reading was clicked, or Enter was pressed on it; its id.
    """

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, HEADS, tr("Readings so far"), parent)
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
                "; ".join(map(translated, earlier_words(reading))),
                reading.note.replace("\n", " "),
            )
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setData(_ID, reading.id)
                self.setItem(row, column, item)
        self.measure()

    def _on_item(self, item: QTableWidgetItem) -> None:
        self.chosen.emit(str(item.data(_ID)))
