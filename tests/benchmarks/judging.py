"""Judging a large trust, and showing one changed cell of its matrix."""

import statistics
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from digistrat_desktop.domain.edits.strategy import add_entry
from digistrat_desktop.domain.trust.strategy import Initiative, Objective
from tests.benchmarks import yardsticks
from tests.benchmarks.framework import Figure
from tests.benchmarks.judgements import figures
from tests.helpers.trusts import fill
from tests.reports.trusts import pack
from tests.ui.seat import Seat, open_library
from tests.ui.waiting import Loop

ROWS, COLUMNS = 40, 80


def judgements():
    """5 assessments, 60 objectives, 120 initiatives, 2,000 links, 60 metrics x 60 readings."""
    taken, _ = figures(pack())
    piece = yardsticks.python()
    changed = taken["matrix after one changed cell"]
    return [
        Figure("all findings and judgements", taken["everything"], "ms", 27, *piece),
        Figure("one scenario worked out again", taken["one scenario"], "ms", 13, *piece),
        Figure("map after one changed cell", changed, "ms", 4.3, *piece),
    ]


def matrix_cell():
    """A strength typed into a matrix of 40 x 80 until it is painted."""

    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as name:
        library = open_library(Path(name))
        fill(library)
        library.close()
        seat = Seat(Loop(), Path(name)).sit_down()
        session, trust_id = seat.session, seat.session.trust.trust_id
        for kind, count in ((Objective, ROWS), (Initiative, COLUMNS)):
            for number in range(count):
                values = {"title": f"{kind.KIND} {number}"}
                _, step = add_entry(session.workspace, kind, trust_id, values, session.author)
                session.submit(step)
        seat.settle()
        matrix = seat.go("strategy").alignment.grid
        matrix.setFocus()
        taken = []
        for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3) * 3:
            began = time.process_time()
            QTest.keyClick(matrix, key)
            QApplication.sendPostedEvents()
            matrix.viewport().repaint()
            taken.append((time.process_time() - began) * 1000)
        seat.settle()
        seat.close()
    del app
    middle = statistics.median(taken)
    name = "matrix 40 x 80, one cell changed and painted"
    return [Figure(name, middle, "ms", 4.3, *yardsticks.python())]


BENCHMARKS = (judgements, matrix_cell)
