"""Running the window: log, faults, Qt's application, then the window until it closes."""

from __future__ import annotations

import faulthandler
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from digistrat_desktop.app import collector
from digistrat_desktop.app.bootstrap import Basis, make_basis
from digistrat_desktop.services.store.opening import Opened, answer_readers
from digistrat_desktop.services.store.rescue import Rescue
from digistrat_desktop.system.disk_errors import in_plain_words
from digistrat_desktop.system.file_lock import this_process
from digistrat_desktop.system.files import forget_opened
from digistrat_desktop.system.logging_setup import (
    catch_faults,
    install_hooks,
    log_event,
    set_up_logging,
    stop_logging,
)
from digistrat_desktop.system.one_window import OneWindow
from digistrat_desktop.system.paths import Folders, make_folders
from digistrat_desktop.system.settings import LoadedSettings, load_settings
from digistrat_desktop.system.version import __version__
from digistrat_desktop.ui.theme.theme import make_application

if TYPE_CHECKING:
    from digistrat_desktop.app.window import BuiltWindow
    from digistrat_desktop.services.packages.files import Package
    from digistrat_desktop.ui.window.main_window import MainWindow


def run_window(
    store: Path | None,
    package: Path | None = None,
    watch: Callable[[BuiltWindow], None] | None = None,
    begin: Callable[[], Basis] | None = None,
) -> int:
    """Open the window, on a package or the store, and wait until it is closed; gives Qt's exit code."""
    basis = (begin or make_basis)()
    folders = basis.folders(store)
    try:
        make_folders(folders)
    except OSError as error:
        # A store that is there can be read, whatever else cannot be written beside it.
        if not folders.store.is_file():
            raise in_plain_words(error, folders.data) from error
    one = OneWindow(folders.window_lock, this_process(basis.clock))
    if package is None and not one.claim(time.sleep):
        return 0
    if package is None:
        forget_opened(folders.opened)
    loaded = load_settings(folders.settings)
    log = set_up_logging(folders.logs, str(basis.policy.setting(loaded.settings, "log_level")))
    faults = catch_faults(folders.logs)
    log_event("window-opened", version=__version__)
    try:
        app, built = _built(basis, store, folders, loaded, one)
        if watch is not None:
            watch(built)
        return _shown(app, built, basis, store, package)
    finally:
        stop_logging(log)
        faulthandler.disable()
        if faults is not None:
            faults.close()
        one.give_up()


def _built(
    basis: Basis, store: Path | None, folders: Folders, loaded: LoadedSettings, one: OneWindow
) -> tuple[QApplication, BuiltWindow]:
    app = make_application(sys.argv[0])
    app.setApplicationName("DigiStrat Desktop")
    app.setApplicationVersion(__version__)
    # Constants are said when their module is imported: a translator is installed before this.
    from digistrat_desktop.app.window import WindowParts, build_window  # noqa: PLC0415 - as above

    access = basis.access(store)
    parts = WindowParts(
        resources=basis.resources,
        settings_path=folders.settings,
        loaded=loaded,
        open_library=partial(basis.open_for_window, store),
        clock=basis.clock,
        ids=basis.ids,
        policy=basis.policy,
        opened=folders.opened,
        rescue=Rescue(access),
        answer_readers=partial(answer_readers, access=access, clock=basis.clock),
        is_called=one.is_called,
        take_over=partial(basis.take_over, store),
        show_package=partial(_show_package, basis, store),
        when_loaded=collector.Collector(app).begin,
    )
    return app, build_window(app, parts)


def _free_of(window: MainWindow) -> QRect:
    """Give the part of the window's screen that no bar of the system takes."""
    return window.screen().availableGeometry()


def _show_package(basis: Basis, store: Path | None, package: Package, path: Path) -> Opened:
    from digistrat_desktop.services.packages.exchange import show_package  # noqa: PLC0415 - seldom

    return show_package(basis.access(store), basis.clock, package, path)


def _shown(
    app: QApplication, built: BuiltWindow, basis: Basis, store: Path | None, package: Path | None
) -> int:
    install_hooks(built.faults.take)
    built.window.take_place(_free_of(built.window))
    if package is None:
        # Before the window is shown: the store is opened on its own thread meanwhile.
        built.opening.begin()
        built.window.show()
    else:
        built.window.show()
        from digistrat_desktop.services.packages.exchange import open_package  # noqa: PLC0415 - seldom

        built.view_package(
            package, partial(open_package, basis.access(store), basis.clock, package)
        )
    return app.exec()
