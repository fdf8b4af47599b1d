"""Meetings in a team folder in which nothing changed, in a window of its own; prints one's milliseconds."""

import json
import os
import statistics
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from digistrat_desktop.services.team.meeting import TeamPlace
from tests.benchmarks.framework import processor_milliseconds
from tests.helpers.trusts import fill
from tests.ui.seat import Seat, open_library
from tests.ui.waiting import Loop, turn

MEETINGS = 21


def meet(team):
    """Meet, and wait without looking again and again."""
    loop = QEventLoop()
    team.state_changed.connect(loop.quit)
    team.meet()
    loop.exec()


def main():
    app = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "team").mkdir()
        library = open_library(folder)
        fill(library)
        library.close()
        seat = Seat(Loop(), folder).sit_down()
        team = seat.context.team
        team.work_in(TeamPlace(folder / "team", "0" * 16))
        # Somebody else began the trust, so that whoever works here is asked first.
        seat.qtbot.waitUntil(lambda: team.is_kept_back and not team.is_under_way)
        team.give_word(seat.session.trust.id, share=True)
        seat.qtbot.waitUntil(lambda: "Up to date" in team.words and not team.is_under_way)
        turn(1500)  # what the window loads after its first paint
        meet(team)
        taken = [processor_milliseconds(lambda: meet(team)) for _ in range(MEETINGS)]
        seat.close()
    app.quit()
    print(json.dumps(statistics.median(taken)))  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
