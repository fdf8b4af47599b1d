"""When typing becomes a change: on leaving the field, after two idle seconds, or when asked."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

IDLE_MS = 2000


class Committing(QObject):
    """Compares what is typed with what was last given away."""

    committed = Signal(str)  # once for each new text

    def __init__(self, read: Callable[[], str], parent: QObject) -> None:
        """`read` gives the field's text, or what it stood for when it cannot be taken."""
        super().__init__(parent)
        self._read = read
        self._known = read()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(IDLE_MS)
        self._timer.timeout.connect(self.flush)

    @property
    def known(self) -> str:
        """The text last given away or shown by the program."""
        return self._known

    @property
    def is_dirty(self) -> bool:
        return self._read() != self._known

    def set_known(self, text: str) -> None:
        """The program shows this text: nothing of it is news."""
        self._known = text
        self._timer.stop()

    def touch(self) -> None:
        """Something was typed: wait for a pause."""
        self._timer.start()

    def flush(self) -> None:
        """Give away what is new, now."""
        self._timer.stop()
        text = self._read()
        if text != self._known:
            self._known = text
            self.committed.emit(text)
