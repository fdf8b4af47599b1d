"""The hygiene of tests/conftest.py is tried on small test files that break it on purpose."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.architecture.tree import ROOT
from tests.conftest import LONGEST

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


MADE_UP = {
    "clean": CLEAN,
    "expected_log": EXPECTED_LOG,
    "folders": FOLDERS,
    "log": LOG,
    "thread": THREAD,
    "warning": WARNING,
    # The last: every test after it would see the same window.
    "window": WINDOW,
}
COMPLAINTS = {
    "log": "unexpected log lines: ['the disk is full']",
    "thread": "threads left running: ['forgotten']",
    "warning": "an old way of doing it",
    "window": "windows left open: ['QWidget']",
}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """What one run said of each made-up test: the lines of its summary, by name."""
    folder = tmp_path_factory.mktemp("made_up")
    (folder / "tests/helpers").mkdir(parents=True)
    for name in ("conftest.py", "helpers/run_size.py"):
        shutil.copy(ROOT / "tests" / name, folder / "tests" / name)
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name, text in MADE_UP.items():
        (folder / f"tests/test_{name}.py").write_text(text, encoding="utf-8")
    settings = ("-q", "-rA", "-p", "no:cacheprovider", "-p", "no:randomly")
    command = [sys.executable, "-m", "pytest", *settings, "tests"]
    wide = {**os.environ, "COLUMNS": "200"}
    done = subprocess.run(
        command, cwd=folder, env=wide, capture_output=True, text=True, check=False
    )
    lines = done.stdout.splitlines()
    return {name: [line for line in lines if f"tests/test_{name}.py::" in line] for name in MADE_UP}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "words"), COMPLAINTS.items(), ids=COMPLAINTS)
def test_what_a_test_leaves_behind_fails_it(outcomes, name, words):
    failed = [line for line in outcomes[name] if line.startswith(("FAILED", "ERROR"))]
    assert len(failed) == 1
    assert words in failed[0]


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(MADE_UP.keys() - COMPLAINTS.keys()))
def test_a_tidy_test_passes(outcomes, name):
    assert [line.split()[0] for line in outcomes[name]] == ["PASSED"]


def test_a_fixed_clock_moves_only_when_told(fixed_clock):
    first = fixed_clock()
    assert fixed_clock() == first
    assert (fixed_clock.advance(minutes=15) - first).total_seconds() == 900
    assert first.utcoffset().total_seconds() == 0


def test_the_files_that_are_begun_first_are_there():
    assert [name for name in LONGEST if not (ROOT / "tests" / name).is_file()] == []
    assert len(LONGEST) == len(set(LONGEST))


CRASH = """
import faulthandler

def test_made_up():
    faulthandler._sigsegv()
"""


def test_a_process_that_falls_over_says_at_the_end_where_it_was(tmp_path):
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "tests/conftest.py", tmp_path / "tests")
    (tmp_path / "tests/test_crash.py").write_text(CRASH)
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "1", "--color", "no", str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert run.returncode == 1
    told = run.stdout.split("where gw0 ended", 1)[1]
    assert "Segmentation fault" in told
    assert "in test_made_up" in told
