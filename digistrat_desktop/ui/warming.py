"""Loading the dear libraries once the window is on the screen, so that nobody waits for them.

Source: spec qt, section 3: imported in a thread after the first paint, the window stays responsive.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.ui.tasks import TaskRunner

DEAR = ("digistrat_desktop.ui.charts.trend_view", "digistrat_desktop.reports.pdf")
AFTER_PAINT_MS = 120


class WarmUp(QObject):
    """Waits for a widget's first paint, then loads modules on a thread of its own."""

    def __init__(
        self, watched: QWidget, runner: TaskRunner, modules: tuple[str, ...] = DEAR
    ) -> None:
        """Begin to watch.

        Args:
            watched: painted when the window is; the window itself may never be.
            runner: the thread, used for nothing else.
            modules: loaded in this order.
        """
        super().__init__(watched)
        self._watched = watched
        self._runner = runner
        self._modules = modules
        watched.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._watched.removeEventFilter(self)
            QTimer.singleShot(AFTER_PAINT_MS, self, self._load)
        return False

    def _load(self) -> None:
        modules = self._modules
        if not self._runner.is_closed:
            self._runner.run(lambda: _import(modules), _nothing, _nothing)


def _import(modules: tuple[str, ...]) -> None:
    for module in modules:
        importlib.import_module(module)


def _nothing(_: object) -> None:
    """A library that could not be loaded is told of when it is needed."""
