"""A mistake of ours is logged without data and told once; dear libraries load after the paint."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from digistrat_desktop.ui.session.tasks import TaskRunner
from digistrat_desktop.ui.window.dialogs import CrashDialog
from digistrat_desktop.ui.window.warming import WarmUp

ROOT = Path(__file__).parents[2]
FROM_A_PERSON = "Zanzibar answer"


def fail_with_data():
    words = FROM_A_PERSON
    raise RuntimeError(words)


def caught():
    try:
        fail_with_data()
    except RuntimeError as error:
        return error


def crash_dialogs():
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog)]
    return [dialog for dialog in found if dialog.isVisible()]


@pytest.fixture
def logged():
    return []


@pytest.fixture
def faulty(seat_at, logged):
    seat = seat_at(log_fault=logged.append)
    yield seat
    for dialog in crash_dialogs():
        dialog.accept()


def details(dialog):
    return dialog._details.toPlainText()


def test_a_mistake_is_logged_and_told_once_without_data(faulty, logged, qtbot):
    for _ in range(3):
        faulty.built.faults.take(caught())
    qtbot.waitUntil(lambda: bool(crash_dialogs()))
    faulty.settle()
    assert len(logged) == 3
    assert len(crash_dialogs()) == 1
    told = details(crash_dialogs()[0])
    assert "RuntimeError" in told
    assert "fail_with_data" in told
    assert FROM_A_PERSON not in told


def test_a_mistake_on_another_thread_is_told_by_the_window(faulty, logged, qtbot):
    error = caught()
    thread = threading.Thread(target=faulty.built.faults.take, args=(error,))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(crash_dialogs()))
    assert logged == [error]


def test_the_program_goes_on_after_a_mistake_in_a_slot(faulty, qtbot):
    with qtbot.captureExceptions() as exceptions:
        QTimer.singleShot(0, fail_with_data)
        qtbot.waitUntil(lambda: bool(exceptions))
    faulty.built.faults.take(exceptions[0][1])
    qtbot.waitUntil(lambda: bool(crash_dialogs()))
    crash_dialogs()[0].accept()
    faulty.go("settings")
    assert faulty.page("settings").isVisible()


def test_modules_are_loaded_only_after_the_first_paint(qtbot):
    name = "colorsys"
    sys.modules.pop(name, None)
    widget = QWidget()
    qtbot.addWidget(widget)
    runner = TaskRunner("warm", widget)
    WarmUp(widget, runner, (name,))
    QApplication.sendPostedEvents()
    assert name not in sys.modules
    widget.show()
    qtbot.waitUntil(lambda: name in sys.modules and not runner.is_busy, timeout=5000)
    runner.finish()


@pytest.mark.parametrize("module", ["colorsys", "no_such_module_at_all"])
def test_it_is_told_when_all_is_loaded_even_if_something_could_not_be(qtbot, module):
    widget = QWidget()
    qtbot.addWidget(widget)
    runner = TaskRunner("warm", widget)
    told = []
    WarmUp(widget, runner, (module,), when_loaded=lambda: told.append(True))
    widget.show()
    qtbot.waitUntil(lambda: bool(told) and not runner.is_busy, timeout=5000)
    runner.finish()
    assert told == [True]


NAMED_ELSEWHERE = """
import sys, threading
from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QTimer
from digistrat_desktop.ui.session.tasks import TaskRunner
from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.window.warming import DEAR, MODULES, WarmUp

app = QtWidgets.QApplication([])
known = [set(vars(sys.modules[f"PySide6.{name}"])) for name in ("QtCore", "QtGui", "QtWidgets")]

class Runner(TaskRunner):
    def run(self, work, on_done, on_error):
        def watched():
            found = [sys.modules[n] for n in sorted(sys.modules) if n.startswith("PySide6.Qt")]
            before = {m.__name__: set(vars(m)) for m in found}
            work()
            for name in sorted(n for n in sys.modules if n.startswith("PySide6.Qt")):
                made = set(vars(sys.modules[name])) - before.get(name, set())
                print("made on the worker:", name, sorted(made)) if made else None
        super().run(watched, on_done, on_error)

window = QtWidgets.QWidget()
runner = Runner("warm", window)
warm = WarmUp(window, runner, (*DEAR, *(page.module for page in PAGES)), when_loaded=lambda: QTimer.singleShot(0, app, app.quit))
window.show()
app.exec()
runner.finish()
print("loaded:", "pyqtgraph" in sys.modules)
"""


def test_no_type_of_qts_is_made_on_another_thread_while_pages_are_loaded():
    """One half made there, met by the window's thread, ends the process."""
    done = subprocess.run(
        [sys.executable, "-c", NAMED_ELSEWHERE],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "loaded: True" in done.stdout
    assert "made on the worker" not in done.stdout


def test_a_window_closed_at_once_loads_nothing_more(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    runner = TaskRunner("warm", widget)
    WarmUp(widget, runner, ("colorsys",))
    widget.show()
    widget.repaint()
    runner.finish()
    QApplication.sendPostedEvents()
    assert not runner.is_busy


def test_the_first_page_is_there_before_dear_libraries_records_and_frameworks_are(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.start_once", "product", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "dear:" in done.stdout
    assert done.stdout.split("dear:")[1].split() == []
