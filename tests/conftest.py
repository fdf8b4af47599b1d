"""Hygiene for every test, and the few fixtures most of them share.

A test that leaves a thread, a window or a pressed button of the mouse behind, or makes the product
log a warning it did not expect, fails. Warnings are errors (pyproject.toml), the order is random, properties are tried
with the same examples on every continuous-integration run.
"""

import datetime as dt
import faulthandler
import gc
import itertools
import logging
import os
import shutil
import sys
import threading
import time
from pathlib import Path

import hypothesis
import pytest

from tests.helpers.run_size import RELEASE_RUN

# Before anything imports Qt: there may be no screen, and a test must look the same on each.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("QT_SCALE_FACTOR", None)
# Nor may every program a test starts compile the whole package anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

ROOT = Path(__file__).parents[1]

# A disk in memory, where there is one with room, from which programs may be started: nearly every test
# writes a store, and waits for a real disk each time. What a power cut leaves is tried on a disk of our own.
IN_MEMORY, ROOM = "/dev/shm", 4 << 30  # noqa: S108 - pytest makes a folder of its own there


def _has_memory_disk():
    if not os.access(IN_MEMORY, os.W_OK):
        return False
    about = os.statvfs(IN_MEMORY)
    return about.f_bavail * about.f_frsize > ROOM and not about.f_flag & os.ST_NOEXEC


if "PYTEST_DEBUG_TEMPROOT" not in os.environ and _has_memory_disk():
    os.environ["PYTEST_DEBUG_TEMPROOT"] = IN_MEMORY

# A slow shared machine must not turn an honest property into a failure.
hypothesis.settings.register_profile("local", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.register_profile("release", deadline=None, max_examples=2000)


def _hypothesis_profile():
    if RELEASE_RUN:
        return "release"
    return "ci" if os.environ.get("CI") else "local"


hypothesis.settings.load_profile(_hypothesis_profile())


def _windows_left():
    """Name the windows that are seen, and those of the program that are only hidden.

    A hidden one costs every later test: each change of style and each search goes through it.
    """
    widgets = sys.modules.get("PySide6.QtWidgets")
    app = widgets.QApplication.instance() if widgets else None
    every = app.topLevelWidgets() if app else []
    return [type(w).__name__ for w in every if w.isVisible() or isinstance(w, widgets.QMainWindow)]


def _buttons_down():
    """Give the buttons of the mouse that are down: while one is, a page follows no keyboard."""
    gui = sys.modules.get("PySide6.QtGui")
    return gui.QGuiApplication.mouseButtons().value if gui and gui.QGuiApplication.instance() else 0


def _threads_left(before):
    return [t.name for t in threading.enumerate() if t not in before and t.is_alive()]


# Around the call and its teardown, so that qtbot has closed its widgets when windows are counted.
@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item):
    item.stash[THREADS_BEFORE] = set(threading.enumerate())
    item.stash[BUTTONS_BEFORE] = _buttons_down()
    return (yield)


THREADS_BEFORE = pytest.StashKey[set]()
BUTTONS_BEFORE = pytest.StashKey[int]()


# As the program does (`app.collector`): cycles are searched for on the window's thread only, since a
# search on a worker may free a widget there, which ends the process.
SEARCH_EVERY = 20
SEARCH_ALL_EVERY = 1000
searches = itertools.count(1)


def pytest_sessionstart():
    gc.disable()


def _pass_over_what_stays(number=0):
    """What a full search leaves, libraries, tests and what they share, is not searched again.

    Otherwise each search would cost half a second, and a second once much is shared. What was passed
    over while its file still shared it, a window above all, is let go by a search of everything.
    """
    if number % SEARCH_ALL_EVERY == 0:
        gc.unfreeze()
    gc.collect()
    gc.freeze()


# A process of the tests that ends by a fault of a library says where it was, at the end of the run: what
# it says itself stands far above, and says nothing of which process it was.
CRASHES = ROOT / "build" / "crashes"


@pytest.hookimpl(trylast=True)  # after pytest's own, which has it told on the terminal at once
def pytest_configure(config):
    worker = getattr(config, "workerinput", None)
    if worker is None:
        shutil.rmtree(CRASHES, ignore_errors=True)
        return
    CRASHES.mkdir(parents=True, exist_ok=True)
    file = (CRASHES / f"{worker['workerid']}.txt").open("w")
    config.add_cleanup(file.close)
    faulthandler.enable(file)


def pytest_terminal_summary(terminalreporter):
    for file in sorted(CRASHES.glob("*.txt")):
        if words := file.read_text(errors="replace"):
            terminalreporter.section(f"where {file.stem} ended")
            terminalreporter.write_line(words)


