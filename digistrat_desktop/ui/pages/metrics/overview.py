"""The metrics at a glance: head, filters, table, and the chosen metric's chart."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.measures.metric_lines import MetricLine, pairs_of
from digistrat_desktop.analysis.measures.targets import national_words
from digistrat_desktop.domain.words import short_day
from digistrat_desktop.services.store.drafts import DraftOf
from digistrat_desktop.ui.forms.draft_note import DraftOffer
from digistrat_desktop.ui.kit.buttons import ChipButton, PrimaryButton, SecondaryButton
from digistrat_desktop.ui.kit.layouts import FlowLayout, fill, put
from digistrat_desktop.ui.kit.page_parts import ScrollPage
from digistrat_desktop.ui.pages.metrics import table
from digistrat_desktop.ui.pages.metrics.chart_card import ChartCard
from digistrat_desktop.ui.pages.metrics.mark_form import MarkKind
from digistrat_desktop.ui.pages.metrics.sites_card import SitesCard
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.tables.commands import Command
from digistrat_desktop.ui.tables.table_view import DataTable
from digistrat_desktop.ui.text import PlainLabel, TypeRole, tip
from digistrat_desktop.ui.words import tr, tr_count

_OF_METRICS = frozenset({"reading", "chart", *MarkKind})


class Overview(QWidget):
    """What the page shows when no form is open."""

    paste_asked = Signal()  # cells are to be pasted
    import_asked = Signal()  # a file is to be read
    reading_asked = Signal()  # one reading is to be written down
    metric_asked = Signal()  # another metric is to be watched
    stop_asked = Signal(object)  # several metrics are to be tracked no longer; carries their ids
    draft_asked = Signal(object)  # a draft is to be gone on with; carries the `DraftOf`

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.found: Judgement | None = None
        self._filter = table.Filter.ALL
        self.chosen = ""
        look = context.look
        self.title = PlainLabel(tr("Metrics"), TypeRole.PAGE, wrap=False)
        self.facts = PlainLabel("", tone="secondary", wrap=False)
        self.paste = SecondaryButton(look, tr("Paste from Excel"))
        self.import_file = SecondaryButton(look, tr("Import file"))
        self.add_reading = PrimaryButton(look, tr("Add reading"))
        self.add_metric = SecondaryButton(look, tr("Add metric"))
        self.stop = SecondaryButton(look, "", do=self._on_stop)
        self.table = DataTable(look, tr("Metrics"), table.METRIC_COLUMNS, table.METRIC_SHAPE)
        self.table.commands = self._commands
        self.none_left = PlainLabel("", tone="secondary")
        self.chart = ChartCard(context)
        self.sites = SitesCard(look)
        self.offer = DraftOffer(context, self._has_form_of, self.draft_asked.emit)
        self.chips = {one: ChipButton(look, one.value) for one in table.Filter}
        tip(self.chips[table.Filter.ATTENTION], table.ATTENTION_TOLD)
        self._page = ScrollPage(look, widest=3000, gap=2.5, parent=self)
        self._build()
        self._connect()

    def _build(self) -> None:
        for layout in (self._head(), self._filters()):
            self._page.add_layout(layout)
        self._page.add(self.offer)
        self._page.add(self.table, stretch=3)
        self._page.add(self.none_left)
        self._page.add(self.chart, stretch=4)
        self._page.add(self.sites)
        fill(self, self._page)

    def _head(self) -> QHBoxLayout:
        space = self._context.look.theme.space
        words, buttons = FlowLayout(space(2)), FlowLayout(space(2))
        put(words, self.title, self.facts)
        put(buttons, self.paste, self.import_file, self.add_reading)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addLayout(buttons)
        return row

    def _filters(self) -> FlowLayout:
        row = FlowLayout(self._context.look.theme.space(2))
        for one, chip in self.chips.items():
            chip.be_one_of()
            chip.clicked.connect(partial(self.set_filter, one))
            row.addWidget(chip)
        row.addWidget(self.add_metric)
        row.addWidget(self.stop)
        self.stop.hide()
        return row

    def _connect(self) -> None:
        self.table.row_chosen.connect(self.choose)
        self.sites.metric_chosen.connect(self._on_site)
        self.table.many_changed.connect(self._show_many)
        self.paste.clicked.connect(self.paste_asked)
        self.import_file.clicked.connect(self.import_asked)
        self.add_reading.clicked.connect(self.reading_asked)
        self.add_metric.clicked.connect(self.metric_asked)

    def show_metrics(self, found: Judgement, target: str = "") -> None:
        self.found = found
        if target in _by_id(found.metrics):
            self.chosen = target
            self._filter = table.Filter.ALL
        self._show()
        self.offer.refresh()

    def _has_form_of(self, draft: DraftOf) -> bool:
        known = _by_id(self.found.metrics) if self.found else {}
        return (draft.kind in _OF_METRICS and draft.record in known) or (
            draft.kind in {"metric", "table"} and (not draft.record or draft.record in known)
        )

    def show_last_import(self, day: date | None) -> None:
        words = table.summary(self.found.counts) if self.found else ""
        last = tr("last import {day}", day=short_day(day)) if day else ""
        self.facts.show_text(table.PARTED.join(filter(None, (words, last))))

    def set_filter(self, wanted: table.Filter) -> None:
        self._filter = wanted
        self._show()

    def choose(self, metric_id: str) -> None:
        line = _by_id(self.found.metrics).get(metric_id) if self.found else None
        if line is not None and self.found is not None:
            self.chosen = metric_id
            pairs = pairs_of(self.found.metrics)
            mine = (pair for pair in pairs if metric_id in {one.metric_id for one in pair})
            self.chart.show_line(line, next(mine, None), self._national(metric_id))

    def _national(self, metric_id: str) -> str:
        session = self._context.session
        return national_words(session.workspace, session.pack, metric_id)

    def _on_site(self, metric_id: str) -> None:
        """Show the chart of one site, whatever the list was narrowed to."""
        self.chosen = metric_id
        self.set_filter(table.Filter.ALL)
        self._page.ensureWidgetVisible(self.chart)

    def _show_many(self) -> None:
        count = len(self.table.chosen_ids())
        words = tr_count(count, "Stop tracking 1 metric…", "Stop tracking %n metrics…")
        self.stop.setText(words)
        self.stop.setAccessibleName(words)
        self.stop.setVisible(count > 1 and self.add_metric.isEnabled())

    def _on_stop(self) -> None:
        self.stop_asked.emit(self.table.chosen_ids())

    def _commands(self, chosen: Sequence[str]) -> list[Command]:
        words = tr_count(len(chosen), "Stop tracking 1 metric…", "Stop tracking %n metrics…")
        return [Command(words, self._on_stop, self.add_metric.isEnabled())] if chosen else []

    def set_read_only(self, *, read_only: bool) -> None:
        for button in (self.paste, self.import_file, self.add_reading, self.add_metric):
            button.setEnabled(not read_only)
        self.chart.set_read_only(read_only=read_only)

    def _show(self) -> None:
        lines = self.found.metrics if self.found else ()
        for one, chip in self.chips.items():
            chip.setText(f"{one.value} {len(table.matching(lines, one))}")
            chip.mark(chosen=one is self._filter)
        shown = table.matching(lines, self._filter)
        if shown and self.chosen not in {line.metric_id for line in shown}:
            self.chosen = shown[0].metric_id
        self.table.show_rows([(line.metric_id, line) for line in shown], self.chosen)
        self.table.setVisible(bool(shown))
        value = self._filter.value.lower()
        words = tr("No metrics match “{value}”. Choose another filter.", value=value)
        self.none_left.show_text("" if shown else words)
        self.none_left.setVisible(not shown)
        self.choose(self.chosen)
        self.sites.show_lines(lines)


def _by_id(lines: tuple[MetricLine, ...]) -> dict[str, MetricLine]:
    return {line.metric_id: line for line in lines}
