"""What lies under a mouse that nobody moves does not look as if it were pointed at."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView

from digistrat_desktop.domain.trust.plans import Capacity
from digistrat_desktop.ui.tables.year_grid import YearGrid
from digistrat_desktop.ui.tables.year_model import RowKind

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


@pytest.mark.parametrize("page_id", ["assess", "constraints", "metrics", "strategy", "settle"])
def test_a_key_after_a_click_in_a_list_or_grid_is_seen_as_any_other(seat, page_id, capfd):
    page, window = seat.go(page_id), seat.window.windowHandle()
    views = [one for one in page.findChildren(QAbstractItemView) if one.isVisible()]
    for view in (one for one in views if one.focusPolicy() & Qt.FocusPolicy.ClickFocus):
        spot = view.viewport().mapTo(seat.window, QPoint(20, 20))
        left, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(window, left, held, spot)
        QTest.keyClick(window, Qt.Key.Key_Down)
        seat.settle()
        assert not seat.context.look.pointing.has_clicked, view
    assert "Error calling Python override" not in capfd.readouterr().err


def test_a_figure_is_typed_into_a_cell_after_a_click_on_it(seat, capfd):
    page, window = seat.go("constraints"), seat.window.windowHandle()
    grid = next(one for one in page.findChildren(YearGrid) if one.isVisible())
    row = next(at for at, one in enumerate(grid.values.rows) if one.kind is RowKind.FIGURES)
    spot = grid.visualRect(grid.model().index(row, 1)).center()
    place = grid.viewport().mapTo(seat.window, spot)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    for letter in "42":
        QTest.keyClick(window, letter)
    QTest.keyClick(window, Qt.Key.Key_Return)
    seat.settle()
    assert "42" in {one.amount for one in seat.session.workspace.all(Capacity)}
    assert "Error calling Python override" not in capfd.readouterr().err
