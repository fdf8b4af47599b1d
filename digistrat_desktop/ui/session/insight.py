"""Judgements off the UI thread: the session changes, the report model follows a moment later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from digistrat_desktop.analysis.judgement import ReportModel
    from digistrat_desktop.ui.session.session import Session
    from digistrat_desktop.ui.session.tasks import TaskRunner

DELAY_MS = 150


class Insight(QObject):
    """Keeps the report model of the open assessment up to date.

    Signals:
        ready: there is a new model, or None when no assessment is open.
        failed: the judgement could not be made; carries the error.
    """

    ready = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, jobs: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._asked = 0
        self._stopped = False
        self._model: ReportModel | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._ask)
        session.changed.connect(self._on_changed)
        session.opened.connect(self._on_opened)

    @property
    def model(self) -> ReportModel | None:
        """The latest judgement, or None while there is none."""
        return self._model

    @property
    def is_waiting(self) -> bool:
        """True while a change is still to be judged."""
        return self._timer.isActive()

    def stop(self) -> None:
        """Judge nothing more: the window closes."""
        self._timer.stop()
        self._stopped = True

    def _on_changed(self, _: object) -> None:
        if not self._stopped:
            self._timer.start()

    def _on_opened(self) -> None:
        if not self._stopped:
            self._ask()

    def _ask(self) -> None:
        assessment = self._session.assessment
        self._asked += 1
        number = self._asked
        if assessment is None:
            self._show(number, None)
            return
        workspace, packs = self._session.workspace, self._session.packs

        def work() -> tuple[int, ReportModel]:
            # Loaded on the job's thread: the window is on the screen before anything is judged.
            from digistrat_desktop.services.judging.insight import judge  # noqa: PLC0415 - dear import

            return number, judge(workspace, assessment, packs)

        self._jobs.run(work, self._on_judged, self.failed.emit)

    def _on_judged(self, found: tuple[int, ReportModel]) -> None:
        self._show(*found)

    def _show(self, number: int, model: ReportModel | None) -> None:
        if number == self._asked:
            self._model = model
            self.ready.emit(model)
