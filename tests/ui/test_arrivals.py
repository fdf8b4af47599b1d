"""Whoever goes to a page without the left menu has the keyboard there, on something with a name."""

import pytest
from PySide6.QtCore import Qt

from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.session.page_entry import gone_to
from digistrat_desktop.ui.window.doing import sequence

pytestmark = pytest.mark.ui


# Qt leaves the keyboard to the page itself where the one before had it and the next is first seen.
@pytest.mark.parametrize("start", ["home", "details", "check"])
def test_the_keyboard_is_on_a_control_with_a_name_of_each_page_gone_to(seat, start):
    lost = []
    for page in gone_to(PAGES):
        if page.id == start:
            continue
        seat.go(start)
        if start == "home":
            seat.window.shell.rail.button("home").setFocus(Qt.FocusReason.TabFocusReason)
        seat.window.go_to(page.id)
        seat.settle()
        shown, now = seat.window.shell.shown_page(), seat.focus()
        if now is shown or not shown.isAncestorOf(now) or not now.accessibleName():
            lost.append((page.id, type(now).__name__, now.accessibleName()))
    assert lost == []


def test_the_key_of_a_page_takes_the_keyboard_from_the_left_menu_to_it(seat):
    seat.go("home")
    seat.window.shell.rail.button("home").setFocus(Qt.FocusReason.TabFocusReason)
    press = sequence(next(page.keys for page in PAGES if page.id == "metrics"))[0]
    seat.keys(press.key(), modifiers=press.keyboardModifiers())
    seat.settle()
    assert seat.page("metrics").isAncestorOf(seat.focus())


def test_a_key_pressed_again_takes_the_keyboard_to_the_page_that_is_shown(seat):
    rail = seat.window.shell.rail
    seat.go("home")
    rail.button("metrics").setFocus(Qt.FocusReason.TabFocusReason)
    seat.keys(Qt.Key.Key_Return)
    seat.settle()
    assert rail.button("metrics").hasFocus()
    seat.keys(Qt.Key.Key_5, modifiers=Qt.KeyboardModifier.ControlModifier)
    seat.settle()
    assert seat.page("metrics").isAncestorOf(seat.focus())


@pytest.mark.parametrize("again", [False, True])
def test_metrics_begins_at_its_blue_button_on_every_arrival(seat, again):
    seat.go("home")
    page = seat.built.window.shell.shown_page()
    assert page is not None
    for _ in range(2 if again else 1):
        seat.window.go_to("home")
        seat.settle()
        seat.window.go_to("metrics")
        seat.settle()
    assert seat.focus() is seat.page("metrics").overview.add_reading


@pytest.mark.parametrize("comes_back", [False, True])
def test_a_page_that_goes_gives_the_keyboard_to_the_next_and_to_nothing_on_the_way(
    seat, qapp, comes_back
):
    seat.go("assess")
    seat.window.go_to("check")
    seat.settle()
    last = seat.focus()
    seat.window.go_to("assess")
    seat.settle()
    heard = []
    qapp.focusChanged.connect(lambda _, new: heard.append(new))
    seat.window.go("check", comes_back=comes_back)
    seat.settle()
    assert [one for one in heard if one is not None] == [seat.focus()]
    assert seat.page("check").isAncestorOf(seat.focus())
    assert not comes_back or seat.focus() is last
