"""The one judgement of what is open: made away from the window's thread, once an edit."""

from __future__ import annotations

from datetime import date
from operator import is_
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from digistrat_desktop.system.clock import Clock
from digistrat_desktop.ui.session.session import Session
from digistrat_desktop.ui.session.tasks import TaskRunner
from digistrat_desktop.ui.timing import single_shot

if TYPE_CHECKING:
    from digistrat_desktop.analysis.judgement import Judgement

DELAY_MS = 150


class Insight(QObject):
    """Keeps the judgement of the open trust up to date; whoever shows something of it listens."""

    ready = Signal(object)  # there is a new judgement, or None when no trust is open
    failed = Signal(object)  # the judgement could not be made; carries the error

    def __init__(
        self, session: Session, jobs: TaskRunner, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._clock = clock
        self._asked = 0
        self._asked_of: tuple[object, ...] = ()
        self._stopped = False
        self._judgement: Judgement | None = None
        self._timer = single_shot(self, self._ask, DELAY_MS)
        session.changed.connect(self._on_changed)
        session.opened.connect(self._on_opened)

    @property
    def judgement(self) -> Judgement | None:
        return self._judgement

    def current(self) -> Judgement | None:
        """Give the judgement of what is open as it is now; None when `ready` is still to bring it."""
        found = self._judgement
        if found is None or found.workspace.records is not self._session.workspace.records:
            return None
        if found.today != self._today():
            self._ask()
            return None
        return found

    @property
    def is_waiting(self) -> bool:
        return self._timer.isActive()

    def stop(self) -> None:
        """Judge nothing more, and tell nobody of what is under way: the window closes."""
        self._timer.stop()
        self._stopped = True

    def _on_changed(self, _: object) -> None:
        if not self._stopped:
            self._timer.start()

    def _on_opened(self) -> None:
        """Judge what is opened; where only who may change it is other, what was judged still holds."""
        if self._stopped:
            return
        if self._is_asked_of_this() and not self._timer.isActive():
            if self._judgement is not None:
                self.ready.emit(self._judgement)
            return
        self._judgement = None
        self._ask()

    def _is_asked_of_this(self) -> bool:
        """Tell if what is open is what a judgement was asked of last."""
        before, now = self._asked_of, self._open()
        return len(before) == len(now) > 0 and all(map(is_, before, now))

    def _open(self) -> tuple[object, ...]:
        session = self._session
        if session.trust is None:
            return ()
        return session.workspace, session.assessment, session.packs

    def _ask(self) -> None:
        self._timer.stop()
        self._asked += 1
        number, self._asked_of = self._asked, self._open()
        if self._session.trust is None:
            self._show(number, None)
            return
        workspace, packs = self._session.workspace, self._session.packs
        assessment, today = self._session.assessment, self._today()

        def work() -> tuple[int, Judgement]:
            # Loaded on the job's thread: the window is on the screen before anything is judged.
            from digistrat_desktop.analysis.judgement import judge  # noqa: PLC0415 - dear import

            return number, judge(workspace, assessment, packs, today)

        self._jobs.run(work, self._on_judged, self._on_failed)

    def _today(self) -> date:
        return self._clock.now().astimezone().date()

    def _on_judged(self, found: tuple[int, Judgement]) -> None:
        self._show(*found)

    def _on_failed(self, error: Exception) -> None:
        self._asked_of = ()  # the next time it is opened it is judged again
        self.failed.emit(error)

    def _show(self, number: int, judgement: Judgement | None) -> None:
        if number == self._asked and not self._stopped:
            self._judgement = judgement
            self.ready.emit(judgement)
