"""Typing in a reason of 20,000 characters, key by key until it is painted, in a process of its own.

Prints the milliseconds of the window's thread on the processor, for the median key and for the
slowest of a hundred; then the same of Qt's own box, bare, of the same size and with the same text.
"""

# ruff: noqa: T201 - the answer is printed
import os
import statistics
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

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


def told(taken):
    """Give the median key and the slowest of a hundred."""
    return statistics.median(taken), taken[-max(1, KEYS // 100)]


def bare(like):
    """Give Qt's own box with what another holds, as large and in the same letters."""
    box = QPlainTextEdit(like.toPlainText())
    box.setFont(like.font())
    box.resize(like.size())
    box.show()
    box.setFocus()
    box.moveCursor(QTextCursor.MoveOperation.End)
    return box


def main():
    with sitting(ensure_sample) as seat:
        page = seat.go("assess", "ALN-04")
        why = page.reasons.fields.control("rationale")
        why.setPlainText((WORDS * 400)[: LONGEST_TEXT - KEYS])
        page.flush()
        seat.settle()
        page.reasons.write_on()
        box = bare(why)
        ours = told(typed(why))
        seat.settle()
        theirs = told(typed(box))
        box.close()
    for name, ms, floor in zip(("median", "slowest of a hundred"), ours, theirs, strict=True):
        print(f"{name}: {ms:.2f} {floor:.2f}")


if __name__ == "__main__":
    main()
