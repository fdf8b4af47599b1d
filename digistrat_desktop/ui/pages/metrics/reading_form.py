"""One reading: its period shown back in words, its value or rate, its state; earlier ones below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from digistrat_desktop.domain.ids import derived_id
from digistrat_desktop.domain.record.workspace import metrics_in_use, readings_of
from digistrat_desktop.domain.trust.metrics import Metric, Reading, ReadingState
from digistrat_desktop.domain.words import small_first
from digistrat_desktop.services.tables.metrics import (
    JudgedReading,
    TypedReading,
    earlier_words,
    judge_reading,
)
from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.forms.form_page import FormPage
from digistrat_desktop.ui.forms.labeled_field import LabeledField
from digistrat_desktop.ui.forms.line_field import LineField
from digistrat_desktop.ui.forms.patient_numbers import patient_words
from digistrat_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import PAIR_GAP
from digistrat_desktop.ui.pages.metrics.number_tables import READING_COLUMNS, reading_rows
from digistrat_desktop.ui.pages.metrics.sampling_card import SamplingCard
from digistrat_desktop.ui.tables.table_view import WORDS, DataTable
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from digistrat_desktop.ui.session.context import PageContext

_FAILURE = "failure_demand_share"


class ReadingForm(FormPage):
    """Fields of one reading, and the readings there are."""

    # it is to be recorded; carries the metric's id and the `NewReading`
    accepted = Signal(str, object)
    withdrawn = Signal(str)  # the reading is to be taken out; its id

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.look, tr("Add a reading"), widest=1000, parent=parent)
        self._context = context
        look = context.look
        self.metric_choice = ChoiceField(tr("Metric"))
        self.period = LineField(tr("Period"), example=tr("May 2026"), longest=60)
        self.value = LineField(tr("Value"), longest=40)
        self.numerator = LineField(tr("Numerator"), longest=40)
        self.denominator = LineField(tr("Denominator"), longest=40)
        self.state = ChoiceField(tr("State"), [(s.value, s.label) for s in ReadingState])
        self.note = LineField(tr("Note"))
        self.said = PlainLabel("", tone="secondary")
        self.caution = PlainLabel("", tone="caution")
        self.earlier = PlainLabel("", tone="secondary")
        self.record = PrimaryButton(look, tr("Record the reading"))
        self.take_out = SecondaryButton(look, tr("Take this reading out"))
        self.table = DataTable(look, tr("Readings so far"), READING_COLUMNS, WORDS)
        self.sampling = SamplingCard(look)
        self._boxes: dict[str, LabeledField] = {}
        self._build()
        self._connect()

    def _build(self) -> None:
        look = self._context.look
        for name, label, field in (
            ("metric", tr("&Metric"), self.metric_choice),
            ("period", tr("&Period"), self.period),
            ("value", tr("&Value"), self.value),
            ("numerator", tr("&Numerator"), self.numerator),
            ("denominator", tr("&Denominator"), self.denominator),
            ("state", tr("&State"), self.state),
            ("note", tr("N&ote"), self.note),
        ):
            self._boxes[name] = LabeledField(look, label, field)
        card = Card(look)
        card.add(self._boxes["metric"])
        card.add(self._fields())
        for part in (self.said, self.caution, self.earlier):
            card.add(part)
        card.add_layout(self.buttons(self.record, self.take_out))
        self.page.add(card)
        self.page.add(self.sampling)
        below = Card(look, tr("Readings so far"))
        below.add(PlainLabel(tr("Choose one to revise it or take it out."), tone="secondary"))
        below.add(self.table)
        self.page.add(below)
        self.page.end()

    def _fields(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._context.look.theme.space(PAIR_GAP))
        grid.setVerticalSpacing(self._context.look.theme.space(3))
        places = {"period": (0, 0), "value": (0, 1), "state": (0, 2)}
        places |= {"numerator": (1, 0), "denominator": (1, 1), "note": (1, 2)}
        for name, place in places.items():
            grid.addWidget(self._boxes[name], *place, Qt.AlignmentFlag.AlignTop)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        return box

    def _connect(self) -> None:
        for field in (self.period, self.value, self.numerator, self.denominator):
            field.textChanged.connect(self._on_typed)
            field.returnPressed.connect(self._on_record)
        self.note.textChanged.connect(self._on_note)
        self.state.chosen.connect(self._on_typed)
        self.metric_choice.chosen.connect(self._on_metric)
        self.record.clicked.connect(self._on_record)
        self.take_out.clicked.connect(self._on_take_out)
        self.table.row_opened.connect(self.show_reading)
        self.table.clicked.connect(self._on_clicked)
        self.sampling.used.connect(self._on_sample)

    def begin(self, metric_id: str) -> None:
        """Ask for a reading of a metric."""
        metrics = metrics_in_use(self._context.session.workspace)
        self.metric_choice.set_choices([(m.id, m.name) for m in metrics])
        self.metric_choice.set_choice(metric_id or (metrics[0].id if metrics else None))
        self._on_metric(metric_id)
        self.period.setFocus()

    def refresh(self) -> None:
        """Show what the session holds now."""
        metric = self.metric_shown()
        if metric is not None:
            workspace = self._context.session.workspace
            self.table.show_rows(reading_rows(metric, readings_of(workspace, metric.id)))
            self._show_present(metric)
        read_only = self._context.session.read_only
        for button in (self.record, self.take_out):
            button.setEnabled(not read_only)

    def metric_shown(self) -> Metric | None:
        """The metric whose readings are written down."""
        return self._context.session.workspace.find(Metric, self.metric_choice.choice() or "")

    def _on_clicked(self, _: QModelIndex) -> None:
        self.show_reading(self.table.chosen())

    def show_reading(self, reading_id: str) -> None:
        """Fill the fields with a reading, to revise it."""
        reading = self._context.session.workspace.find(Reading, reading_id)
        if reading is None:
            return
        self.period.setText(reading.period)
        rate = bool(reading.numerator and reading.denominator)
        self.value.setText("" if rate else reading.value)
        self.numerator.setText(reading.numerator)
        self.denominator.setText(reading.denominator)
        self.state.set_choice(reading.state.value)
        self.note.setText(reading.note)
        self._on_typed()
        self.value.setFocus()

    def _on_metric(self, _: str) -> None:
        metric = self.metric_shown()
        for field in (self.period, self.value, self.numerator, self.denominator, self.note):
            field.clear()
        self.state.set_choice(ReadingState.FINAL.value)
        if metric is None:
            return
        unit = tr("In {unit}.", unit=metric.unit) if metric.unit else ""
        self._boxes["value"].help.show_text(unit)
        self._boxes["value"].help.setVisible(bool(unit))
        for name in ("numerator", "denominator"):
            words = str(getattr(metric, name))
            self._boxes[name].help.show_text(words)
            self._boxes[name].help.setVisible(bool(words))
        self.sampling.setVisible(metric.catalogue_id == _FAILURE)
        self.sampling.clear()
        self._clear_faults()
        self.refresh()

    def _clear_faults(self) -> None:
        for box in self._boxes.values():
            box.show_fault("")
        _say(self.said, "")
        _say(self.caution, "")

    def _typed(self) -> TypedReading:
        return TypedReading(
            period=self.period.text(),
            value=self.value.text(),
            numerator=self.numerator.text(),
            denominator=self.denominator.text(),
            state=ReadingState(self.state.choice() or ReadingState.FINAL),
            note=self.note.text().strip(),
        )

    def _judged(self) -> JudgedReading | None:
        metric = self.metric_shown()
        if metric is None:
            return None
        return judge_reading(self._context.session.workspace, metric, self._typed())

    def _on_typed(self, _: object = None) -> None:
        """Say back what was understood; faults wait until the button is pressed."""
        judged, metric = self._judged(), self.metric_shown()
        if judged is None or metric is None:
            return
        self._clear_faults()
        parts = [judged.period.label] if judged.period is not None else []
        if judged.reading is not None and judged.reading.value:
            unit = f" {metric.unit}" if metric.unit else ""
            parts.append(f"{judged.reading.value}{unit}")
        _say(self.said, ": ".join(parts))
        _say(self.caution, judged.caution)
        self._show_present(metric)

    def _present(self, metric: Metric) -> Reading | None:
        workspace = self._context.session.workspace
        judged = judge_reading(workspace, metric, self._typed())
        if judged.period is None:
            return None
        found = workspace.find(Reading, derived_id(metric.id, judged.period.text))
        return None if found is None or found.withdrawn else found

    def _show_present(self, metric: Metric) -> None:
        present = self._present(metric)
        self.take_out.setVisible(present is not None)
        if present is None:
            _say(self.earlier, "")
            return
        shown = present.value or small_first(present.state.label)
        before = "; ".join(earlier_words(present))
        kept = tr(" Before that: {before}.", before=before) if before else ""
        _say(
            self.earlier,
            tr("Recorded now: {shown}. A new value keeps this one.{kept}", shown=shown, kept=kept),
        )

    def _on_record(self) -> None:
        judged, metric = self._judged(), self.metric_shown()
        if judged is None or metric is None:
            return
        self._clear_faults()
        for name, words in judged.faults.items():
            self._boxes[name].show_fault(words)
        if judged.reading is None:
            first = next((n for n in self._boxes if n in judged.faults), "period")
            self._boxes[first].field.setFocus()
            return
        self.accepted.emit(metric.id, judged.reading)

    def _on_note(self, text: str) -> None:
        self._boxes["note"].show_fault(patient_words(text))

    def done(self, words: str) -> None:
        """A reading was recorded: empty the fields for the next one."""
        for field in (self.period, self.value, self.numerator, self.denominator, self.note):
            field.clear()
        self.state.set_choice(ReadingState.FINAL.value)
        self.refresh()
        _say(self.said, words)
        self.period.setFocus()

    def _on_take_out(self) -> None:
        metric = self.metric_shown()
        present = self._present(metric) if metric is not None else None
        if present is not None:
            self.withdrawn.emit(present.id)

    def _on_sample(self, failure: int, contacts: int) -> None:
        self.numerator.setText(str(failure))
        self.denominator.setText(str(contacts))
        self.period.setFocus()


def _say(label: PlainLabel, words: str) -> None:
    """Show words, or leave no gap where there are none."""
    label.show_text(words)
    label.setVisible(bool(words))
