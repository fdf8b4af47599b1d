"""Metrics: the sentence first, then the table, then the chart; forms open in the page's place."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.frameworks.framework import FrameworkPack, MetricDefinition
from digistrat_desktop.domain.record.workspace import metrics_in_use
from digistrat_desktop.domain.trust.metrics import Metric, Reading
from digistrat_desktop.domain.wire.codecs import local_time
from digistrat_desktop.services.store.drafts import DraftOf
from digistrat_desktop.services.tables.export import save_metrics
from digistrat_desktop.services.tables.metrics import last_import_of, watch_from_catalogue
from digistrat_desktop.services.tables.preview import Preview
from digistrat_desktop.services.tables.source import TableFile
from digistrat_desktop.services.tables.template_out import save_template
from digistrat_desktop.ui.charts.to_print import ToPrint
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.layouts import fill, put
from digistrat_desktop.ui.kit.page_parts import EmptyState, WaitingState
from digistrat_desktop.ui.pages.metrics.catalogue_form import CatalogueForm
from digistrat_desktop.ui.pages.metrics.chart_form import ChartForm
from digistrat_desktop.ui.pages.metrics.definition_form import DefinitionForm
from digistrat_desktop.ui.pages.metrics.mark_form import MarkForm, MarkKind
from digistrat_desktop.ui.pages.metrics.overview import Overview
from digistrat_desktop.ui.pages.metrics.reading_form import ReadingForm
from digistrat_desktop.ui.pages.metrics.recording import TableRecording
from digistrat_desktop.ui.pages.metrics.stop_form import StopForm
from digistrat_desktop.ui.pages.metrics.table import picture_path
from digistrat_desktop.ui.pages.metrics.table_form import TableForm
from digistrat_desktop.ui.pages.presenting import ChartsWindow, metric_slides
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.page_entry import ADD, IMPORT_READINGS, UNDO
from digistrat_desktop.ui.words import tr, tr_count


class MetricsPage(QWidget):
    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._target = ""
        self._about = context.session.trust.id if context.session.trust is not None else ""
        self._pack: FrameworkPack | None = None
        self._stack = QStackedWidget(self)
        self.no_trust = EmptyState(
            context.look,
            tr("No trust is open"),
            tr("Metrics belong to a trust. Start an assessment for yours, or open one from Home."),
            tr("Start an assessment"),
        )
        self.empty = EmptyState(
            context.look,
            tr("No metrics yet"),
            tr("Choose metrics to track from the catalogue, create your own, or import a file."),
            tr("Choose a metric"),
            SecondaryButton(context.look, tr("Create your own metric"), do=self._on_own),
            SecondaryButton(context.look, tr("Import file"), do=self.show_import),
        )
        self.waiting = WaitingState(context.look, tr("Loading the metrics …"))
        self.overview = Overview(context)
        self.catalogue = CatalogueForm(context)
        self.definition = DefinitionForm(context)
        self.reading = ReadingForm(context)
        self.table_form = TableForm(context)
        self._recording = TableRecording(context, self.table_form)
        self.mark = MarkForm(context)
        self.choice = ChartForm(context)
        self.stop = StopForm(context)
        self._build()
        self._connect()
        self._connect_forms()

    def _build(self) -> None:
        put(self._stack, self.no_trust, self.waiting, self.empty, self.overview, *self._forms())
        fill(self, self._stack)

    def first_stop(self) -> QWidget | None:
        """Give what the page is for, while no form of it is open."""
        shows_all = self._stack.currentWidget() is self.overview
        return self.overview.add_reading if shows_all else None

    def _forms(self) -> tuple[QWidget, ...]:
        forms = (self.catalogue, self.definition, self.reading, self.table_form)
        return (*forms, self.mark, self.choice, self.stop)

    def _connect(self) -> None:
        session = self._context.session
        self.no_trust.acted.connect(partial(self._context.navigator.go, "start"))
        self.empty.acted.connect(self.show_catalogue)
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        self._context.insight.ready.connect(self._on_judged)
        overview, chart = self.overview, self.overview.chart
        overview.paste_asked.connect(self.show_paste)
        overview.import_asked.connect(self.show_import)
        overview.reading_asked.connect(self.show_reading)
        overview.metric_asked.connect(self.show_catalogue)
        overview.draft_asked.connect(self._on_draft)
        overview.stop_asked.connect(self.show_stop)
        chart.edit_asked.connect(self.show_definition)
        chart.readings_asked.connect(self.show_readings)
        chart.chart_asked.connect(self.show_chart_choice)
        chart.limits_asked.connect(partial(self.show_mark, kind=MarkKind.LIMITS))
        chart.kept_out_asked.connect(partial(self.show_mark, kind=MarkKind.KEPT_OUT))
        chart.present_asked.connect(self.present)
        chart.export_asked.connect(self.export)
        chart.remark_asked.connect(partial(self.show_mark, kind=MarkKind.REMARK))

    def _connect_forms(self) -> None:
        shown = (self.catalogue, self.definition, self.reading, self.table_form)
        for form in (*shown, self.mark, self.choice, self.stop):
            form.closed.connect(self.show_overview)
        self.catalogue.chosen.connect(self._on_watch)
        self.catalogue.own_asked.connect(self._on_own)
        self.definition.kept.connect(self._on_kept)
        self.reading.recorded.connect(self._on_kept)
        self.table_form.accepted.connect(self._on_table)
        self._recording.recorded.connect(self._on_recorded)

    def show_state(self, target: str = "") -> None:
        """Show the metrics, perhaps one of them or a form of one.

        A form that was open is left, and what is typed in it is its draft; a table that is looked at stays.

        The target "3f2a|owner_id" is a metric and the field of its definition where it is mended.
        """
        forms = {IMPORT_READINGS: self.show_import, ADD: self.show_catalogue}
        if target in forms:
            if self._may_import():
                forms[target]()
                return
            target = ""
        reading = self._context.session.workspace.find(Reading, target)
        if reading is not None and not reading.withdrawn:
            self._stack.setCurrentWidget(self.reading)
            self.reading.begin(reading.metric_id)
            self.reading.show_reading(reading.id)
            return
        target, _, field = target.partition("|")
        self._target = target
        metric = self._context.session.workspace.find(Metric, target)
        if field and metric is not None and not self._context.session.read_only:
            self._stack.setCurrentWidget(self.definition)
            self.definition.begin_edit(metric, field)
            return
        if self.table_form.isVisibleTo(self) and self.table_form.has_table and not target:
            return
        if self._stack.currentWidget() in self._forms():
            self._stack.setCurrentWidget(self.overview)
        self._read()

    def _may_import(self) -> bool:
        session = self._context.session
        return session.trust is not None and not session.read_only

    def to_print(self) -> ToPrint:
        chart = self.overview.chart
        drawing = chart.drawing() if self._stack.currentWidget() is self.overview else None
        charts = (("", drawing),) if drawing is not None else ()
        return ToPrint(chart.finding, charts=charts)

    def present(self) -> None:
        lines = self.overview.table.shown()
        chosen = [n for n, line in enumerate(lines) if line.metric_id == self.overview.chosen]
        if lines and self._stack.currentWidget() is self.overview:
            slides, first = metric_slides(lines), next(iter(chosen), 0)
            ChartsWindow(self._context.look, slides, first, self.window()).show_to_room()

    def export(self, kind: str) -> None:
        found = self.overview.found
        if found is None:
            return
        is_template = kind == "template"
        ending = "xlsx" if is_template else kind
        kinds = {"xlsx": tr("Workbooks (*.xlsx)"), "csv": tr("Tables (*.csv)")}[ending]
        suggested = picture_path("metrics", ending)
        asked = (tr("Save readings"), suggested, kinds)
        write = partial(save_template if is_template else save_metrics, judgement=found)
        self._context.save_file(asked, write, tr("The readings were saved."))

    def show_overview(self) -> None:
        self._stack.setCurrentWidget(self.overview)
        self._read()

    def show_catalogue(self) -> None:
        self._with_pack(self._on_pack)

    def _on_pack(self, pack: FrameworkPack) -> None:
        self._pack = pack
        self._stack.setCurrentWidget(self.catalogue)
        self.catalogue.begin(pack)

    def show_definition(self) -> None:
        metric = self._chosen()
        if metric is not None:
            self._stack.setCurrentWidget(self.definition)
            self.definition.begin_edit(metric)

    def show_reading(self) -> None:
        self._stack.setCurrentWidget(self.reading)
        self.reading.begin(self.overview.chosen)

    def show_readings(self) -> None:
        """Show the readings there are, to look at them or put one right."""
        self._stack.setCurrentWidget(self.reading)
        self.reading.begin_list(self.overview.chosen)

    def _on_draft(self, draft: DraftOf) -> None:
        """Open the form of a draft again."""
        if draft.record:
            self.overview.choose(draft.record)
        reopen: dict[str, Callable[[], None]] = {
            "reading": self.show_reading,
            **{one.value: partial(self.show_mark, "", one) for one in MarkKind},
            "chart": self.show_chart_choice,
            "metric": self.show_definition if draft.record else self._on_own,
            "table": self.show_paste,
        }
        reopen[draft.kind]()

    def show_paste(self) -> None:
        self._stack.setCurrentWidget(self.table_form)
        self.table_form.begin_paste(self.overview.chosen)

    def show_import(self) -> None:
        self._stack.setCurrentWidget(self.table_form)
        self.table_form.begin_file("")

    def show_stop(self, metric_ids: Sequence[str]) -> None:
        self._stack.setCurrentWidget(self.stop)
        self.stop.begin(metric_ids)

    def show_mark(self, period: str, kind: MarkKind) -> None:
        metric = self._chosen()
        if metric is not None:
            self._stack.setCurrentWidget(self.mark)
            self.mark.begin(metric, period, kind)

    def show_chart_choice(self) -> None:
        metric = self._chosen()
        if metric is not None:
            self._stack.setCurrentWidget(self.choice)
            self.choice.begin(metric, self.overview.chart.proposal)

    def _chosen(self) -> Metric | None:
        return self._context.session.workspace.find(Metric, self.overview.chosen)

    def _with_pack(self, use: Callable[[FrameworkPack], None]) -> None:
        if self._context.session.pack is not None:
            use(self._context.session.pack)
            return
        self._context.ask(lambda library: library.pack_in_use(), use)

    def _on_watch(self, definition: MetricDefinition) -> None:
        session, pack = self._context.session, self._pack
        if pack is None or session.trust is None:
            return
        about = (definition, session.trust.trust_id, pack)
        made, step = watch_from_catalogue(session.workspace, *about, session.author)
        if session.submit(step):
            self._target = made.id
        self.show_overview()
        self.overview.add_reading.setFocus()

    def _on_own(self) -> None:
        self._stack.setCurrentWidget(self.definition)
        self.definition.begin_new()

    def _on_kept(self, metric_id: str) -> None:
        self._target = metric_id

    def _on_table(self, table: TableFile, found: Preview) -> None:
        self._recording.begin(table, found, self._context.session.pack)

    def _on_recorded(self, found: Preview) -> None:
        self._target = found.taken[0].metric if found.taken else ""
        self.table_form.fields.discard()
        words = tr_count(len(found.taken), "1 reading is saved.", "%n readings are saved.")
        self._context.navigator.told.emit(Gravity.INFO, words, ((UNDO, tr("Undo the import")),))
        self.show_overview()

    def _on_opened(self) -> None:
        """Leave a form that is of another trust; one stays while a colleague signs off, say."""
        trust = self._context.session.trust
        before, self._about = self._about, trust.id if trust is not None else ""
        if self._about != before and self._stack.currentWidget() in self._forms():
            self._stack.setCurrentWidget(self.overview)
        self._read_if_seen()

    def _on_changed(self, _: object) -> None:
        current = self._stack.currentWidget()
        if isinstance(current, (ReadingForm, MarkForm)):
            current.refresh()
        elif current not in self._forms():
            self._read_if_seen()

    def _read_if_seen(self) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        session = self._context.session
        workspace = session.workspace
        self.overview.set_read_only(read_only=session.read_only)
        for button in (self.empty.button, *self.empty.others):
            if button is not None:
                button.setEnabled(not session.read_only)
        if session.trust is None or not metrics_in_use(workspace):
            self._stack.setCurrentWidget(self.no_trust if session.trust is None else self.empty)
            return
        if self._stack.currentWidget() in {self.no_trust, self.empty}:
            self._stack.setCurrentWidget(self.waiting)
        judgement = self._context.insight.current()
        if judgement is not None:
            self._show(judgement)

    def _on_judged(self, judgement: Judgement | None) -> None:
        here = self.isVisible() and self._stack.currentWidget() not in self._forms()
        if here and judgement is not None and judgement.metrics:
            self._show(judgement)

    def _show(self, judgement: Judgement) -> None:
        if self._stack.currentWidget() not in self._forms():
            self._stack.setCurrentWidget(self.overview)
        self.overview.show_metrics(judgement, self._target)
        self._target = ""
        self.overview.show_last_import(None)
        trust = self._context.session.trust
        if trust is not None:
            trust_id, workspace = trust.trust_id, judgement.workspace
            self._context.ask(
                lambda library: last_import_of(library, workspace, trust_id), self._on_last_import
            )

    def _on_last_import(self, when: datetime | None) -> None:
        self.overview.show_last_import(local_time(when).date() if when else None)
