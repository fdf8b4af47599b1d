"""What lies under a mouse that nobody moves does not look as if it were pointed at."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

pytestmark = pytest.mark.ui


def border_of(part):
    """Give the colours along a line across the left edge of a card or button."""
    picture = part.grab().toImage()
    return [picture.pixelColor(at, picture.height() // 2).name() for at in range(4)]


def point_at(seat, part, by=0):
    """Move the mouse there from a corner: where it lies already, it would not move."""
    middle = part.mapTo(seat.window, part.rect().center() + QPoint(by, 0))
    QTest.mouseMove(seat.window.windowHandle(), QPoint(1, 1))
    QTest.mouseMove(seat.window.windowHandle(), middle)
    seat.settle()


def parts_of(page):
    return page.question.cards.cards()[1], page.question.chips.chips()[1]


@pytest.mark.parametrize("at", [0, 1])
def test_what_is_under_a_mouse_that_lies_still_looks_as_anything_else_to_the_keyboard(seat, at):
    page = seat.go("assess", "ALN-01")
    part = parts_of(page)[at]
    plain = border_of(part)
    point_at(seat, part)
    pointed = border_of(part)
    assert pointed != plain
    QTest.keyClick(seat.window.windowHandle(), Qt.Key.Key_F16)
    assert border_of(part) == plain
    point_at(seat, part, by=3)
    assert border_of(part) == pointed


def test_a_key_that_is_held_for_a_click_leaves_the_mouse_pointing(seat):
    page = seat.go("assess", "ALN-01")
    part = parts_of(page)[0]
    point_at(seat, part)
    pointed = border_of(part)
    QTest.keyPress(seat.window.windowHandle(), Qt.Key.Key_Control)
    assert border_of(part) == pointed
    QTest.keyRelease(seat.window.windowHandle(), Qt.Key.Key_Control)


def test_an_answer_the_keyboard_was_brought_to_by_a_click_has_no_ring_until_a_key_is_pressed(seat):
    page = seat.go("assess", "ALN-01")
    window, go_on = seat.window.windowHandle(), page.frame.next
    middle = go_on.mapTo(seat.window, go_on.rect().center())
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    seat.settle()
    page.question.cards.focus_first()
    stop = page.question.cards.tab_stop()
    assert stop.hasFocus()
    assert not stop.is_ringed
    QTest.keyClick(window, Qt.Key.Key_F16)
    assert stop.is_ringed
