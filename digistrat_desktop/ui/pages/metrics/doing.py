"""What is done on Metrics: forms opened and kept, tables recorded."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from digistrat_desktop.domain.edits.metrics import (
    add_metric,
    annotate,
    put_readings,
    rebase,
    withdraw_reading,
)
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.ids import RecordId
from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.record.changes import apply_all, edit
from digistrat_desktop.domain.record.history import Step
from digistrat_desktop.domain.trust.metrics import Annotation, Metric, Reading, Rebase
from digistrat_desktop.services.tables.metrics import edit_definition, watch_from_catalogue
from digistrat_desktop.services.tables.preview import import_step
from digistrat_desktop.ui.messages import error_words
from digistrat_desktop.ui.session.tasks import Cancelled
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from digistrat_desktop.domain.edits.metrics import NewReading
    from digistrat_desktop.domain.frameworks.framework import FrameworkPack, MetricDefinition
    from digistrat_desktop.domain.record.workspace import Workspace
    from digistrat_desktop.services.tables.preview import Preview
    from digistrat_desktop.services.tables.source import TableFile
    from digistrat_desktop.ui.pages.metrics.table_form import TableForm
    from digistrat_desktop.ui.session.context import PageContext
    from digistrat_desktop.ui.session.session import Session
    from digistrat_desktop.ui.session.tasks import Job


class _Applied(NamedTuple):
    """A step, and the workspace before and after it."""

    step: Step
    before: Workspace
    after: Workspace


class TableRecording(QObject):
    """Makes the one step of a table; the form shows how far it is and offers to stop."""

    recorded = Signal(object)  # it is done; carries the `Preview`

    def __init__(self, context: PageContext, form: TableForm) -> None:
        super().__init__(form)
        self._context = context
        self._form = form
        self._job: Job | None = None
        form.cancel.clicked.connect(self._on_stop)

    def begin(self, table: TableFile, found: Preview, pack: FrameworkPack | None) -> None:
        if self._job is not None:
            return
        before, author = self._context.session.workspace, self._context.session.author
        rows = max(len(found.taken), 1)

        def work(job: Job) -> _Applied:
            def told(count: int) -> None:
                job.check()
                job.report(count / rows)

            step = import_step(table, found, before, author, pack, told)
            job.check()
            return _Applied(step, before, apply_all(before, step.changes))

        self._show_begun(rows)
        self._job = self._context.jobs.run_job(
            work, partial(self._on_made, found), self._on_failed, self._on_progress
        )

    def _show_begun(self, rows: int) -> None:
        form = self._form
        form.record.setEnabled(False)
        form.progress.setRange(0, rows)
        form.progress.setValue(0)
        form.progress.setFormat(tr("%v of %m readings"))
        form.cancel.setText(tr("Stop"))
        for part in (form.progress, form.cancel):
            part.show()
        form.page.ensureWidgetVisible(form.cancel)

    def _show_ended(self) -> None:
        self._job = None
        form = self._form
        form.progress.setRange(0, 0)
        form.progress.resetFormat()
        form.cancel.setText(tr("Stop reading"))
        form.record.setEnabled(True)
        for part in (form.progress, form.cancel):
            part.hide()

    def _on_progress(self, share: float, _: str) -> None:
        if self._job is not None:
            self._form.progress.setValue(round(share * self._form.progress.maximum()))

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_made(self, found: Preview, made: _Applied) -> None:
        stopped = self._job is not None and self._job.is_cancelled
        self._show_ended()
        if stopped:
            self._tell(Cancelled())
        elif self._context.session.submit_applied(*made):
            self.recorded.emit(found)

    def _on_failed(self, error: Exception) -> None:
        self._show_ended()
        self._tell(error)

    def _tell(self, error: Exception) -> None:
        self._form.fault.show_text(error_words(error).text)
        self._form.fault.show()


class MetricDesk:
    """Turns wishes of the forms into steps; every one of them goes through the session's one door."""

    def __init__(self, session: Session, refused: Callable[[Exception], None]) -> None:
        self._session = session
        self._refused = refused

    def watch(self, definition: MetricDefinition, pack: FrameworkPack) -> str:
        """Begin to watch a metric of the catalogue; give its id, or empty."""
        trust = self._session.trust
        if trust is None:
            return ""
        made, step = watch_from_catalogue(
            self._session.workspace, definition, trust.trust_id, pack, self._session.author
        )
        return made.id if self._session.submit(step) else ""

    def make_own(self, values: dict[str, Any]) -> str:
        """Begin to watch a metric of the trust's own; give its id, or empty."""
        trust = self._session.trust
        if trust is None:
            return ""
        blank = Metric(id=RecordId(self._session.author.new_id()), trust_id=trust.trust_id)
        made = replace(blank, **self._fields(values, blank))
        return made.id if self._do(lambda: add_metric(made, self._session.author)) else ""

    def change(self, metric_id: str, values: dict[str, Any]) -> bool:
        metric = self._session.workspace.get(Metric, metric_id)
        fields = self._fields(values, metric)
        workspace, author = self._session.workspace, self._session.author
        return self._do(lambda: edit_definition(workspace, metric, fields, author))

    def _fields(self, values: dict[str, Any], metric: Metric) -> dict[str, Any]:
        fields = {name: value for name, value in values.items() if name not in {"owner", "pair"}}
        fields["owner_id"] = self._session.person(values["owner"])
        pair = values["pair"]
        others = tuple(one for one in metric.pair_ids if one != pair)
        fields["pair_ids"] = (pair, *others) if pair else ()
        return fields

    def retire(self, metric_id: str, reason: str) -> bool:
        metric = self._session.workspace.get(Metric, metric_id)
        return self._do(
            lambda: edit_definition(
                self._session.workspace, metric, {"retired": reason}, self._session.author
            )
        )

    def record(self, metric_id: str, reading: NewReading) -> bool:
        metric = self._session.workspace.get(Metric, metric_id)
        workspace, author = self._session.workspace, self._session.author
        return self._do(lambda: put_readings(workspace, metric, [reading], author))

    def withdraw(self, reading_id: str) -> bool:
        reading = self._session.workspace.get(Reading, reading_id)
        return self._do(lambda: withdraw_reading(reading, self._session.author))

    def begin_limits(self, metric_id: str, period: str, reason: str) -> bool:
        metric = self._session.workspace.get(Metric, metric_id)
        start = parse_period(period).start
        return self._do(lambda: rebase(metric, start, reason, self._session.author))

    def remark(self, metric_id: str, period: str, words: str) -> bool:
        metric = self._session.workspace.get(Metric, metric_id)
        return self._do(lambda: annotate(metric, period, words, self._session.author))

    def take_out(self, mark_id: str) -> bool:
        workspace, author = self._session.workspace, self._session.author
        mark = workspace.find(Rebase, mark_id) or workspace.find(Annotation, mark_id)
        if mark is None:
            return False
        return self._do(
            lambda: Step(tr("Take out a mark"), (edit(mark, {"withdrawn": True}, author.stamp()),))
        )

    def _do(self, make: Callable[[], Step]) -> bool:
        try:
            step = make()
        except Refused as refusal:
            self._refused(refusal)
            return False
        return self._session.submit(step)
