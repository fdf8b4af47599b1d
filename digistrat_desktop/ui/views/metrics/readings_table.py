"""The readings of a metric, latest first, with what they were before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from digistrat_desktop.domain.periods import parse_period
from digistrat_desktop.services.measuring_edits import earlier_words
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.domain.metrics import Metric, Reading
    from digistrat_desktop.ui.look import Look

HEADS = (tr("Period"), tr("Value"), tr("State"), tr("Before"), tr("Note"))
_ID = int(Qt.ItemDataRole.UserRole)


class ReadingsTable(QTableWidget):
    """One row a reading.

    Signals:
        chosen: a reading was clicked, or Enter was pressed on it; its id.
    """

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(0, len(HEADS), parent)
        self._look = look
        self.setHorizontalHeaderLabels(HEADS)
        self.setAccessibleName(tr("Readings so far"))
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(look.theme.px(30))
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setStretchLastSection(True)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
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

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Head and about six rows."""
        return QSize(self._look.theme.px(200), self._look.theme.px(230))

    def _on_item(self, item: QTableWidgetItem) -> None:
        self.chosen.emit(str(item.data(_ID)))
