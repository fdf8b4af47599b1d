"""The views of a page are turned by Ctrl and Page Down or Page Up, from wherever the keyboard is."""

import pytest
from PySide6.QtCore import Qt

from tests.helpers.kept_sample import ensure_kept

pytestmark = pytest.mark.ui


@pytest.fixture
def turned(seat_at):
    """Give a function that goes to a page, turns its views and gives the words of those it met."""
    seat = seat_at(filled=ensure_kept)

    def turn(page, key, times):
        seat.go(page)
        met = []
        for _ in range(times):
            seat.keys(key, modifiers=Qt.KeyboardModifier.ControlModifier)
            seat.settle()
            met.append(seat.focus().text())
            assert seat.focus().isChecked()
        return met

    return turn


def test_ctrl_and_page_down_go_through_the_views_of_a_page_and_come_round(turned):
    assert turned("constraints", Qt.Key.Key_PageDown, 3) == [
        "Constraints register",
        "Scenarios",
        "Can we do it all?",
    ]


def test_ctrl_and_page_up_go_the_other_way(turned):
    assert turned("constraints", Qt.Key.Key_PageUp, 2) == ["Scenarios", "Constraints register"]


@pytest.mark.parametrize("page", ["actions", "strategy", "progress"])
def test_every_page_with_views_has_the_same_keys(turned, page):
    first, second, *_ = turned(page, Qt.Key.Key_PageDown, 2)
    assert first != second
