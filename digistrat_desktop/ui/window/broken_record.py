"""A record that was found broken while somebody works: told plainly, with the ways out at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from digistrat_desktop.domain.errors import StoreDamaged
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.ui.kit.banner import Banner
    from digistrat_desktop.ui.window.main_window import MainWindow
    from digistrat_desktop.ui.window.rescue import RescueDesk

_WAYS, _RECORD = "ways", "record"


class BrokenRecord(QObject):
    """The banner of a broken record; nobody is thrown out of what they are typing."""

    def __init__(self, window: MainWindow, rescue: RescueDesk) -> None:
        """Take the window and what can be done about a store that cannot be used."""
        super().__init__(window)
        self._window = window
        self._rescue = rescue
        self._banner: Banner | None = None
        self._words = ""

    def tell(self, words: str) -> None:
        """Say what was found, and offer the ways out and the record."""
        self.forget()
        self._words = words
        actions = ((_WAYS, tr("Ways out …")), (_RECORD, tr("See the record")))
        self._banner = self._window.shell.add_banner(Gravity.ERROR, words, actions)
        self._banner.action_chosen.connect(self._on_action)
        self._banner.dismissed.connect(self._on_dismissed)

    def forget(self) -> None:
        """Another store is open, or this one anew: what was found is no longer known to hold."""
        banner, self._banner = self._banner, None
        if banner is not None:
            self._window.shell.remove_banner(banner)

    def _on_dismissed(self) -> None:
        self._banner = None

    def _on_action(self, action: str) -> None:
        # Not from within the button's own signal: the banner may go.
        QTimer.singleShot(0, self, self._show_ways if action == _WAYS else self._show_record)

    def _show_record(self) -> None:
        self._window.go("record")

    def _show_ways(self) -> None:
        self._window.flush()
        self.forget()
        self._rescue.begin(StoreDamaged(self._words))
