"""Metrics: the sentence first, then the table, then the chart."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from digistrat_desktop.analysis.words import counted, sentence_case
from digistrat_desktop.domain.edits.author import derived_id
from digistrat_desktop.domain.edits.measuring import add_metric, edit_metric, put_readings
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.ids import RecordId
from digistrat_desktop.domain.metrics import ImportSource, Metric
from digistrat_desktop.domain.workspace import metrics_in_use
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.buttons import ChipButton, PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.empty_state import EmptyState
from digistrat_desktop.ui.kit.flow import FlowLayout
from digistrat_desktop.ui.kit.labeled_field import LabeledField
from digistrat_desktop.ui.kit.line_field import LineField
from digistrat_desktop.ui.kit.scroll_page import ScrollPage
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme_tokens import TypeRole
from digistrat_desktop.ui.views.measures.catalogue_card import CatalogueCard
from digistrat_desktop.ui.views.measures.paste_card import PasteCard
from digistrat_desktop.ui.views.measures.reading_card import ReadingCard
from digistrat_desktop.ui.views.measures.table import MetricTable
from digistrat_desktop.ui.views.metrics.trend_panel import TrendPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from digistrat_desktop.analysis.metric_lines import MetricLine
    from digistrat_desktop.analysis.report_model import ReportModel
    from digistrat_desktop.domain.edits.measuring import NewReading
    from digistrat_desktop.services.pasting import Paste
    from digistrat_desktop.ui.views.context import PageContext

_FILTERS = (
    ("all", "All"),
    ("leading", "Leading"),
    ("outcome", "Outcomes"),
    ("attention", "Needs attention"),
    ("stale", "Stale"),
)


class MeasuresPage(QWidget):
    """The metrics of the open trust."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._filter = "all"
        self._metric_id = ""
        look = context.look
        self._stack = QStackedWidget(self)
        self.empty = EmptyState(
            look,
            "No metrics yet",
            "Choose one from the catalogue, then type or paste its readings.",
            "Choose a metric",
        )
        self.summary = PlainLabel("", tone="secondary")
        self.add = PrimaryButton(look, "Add reading")
        self.paste = SecondaryButton(look, "Paste from a spreadsheet")
        self.choose = SecondaryButton(look, "Add metric")
        self.table = MetricTable(look)
        self.reading_card = ReadingCard(look)
        self.paste_card = PasteCard(look)
        self.catalogue_card = CatalogueCard(look)
        self.chart_card = Card(look, role=TypeRole.CHART)
        self.basis = PlainLabel("", tone="secondary")
        self.panel = TrendPanel(context)
        self.target = LineField("Target", longest=20)
        self._target_box = LabeledField(look, "&Target", self.target)
        self._chips: dict[str, ChipButton] = {}
        self._build()
        self._connect()

    def _build(self) -> None:
        look = self._context.look
        page = ScrollPage(look)
        page.add(PlainLabel("Metrics", TypeRole.PAGE))
        page.add(self.summary)
        page.add(self._buttons())
        for card in (self.reading_card, self.paste_card, self.catalogue_card):
            page.add(card)
            card.hide()
        page.add(self._chip_row())
        page.add(self.table)
        self.chart_card.add(self.basis)
        self.chart_card.add(self.panel)
        self.chart_card.add(self._target_box)
        page.add(self.chart_card)
        page.end()
        self._page = page
        self._stack.addWidget(self.empty)
        self._stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _buttons(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(self._context.look.theme.space(3), row)
        for button in (self.add, self.paste, self.choose):
            flow.addWidget(button)
        return row

    def _chip_row(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(self._context.look.theme.space(2), row)
        for name, words in _FILTERS:
            chip = ChipButton(self._context.look, words, parent=row)
            chip.clicked.connect(partial(self._on_filter, name))
            self._chips[name] = chip
            flow.addWidget(chip)
        self._chips["all"].setChecked(True)
        return row

    def _connect(self) -> None:
        self.empty.acted.connect(self._on_choose)
        self.add.clicked.connect(self._on_add)
        self.paste.clicked.connect(self._on_paste)
        self.choose.clicked.connect(self._on_choose)
        self.table.line_shown.connect(self._on_line)
        self.reading_card.submitted.connect(self._on_reading)
        self.paste_card.submitted.connect(self._on_pasted)
        self.catalogue_card.submitted.connect(self._on_metric)
        for card in (self.reading_card, self.paste_card, self.catalogue_card):
            card.closed.connect(self._close_cards)
        self.target.committed.connect(self._on_target)
        self._context.insight.ready.connect(self._on_judged)
        self._context.session.opened.connect(self._on_opened)

    def show_state(self, target: str = "") -> None:
        """Show the metrics, perhaps with one of them current."""
        if target:
            self._metric_id = target
        self._on_judged(self._context.insight.model)

    def flush(self) -> None:
        """Give away what is being typed."""
        self.target.flush()

    def _on_opened(self) -> None:
        locked = self._context.session.read_only or self._context.session.trust is None
        for button in (self.add, self.paste, self.choose):
            button.setEnabled(not locked)
        self.target.setReadOnly(locked)

    def _on_judged(self, model: ReportModel | None) -> None:
        lines = model.metrics if model else ()
        busy = any(c.isVisible() for c in (self.catalogue_card, self.paste_card, self.reading_card))
        self._stack.setCurrentIndex(1 if lines or busy else 0)
        self.summary.show_text(_summary(lines))
        for widget in (self.table, self.chart_card):
            widget.setVisible(bool(lines))
        shown = [line for line in lines if _FITS[self._filter](line)]
        self.table.show_lines(shown, self._metric_id)
        current = [line for line in shown if line.metric_id == self._metric_id] or shown
        self.chart_card.setVisible(bool(current))
        if current:
            self._on_line(current[0])

    def _on_line(self, line: MetricLine) -> None:
        self._metric_id = line.metric_id
        self.chart_card.set_title(line.title)
        self.basis.show_text(f"{line.sentence} {line.basis}.")
        self.panel.show_line(line)
        metric = self._metric()
        self.target.set_text(metric.target if metric else "")

    def _metric(self) -> Metric | None:
        return self._context.session.workspace.find(Metric, self._metric_id)

    def _on_filter(self, name: str) -> None:
        self._filter = name
        for key, chip in self._chips.items():
            chip.setChecked(key == name)
        self._on_judged(self._context.insight.model)

    def _show_card(self, wanted: Card) -> None:
        self._stack.setCurrentIndex(1)
        for card in (self.reading_card, self.paste_card, self.catalogue_card):
            card.setVisible(card is wanted)
        self._page.verticalScrollBar().setValue(0)

    def _close_cards(self) -> None:
        for card in (self.reading_card, self.paste_card, self.catalogue_card):
            card.hide()
        self._on_judged(self._context.insight.model)

    def _on_add(self) -> None:
        metric = self._metric()
        if metric is None:
            self._on_choose()
            return
        self._show_card(self.reading_card)
        self.reading_card.offer(metric, self._context.clock.now().astimezone().date())

    def _on_paste(self) -> None:
        metric = self._metric()
        if metric is None:
            self._on_choose()
            return
        self._show_card(self.paste_card)
        self.paste_card.offer(metric)

    def _on_choose(self) -> None:
        session = self._context.session
        if session.pack is None:
            return
        used = {m.catalogue_id for m in metrics_in_use(session.workspace)}
        self._show_card(self.catalogue_card)
        self.catalogue_card.offer([d for d in session.pack.metrics if d.id not in used])

    def _on_metric(self, chosen: Metric) -> None:
        session = self._context.session
        if session.trust is None:
            return
        trust_id = session.trust.trust_id
        record_id = RecordId(session.author.new_id())
        metric = replace(chosen, id=record_id, trust_id=trust_id)
        if session.submit(add_metric(metric, session.author)):
            self._metric_id = metric.id
            self._on_add()

    def _on_reading(self, reading: NewReading) -> None:
        session, metric = self._context.session, self._metric()
        if metric is None:
            return
        session.submit(put_readings(session.workspace, metric, [reading], session.author))
        self.reading_card.offer(metric, self._context.clock.now().astimezone().date())

    def _on_pasted(self, paste: Paste) -> None:
        session, metric = self._context.session, self._metric()
        if metric is None:
            return
        source = ImportSource(
            id=derived_id(metric.id, paste.sha256),
            trust_id=metric.trust_id,
            name=paste.name,
            sha256=paste.sha256,
            counts=paste.words,
        )
        step = put_readings(session.workspace, metric, paste.readings, session.author, source)
        if session.submit(step):
            words = f"{metric.name}: {paste.words}."
            self._context.guide.told.emit(Gravity.INFO, words, ())
        self._close_cards()

    def _on_target(self, text: str) -> None:
        metric = self._metric()
        plain = text.strip().rstrip("%").strip().lstrip("£")
        if metric is None or plain == metric.target:
            return
        session = self._context.session
        try:
            step = edit_metric(metric, {"target": plain}, session.author)
        except Refused as refusal:
            self._target_box.show_fault(refusal.what)
            return
        self._target_box.show_fault("")
        session.submit(step)


_FITS: dict[str, Callable[[MetricLine], bool]] = {
    "all": lambda _: True,
    "leading": lambda line: line.role.value == "leading",
    "outcome": lambda line: line.role.value == "outcome",
    "attention": lambda line: line.is_concern or line.fails_target,
    "stale": lambda line: line.stale,
}


def _summary(lines: tuple[MetricLine, ...]) -> str:
    if not lines:
        return ""
    stale = sum(line.stale for line in lines)
    words = sentence_case(counted(len(lines), "metric"))
    return f"{words}, {stale} without the reading that is due" if stale else words
