"""A random user at the real window: goes about, answers, types what breaks things, closes, reopens.

What must hold is checked at the end of each sitting: nothing raised, no Qt warning, and what the
screen shows is what the store holds.
"""

import functools
import logging
import shutil
import sys
import tempfile
import threading
import time
import traceback
from dataclasses import dataclass, field, fields
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from PySide6.QtCore import (
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtTest import QTest

from digistrat_desktop.domain.edits.metrics import NewReading, put_readings
from digistrat_desktop.domain.edits.strategy import add_entry, set_link, withdraw_entry
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.workspace import metrics_in_use
from digistrat_desktop.domain.trust.strategy import Initiative, Objective
from digistrat_desktop.services.sample import ensure_sample
from digistrat_desktop.ui.pages.presenting import RoomWindow
from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.session.page_entry import gone_to
from digistrat_desktop.ui.window.palette import Palette
from tests.reports.hostile import PIECES
from tests.ui.seat import Seat, open_library
from tests.ui.waiting import Loop, turn

# Without the page on which a trust is taken away for good.
WALKED = tuple(page.id for page in gone_to(PAGES) if page.id != "privacy")
SIZES = ((1024, 560), (1366, 768), (1920, 1080))
PERIODS = ("2026-11", "2026-10", "2025-02", "2027-01")
VALUES = ("0", "52.5", "-3", "1e9", "not a number", "")
HOSTILE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join)
PLUGIN_WORDS = "This plugin does not support"
PATIENCE_MS = 90_000
_LOUD = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


@dataclass
class Heard:
    """Everything that should not have been heard in a run, and how much was done."""

    exceptions: list = field(default_factory=list)
    warnings: list = field(default_factory=list)
    unequal: list = field(default_factory=list)
    refused: int = 0
    steps: int = 0
    sittings: int = 0

    def listen(self):
        """Hear what Qt says, what slots and threads raise and what is logged."""
        qInstallMessageHandler(self._on_qt)
        sys.excepthook = self._on_raised
        threading.excepthook = lambda args: self.exceptions.append(repr(args.exc_value))
        loud = logging.Handler(logging.WARNING)
        loud.emit = lambda record: self.warnings.append(record.getMessage())
        logging.getLogger().addHandler(loud)

    def on_failed(self, error):
        """Count a refusal; anything else is a fault of ours."""
        if isinstance(error, Refused):
            self.refused += 1
        else:
            self.exceptions.append("".join(traceback.format_exception(error)))

    def on_not_saved(self, error):
        """Nothing is wrong with this disk, so that every save must succeed."""
        self.exceptions.append("".join(traceback.format_exception(error)))

    def _on_qt(self, kind, _context, words):
        if kind in _LOUD and PLUGIN_WORDS not in words:
            self.warnings.append(words)

    def _on_raised(self, kind, error, trace):
        self.exceptions.append("".join(traceback.format_exception(kind, error, trace)))


def sample_folder():
    """Make a store with the sample trust, to be copied for each sitting."""
    folder = Path(tempfile.mkdtemp(prefix="soak-sample-"))
    library = open_library(folder)
    ensure_sample(library)
    library.close()
    return folder


def in_time(work):
    """Do nothing once the time is up; tell what is raised without ending the sitting."""

    @functools.wraps(work)
    def guarded(self, **drawn):
        if self.is_over() or self.seat is None:
            return
        try:
            work(self, **drawn)
        except Exception:  # noqa: BLE001 - any fault of the program is what is looked for
            self.heard.exceptions.append(traceback.format_exc())

    return guarded


