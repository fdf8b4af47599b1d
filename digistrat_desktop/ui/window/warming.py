"""Loading libraries and pages once the window is on the screen, so that nobody waits for them.

Qt's types are made first, on the window's own thread; the modules that use them follow on a thread of
their own. PySide makes a type when it is first named, and runs Python while it does. On a worker the
window's thread may get its turn while the type is half made; a call from Qt then (assistive software
asking for a name, a search for garbage) ends the process. Seen in one of twelve starts under a client
that reads without pause.

Source: docs/spec/window.md#warming-up: imported in a thread after the first paint, the window stays
responsive.
"""

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from digistrat_desktop.system.memory import unsearched
from digistrat_desktop.ui.session.tasks import InTurns, TaskRunner, nothing

DEAR = ("digistrat_desktop.ui.charts.trend_view", "digistrat_desktop.reports.pdf")
AFTER_PAINT_MS = 120
# What the pages and pyqtgraph 0.14 import. The packaged program carries no QtTest.
MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtOpenGL", "QtOpenGLWidgets", "QtTest")
NAMES_A_TURN = 24


def _never() -> bool:
    return False


class WarmUp(QObject):
    """Waits for a widget's first paint, then loads modules on a thread of its own."""

    def __init__(
        self,
        watched: QWidget,
        runner: TaskRunner,
        modules: tuple[str, ...],
        is_busy: Callable[[], bool] = _never,
        when_loaded: Callable[[], None] = nothing,
        first: Callable[[], object] = nothing,
    ) -> None:
        """Wait for a paint of `watched`, then do what comes `first`, on the window's own thread.

        `when_loaded` runs on the other thread, whatever could be loaded.
        """
        super().__init__(watched)
        self._watched = watched
        self._runner = runner
        self._modules = modules
        self._is_busy = is_busy
        self._when_loaded = when_loaded
        self._first = first
        self._timer = QTimer(self, interval=AFTER_PAINT_MS)
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
        self._turns.begin(self._first, *pieces_of_naming(), self._load)

    def _load(self) -> None:
        modules, when_loaded = self._modules, self._when_loaded
        if not self._runner.is_closed:
            self._runner.run(lambda: _import(modules, when_loaded), nothing, nothing)


def _import(modules: tuple[str, ...], when_loaded: Callable[[], None]) -> None:
    """Load modules without collecting garbage meanwhile."""
    try:
        with unsearched():
            for module in modules:
                import_module(module)
    finally:
        when_loaded()


def pieces_of_naming(modules: Sequence[str] = MODULES) -> list[Callable[[], object]]:
    """List pieces of a few milliseconds that make these modules' types on the UI thread."""
    pieces: list[Callable[[], object]] = []
    for module in modules:
        try:
            found = import_module(f"PySide6.{module}")
        except ImportError:
            continue
        names = dir(found)
        pieces += [
            partial(_name_all, found, names[at : at + NAMES_A_TURN])
            for at in range(0, len(names), NAMES_A_TURN)
        ]
    return pieces


def _name_all(module: object, names: Sequence[str]) -> None:
    for name in names:
        getattr(module, name)
