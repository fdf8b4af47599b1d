"""A start that is refused is said in a window, on the error stream and by the exit code."""

import os
import subprocess
import sys

import pytest

from digistrat_desktop.app.binding import refuse_pair
from digistrat_desktop.domain.errors import Refused
from tests.conftest import ROOT

# Looks at the real program's window from within its own event loop, then presses its button.
WATCHED = """
import os
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from digistrat_desktop.app.bootstrap import make_basis
from digistrat_desktop.app.main import main, start
from digistrat_desktop.system.policy import load_policy, read_policy_file

app = QApplication(sys.argv[:1])

def look():
    for window in app.topLevelWidgets():
        if isinstance(window, QDialog) and window.isVisible():
            print(" ".join(label.text() for label in window.findChildren(QLabel)))
            window.findChild(QPushButton).click()

timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
print("exit code", {start})
"""
POLICY = """start([], begin=lambda: make_basis(lambda: load_policy(
    lambda: read_policy_file(Path(sys.argv[1]), administrator=os.getuid()))))"""


def watched(place, start):
    done = subprocess.run(
        [sys.executable, "-c", WATCHED.replace("{start}", start), str(place)],
        capture_output=True, text=True, encoding="utf-8", timeout=60, check=True, cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "minimal", "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    said, code = done.stdout.splitlines()
    assert code == "exit code 2"
    return said, done.stderr.splitlines()[-1]


def test_a_policy_that_cannot_be_followed_is_said_in_a_window_that_ends_with_2(tmp_path):
    policy = tmp_path / "policy.toml"
    policy.write_text("# careful\nrequireencryptedpackages = true\n")
    said, on_stream = watched(policy, POLICY)
    assert f"line 2 of {policy} has “requireencryptedpackages”" in said
    assert "Ask IT to correct it." in said
    assert said in on_stream


def test_a_start_without_a_folder_for_data_is_said_in_a_window_and_ends_with_2(tmp_path):
    taken = tmp_path / "a file"
    taken.write_text("where the folder should be")
    said, on_stream = watched(taken / "data", 'main(["--store", sys.argv[1]])')
    assert said
    assert on_stream.startswith(f"digistrat: {said.split('.')[0]}")


@pytest.mark.parametrize(
    ("python", "binding"), [((3, 11), "6.11.3"), ((3, 12), "6.12.0"), ((3, 14), "6.13.0")]
)
def test_other_pairs_of_python_and_qt_start(python, binding):
    refuse_pair(python, binding)


@pytest.mark.parametrize("binding", ["6.12.0", "6.12.1", "6.20", "7.0.0"])
def test_a_qt_that_loses_references_on_this_python_is_refused_in_words(binding):
    with pytest.raises(Refused) as refused:
        refuse_pair((3, 11), binding)
    assert f"PySide6 {binding} does not work on Python 3.11." in str(refused.value)
    assert "Install" in str(refused.value)
