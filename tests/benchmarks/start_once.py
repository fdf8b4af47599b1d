"""One start in a process of its own: `python -m tests.benchmarks.start_once floor|product DIR`.

The product's start is that of the real program: what `app.main` loads, then the window and the
store with its lock, until Home shows what the store holds. Prints the milliseconds from the process's start to the first idle loop after the first paint, and
which dear libraries were loaded by then.
"""

# ruff: noqa: PLC0415, T201 - what is imported when is what is measured, and the answer is printed
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

DEAR = ("pyqtgraph", "numpy", "reportlab", "pikepdf", "python_calamine", "xlsxwriter")


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
    return app, window, window, lambda: True


def product(folder):
    from functools import partial

    from PySide6.QtWidgets import QApplication

    import digistrat_desktop.app.main
    import digistrat_desktop.app.windowed  # noqa: F401 - what the program loads before it has a window
    from digistrat_desktop.app.bootstrap import make_basis
    from digistrat_desktop.app.window import WindowParts, build_window
    from digistrat_desktop.system.settings import LoadedSettings, Settings

    basis = make_basis()
    app = QApplication([])
    parts = WindowParts(
        resources=basis.resources,
        settings_path=folder / "settings.toml",
        loaded=LoadedSettings(Settings(theme="light"), {}, ()),
        open_library=partial(basis.open_for_window, folder),
        clock=basis.clock,
        ids=basis.ids,
    )
    built = build_window(app, parts)
    built.flow.begin()
    return app, built.window, built.window.shell, lambda: _home_is_there(built)


def _home_is_there(built):
    """Tell whether the first page shows what the store holds."""
    if "home" not in built.window.shell.made_pages():
        return False
    return bool(built.window.shell.page("home").title.text())


def main():
    kind, folder = sys.argv[1], Path(sys.argv[2])
    app, window, painted, is_ready = floor() if kind == "floor" else product(folder)
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Painted(QObject):
        done = False
        loaded = ()

        def eventFilter(self, _, event):
            if event.type() == QEvent.Type.Paint and not self.done:
                self.done = True
                self.loaded = [name for name in DEAR if name in sys.modules]
            return False

    watcher = Painted()
    painted.installEventFilter(watcher)
    ticker = QTimer()

    def look():
        if watcher.done and is_ready():
            print(f"ms: {since_start_ms():.1f} dear: {' '.join(watcher.loaded)}")
            ticker.stop()
            window.close()
            app.quit()

    ticker.timeout.connect(look)
    ticker.start(0)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
