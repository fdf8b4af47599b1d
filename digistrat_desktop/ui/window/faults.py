"""What nothing else has caught: to the log without data, and told once, from any thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from digistrat_desktop.system.safe_trace import safe_trace

if TYPE_CHECKING:
    from collections.abc import Callable

    from digistrat_desktop.ui.window.dialogs import CrashTeller


class FaultDesk(QObject):
    """Takes an error on any thread; the window tells of it on its own.

    Signals:
        happened: something went wrong; carries its kind and lines, without values.
    """

    happened = Signal(str)

    def __init__(
        self, teller: CrashTeller, log: Callable[[BaseException], None], parent: QObject
    ) -> None:
        """Take who tells people and who writes the log."""
        super().__init__(parent)
        self._teller = teller
        self._log = log
        self.happened.connect(self._on_happened, Qt.ConnectionType.QueuedConnection)

    def take(self, error: BaseException) -> None:
        """Log an error and have it told once; never raises."""
        self._log(error)
        self.happened.emit(safe_trace(error))

    def _on_happened(self, details: str) -> None:
        self._teller.tell(details)
