"""The menu of More has every page under its heading, whatever the size of the text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from digistrat_desktop.ui.kit.letters import without_letter

pytestmark = pytest.mark.ui


def pages_in(menu):
    """Give the words of a menu's pages, each with the heading it stands under."""
    found, heading = [], ""
    for action in menu.actions():
        if action.menu() is not None:
            under = without_letter(action.text())
            found += [(under, without_letter(one.text())) for one in action.menu().actions()]
        elif action.isSeparator():
            continue
        elif not action.isEnabled():
            heading = action.text()
        else:
            found.append((heading, without_letter(action.text())))
    return found


@pytest.mark.parametrize("size", [(1366, 768), (1024, 560)])
def test_it_fits_the_window_in_one_column_at_every_text_size(seat_at, size):
    seat = seat_at(size=size)
    told = []
    for percent in (100, 150, 200):
        seat.context.preferences.set("text_percent", percent)
        seat.settle()
        seat.window.shell.rail.button("more").click()
        menu = QApplication.activePopupWidget()
        assert menu.sizeHint().height() <= seat.window.height()
        rows = [menu.actionGeometry(one) for one in menu.actions()]
        assert len({one.left() for one in rows}) == 1
        told.append(pages_in(menu))
        menu.close()
    assert told[0] == told[1] == told[2]
    assert all(heading for heading, _ in told[0])


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Right])
def test_opened_by_a_key_it_begins_at_its_first_page_which_is_heard(seat, key):
    seat.window.shell.rail.button("more").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(seat.window.windowHandle(), key)  # as the system does: the window sees it first
    menu = QApplication.activePopupWidget()
    first = next(one for one in menu.actions() if one.isEnabled() and not one.isSeparator())
    at = menu.activeAction()
    menu.close()
    assert at is first


def test_opened_by_the_mouse_it_is_at_none_of_its_pages(seat):
    more = seat.window.shell.rail.button("more")
    QTest.mouseMove(more)
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    at = menu.activeAction()
    menu.close()
    assert at is None
