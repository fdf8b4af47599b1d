"""The window's object graph, built by hand in one place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from digistrat_desktop.services.editing import make_author
from digistrat_desktop.ui.dialogs import DialogAsker
from digistrat_desktop.ui.icons import IconSet
from digistrat_desktop.ui.insight import Insight
from digistrat_desktop.ui.library_desk import LibraryDesk
from digistrat_desktop.ui.look import Look
from digistrat_desktop.ui.preferences import Preferences
from digistrat_desktop.ui.saver import Saver
from digistrat_desktop.ui.session import Session
from digistrat_desktop.ui.tasks import TaskRunner
from digistrat_desktop.ui.theme import Theme
from digistrat_desktop.ui.theme_apply import PaletteChoice, apply_theme, chosen_colours, load_fonts
from digistrat_desktop.ui.views.context import Guide, PageContext
from digistrat_desktop.ui.views.flow import Flow
from digistrat_desktop.ui.views.main_window import MainWindow
from digistrat_desktop.ui.views.pages import page_makers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from digistrat_desktop.services.library import Library
    from digistrat_desktop.system.clock import Clock, IdMaker
    from digistrat_desktop.system.settings import LoadedSettings


@dataclass(frozen=True, slots=True)
class WindowParts:
    """What a window is built from.

    Attributes:
        open_library: opens the store; called on the store worker's thread.
        settings_path: where choices are written.
    """

    resources: Path
    settings_path: Path
    loaded: LoadedSettings
    open_library: Callable[[], Library]
    clock: Clock
    ids: IdMaker


@dataclass(frozen=True, slots=True)
class BuiltWindow:
    """A window with what drives it."""

    window: MainWindow
    context: PageContext
    saver: Saver
    flow: Flow


def build_window(app: QApplication, parts: WindowParts) -> BuiltWindow:
    """Build the window; call `flow.begin()` to open the store."""
    load_fonts(parts.resources / "fonts")
    look = Look(_theme(app, parts), IconSet(parts.resources / "icons"), app)
    apply_theme(app, look.theme)
    keeper = QObject(app)
    jobs = TaskRunner("jobs", keeper)
    desk = LibraryDesk(TaskRunner("store", keeper), parts.open_library, keeper)
    saver = Saver(desk, keeper)
    loaded = parts.loaded
    preferences = Preferences(parts.settings_path, loaded.settings, loaded.unknown, jobs, keeper)
    author = make_author(parts.clock, parts.ids, _actor(preferences, parts.ids))
    session = Session(saver, author, keeper)
    insight = Insight(session, jobs, keeper)
    context = PageContext(
        look=look,
        session=session,
        desk=desk,
        jobs=jobs,
        insight=insight,
        guide=Guide(keeper),
        asker=DialogAsker(look),
        preferences=preferences,
        clock=parts.clock,
        ids=parts.ids,
    )
    flow = Flow(context, saver, keeper)
    window = MainWindow(context, saver, page_makers(context), flow.leave)
    preferences.changed.connect(partial(_on_preference, app, context))
    return BuiltWindow(window, context, saver, flow)


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
