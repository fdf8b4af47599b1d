"""A page filled piece by piece: the window answers in between, and a newer filling wins."""

import pytest
from PySide6.QtCore import QObject, QTimer

from digistrat_desktop.ui.session.tasks import InTurns


@pytest.fixture
def owner(qapp):
    return QObject()


def test_the_window_answers_between_two_pieces(owner, qtbot):
    done = []
    turns = InTurns(owner)
    timer = QTimer(owner)
    timer.timeout.connect(lambda: done.append("answered") if done else None)
    timer.start(0)
    turns.begin(lambda: done.append("first"), lambda: done.append("second"))
    assert not done
    qtbot.waitUntil(lambda: "second" in done)
    timer.stop()
    assert done[0] == "first"
    assert "answered" in done[1 : done.index("second")]
    assert not turns.is_under_way


def test_a_newer_filling_takes_the_place_of_the_older(owner, qtbot):
    done = []
    turns = InTurns(owner)
    turns.begin(lambda: turns.begin(lambda: done.append("new")), lambda: done.append("old"))
    qtbot.waitUntil(lambda: bool(done) and not turns.is_under_way)
    assert done == ["new"]


def test_a_piece_that_fails_does_not_keep_the_next_from_being_done(owner, qtbot):
    done = []
    turns = InTurns(owner)
    with qtbot.captureExceptions() as failures:
        turns.begin(lambda: 1 / 0, lambda: done.append("next"))
        qtbot.waitUntil(lambda: bool(done))
    assert len(failures) == 1
