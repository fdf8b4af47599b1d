"""The window on a folder of the test's own, for whole journeys."""

import pytest

from tests.ui.seat import Seat


@pytest.fixture
def program(qtbot, tmp_path):
    """Give a function that starts the program, again and again on the same data."""
    seats = []

    def start():
        seat = Seat(qtbot, tmp_path)
        seats.append(seat)
        return seat.sit_down()

    yield start
    for seat in seats:
        seat.dialogs.answers = ["leave"] * 3
        seat.window.close()
