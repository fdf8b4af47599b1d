"""What is done once, a moment after it was asked for, however often that was."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def single_shot(parent: QObject, do: Callable[[], object], after_ms: int = 0) -> QTimer:
    """Give a timer that does this once each time it runs out; it does not run yet.

    Args:
        parent: what owns the timer; nothing is done once that is gone.
        after_ms: 0 for as soon as what is waiting has been worked off.
    """
    timer = QTimer(parent, singleShot=True, interval=after_ms)
    timer.timeout.connect(do)
    return timer
