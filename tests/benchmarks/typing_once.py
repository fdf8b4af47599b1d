"""Typing in a reason of 20,000 characters, key by key until it is painted, in a process of its own.

Prints the milliseconds of the window's thread on the processor, for the median key and for the
slowest of a hundred.
"""

# ruff: noqa: T201 - the answer is printed
import os
import statistics
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtTest import QTest

from digistrat_desktop.services.sample import ensure_sample
from digistrat_desktop.ui.forms.text_field import LONGEST_TEXT
from tests.benchmarks.longest_gap import sitting
from tests.ui.waiting import turn

KEYS = 400
WORDS = "The board read it in March, and the committee asked for figures by ward. "
REST_MS = 30  # between two keys: a fast typist


class Painted(QObject):
    """Ends a loop once what it watches has been painted."""

    def __init__(self, watched, loop):
        super().__init__(watched)
        self._loop = loop
        watched.installEventFilter(self)

    def eventFilter(self, _, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._loop.quit)
        return False


def typed(field):
    """Give the milliseconds of each key from its press to the end of its painting."""
    loop = QEventLoop()
    watching = Painted(field.viewport(), loop)
    taken = []
    for number in range(KEYS):
        key = WORDS[number % len(WORDS)]
        turn(REST_MS)
        began = time.thread_time()
        QTest.keyClicks(field, key)
        loop.exec()
        taken.append((time.thread_time() - began) * 1000)
    watching.deleteLater()
    return sorted(taken)


def main():
    with sitting(ensure_sample) as seat:
        page = seat.go("assess", "ALN-04")
        why = page.reasons.fields.control("rationale")
        why.setPlainText((WORDS * 400)[: LONGEST_TEXT - KEYS])
        page.flush()
        seat.settle()
        page.reasons.write_on()
        taken = typed(why)
    print(f"median: {statistics.median(taken):.2f}")
    print(f"slowest of a hundred: {taken[-max(1, KEYS // 100)]:.2f}")


if __name__ == "__main__":
    main()
