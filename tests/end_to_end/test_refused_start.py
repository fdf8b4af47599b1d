"""A start that is refused is said in a window, on the error stream and by the exit code."""

import os
import subprocess
import sys

from tests.conftest import ROOT

# Looks at the real program's window from within its own event loop, then presses its button.
WATCHED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from digistrat_desktop.app.main import main

app = QApplication(sys.argv[:1])

def look():
    for window in app.topLevelWidgets():
        if isinstance(window, QDialog) and window.isVisible():
            print(" ".join(label.text() for label in window.findChildren(QLabel)))
            window.findChild(QPushButton).click()

timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
code = main(["--store", sys.argv[1]])
print("exit code", code)
"""


def test_a_start_without_a_folder_for_data_is_said_in_a_window_and_ends_with_2(tmp_path):
    taken = tmp_path / "a file"
    taken.write_text("where the folder should be")
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(taken / "data")],
        capture_output=True, text=True, encoding="utf-8", timeout=60, check=True, cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "minimal", "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    said, code = done.stdout.splitlines()
    assert code == "exit code 2"
    assert said
    on_stream = done.stderr.splitlines()[-1]
    assert on_stream.startswith(f"digistrat: {said.split('.')[0]}")
