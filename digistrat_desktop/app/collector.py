"""Python's searches for objects that only hold one another, on the window's thread only.

There are none while the program starts (`system.memory.pause`). A start makes a few hundred
thousand objects that all stay, and each search walks them again. They are left out of every later
search too, which would else stop the window for a moment now and then.

A search runs on whichever thread makes the object that is one too many. On a worker it may free a
widget, which Qt allows on the window's own thread alone, or meet a type of Qt's that is half made:
both end the process (seen three times in some ten thousand windows of the tests).

Source: Python's documentation of `gc`; Qt's of `QObject`, "Thread affinity".
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from digistrat_desktop.system.memory import give_back

LOOK_EVERY_MS = 1_000


class Collector(QObject):
    """Searches between two turns of the window, as often as Python itself would."""

    _wanted = Signal()

    def __init__(self, parent: QObject | None = None, every_ms: int = LOOK_EVERY_MS) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(search_if_due)
        self._wanted.connect(self._timer.start, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Begin, leaving out what was made so far; may be called on any thread."""
        gc.freeze()
        self._wanted.emit()


def search_if_due() -> None:
    """Search the oldest generation whose count has passed Python's own threshold.

    After all but the youngest, what is free is given back to the system.
    """
    due = [
        generation
        for generation, (count, most) in enumerate(
            zip(gc.get_count(), gc.get_threshold(), strict=True)
        )
        if most and count > most
    ]
    if due:
        gc.collect(due[-1])
    if due and due[-1] > 0:
        give_back()
