"""An error in a method that Qt calls is an error, never the end of the process."""

import importlib
import pkgutil
import subprocess
import sys

import pytest

import digistrat_desktop
from digistrat_desktop.ui.overrides import guard_overrides, is_guarded, overrides
from tests.architecture.tree import ROOT

FALLS = {
    "a text that is no number": "int('x')",
    "an index out of range": "[][0]",
    "a wrong type": "len(3)",
    "a widget that is gone": "gone.text()",
    "a recursion": "self.resizeEvent(event)",
}
PROGRAM = """
import shiboken6
from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
import digistrat_desktop.ui

app = QApplication([])
gone = QLabel()
shiboken6.delete(gone)

class Falls(QWidget):
    def resizeEvent(self, event):
        {fall}

window = Falls()
try:
    app.sendEvent(window, QResizeEvent(QSize(5, 5), QSize(6, 6)))
except Exception as error:
    print("went on after", type(error).__name__)
"""


@pytest.mark.slow
@pytest.mark.parametrize("fall", FALLS.values(), ids=FALLS)
def test_an_error_in_a_method_that_qt_calls_reaches_whoever_called_qt(fall):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(fall=fall)],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("went on after")


def classes_of_ours():
    for module in pkgutil.walk_packages(digistrat_desktop.__path__, "digistrat_desktop."):
        if not module.name.endswith("__main__"):
            imported = importlib.import_module(module.name)
            found = [one for one in vars(imported).values() if isinstance(one, type)]
            yield from (one for one in found if one.__module__ == module.name)


def test_every_method_that_stands_in_for_one_of_qt_s_is_guarded():
    named = {
        f"{kind.__module__}.{kind.__name__}.{name}": method
        for kind in classes_of_ours()
        for name, method in overrides(kind).items()
        if name != "__init__"
    }
    assert len(named) > 100
    assert [name for name, method in named.items() if not is_guarded(method)] == []


def test_guarding_twice_guards_once():
    guard_overrides()
    guard_overrides()
    from PySide6.QtWidgets import QWidget  # noqa: PLC0415 - beside what is tried

    class Shown(QWidget):
        def sizeHint(self):
            return super().sizeHint()

    assert is_guarded(Shown.sizeHint)
    assert not hasattr(Shown.sizeHint.__wrapped__, "__wrapped__")
