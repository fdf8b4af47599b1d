"""After Ctrl+K and Return it is seen where the keyboard is, on every page, and nothing else looks so."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.session.page_entry import gone_to
from digistrat_desktop.ui.window.palette import Palette
from tests.ui.constraints.test_constraints_page import page_at

NAMES = {page.id: page.name for page in gone_to(PAGES)}


def search(seat, words):
    seat.keys(Qt.Key.Key_K, modifiers=Qt.KeyboardModifier.ControlModifier)
    palette = next(w for w in seat.window.findChildren(Palette) if w.isVisible())
    QTest.keyClicks(palette.field, words)
    seat.settle()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    seat.settle()


def image(seat, widget):
    seat.settle()
    return widget.grab().toImage()


def is_seen(seat, widget):
    """Tell if a widget looks otherwise with the keyboard than without."""
    assert widget.hasFocus()
    with_it = image(seat, widget)
    widget.clearFocus()
    without = image(seat, widget)
    return with_it != without


@pytest.mark.parametrize("page", NAMES)
def test_what_has_the_keyboard_after_a_search_is_seen_to_have_it(seat, page):
    search(seat, NAMES[page])
    assert seat.window.shell.shown_page_id() == page
    seat.window.activateWindow()
    seat.settle()
    here = seat.focus()
    assert seat.window.shell.shown_page().isAncestorOf(here)
    assert is_seen(seat, here), here


def test_what_got_the_keyboard_while_its_window_was_away_shows_its_ring(qtbot, seat):
    owner, other = QWidget(), QWidget()
    look = seat.context.look
    for one in (owner, other):
        qtbot.addWidget(one)
        one.resize(300, 100)
        look.dress(one)
    button = SecondaryButton(look, "Save", parent=owner)
    beside = SecondaryButton(look, "Close", parent=owner)
    beside.move(150, 0)
    owner.show()
    other.show()
    owner.activateWindow()
    qtbot.waitUntil(owner.isActiveWindow)
    QTest.mouseClick(beside, Qt.MouseButton.LeftButton)
    beside.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not beside.is_ringed
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    button.setFocus()
    owner.activateWindow()
    qtbot.waitUntil(button.hasFocus)
    assert button.is_ringed


def test_the_mouse_needs_no_ring_and_a_window_that_comes_back_adds_none(qtbot, seat):
    page = seat.go("constraints")
    QTest.mouseClick(page.chips["register"], Qt.MouseButton.LeftButton)
    page.chips["register"].setFocus(Qt.FocusReason.MouseFocusReason)
    assert not page.chips["register"].is_ringed


@pytest.mark.parametrize("has_keyboard", [True, False])
def test_a_cell_of_the_grid_is_tinted_only_while_the_keyboard_is_there(seat, has_keyboard):
    page = page_at(seat, "reality")
    grid = page.figures.grid
    grid.setFocus()
    seat.settle()
    rect = grid.visualRect(grid.currentIndex())
    if not has_keyboard:
        page.figures.add_year.setFocus()
    QApplication.sendPostedEvents()
    seen = grid.viewport().grab().toImage()
    ground = seat.context.look.colour("surface").rgb()
    assert (seen.pixelColor(rect.center()).rgb() != ground) is has_keyboard
