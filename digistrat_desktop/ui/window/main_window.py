"""The window: the shell with its pages, the session's words in the header, and a safe way out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPlainTextEdit, QWidget

from digistrat_desktop.domain.frameworks.scales import is_sealed
from digistrat_desktop.domain.words import day_words, small_first
from digistrat_desktop.services.store.rescue import Prospects
from digistrat_desktop.ui.kit.access import announce, find_in
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.file_drop import PACK_ENDING, FileDrop
from digistrat_desktop.ui.kit.page_parts import EmptyState
from digistrat_desktop.ui.kit.placing import FIRST_SIZE, first_place, kept_inside
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.page_entry import OPEN, OPEN_ELSEWHERE, PageEntry
from digistrat_desktop.ui.session.tasks import nothing
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.theme.tokens import next_text_size
from digistrat_desktop.ui.window.doing import Doing, Menus
from digistrat_desktop.ui.window.name_bar import NameBar
from digistrat_desktop.ui.window.notices import Notices
from digistrat_desktop.ui.window.rescue import RescuePage
from digistrat_desktop.ui.window.shell import Shell
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.analysis.findings.rules import Finding
    from digistrat_desktop.analysis.judgement import Judgement
    from digistrat_desktop.ui.charts.to_print import ToPrint
    from digistrat_desktop.ui.window.palette import Place

_PASSED = "start"  # a form that leads on: what is asked there is asked where it leads


class MainWindow(QMainWindow):
    """Shell, pages, menus and what they do. What happens is decided in `window/opening.py`."""

    save_asked = Signal()  # all that is being typed is to be on the disk now
    way_out_chosen = Signal(str)  # what is to be done about a store that cannot be used

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._may_leave: Callable[[], bool] = _always
        self._leave: Callable[[], None] = nothing
        self._in_trouble = False
        self._pages = {page.id: page for page in context.pages}
        self._empty_states: dict[str, EmptyState] = {}
        self._page_awaited = ""
        self.findings: tuple[Finding, ...] = ()
        self._name_bar: NameBar | None = None
        self._is_put_off = False  # the question for a name: a change does not ask it again
        self._is_name_asked = False
        self._name_page = ""  # on which the name is asked for
        self._once_named: Callable[[], None] | None = None  # what waits for a name
        self.shell = Shell(context.look, context.pages, self._make_page, self)
        self.setCentralWidget(self.shell)
        self.setWindowTitle("DigiStrat Desktop")
        self.notices = Notices(context, self.shell)
        self._doing = Doing(self, context.pages, self.go_to, self._commands())
        self._menus = Menus(context.look, self._doing, context.pages, self.shell.header)
        self.shell.header.menus.show_menus(self._menus.bar_menus())
        self._connect()
        self._on_undo_changed()
        self._doing.show_fitting(context.session)
        self.resize(FIRST_SIZE)

    def _commands(self) -> dict[str, Callable[[], object]]:
        """Give what the window does itself of the table of commands, by id."""
        return {
            "undo": self.notices.undo,
            "redo": self.notices.redo,
            "save": self._on_save,
            "print": self._on_print,
            "sample": self._context.navigator.sample_wanted.emit,
            "close": self.close,
            "present": self.present,
            "workshop": self._hold_workshop,
            "larger": partial(self._change_text, 1),
            "smaller": partial(self._change_text, -1),
            "usual": partial(self._change_text, 0),
            "find": self._on_find,
            "palette": self.show_palette,
            "part": partial(self.shell.go_round, 1),
            "part_before": partial(self.shell.go_round, -1),
            "menus": self.shell.header.menus.open_first,
        }

    def _on_find(self) -> None:
        """Search the list at hand; where there is none, anything."""
        page = self.shell.shown_page()
        if page is None or not find_in(page, self.focusWidget()):
            self.show_palette()

    def _make_page(self, page: PageEntry, look: Look) -> QWidget:
        return page.load()(self._context._replace(look=look))

    def _connect(self) -> None:
        context = self._context
        self.shell.page_requested.connect(self.go)
        self.shell.go_asked.connect(self.show_palette)
        self.shell.page_shown.connect(self._on_page_shown)
        self.shell.rail.more_asked.connect(self._on_more)
        self.shell.header.details.clicked.connect(partial(self.go, "details", ""))
        context.navigator.wanted.connect(self._on_wanted)
        self.shell.back_asked.connect(self._on_way_back)
        context.navigator.name_wanted.connect(self._on_name_wanted)
        FileDrop(self, PACK_ENDING).dropped.connect(self._on_pack_dropped)
        context.session.opened.connect(self._on_opened)
        context.session.changed.connect(self._on_changed)
        context.session.undo_changed.connect(self._on_undo_changed)
        context.insight.ready.connect(self._on_judged)

    def go(self, page_id: str, target: str = "", *, comes_back: bool = False) -> None:
        """Show a page at its top, or at a target on it; as it was left where a person `comes_back`."""
        self.flush()
        if self._in_trouble:
            return
        self._page_awaited = ""
        self.shell.offer_way_back("", "")
        if self._pages[page_id].lacks(self._context.session):
            self._page_awaited = page_id
            self.shell.show_instead(page_id, self._empty_state(page_id))
        else:
            page = self.shell.show_page(page_id, comes_back=comes_back)
            show_state = getattr(page, "show_state", None)
            if show_state is not None:
                show_state(target)
        self.shell.keeper.arrive(comes_back=comes_back)

    def go_to(self, page_id: str, target: str = "") -> None:
        """Go to a page and bring the keyboard there: what asked for it is not on that page."""
        is_begun, before = self.focusWidget() is not None, self.shell.shown_page()
        self.go(page_id, target)
        if is_begun:
            is_other = self.shell.shown_page() is not before and not target
            self.shell.keeper.come_to_page(is_other=is_other)

    def _on_wanted(self, page_id: str, target: str) -> None:
        """Follow a way that a page offers, with a way back where that page is a list gone through."""
        before = self.shell.shown_page_id()
        self.go_to(page_id, target)
        entry = self._pages.get(before)
        if entry is not None and entry.leads_back and before != page_id:
            self.shell.offer_way_back(before, entry.name)

    def _on_way_back(self, page_id: str) -> None:
        self.go(page_id, comes_back=True)
        self.shell.keeper.come_to_page()

    def _on_pack_dropped(self, files: tuple[Path, ...]) -> None:
        """Bring in a framework or crosswalk that was let go of anywhere on the window."""
        for path in files:
            self.go("frameworks", str(path))

    def _empty_state(self, page_id: str) -> EmptyState:
        """Give what is shown in a page's place while nothing is open, made when it is first shown."""
        if page_id not in self._empty_states:
            sentence = tr(
                "{page} Start an assessment for your trust, or open one from Home.",
                page=self._pages[page_id].empty,
            )
            title, words = tr("No assessment is open"), tr("Start an assessment")
            made = EmptyState(self._context.look, title, sentence, words)
            made.acted.connect(partial(self._context.navigator.go, "start", ""))
            self._empty_states[page_id] = made
        return self._empty_states[page_id]

    def present(self) -> None:
        self.flush()
        show = getattr(self.shell.shown_page(), "present", None)
        if show is not None and not self._in_trouble:
            show()

    def _hold_workshop(self) -> None:
        self.go("assess")
        self.present()

    def come_to_the_front(self) -> None:
        """Be the window a person sees: the program was started once more."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _on_print(self) -> None:
        """Print what the page has to print, or lead to what has."""
        self.flush()
        if self._in_trouble:
            return
        give = getattr(self.shell.shown_page(), "to_print", None)
        what: ToPrint | None = give() if give is not None else None
        if what is None:
            words = tr("This page has nothing to print by itself. Reports has the pages to print.")
            ways = (("go|reports|", tr("Open Reports")),)
            self._context.navigator.told.emit(Gravity.INFO, words, ways)
        elif not what.sheets:
            words = tr("There is nothing to print yet. Print once the pages or charts are shown.")
            self._context.navigator.told.emit(Gravity.INFO, words, ())
        else:
            printer = self._context.asker.printer(what.title, what.sheets)
            if printer is not None:
                from digistrat_desktop.ui.pages.reports.printing import PrintJob  # noqa: PLC0415 - seldom, and brings in reports

                PrintJob(self._context, what, printer, self).begin()

    def set_way_out(self, may_leave: Callable[[], bool], leave: Callable[[], None]) -> None:
        """Closing asks `may_leave`, which finishes saving; `leave` makes the last backup."""
        self._may_leave, self._leave = may_leave, leave

    def on_session_ending(self, _: object = None) -> None:
        """The computer is about to be shut down: nothing that is being typed may be lost."""
        self.flush()
        self._may_leave()

    def show_palette(self) -> None:
        if self._in_trouble:
            return
        from digistrat_desktop.ui.window.places import open_palette  # noqa: PLC0415 - brings in every class of records

        palette = open_palette(self._context, self.findings, self)
        palette.chosen.connect(self._on_place)

    def _on_place(self, place: Place) -> None:
        ways = {OPEN: self._open_assessment, OPEN_ELSEWHERE: self._open_elsewhere}
        if place.page in ways:
            ways[place.page](place.target)
        else:
            self._doing.do(place.page, place.target)

    def _on_more(self, place: QPoint) -> None:
        """Open the menu of the other pages, high enough to be seen whole."""
        menu = self._menus.more()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
        if not self._context.look.pointing.by_mouse:  # a menu at none of its rows is not heard
            menu.setActiveAction(next(one for one in menu.actions() if one.isEnabled()))

    def _change_text(self, way: int) -> None:
        """Make the text a step larger or smaller, or as it is at first."""
        now = self._context.preferences.settings.text_percent
        preferences, wanted = self._context.preferences, next_text_size(now, way)
        preferences.set("text_percent", wanted)
        if wanted == now:  # there is none beyond it: it is said all the same
            preferences.changed.emit("text_percent")

    def _open_assessment(self, assessment_id: str) -> None:
        self.flush()
        self._context.session.show_assessment(assessment_id)
        self.go("assess")

    def _open_elsewhere(self, target: str) -> None:
        self.flush()
        trust_id, _, assessment_id = target.partition("|")
        self._context.navigator.open_trust(trust_id, assessment_id)

    def flush(self) -> None:
        for page_id in self.shell.made_pages():
            flush = getattr(self.shell.page(page_id), "flush", None)
            if flush is not None:
                flush()
        self._context.keeping.write()

    def _on_save(self) -> None:
        self.flush()
        self.save_asked.emit()

    def _on_opened(self) -> None:
        session = self._context.session
        self._doing.show_fitting(session)
        trust, assessment = session.trust, session.assessment
        if trust is not None and self._page_awaited:
            self.go(self._page_awaited)
        self.shell.header.details.setVisible(trust is not None)
        if trust is None:
            self.shell.header.show_place(tr("No assessment open"), "")
            return
        words = ""
        if assessment is not None:
            words = f"{assessment.title} · {small_first(assessment.status.label)}"
        pills = [(tr("Sample data"), "")] if trust.sample else []
        if session.pack is not None and session.pack.draft:
            pills.append((tr("Draft framework"), "caution"))
        if session.read_only:
            pills.append((session.read_only_words, "caution"))
        name = trust.name.removesuffix(" (sample)")
        self.shell.header.show_place(name, words, pills)
        title = tr("{name} - DigiStrat Desktop", name=name)
        if assessment is not None:
            title = tr(
                "{title}, {as_of} - {name} - DigiStrat Desktop",
                title=assessment.title,
                as_of=day_words(assessment.as_of),
                name=name,
            )
        self.setWindowTitle(title)

    def _on_judged(self, judgement: Judgement | None) -> None:
        self.findings = judgement.findings if judgement is not None else ()
        count = judgement.finding_count if judgement is not None else 0
        if judgement is not None and judgement.assessed is not None:
            count = 0 if is_sealed(judgement.assessed.assessment.status) else count
        self.shell.rail.set_badge("check", str(count) if count else "")
        self.shell.keeper.come_in()

    def _on_changed(self, _: object) -> None:
        self._on_opened()
        if not self._is_put_off:
            self._ask_name()

    def _ask_name(self, *, stays: bool = True) -> NameBar | None:
        """Give the question for a name, which is asked once; None where it has been answered.

        Args:
            stays: what is read on the page does not move down for it.
        """
        settings = self._context.preferences.settings
        if self._context.session.workspace.name_of(settings.actor_id):
            return None
        if self._name_bar is None:
            self._is_name_asked = True
            self._name_page = self.shell.shown_page_id()
            self._name_bar = NameBar(self._context.look, self)
            self._name_bar.named.connect(self._on_named)
            self._name_bar.put_off.connect(self._on_put_off)
            self.shell.add_notice(self._name_bar, stays=stays)
            announce(self._name_bar, tr("{question} F6 goes there.", question=self._name_bar.asked))
        return self._name_bar

    def _on_name_wanted(self, do: Callable[[], None]) -> None:
        """Ask for the name, also where it was put off before, and go on with it."""
        bar = self._ask_name(
            stays=False
        )  # the keyboard goes to it, and the page is seen from its top
        if bar is None:
            do()
            return
        self._once_named = do
        self._is_name_asked = True
        self._name_page = self.shell.shown_page_id()
        bar.show()
        bar.field.setFocus()

    def _on_named(self, name: str) -> None:
        self._context.call_me(name)
        self._context.navigator.saved.emit(tr("your name, {name}", name=name))
        self._end_name_bar()
        do, self._once_named = self._once_named, None
        if do is not None:
            do()

    def _on_page_shown(self, page_id: str) -> None:
        """The name is asked for where something was changed, or where it is needed, and on no other page."""
        if self._name_page == _PASSED:
            self._name_page = page_id
        if self._name_bar is not None and self._is_name_asked:
            is_open = self._ask_name() is not None
            is_here = page_id == self._name_page and page_id not in _ASK_THEMSELVES
            self.shell.show_notice(self._name_bar, is_shown=is_open and is_here)

    def _on_put_off(self) -> None:
        self._is_put_off = True
        self._once_named = None
        self._end_name_bar()

    def _end_name_bar(self) -> None:
        """Put it away; the keyboard goes to what comes next on the page, where the page knows."""
        bar = self._name_bar
        if bar is None:
            return
        self._is_name_asked = False
        was_in_bar = bar.isAncestorOf(self.focusWidget())
        self._name_bar = None
        left = self._left_at()
        self.shell.remove_banner(bar)
        if was_in_bar:
            if not self._context.look.pointing.by_mouse:  # nothing lies under a pointer
                self.shell.close_gap()
            self._go_on_from_bar(left)

    def _left_at(self) -> QWidget | None:
        """Give what had the keyboard on the page last, where the bar took it from there."""
        page = self.shell.shown_page()
        return page.focusWidget() if page is not None else None

    def _go_on_from_bar(self, left: QWidget | None) -> None:
        """Go on with the text that was written when the bar came, else where the page begins."""
        page = self.shell.shown_page()
        go_on = getattr(page, "focus_first", None)
        first = getattr(page, "first_stop", nothing)()
        if isinstance(left, QLineEdit | QPlainTextEdit):
            left.setFocus(Qt.FocusReason.OtherFocusReason)
        elif go_on is not None:
            go_on()
        elif first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_undo_changed(self) -> None:
        session = self._context.session
        for command, word, label in (
            ("undo", tr("Undo"), session.undo_label),
            ("redo", tr("Redo"), session.redo_label),
        ):
            action = self._doing.action(command)
            # Where it is signed off the key says why it does nothing.
            action.setEnabled((bool(label) or session.is_locked) and not session.read_only)
            action.setText(f"{word}: {label}".replace("&", "&&") if label else word)

    def take_place(self, screen: QRect) -> None:
        """Stand where the window stood last, or in the middle; inside the free part of this screen."""
        kept = self._context.preferences.settings.window_geometry
        if kept and self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii"))):
            if not self.isMaximized() and not self.isFullScreen():
                self.setGeometry(kept_inside(self.geometry(), screen))
            return
        place = first_place(screen)
        if place is None:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        else:
            self.setGeometry(place)

    def show_trouble(self, error: Exception, prospects: Prospects | None) -> None:
        self._set_trouble(is_there=True)
        page = self.shell.page("rescue")
        if isinstance(page, RescuePage):
            page.show_error(error, prospects)
            page.chosen.connect(self.way_out_chosen, Qt.ConnectionType.UniqueConnection)
        self.shell.show_page("rescue")

    def end_trouble(self) -> None:
        self._set_trouble(is_there=False)

    def _set_trouble(self, *, is_there: bool) -> None:
        self._in_trouble = is_there
        self.shell.rail.setEnabled(not is_there)
        self.shell.header.menus.setEnabled(not is_there)
        self.shell.header.search.setEnabled(not is_there)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._context.look.pointing.watch(self.windowHandle())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.flush()
        if not self._may_leave():
            event.ignore()
            return
        place = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self._context.preferences.set("window_geometry", place)
        for room in (w for w in self.findChildren(QWidget) if w.isWindow() and w.isVisible()):
            room.close()
        self._leave()
        event.accept()


_ASK_THEMSELVES = frozenset({"settings", "signing"})


def _always() -> bool:
    return True
