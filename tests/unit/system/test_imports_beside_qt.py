"""PySide does not read the source of every module the program imports."""

import os
import subprocess
import sys

import pytest

USUAL = "import PySide6.QtWidgets"
OURS = "from digistrat_desktop.app.qt_imports import load_qt; load_qt()"
STARTED = """
import linecache
{loading}
from digistrat_desktop.ui.theme.icons import IconSet
from PySide6.QtWidgets import QLabel
print(any(name.endswith("icons.py") for name in linecache.cache), QLabel.__name__)
"""


def said(loading):
    done = subprocess.run(
        [sys.executable, "-c", STARTED.format(loading=loading)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return done.stdout.split()


@pytest.mark.parametrize(("loading", "is_read"), [(USUAL, "True"), (OURS, "False")])
def test_modules_imported_after_qt_are_read_by_python_alone(loading, is_read):
    assert said(loading) == [is_read, "QLabel"]
