"""Typing one reading: the period is shown back in words before it is recorded."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from digistrat_desktop.domain.edits.measuring import NewReading
from digistrat_desktop.domain.metrics import Metric, ReadingState
from digistrat_desktop.domain.periods import due, kind_for
from digistrat_desktop.domain.typed_periods import read_period
from digistrat_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.choice_field import ChoiceField
from digistrat_desktop.ui.kit.labeled_field import LabeledField
from digistrat_desktop.ui.kit.line_field import LineField
from digistrat_desktop.ui.text import PlainLabel

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.ui.look import Look

_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,10})?", re.ASCII)
_NO_VALUE = {ReadingState.NOT_REPORTED, ReadingState.SUPPRESSED}


class ReadingCard(Card):
    """Period, value, state, note.

    Signals:
        submitted: a reading is complete; carries the `NewReading`.
        closed: nothing more is to be typed.
    """

    submitted = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Add a reading", parent=parent)
        self._metric: Metric | None = None
        self.period = LineField("Period", example="May 2026")
        self.value = LineField("Value", example="62.4")
        self.state = ChoiceField("State", [(s.value, s.label) for s in ReadingState])
        self.note = LineField("Note", longest=500)
        self.said = PlainLabel("", tone="secondary")
        self._boxes = {
            "period": LabeledField(look, "&Period", self.period),
            "value": LabeledField(look, "&Value", self.value),
        }
        self._build_fields(look)
        self.period.textChanged.connect(self._on_period)

    def _build_fields(self, look: Look) -> None:
        grid = QGridLayout()
        grid.setSpacing(look.theme.space(3))
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._boxes["period"], 0, 0, top)
        grid.addWidget(self._boxes["value"], 0, 1, top)
        grid.addWidget(LabeledField(look, "&State", self.state), 0, 2, top)
        grid.addWidget(LabeledField(look, "&Note", self.note), 1, 0, 1, 3)
        self.add_layout(grid)
        self.add(self.said)
        row = QHBoxLayout()
        row.setSpacing(look.theme.space(3))
        add = PrimaryButton(look, "Record it")
        add.clicked.connect(self._on_add)
        back = SecondaryButton(look, "Close")
        back.clicked.connect(self.closed)
        row.addWidget(add)
        row.addWidget(back)
        row.addStretch(1)
        self.add_layout(row)

    def offer(self, metric: Metric, today: date) -> None:
        """Ask for the reading that is due."""
        self._metric = metric
        unit = f", {metric.unit}" if metric.unit else ""
        self.set_title(f"Add a reading: {metric.name}{unit}")
        self.period.set_text(due(kind_for(metric.frequency), today, metric.lag).label)
        self.value.set_text("")
        self.note.set_text("")
        self.state.set_choice(ReadingState.FINAL.value)
        self.value.setFocus()

    def _on_period(self, typed: str) -> None:
        if self._metric is None or not typed.strip():
            return
        try:
            period = read_period(typed, kind_for(self._metric.frequency))
        except ValueError as error:
            self.said.show_text(str(error))
            return
        self.said.show_text(f"This is the reading for {period.label}.")

    def _on_add(self) -> None:
        if self._metric is None:
            return
        state = ReadingState(self.state.choice() or ReadingState.FINAL.value)
        text = self.value.text().strip(" %£").replace(",", "")
        fault = self._value_fault(text, state)
        self._boxes["value"].show_fault(fault)
        try:
            period = read_period(self.period.text(), kind_for(self._metric.frequency))
        except ValueError as error:
            self._boxes["period"].show_fault(str(error))
            return
        self._boxes["period"].show_fault("")
        if fault:
            self.value.setFocus()
            return
        value = "" if state in _NO_VALUE else text
        self.submitted.emit(NewReading(period.text, value, state, note=self.note.text().strip()))

    def _value_fault(self, text: str, state: ReadingState) -> str:
        if state in _NO_VALUE:
            return ""
        if not _NUMBER.fullmatch(text):
            return "Give a plain number, or choose Not reported."
        low, high = (self._metric.valid_min, self._metric.valid_max) if self._metric else ("", "")
        value = Decimal(text)
        if (low and value < Decimal(low)) or (high and value > Decimal(high)):
            return f"This metric lies between {low or 'any'} and {high or 'any'}."
        return ""
