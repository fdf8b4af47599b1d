"""The last nets, in processes of their own: what nothing else catches is logged without its words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BEGIN = """
import sys, threading
from pathlib import Path
from digistrat_desktop.system.logging_setup import install_hooks
from digistrat_desktop.system.logging_setup import set_up_logging
set_up_logging(Path(sys.argv[1]))
install_hooks()
def fail(): raise ValueError("Northmoor secret")
"""


def log_of(tmp_path, code):
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + code, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "secret" not in done.stdout + done.stderr
    return (tmp_path / "digistrat.log").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "code",
    [
        "fail()",
        "worker = threading.Thread(target=fail); worker.start(); worker.join()",
    ],
    ids=["main thread", "other thread"],
)
def test_an_error_nothing_has_caught_is_logged_without_its_words(tmp_path, code):
    log = log_of(tmp_path, code)
    assert "fault" in log
    assert "ValueError" in log
    assert "secret" not in log


def test_a_thread_that_ends_itself_is_no_fault(tmp_path):
    code = "worker = threading.Thread(target=sys.exit); worker.start(); worker.join()"
    assert "fault" not in log_of(tmp_path, code)


def test_the_reader_of_spreadsheets_answers_before_anything_else_is_set_up(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "digistrat_desktop", "--read-spreadsheet", "xlsx"],
        cwd=ROOT,
        input=b"[]\nnot a spreadsheet",
        env={**os.environ, "XDG_DATA_HOME": str(tmp_path)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout.startswith(b'{"refused"')
    assert not list(tmp_path.iterdir())


def test_a_process_that_judges_files_answers_before_anything_else_is_set_up(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "digistrat_desktop", "--judge-files"],
        cwd=ROOT,
        input=b"9\nDear all,",
        env={**os.environ, "XDG_DATA_HOME": str(tmp_path)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert b"DigiStrat file" in done.stdout
    assert not list(tmp_path.iterdir())
