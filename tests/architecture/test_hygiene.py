"""The hygiene of tests/conftest.py is tried on small test files that break it on purpose."""

import shutil
import subprocess
import sys

import pytest

from tests.architecture.tree import ROOT

CLEAN = "def test_made_up():\n    assert True\n"
THREAD = """
import threading

def test_made_up():
    threading.Thread(target=threading.Event().wait, daemon=True, name="forgotten").start()
"""
LOG = """
import logging

def test_made_up():
    logging.getLogger("digistrat").warning("the disk is full")
"""
EXPECTED_LOG = """
import logging

def test_made_up(expect_log):
    expect_log("disk is full")
    logging.getLogger("digistrat").warning("the disk is full")
"""
WINDOW = """
from PySide6.QtWidgets import QWidget

kept = []

def test_made_up(qapp):
    kept.append(QWidget())
    kept[0].show()
"""
WARNING = """
import warnings

def test_made_up():
    warnings.warn("an old way of doing it", DeprecationWarning)
"""
FOLDERS = """
import os
from pathlib import Path

def test_made_up(tmp_path):
    assert Path(os.environ["XDG_DATA_HOME"]).is_relative_to(tmp_path.parent)
"""


def run_made_up_test(folder, text):
    (folder / "tests").mkdir()
    shutil.copy(ROOT / "tests/conftest.py", folder / "tests")
    shutil.copy(ROOT / "pyproject.toml", folder)
    (folder / "tests/test_made_up.py").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "words"),
    [
        (THREAD, "threads left running: ['forgotten']"),
        (LOG, "unexpected log lines: ['the disk is full']"),
        (WINDOW, "windows left open: ['QWidget']"),
        (WARNING, "an old way of doing it"),
    ],
    ids=["thread", "log line", "window", "warning"],
)
def test_what_a_test_leaves_behind_fails_it(tmp_path, text, words):
    code, output = run_made_up_test(tmp_path, text)
    assert code == 1
    assert words in output


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", [CLEAN, EXPECTED_LOG, FOLDERS], ids=["clean", "expected log line", "own folders"]
)
def test_a_tidy_test_passes(tmp_path, text):
    code, output = run_made_up_test(tmp_path, text)
    assert code == 0, output


def test_a_fixed_clock_moves_only_when_told(fixed_clock):
    first = fixed_clock()
    assert fixed_clock() == first
    assert (fixed_clock.advance(minutes=15) - first).total_seconds() == 900
    assert first.utcoffset().total_seconds() == 0
