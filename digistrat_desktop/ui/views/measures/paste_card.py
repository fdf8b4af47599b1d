"""Pasting readings: what becomes of every row is shown before anything is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.services.pasting import Paste, read_paste
from digistrat_desktop.ui.kit.buttons import ChipButton, PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.labeled_field import LabeledField
from digistrat_desktop.ui.kit.text_field import PlainTextField
from digistrat_desktop.ui.text import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.domain.metrics import Metric
    from digistrat_desktop.ui.look import Look

_SHOWN = 20


class PasteCard(Card):
    """A field for the cells, a preview, one button.

    Signals:
        submitted: the readings are to be recorded; carries the `Paste`.
        closed: nothing is to be pasted.
    """

    submitted = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Paste readings", parent=parent)
        self._metric: Metric | None = None
        self._paste: Paste | None = None
        self.cells = PlainTextField(look, "Cells from the spreadsheet", lines=4, most_lines=8)
        self.fractions = ChipButton(look, "These are fractions: 0.62 means 62 %")
        self.anyway = ChipButton(look, "Leave out the rows that cannot be read")
        self.words = PlainLabel("")
        self.preview = PlainLabel("", tone="secondary", selectable=True)
        self.record = PrimaryButton(look, "Record these readings")
        self._box = LabeledField(
            look,
            "&Cells from the spreadsheet",
            self.cells,
            help_text="Two columns: the period and the value. Headings and blank rows are fine.",
        )
        self._build_paste(look)
        self.cells.textChanged.connect(self._read)
        self.fractions.toggled.connect(self._on_toggled)
        self.anyway.toggled.connect(self._on_toggled)

    def _build_paste(self, look: Look) -> None:
        self.add(self._box)
        for widget in (self.fractions, self.words, self.preview, self.anyway):
            self.add(widget)
        row = QHBoxLayout()
        row.setSpacing(look.theme.space(3))
        back = SecondaryButton(look, "Close")
        back.clicked.connect(self.closed)
        self.record.clicked.connect(self._on_record)
        row.addWidget(self.record)
        row.addWidget(back)
        row.addStretch(1)
        self.add_layout(row)

    def offer(self, metric: Metric) -> None:
        """Ask for a metric's cells."""
        self._metric = metric
        self.set_title(f"Paste readings: {metric.name}")
        self.fractions.setChecked(False)
        self.anyway.setChecked(False)
        self.cells.show_other("")
        self._read()
        self.cells.setFocus()

    def _on_toggled(self, _: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        self._read()

    def _read(self) -> None:
        self._paste = None
        text = self.cells.text()
        fault = ""
        if self._metric is not None and text.strip():
            try:
                self._paste = read_paste(text, self._metric, fractions=self.fractions.isChecked())
            except Refused as refusal:
                fault = str(refusal)
        self._box.show_fault(fault)
        self._show(self._paste)

    def _show(self, paste: Paste | None) -> None:
        doubtful = paste is not None and paste.may_be_fractions
        self.fractions.setVisible(doubtful or self.fractions.isChecked())
        self.words.show_text(paste.words if paste else "")
        self.preview.show_text(_preview(paste) if paste else "")
        self.preview.setVisible(paste is not None)
        wrong = bool(paste and paste.problems)
        self.anyway.setVisible(wrong)
        ready = paste is not None and bool(paste.readings)
        self.record.setEnabled(ready and (not wrong or self.anyway.isChecked()))

    def _on_record(self) -> None:
        if self._paste is not None:
            self.submitted.emit(self._paste)


def _preview(paste: Paste) -> str:
    rows = [*paste.problems, *(row for row in paste.rows if not row.problem)]
    lines = [row.words for row in rows[:_SHOWN]]
    more = len(rows) - len(lines)
    return "\n".join([*lines, f"… and {more} more"] if more > 0 else lines)