# The files that take longest, the longest first: begun last, one of them would leave a process idle.
# docs/development.md#how-long-they-take says how they were measured.
LONGEST = (
    "faults/test_faults.py",
    "end_to_end/test_screenshots.py",
    "reports/test_reports_gate.py",
    "ui/settle/test_settle_page.py",
    "reports/test_report_proof.py",
    "reports/test_leaving_out.py",
    "reports/test_word_documents.py",
    "ui/presenting/test_frameworks_page.py",
    "ui/test_every_page.py",
    "unit/exchange/test_revision_of_several.py",
    "ui/exchange/test_pages_of_exchange_and_audit.py",
    "record/test_histories.py",
    "end_to_end/test_main_job.py",
    "ui/test_every_draft.py",
    "ui/exchange/test_while_changes_come_in.py",
    "reports/test_web_pages.py",
    "hostile/test_no_network.py",
    "ui/exchange/test_team_folder.py",
    "ui/reports/test_reports_page.py",
    "ui/test_home_and_start.py",
)


# Last, so that it stands after the random order of the rest.
@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    place = {ROOT / "tests" / name: at for at, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path, len(place)))


def pytest_collection_finish():
    _pass_over_what_stays()


def _delete_what_was_let_go():
    """Qt keeps what is to be deleted until a loop runs; the next look would be put on it first."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item):
    yield
    _delete_what_was_let_go()
    # The test still has what it was given, a window above all, which would be found by no quick search.
    getattr(item, "funcargs", {}).clear()
    number = next(searches)
    if number % SEARCH_EVERY:
        gc.collect(1)
    else:
        _pass_over_what_stays(number)
    left = _threads_left(item.stash[THREADS_BEFORE])
    assert not left, f"threads left running: {left}"
    windows = _windows_left()
    assert not windows, f"windows left open: {windows}"
    pressed = _buttons_down() & ~item.stash[BUTTONS_BEFORE]
    assert not pressed, f"buttons of the mouse left down: {pressed}"


class ExpectedLogs:
    """Log lines a test provokes on purpose: name a part of each, the rest still fail it."""

    def __init__(self):
        self._parts = []

    def __call__(self, part):
        self._parts.append(part)

    def unexpected(self, records):
        loud = [r.getMessage() for r in records if r.levelno >= logging.WARNING]
        return [line for line in loud if not any(part in line for part in self._parts)]


@pytest.fixture
def expect_log():
    """Call it with a part of a warning or error the test provokes: `expect_log("disk full")`."""
    return ExpectedLogs()


@pytest.fixture(autouse=True)
def _no_unexpected_log_lines(caplog, expect_log):
    yield
    lines = expect_log.unexpected(caplog.get_records("call"))
    assert not lines, f"unexpected log lines: {lines}"


@pytest.fixture(scope="session")
def _homes(tmp_path_factory):
    """Give the next home: pytest would look through all those before for the number of each."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in itertools.count(1))


@pytest.fixture(autouse=True)
def _own_folders(_homes, monkeypatch):
    """No test reads or writes the data, settings or caches of the person who runs it."""
    home = next(_homes)
    home.mkdir()
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("LOCALAPPDATA", str(home / "local"))


@pytest.fixture
def london(monkeypatch):
    """Live in London, where clocks are an hour ahead of UTC in summer; gives the place."""
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone of a process cannot be changed here")
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    yield "Europe/London"
    monkeypatch.undo()
    time.tzset()


class FixedClock:
    """A clock that stands still until told to go on; call it for the time, in aware UTC."""

    def __init__(self, now):
        self._now = now

    def __call__(self):
        return self._now

    def now(self):
        return self._now

    def advance(self, **by):
        """`clock.advance(minutes=15)`; a negative step sets the clock back."""
        self._now += dt.timedelta(**by)
        return self._now


@pytest.fixture
def fixed_clock():
    return FixedClock(dt.datetime(2026, 5, 14, 14, 2, tzinfo=dt.UTC))


@pytest.fixture
def sized():
    """Choose by the size of the run: `sized(300, release=20_000)`."""

    def choose(usual, *, release):
        return release if RELEASE_RUN else usual

    return choose


@pytest.fixture(scope="session")
def public_figures():
    """The folder of real public figures, which is never part of the repository."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the public figures are not on this machine")
    return folder


@pytest.fixture(scope="session", autouse=True)
def _clipboard_emptied_at_the_end():
    """Qt's offscreen platform crashes at exit when the clipboard still holds what a test put there."""
    yield
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()
