"""One start in a process of its own: `python -m tests.benchmarks.start_once floor|product DIR`.

The product's start is the program's own, from `app.main`: guard, settings, log, window and the
store with its lock, until Home shows what the store holds. Prints the milliseconds from the process's
start to the first idle loop after the first paint, those the processor worked, and what was loaded
by then that should not be.
"""

# ruff: noqa: PLC0415, T201 - what is imported when is what is measured, and the answer is printed
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

OURS = "digistrat_desktop"
# Outside libraries that are dear, and modules that the first page can do without.
NOT_YET = (
    *("pyqtgraph", "numpy", "reportlab", "pikepdf", "python_calamine", "xlsxwriter"),
    *("socket", "pickle", "html", "logging.handlers", "pyexpat"),
    *(f"{OURS}.domain.{name}" for name in ("trust.assessment", "trust.metrics", "wire.codecs")),
    *(f"{OURS}.domain.{name}" for name in ("record.workspace", "record.kinds", "record.changes")),
    f"{OURS}.domain.frameworks.framework",
    *(f"{OURS}.frameworks.{name}" for name in ("loader", "building", "canonical", "shelf")),
    *(f"{OURS}.tabular.{name}" for name in ("read", "prescan", "answer", "child")),
    *(f"{OURS}.{name}" for name in ("analysis.findings", "reports", "cli", "storage.sqlite.work")),
)
# Qt's own, which bring a great many names with them.
DEAR_TYPES = ("QStyle", "QMessageBox", "QWizard")


def since_start_ms():
    """Give the age of this process in milliseconds."""
    ticks = int(Path("/proc/self/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[19])
    began = ticks / os.sysconf("SC_CLK_TCK")
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - began) * 1000


def floor():
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1366, 768)
    watching = watch(window, window, lambda: True)
    window.show()
    app.exec()
    return watching


def product(folder):
    from digistrat_desktop.app.main import main

    def look_at(built):
        watching.append(watch(built.window, built.window.shell, lambda: _home_is_there(built)))

    watching = []
    main(["--store", str(folder)], look_at)


def _home_is_there(built):
    """Tell whether the first page shows what the store holds."""
    if "home" not in built.window.shell.made_pages():
        return False
    return bool(built.window.shell.page("home").title.text())


def too_early():
    """Give what is loaded that should not be yet; a type of Qt's is made when it is first named."""
    types = vars(sys.modules["PySide6.QtWidgets"])
    return [name for name in NOT_YET if name in sys.modules] + [n for n in DEAR_TYPES if n in types]


def watch(window, painted, is_ready):
    """Print the time when the window is painted and ready, then close it; give what must be kept."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Painted(QObject):
        done = False
        loaded = ()

        def eventFilter(self, _, event):
            if event.type() == QEvent.Type.Paint and not self.done:
                self.done = True
                self.loaded = too_early()
            return False

    watcher = Painted()
    painted.installEventFilter(watcher)
    ticker = QTimer()

    def look():
        if watcher.done and is_ready():
            cpu_ms = time.process_time() * 1000
            loaded = " ".join(watcher.loaded)
            print(f"ms: {since_start_ms():.1f} processor: {cpu_ms:.1f} dear: {loaded}")
            ticker.stop()
            window.close()

    ticker.timeout.connect(look)
    ticker.start(0)
    return watcher, ticker


if __name__ == "__main__":
    floor() if sys.argv[1] == "floor" else product(Path(sys.argv[2]))
