"""Waiting with the event loop alone, for windows that no test tool looks after."""

import time

from PySide6.QtCore import QEventLoop, QTimer


class Loop:
    """Stands in for the test tool's waiting.

    A busy machine may take its time over a report; only a hang is a fault, so that `patience_ms` is
    waited at least.
    """

    def __init__(self, patience_ms=0):
        self._patience_ms = patience_ms

    def addWidget(self, window):  # noqa: N802 - as the test tool names it
        """The window is closed by whoever sits at it."""

    def waitUntil(self, is_done, timeout=15_000):  # noqa: N802 - as the test tool names it
        ends = time.monotonic() + max(timeout, self._patience_ms) / 1000
        while not is_done():
            if time.monotonic() > ends:
                raise TimeoutError
            turn(5)


def turn(milliseconds):
    """Let the event loop run.

    It is left by a function of ours: PySide keeps a little for ever of each connection to a method
    that only Qt knows, which was most of what a soak of half an hour seemed to take.
    """
    loop = QEventLoop()

    def leave():
        loop.quit()

    QTimer.singleShot(milliseconds, leave)
    loop.exec()
