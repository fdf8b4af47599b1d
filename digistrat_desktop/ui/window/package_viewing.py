"""A package shown in the window without being brought in, as a double click opens it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from digistrat_desktop.domain.errors import PasswordNeeded
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.store.opening import Opened
from digistrat_desktop.ui.kit.banner import Banner, Gravity
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.session.tasks import nothing
from digistrat_desktop.ui.window.opening import WindowOpening
from digistrat_desktop.ui.window.shell import Shell
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.services.store.opened import OpenTrust

READ_ONLY = tr("DigiStrat file, read-only")
_ACTIONS = (("bring", tr("Import file")), ("own", tr("Open my own data")))


class PackageView(QObject):
    """Opens a package to read only, says so, and offers to bring it in."""

    def __init__(
        self,
        context: PageContext,
        opening: WindowOpening,
        shell: Shell,
        package: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._opening = opening
        self._shell = shell
        self._package = package
        self._bar: Banner | None = None

    def begin(self, opener: Callable[[], Opened]) -> None:
        """Open the package in place of the store; `opener` runs on the store worker's thread."""
        self._context.session.set_read_only(READ_ONLY)
        self._context.store.open(self._on_opened, self._on_refused, opener)

    def _on_opened(self, opened: Opened) -> None:
        bar = self._shell.add_banner(Gravity.INFO, opened.notice, _ACTIONS, can_close=False)
        bar.action_chosen.connect(self._on_chosen)
        self._bar = bar
        self._context.ask(_first, self._on_loaded)

    def _on_loaded(self, found: OpenTrust) -> None:
        self._context.session.show(found)
        self._context.navigator.go("assess")

    def _on_chosen(self, action: str) -> None:
        if self._bar is not None:
            self._shell.remove_banner(self._bar)
            self._bar = None
        self._context.session.show_nothing()
        self._open_own(self._show_import if action == "bring" else nothing)

    def _on_refused(self, error: Exception) -> None:
        """A password is asked for where packages are brought in; all else is told."""
        needs_password = isinstance(error, PasswordNeeded)
        then = self._show_import if needs_password else partial(self._tell, error)
        self._open_own(then)

    def _open_own(self, then: Callable[[], None]) -> None:
        self._opening.opened.connect(then, Qt.ConnectionType.SingleShotConnection)
        self._opening.begin()

    def _show_import(self) -> None:
        self._context.navigator.go("exchange", str(self._package))

    def _tell(self, error: Exception) -> None:
        self._context.navigator.failed.emit(error)


def _first(library: Library) -> OpenTrust:
    return library.open_trust(library.home(1).trusts[0].id)