class RandomUser(RuleBasedStateMachine):
    """One person at one store; the window is closed and opened again now and then.

    `heard`, `sample`, `ends` and `least` are set on the class before a run.
    """

    heard = Heard()
    sample = Path()
    ends = float("inf")
    least = 0

    def __init__(self):
        super().__init__()
        self.seat = None
        self.folder = Path(tempfile.mkdtemp(prefix="soak-"))
        if not self.is_over():
            shutil.copytree(self.sample, self.folder, dirs_exist_ok=True)
            self.sit()

    @classmethod
    def is_over(cls):
        """Tell if the time is up and enough was done: a busy machine does less in the same time."""
        return time.monotonic() >= cls.ends and cls.heard.steps >= cls.least

    def sit(self):
        self.seat = Seat(Loop(PATIENCE_MS), self.folder)
        self.seat.context.navigator.failed.connect(self.heard.on_failed)
        self.seat.built.saver.failed.connect(self.heard.on_not_saved)
        self.seat.sit_down()
        self.heard.sittings += 1

    def rise(self):
        """Close the window and compare what it showed with what the store holds."""
        self.seat.settle()
        session = self.seat.session
        place = (session.trust.id, session.assessment.id) if session.assessment else None
        self.seat.dialogs.answers = ["leave"] * 3
        if not self.seat.close():
            self.heard.unequal.append("the window did not close")
        shown = session.workspace.records  # closing gives away what was being typed
        window, self.seat = self.seat.window, None
        session.show_nothing()
        window.deleteLater()
        turn(20)
        if place is not None:
            self._compare(place, shown)

    def _compare(self, place, shown):
        library = open_library(self.folder)
        try:
            kept = library.open_trust(*place).workspace.records
            sound = all(verdict.sound for verdict in library.verify())
        finally:
            library.close()
        if _plain(kept) != _plain(shown):
            self.heard.unequal.append(_difference(kept, shown))
        if not sound:
            self.heard.unequal.append("a chain is broken")

    def teardown(self):
        try:
            if self.seat is not None:
                self.rise()
        except Exception:  # noqa: BLE001 - as in the rules
            self.heard.exceptions.append(traceback.format_exc())
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def session(self):
        return self.seat.session

    def done(self):
        self.heard.steps += 1
        turn(1)

    @rule(page=st.sampled_from(WALKED))
    @in_time
    def go(self, page):
        self.seat.go(page)
        self.done()

    @rule(place=st.integers(0, 66), key=st.sampled_from("1230NF"), second=st.booleans())
    @in_time
    def answer(self, place, key, second):
        pack = self.session.pack
        if pack is None:
            return
        page = self.seat.go("assess", pack.items()[place].id)
        cards = page.question.second_cards if second else page.question.cards
        if cards.isVisible() and cards.cards():
            cards.focus_first()
            QTest.keyClicks(cards.cards()[0], key)
        self.done()

    @rule(text=HOSTILE, leave=st.booleans())
    @in_time
    def reason(self, text, leave):
        page = self.seat.go("assess")
        if (
            page.reasons.fields.control("rationale").isVisible()
            and not page.reasons.fields.control("rationale").isReadOnly()
        ):
            page.reasons.fields.control("rationale").setFocus()
            page.reasons.fields.control("rationale").insertPlainText(text)
            if leave:
                page.flush()
        self.done()

    @rule(times=st.integers(1, 6), back=st.booleans())
    @in_time
    def undo_or_redo(self, times, back):
        for _ in range(times):
            (self.session.undo if back else self.session.redo)()
        self.done()

    @rule(which=st.integers(0, 20), period=st.sampled_from(PERIODS), value=st.sampled_from(VALUES))
    @in_time
    def write_a_reading(self, which, period, value):
        metrics = metrics_in_use(self.session.workspace)
        if metrics:
            self.seat.go("metrics")
            metric = metrics[which % len(metrics)]
            self._try(put_readings, metric, [NewReading(period, value)])
        self.done()

    @rule(title=HOSTILE, kind=st.sampled_from((Objective, Initiative)))
    @in_time
    def add_to_the_strategy(self, title, kind):
        if self.session.trust is not None:
            self.seat.go("strategy")
            self._try(add_entry, kind, self.session.trust.trust_id, {"title": title})
        self.done()

    @rule(one=st.integers(0, 50), other=st.integers(0, 50), strength=st.integers(0, 3))
    @in_time
    def link_the_strategy(self, one, other, strength):
        workspace = self.session.workspace
        objectives, initiatives = workspace.all(Objective), workspace.all(Initiative)
        if objectives and initiatives:
            ends = (objectives[one % len(objectives)], initiatives[other % len(initiatives)])
            self._try(set_link, *ends, {"strength": strength, "reason": "Seen"})
        self.done()

    @rule(one=st.integers(0, 50), why=HOSTILE)
    @in_time
    def withdraw_from_the_strategy(self, one, why):
        initiatives = self.session.workspace.all(Initiative)
        if initiatives:
            self._try(withdraw_entry, initiatives[one % len(initiatives)], why)
        self.done()

    @rule(kind=st.sampled_from(("board", "progress", "elsewhere")))
    @in_time
    def make_a_report(self, kind):
        if self.session.assessment is None:
            return
        page = self.seat.go("reports", kind)
        page.make.click()
        self.seat.settle()
        self.done()

    @rule(
        page=st.sampled_from(("assess", "metrics", "progress")), keys=st.text("123 R", max_size=4)
    )
    @in_time
    def show_to_a_room(self, page, keys):
        self.seat.go(page)
        self.seat.window.present()
        for room in self.seat.window.findChildren(RoomWindow):
            QTest.keyClicks(room.focusWidget() or room, keys)
            QTest.keyClick(room, Qt.Key.Key_PageDown)
            room.close()
        self.done()

    @rule(typed=st.text("abcdemrstw ", max_size=5))
    @in_time
    def use_the_palette(self, typed):
        self.seat.window.show_palette()
        for palette in self.seat.window.findChildren(Palette):
            palette.field.setText(typed)
            QTest.keyClick(palette.field, Qt.Key.Key_Return)
            palette.close()
        self.seat.settle()
        self.done()

    @rule(size=st.sampled_from(SIZES), hide=st.booleans())
    @in_time
    def change_the_window(self, size, hide):
        self.seat.window.resize(*size)
        page = self.seat.go("group")
        page.hide_names.setChecked(hide)
        self.done()

    @rule()
    @in_time
    def close_and_reopen(self):
        self.rise()
        self.sit()
        self.done()

    def _try(self, make, *given):
        """Make an edit as a form does: what cannot be is refused, and nothing changes."""
        try:
            step = make(self.session.workspace, *given, self.session.author)
        except Refused:
            self.heard.refused += 1
            return
        self.session.submit(step[1] if isinstance(step, tuple) else step)


def _plain(records):
    return {kind: dict(found) for kind, found in records.items() if found}


def _difference(kept, shown):
    """Say which records differ and in which fields, without what people wrote in them."""
    told = []
    for kind in sorted(set(kept) | set(shown)):
        mine, theirs = dict(kept.get(kind, {})), dict(shown.get(kind, {}))
        unlike = [k for k in sorted(set(mine) | set(theirs)) if mine.get(k) != theirs.get(k)]
        told += [f"{kind}: {_fields(mine.get(key), theirs.get(key))}" for key in unlike]
    return f"store and screen differ: {'; '.join(told[:5])}"


def _fields(kept, shown):
    if kept is None or shown is None:
        return "only on the screen" if kept is None else "only in the store"
    names = [one.name for one in fields(kept)]
    return ", ".join(name for name in names if getattr(kept, name) != getattr(shown, name))
