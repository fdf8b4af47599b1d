"""The window's object graph, built by hand in one place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from digistrat_desktop.services.store.library import Library, make_author
from digistrat_desktop.services.store.opening import Opened
from digistrat_desktop.services.store.rescue import Rescue
from digistrat_desktop.system.clock import Clock, IdMaker
from digistrat_desktop.system.logging_setup import log_fault
from digistrat_desktop.system.policy import NO_POLICY, Policy
from digistrat_desktop.system.settings import LoadedSettings
from digistrat_desktop.ui.kit.access import announce
from digistrat_desktop.ui.messages import Asker
from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.session.context import KeptSettings, Navigator, PageContext, Preferences
from digistrat_desktop.ui.session.insight import Insight
from digistrat_desktop.ui.session.keeping import Keeping
from digistrat_desktop.ui.session.late_work import LateWork
from digistrat_desktop.ui.session.page_entry import PageEntry
from digistrat_desktop.ui.session.said_aloud import SaidAloud
from digistrat_desktop.ui.session.saver import Saver
from digistrat_desktop.ui.session.session import Session
from digistrat_desktop.ui.session.store_thread import StoreThread
from digistrat_desktop.ui.session.tasks import TaskRunner, nothing
from digistrat_desktop.ui.session.team import TeamWork
from digistrat_desktop.ui.telling import Listening
from digistrat_desktop.ui.theme.icons import IconSet
from digistrat_desktop.ui.theme.look import Look
from digistrat_desktop.ui.theme.theme import (
    PaletteChoice,
    Theme,
    apply_theme,
    chosen_colours,
    load_fonts,
)
from digistrat_desktop.ui.window.dialogs import CrashTeller, DialogAsker, FaultDesk
from digistrat_desktop.ui.window.main_window import MainWindow
from digistrat_desktop.ui.window.opening import OtherProcesses, WindowOpening
from digistrat_desktop.ui.window.package_viewing import PackageView
from digistrat_desktop.ui.window.rescue import RescueDesk
from digistrat_desktop.ui.window.saved_state import SavedState
from digistrat_desktop.ui.window.store_banners import BrokenRecord, TakeOver
from digistrat_desktop.ui.window.taken_news import TakenNews
from digistrat_desktop.ui.window.team_news import TeamNews
from digistrat_desktop.ui.window.warming import DEAR, WarmUp

if TYPE_CHECKING:
    from digistrat_desktop.services.packages.files import Package
    from digistrat_desktop.services.region.making import RegionMaker


class WindowParts(NamedTuple):
    """What a window is built from."""

    resources: Path
    settings_path: Path  # where choices are written
    loaded: LoadedSettings
    open_library: Callable[[], Library | Opened]  # called on the store worker's thread
    clock: Clock
    ids: IdMaker
    policy: Policy = NO_POLICY
    # the folder in which attached files lie that were opened; None takes one beside the settings
    opened: Path | None = None
    asker: Asker | None = None  # asks questions; None opens dialogs
    rescue: Rescue | None = None  # when the store does not open; None offers only to try again
    # writes a copy for each other window that asks; called on the store worker's thread
    answer_readers: Callable[[Library], int] | None = None
    # tells whether a second start wants this window in front; called on the store worker's thread
    is_called: Callable[[], bool] | None = None
    # opens a store another computer left locked; None never offers that
    take_over: Callable[[], Opened] | None = None
    # opens a package that was read, from its path, to read only; None shows none
    show_package: Callable[[Package, Path], Opened] | None = None
    # makes one data set of many packages; None takes the real one
    region: Callable[[], RegionMaker] | None = None
    # writes what nothing has caught to the log, without data
    log_fault: Callable[[BaseException], None] = log_fault
    # called on a thread of its own once all that loads after the paint is there
    when_loaded: Callable[[], None] = nothing
    pages: tuple[PageEntry, ...] = PAGES


class BuiltWindow(NamedTuple):
    window: MainWindow
    context: PageContext
    saver: Saver
    opening: WindowOpening
    faults: FaultDesk

    def view_package(self, path: Path, read: Callable[..., Opened]) -> None:
        """Show a package in place of the store, read only."""
        PackageView(self.context, self.opening, self.window.shell, path, self.window).begin(read)


def build_window(app: QApplication, parts: WindowParts) -> BuiltWindow:
    """Build the window; call `opening.begin()` to open the store."""
    load_fonts(parts.resources / "fonts")
    keeper = QObject(app)
    look = Look(_theme(app, parts), IconSet(parts.resources / "icons"), keeper)
    apply_theme(app, look.theme)
    jobs = TaskRunner("jobs", keeper)
    store = StoreThread(TaskRunner("store", keeper), partial(_opened, parts), keeper)
    saver = Saver(store, keeper)
    loaded = parts.loaded
    kept = KeptSettings(parts.settings_path, loaded.settings, loaded.unknown, parts.policy)
    preferences = Preferences(kept, jobs, keeper)
    _actor(preferences, parts.ids)  # before anything is done here: a name may be given first
    author = make_author(parts.clock, parts.ids, partial(_actor, preferences, parts.ids))
    session = Session(saver, author, keeper)
    insight = Insight(session, jobs, parts.clock, keeper)
    context = PageContext(
        look=look,
        session=session,
        store=store,
        jobs=jobs,
        insight=insight,
        late=LateWork(session, store, insight, keeper),
        keeping=Keeping(store, session, parts.clock, keeper),
        navigator=Navigator(keeper),
        asker=parts.asker or DialogAsker(look),
        preferences=preferences,
        clock=parts.clock,
        ids=parts.ids,
        team=TeamWork(
            session, store, saver, parts.clock, TaskRunner("team", keeper, may_be_left=True)
        ),
        pages=parts.pages,
        opened=parts.opened or parts.settings_path.with_name("opened"),
        region=parts.region or partial(_region, parts.resources),
    )
    preferences.changed.connect(partial(_on_preference, app, context))
    return _joined(app, parts, context, saver, keeper)


def _region(resources: Path) -> RegionMaker:
    from digistrat_desktop.app.region import region_maker  # noqa: PLC0415 - the door to what makes it

    return region_maker(resources)


def _joined(
    app: QApplication, parts: WindowParts, context: PageContext, saver: Saver, keeper: QObject
) -> BuiltWindow:
    """Make the window and join it to what drives it."""
    window = MainWindow(context)
    window.destroyed.connect(keeper.deleteLater)
    rescue = RescueDesk(context, parts.rescue, window)
    opening = _opening(parts, context, saver, rescue, window)
    take_over = TakeOver(context, window.shell, parts.take_over)
    opening.opened_as_copy.connect(take_over.show_notice)
    take_over.confirmed.connect(window.end_trouble)
    take_over.confirmed.connect(opening.open_with)
    rescue.take_over_wanted.connect(take_over.offer)
    rescue.leaving.connect(window.close, Qt.ConnectionType.QueuedConnection)
    broken = BrokenRecord(window, rescue)
    opening.whole_check.broken.connect(broken.tell)
    opening.opened.connect(broken.forget)
    rescue.troubled.connect(window.show_trouble)
    rescue.fixed.connect(window.end_trouble)
    window.way_out_chosen.connect(rescue.choose)
    _tell_news(context, saver, window)
    saved = SavedState(context, saver, window.shell, parts.rescue)
    warm = TaskRunner("warm-up", window)
    WarmUp(
        window.shell,
        warm,
        (*DEAR, *(page.module for page in context.pages)),
        is_busy=lambda: context.store.is_busy or context.jobs.is_busy,
        when_loaded=parts.when_loaded,
        first=Listening(app, window).begin,
    )
    window.save_asked.connect(saved.save_now)
    opening.opened.connect(context.keeping.load)
    window.set_way_out(saved.may_leave, partial(_leave, opening, warm))
    app.commitDataRequest.connect(window.on_session_ending)
    faults = FaultDesk(CrashTeller(context.look, window), parts.log_fault, window)
    built = BuiltWindow(window, context, saver, opening, faults)
    context.navigator.backup_wanted.connect(partial(_restore, built, rescue))
    if parts.show_package is not None:
        context.navigator.package_wanted.connect(partial(_look_inside, built, parts.show_package))
    return built


def _tell_news(context: PageContext, saver: Saver, window: MainWindow) -> None:
    """Have what others did told above the page, and what was saved here read out."""
    TeamNews(context, window.shell)
    TakenNews(context, window.shell)
    names = {page.id: page.name for page in context.pages}
    aloud = SaidAloud(context.session, saver, names, partial(announce, window.shell), window)
    window.shell.page_shown.connect(aloud.say_page)
    context.navigator.saved.connect(aloud.say_saved)


def _opening(
    parts: WindowParts, context: PageContext, saver: Saver, rescue: RescueDesk, window: MainWindow
) -> WindowOpening:
    others = OtherProcesses(parts.answer_readers, parts.is_called)
    opening = WindowOpening(context, saver, rescue, others, window)
    opening.called.connect(window.come_to_the_front)
    return opening


def _look_inside(
    built: BuiltWindow, show: Callable[[Package, Path], Opened], path: Path, package: Package
) -> None:
    """Show a package in place of the store, once all that was typed is in the store."""
    if _set_aside(built):
        built.view_package(path, partial(show, package, path))


def _restore(built: BuiltWindow, rescue: RescueDesk, made: datetime) -> None:
    """Restore a backup, once all that was typed is in the store, which is kept."""
    if _set_aside(built):
        rescue.restore_backup(made)


def _set_aside(built: BuiltWindow) -> bool:
    """Save what was typed and let go of the store; False where it cannot be saved."""
    built.window.flush()
    built.saver.drain()
    if built.saver.has_failed:
        return False
    built.opening.set_aside()
    return True


def _leave(opening: WindowOpening, warm: TaskRunner) -> None:
    opening.leave()
    warm.finish()


def _opened(parts: WindowParts) -> Opened:
    found = parts.open_library()
    return found if isinstance(found, Opened) else Opened(found, "")


def _theme(app: QApplication, parts: WindowParts) -> Theme:
    settings = parts.loaded.settings
    return _theme_of(app, settings.theme, settings.text_percent)


def _theme_of(app: QApplication, name: str, text_percent: int) -> Theme:
    choice = PaletteChoice.CONTRAST if name == "high-contrast" else PaletteChoice(name)
    return Theme(chosen_colours(choice, app.styleHints()), text_percent)


def _actor(preferences: Preferences, ids: IdMaker) -> str:
    if not preferences.settings.actor_id:
        preferences.set("actor_id", ids.new_id())
    return preferences.settings.actor_id


def _on_preference(app: QApplication, context: PageContext, key: str) -> None:
    if key not in {"theme", "text_percent"}:
        return
    settings = context.preferences.settings
    theme = _theme_of(app, settings.theme, settings.text_percent)
    apply_theme(app, theme)
    context.look.set_theme(theme)
