"""Recording a table that was looked at: made and applied off the window's thread, then all or nothing."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.record.changes import Step, apply_all
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.services.tables.preview import Preview, import_step
from digistrat_desktop.services.tables.source import TableFile
from digistrat_desktop.ui.messages import error_words
from digistrat_desktop.ui.pages.metrics.table_form import TableForm
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.tasks import Cancelled, Job
from digistrat_desktop.ui.words import tr


class _Applied(NamedTuple):
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
        form.cancel.setText(tr("Stop import"))
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
