"""A person's seat at the window: the real program on a real store in a folder of the test's own."""

import datetime as dt
import itertools
from contextlib import closing

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from digistrat_desktop.app.bootstrap import files_under
from digistrat_desktop.app.window import WindowParts, build_window
from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.storage.port import EventOrigin
from digistrat_desktop.storage.sqlite.store import Around, SqliteStore
from digistrat_desktop.system.clock import FixedClock, SeededIds
from digistrat_desktop.system.paths import resources_folder
from digistrat_desktop.system.policy import NO_POLICY
from digistrat_desktop.system.settings import LoadedSettings, Settings
from digistrat_desktop.ui.forms.tick_box import TickBox
from tests.helpers.desks import CATALOGUE, FILES
from tests.ui.waiting import Loop, turn

NOW = dt.datetime(2026, 11, 23, 14, 2, tzinfo=dt.UTC)
STEADY = 3
# Two starts of the program never make the same identifiers.
_NUMBERS = itertools.count(1)


class Answers:
    """Stands in for the dialogs: gives answers laid out before, remembers what was asked."""

    def __init__(self):
        self.questions = []
        self.answers = []
        self.file = None
        self.paper, self.printed = None, []

    def ask(self, question):
        self.questions.append(question)
        return self.answers.pop(0) if self.answers else question.choices[-1].id

    def file_to_open(self, _title, _kinds):
        return self.file

    def folder(self, _title):
        return self.file

    def file_to_save(self, _title, _suggested, _kinds):
        return self.file

    def printer(self, _title, pages):
        self.printed.append(pages)
        return self.paper


def open_library(folder, make=Library, store=SqliteStore, files=FILES, catalogue=CATALOGUE):
    around = Around(folder / "backups", None, folder / "snapshots")
    origin = EventOrigin("00" * 8, "0.1.0")
    return make(store(folder / "digistrat.db", origin, around=around), catalogue, files)


def is_making(page):
    """Tell if a page is still to show what was chosen last."""
    return getattr(page, "is_making", False)


class Seat:
    """One window and the hands at it."""

    def __init__(self, qtbot, folder, *, settings=None, opener=None, size=(1366, 768), **parts):
        self.qtbot = qtbot
        self._loop = qtbot if isinstance(qtbot, Loop) else Loop()
        self.folder = folder
        self.dialogs = Answers()
        files = files_under(parts.get("policy", NO_POLICY))
        self.built = build_window(
            QApplication.instance(),
            WindowParts(
                resources=resources_folder(),
                settings_path=folder / "settings.toml",
                loaded=LoadedSettings(settings or Settings(theme="light"), {}, ()),
                open_library=opener or (lambda: open_library(folder, files=files)),
                clock=FixedClock(NOW, dt.timedelta(seconds=1)),
                ids=SeededIds(f"seat {next(_NUMBERS)}"),
                asker=self.dialogs,
                **parts,
            ),
        )
        self.window = self.built.window
        qtbot.addWidget(self.window)
        self.context = self.built.context
        self.session = self.context.session
        self.window.resize(*size)

    def sit_down(self):
        self.window.show()
        self.window.activateWindow()
        self.built.opening.begin()
        self.settle()
        return self

    def settle(self):
        """Wait until nothing is asked, written, judged or moved about any more."""
        self._loop.waitUntil(lambda: self._is_idle() and self._is_still(), timeout=15_000)

    def _is_idle(self):
        flow, team = self.built.opening, self.context.team
        under_way = flow.is_under_way or team.is_under_way
        return (
            not under_way and not is_making(self.window.shell.shown_page()) and self.is_answered()
        )

    def is_answered(self):
        """Tell if nothing is asked or judged; the moment after the last key is not waited for."""
        context = self.context
        if context.store.is_busy or context.jobs.is_busy:
            return False
        if context.insight.is_waiting:
            context.insight._ask()
            return False
        return True

    def _is_still(self):
        """Tell if nothing moves, or begins, in a few turns of the event loop.

        Nothing in the window is done a set time later but what `_is_idle` asks of and what a person
        waits for: all else comes in the turns at once after.
        """
        places = self._places()
        for _ in range(STEADY):
            turn(1)
            if not self._is_idle():
                return False
        return self._places() == places

    def _places(self):
        return [w.geometry() for w in self.window.findChildren(QWidget) if w.isVisible()]

    def go(self, page, target=""):
        self.window.go(page, target)
        self.settle()
        return self.window.shell.page(page)

    def page(self, page):
        return self.window.shell.page(page)

    def keys(self, *keys, modifiers=Qt.KeyboardModifier.NoModifier):
        """Press keys where the keyboard is; a window manager would have given it back by now."""
        self.window.activateWindow()
        for key in keys:
            QTest.keyClick(self.focus(), key, modifiers)

    def write(self, text):
        """Type a text where the keyboard is."""
        QTest.keyClicks(self.focus(), text)

    def focus(self):
        return self.window.focusWidget() or self.window

    def tab_to(self, widget, most=80):
        """Press Tab until the keyboard is on a widget or in it."""
        for _ in range(most):
            if self.focus() is widget or widget.isAncestorOf(self.focus()):
                return
            self.keys(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reached {widget}")

    def press(self, button):
        """Reach a button with Tab and press it with Space."""
        self.tab_to(button)
        self.keys(Qt.Key.Key_Space)
        self.settle()

    def banners(self):
        words = [w.accessibleName() for w in self.window.shell.findChildren(QWidget)]
        return [name for name in words if name.startswith(("Problem: ", "Note: ", "Warning: "))]

    def saved(self):
        """Give what is said of saving, whole: what has no room beside the names is its description."""
        said = self.window.shell.header.saved
        return said.accessibleDescription() or said.text()

    def close(self):
        return self.window.close()

    def reopened(self):
        """Give the library as the next start finds it, closed after the block it is used in."""
        return closing(open_library(self.folder))

    def trusts(self):
        """Give the trusts the store that is open holds."""
        found = []
        self.context.ask(lambda library: library.store.trusts(), found.extend)
        self.settle()
        return found

    def responses(self):
        """Give every answered response as the store has it, by item."""
        with self.reopened() as library:
            found = library.home(50).latest[0]
            opened = library.open_trust(found.trust_id, found.assessment_id)
        return responses_of(opened.workspace, found.assessment_id)


def field_on(page, name):
    """Give the field that is asked for by this name where it is seen."""
    found = [w for w in page.findChildren(QWidget) if w.accessibleName() == name and w.isVisible()]
    assert found, name
    return found[-1]


def ready_to_sign(seat, role="Chair"):
    """Fill in the page of Sign off, and say that what is open is known; give the page."""
    if not seat.session.workspace.name_of(seat.context.preferences.settings.actor_id):
        seat.context.call_me("Sam Reeve")  # nobody signs off without a name
    page = seat.go("signing")
    field_on(page, "The role you are signing off as").setText(role)
    for box in page.findChildren(TickBox):
        box.setChecked(True)
    return page


def words_on(widget):
    """Give every sentence that is seen on a page or a window."""
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())
