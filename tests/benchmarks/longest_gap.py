"""The longest gap between two turns of the event loop, in a window at work, in its own process.

Prints one line for each kind of work: what it was, and the milliseconds.
"""

# ruff: noqa: T201 - the answer is printed
import os
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from digistrat_desktop.app.collector import Collector
from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.system import memory
from tests.helpers.trusts import fill
from tests.ui.seat import Seat, open_library
from tests.ui.waiting import Loop, turn

TICK_MS = 4
SETTLE_MS = 400


class GapClock:
    """Ticks as often as it can and remembers the longest pause."""

    def __init__(self):
        self.longest_ms = 0.0
        self._before = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(TICK_MS)

    def _on_tick(self):
        now = time.perf_counter()
        self.longest_ms = max(self.longest_ms, (now - self._before) * 1000 - TICK_MS)
        self._before = now

    def measure(self, what, work):
        turn(50)
        self.longest_ms = 0.0
        work()
        turn(SETTLE_MS)
        print(f"{what}: {self.longest_ms:.1f}")


def save_many(seat):
    session = seat.session
    for number in range(50):
        step = set_response(
            session.workspace,
            session.assessment,
            "ALN-04",
            {"rationale": f"Reason {number}"},
            session.author,
        )
        session.submit(step)
        turn(2)
    seat.settle()


def make_report(seat, out):
    seat.dialogs.file = out
    page = seat.go("reports")
    seat.qtbot.waitUntil(lambda: page.report is not None, timeout=60_000)
    page.foot.save.click()
    seat.qtbot.waitUntil(out.is_file, timeout=60_000)


@contextmanager
def sitting(filled):
    """Give a seat at the window on a store that was filled, in a process of its own."""
    memory.pause()
    app = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = open_library(folder)
        filled(library)
        library.close()
        seat = Seat(Loop(), folder, when_loaded=Collector(app).begin).sit_down()
        yield seat
        seat.close()
    app.quit()


def main():
    with sitting(fill) as seat:
        clock = GapClock()
        clock.measure("loading libraries after the paint", lambda: turn(1500))
        clock.measure("saving 50 answers", lambda: save_many(seat))
        clock.measure("showing Progress with its charts", lambda: seat.go("progress"))
        clock.measure("making the PDF", lambda: make_report(seat, seat.folder / "board.pdf"))


if __name__ == "__main__":
    main()
