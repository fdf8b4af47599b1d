"""Loading libraries and pages once the window is on the screen, so that nobody waits for them.

Source: spec qt, section 3: imported in a thread after the first paint, the window stays responsive.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from digistrat_desktop.ui.views.pages import page_modules

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.ui.tasks import TaskRunner

DEAR = (
    "digistrat_desktop.ui.charts.trend_view",
    "digistrat_desktop.reports.pdf",
    *page_modules(),
)
AFTER_PAINT_MS = 120


def _never() -> bool:
    return False


class WarmUp(QObject):
    """Waits for a widget's first paint, then loads modules on a thread of its own."""

    def __init__(
        self,
        watched: QWidget,
        runner: TaskRunner,
        modules: tuple[str, ...] = DEAR,
        is_busy: Callable[[], bool] = _never,
    ) -> None:
        """Begin to watch.

        Args:
            watched: painted when the window is; the window itself may never be.
            runner: the thread, used for nothing else.
            modules: loaded in this order.
            is_busy: True while the first page is still being filled; loading waits for it.
        """
        super().__init__(watched)
        self._watched = watched
        self._runner = runner
        self._modules = modules
        self._is_busy = is_busy
        self._timer = QTimer(self)
        self._timer.setInterval(AFTER_PAINT_MS)
        self._timer.timeout.connect(self._load)
        watched.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._watched.removeEventFilter(self)
            self._timer.start()
        return False

    def _load(self) -> None:
        if self._is_busy():
            return
        self._timer.stop()
        modules = self._modules
        if not self._runner.is_closed:
            self._runner.run(lambda: _import(modules), _nothing, _nothing)


def _import(modules: tuple[str, ...]) -> None:
    for module in modules:
        importlib.import_module(module)


def _nothing(_: object) -> None:
    """A library that could not be loaded is told of when it is needed."""
