"""A line that is filled shows the beginning of what stands in it, whoever brought the keyboard there."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from digistrat_desktop.services.sample import ensure_sample

pytestmark = pytest.mark.ui


def first_seen(field):
    """Give the place in its text of the first letter that is seen of a line."""
    field.grab()  # a line scrolls as it is painted
    return field.cursorPositionAt(QPoint(field.height() // 2, field.height() // 2))


def is_too_long(field):
    return field.fontMetrics().horizontalAdvance(field.text()) > field.width()


@pytest.mark.parametrize(
    "reason",
    [
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
        Qt.FocusReason.OtherFocusReason,
    ],
)
def test_every_filled_line_of_details_shows_its_beginning_as_the_keyboard_comes_and_goes(
    seat_at, reason
):
    seat = seat_at(filled=ensure_sample, size=(1024, 560))
    seat.window.go_to("details")
    seat.settle()
    page = seat.page("details")
    name = page.trust.control("name")
    name.setFixedWidth(160)
    seat.settle()
    filled = [one for one in page.findChildren(QLineEdit) if one.isVisible() and is_too_long(one)]
    assert name in filled
    for field in filled:
        field.setFocus(reason)
        assert first_seen(field) <= 1, field.accessibleName()
        page.setFocus()
        assert first_seen(field) <= 1, field.accessibleName()


def test_a_line_that_was_read_to_its_end_shows_its_beginning_once_it_is_left(seat_at):
    seat = seat_at(filled=ensure_sample, size=(1024, 560))
    page = seat.go("details")
    name = page.trust.control("name")
    name.setFixedWidth(160)
    name.setFocus()
    seat.keys(Qt.Key.Key_End)
    assert first_seen(name) > 1
    page.assessment.control("title").setFocus()
    assert first_seen(name) <= 1
