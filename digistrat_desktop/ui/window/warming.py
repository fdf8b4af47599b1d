"""Loading libraries and pages once the window is on the screen, so that nobody waits for them.

Qt's types are made first, on the window's own thread (`qt_types`); the modules that use them
follow on a thread of their own.

Source: docs/spec/window.md#warming-up: imported in a thread after the first paint, the window stays
responsive.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from digistrat_desktop.system.cycles import unsearched
from digistrat_desktop.ui.kit.in_turns import InTurns
from digistrat_desktop.ui.qt_types import pieces_of_naming

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.ui.session.tasks import TaskRunner

DEAR = ("digistrat_desktop.ui.charts.trend_view", "digistrat_desktop.reports.pdf")
AFTER_PAINT_MS = 120


def _never() -> bool:
    return False


def _no_more() -> None:
    """Nobody waits for the end."""


class WarmUp(QObject):
    """Waits for a widget's first paint, then loads modules on a thread of its own."""

    def __init__(
        self,
        watched: QWidget,
        runner: TaskRunner,
        modules: tuple[str, ...],
        is_busy: Callable[[], bool] = _never,
        when_loaded: Callable[[], None] = _no_more,
    ) -> None:
        """Begin to watch.

        Args:
            watched: painted when the window is; the window itself may never be.
            runner: the thread, used for nothing else.
            modules: loaded in this order.
            is_busy: True while the first page is still being filled; loading waits for it.
            when_loaded: called on that thread at the end, whether or not all could be loaded.
        """
        super().__init__(watched)
        self._watched = watched
        self._runner = runner
        self._modules = modules
        self._is_busy = is_busy
        self._when_loaded = when_loaded
        self._timer = QTimer(self)
        self._timer.setInterval(AFTER_PAINT_MS)
        self._timer.timeout.connect(self._begin)
        self._turns = InTurns(self)
        watched.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._watched.removeEventFilter(self)
            self._timer.start()
        return False

    def _begin(self) -> None:
        if self._is_busy():
            return
        self._timer.stop()
        self._turns.begin(*pieces_of_naming(), self._load)

    def _load(self) -> None:
        modules, when_loaded = self._modules, self._when_loaded
        if not self._runner.is_closed:
            self._runner.run(lambda: _import(modules, when_loaded), _nothing, _nothing)


def _import(modules: tuple[str, ...], when_loaded: Callable[[], None]) -> None:
    """Load modules without collecting garbage meanwhile."""
    try:
        with unsearched():
            for module in modules:
                importlib.import_module(module)
    finally:
        when_loaded()


def _nothing(_: object) -> None:
    """A library that could not be loaded is told of when it is needed."""
