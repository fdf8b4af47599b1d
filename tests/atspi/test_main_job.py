"""The main job and a look round the sample from outside the program, as assistive software does them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.services.sample import ensure_sample
from tests.ui.seat import open_library

pytestmark = [pytest.mark.ui, pytest.mark.slow]
HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BUS = Path("/usr/libexec/at-spi-bus-launcher")
SYSTEM_PYTHON = Path("/usr/bin/python3")
ANSWERED = {
    "ALN-01": ("siloed", "One paragraph on page 9 names digital."),
    "ALN-02": ("absent", "None of the five objectives needs a digital change."),
    "ALN-04": ("embedded", "Each clinical strategy has a digital chapter."),
}

# What the charts of the sample say of themselves: the packaged program is asked for the same.
SAMPLE = (
    "levels drawn: Spring 2025: 8 Absent, 2 Siloed",
    "trend drawn: Until Sep 2026: rising, up in each of the last 7 months, now outside the usual range",
)


def missing():
    """Say what this machine lacks for it, or nothing."""
    for command in ("Xvfb", "xvfb-run", "dbus-run-session"):
        if shutil.which(command) is None:
            return f"{command} is not installed"
    if not BUS.exists():
        return "at-spi2-core is not installed"
    if not SYSTEM_PYTHON.exists():
        return "the system has no Python of its own"
    found = subprocess.run(
        [SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False
    )
    return "" if found.returncode == 0 else "python3-pyatspi is not installed"


@pytest.fixture(scope="module")
def _able():
    lacking = missing()
    if lacking:
        pytest.skip(f"{lacking}: the window cannot be worked from outside here")


def worked_by(script, store, out):
    """Let a script work the window of a store until it has made a report; give back what it said."""
    told = {k: v for k, v in os.environ.items() if not k.startswith(("QT_", "DISPLAY", "DBUS_"))}
    done = subprocess.run(
        [HERE / "seat.sh", sys.executable, store, HERE / script, out],
        cwd=ROOT, env=told, capture_output=True, text=True, timeout=85, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "report made" in done.stdout
    assert out.read_bytes().startswith(b"%PDF-")
    return done.stdout


@pytest.mark.usefixtures("_able")
def test_the_main_job_is_done_through_the_accessibility_interface_alone(tmp_path):
    store, out = tmp_path / "store", tmp_path / "board.pdf"
    worked_by("main_job.py", store, out)
    library = open_library(store)
    try:
        found = library.home(50).latest[0]
        opened = library.open_trust(found.trust_id, found.assessment_id)
    finally:
        library.close()
    kept = responses_of(opened.workspace, found.assessment_id)
    said = {item: (one.answer, one.rationale) for item, one in kept.items() if one.answer}
    assert said == ANSWERED


@pytest.mark.usefixtures("_able")
def test_the_charts_of_the_sample_say_what_they_show(tmp_path):
    store = tmp_path / "store"
    store.mkdir()
    library = open_library(store)
    try:
        ensure_sample(library)
    finally:
        library.close()
    told = worked_by("sample_journey.py", store, tmp_path / "board.pdf")
    assert [words for words in SAMPLE if words not in told] == []
