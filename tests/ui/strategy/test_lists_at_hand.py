"""The lists of Strategy at hand: searched, sorted, opened and asked of without their small links."""

import pytest
from PySide6.QtCore import Qt

from digistrat_desktop.domain.trust.strategy import Initiative
from tests.helpers.mouse import double_click
from tests.ui.seat import words_on
from tests.ui.strategy.test_strategy_page import add

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shown(seat):
    for title in ("Wi-Fi renewal", "Patient portal", "Robots"):
        add(seat, Initiative, title)
    page = seat.go("strategy")
    page.chips["initiative"].click()
    seat.settle()
    return page.lists["initiative"]


def titles(shown):
    ids = dict(zip(shown._ids, shown.table.rows(), strict=True))
    return [ids[one][0].text() for one in shown.table.shown_ids()]


def test_ctrl_f_searches_the_list_and_an_empty_search_shows_all(seat, shown):
    shown.table.setFocus()
    seat.keys(Qt.Key.Key_F, modifiers=CTRL)
    assert shown.table.isAncestorOf(seat.focus())
    seat.write("portal")
    assert titles(shown) == ["Patient portal"]
    assert "1 row found." in words_on(shown)
    seat.keys(Qt.Key.Key_Escape)
    assert len(titles(shown)) == 3
    assert seat.focus() is shown.table


def test_a_record_that_is_led_to_is_found_though_the_search_left_it_out(seat, shown):
    shown.table.setFocus()
    seat.keys(Qt.Key.Key_F, modifiers=CTRL)
    seat.write("robots")
    assert titles(shown) == ["Robots"]
    wifi = next(i for i in seat.session.workspace.all(Initiative) if i.title == "Wi-Fi renewal")
    assert shown.show_where(str(wifi.id))
    assert len(titles(shown)) == 3


@pytest.mark.parametrize("by_key", [True, False])
def test_a_row_opens_on_enter_and_on_a_double_click(seat, shown, by_key):
    page = seat.page("strategy")
    if by_key:
        shown.table.setFocus()
        seat.keys(Qt.Key.Key_Home, Qt.Key.Key_Return)
    else:
        spot = shown.table.rows()[0][0].geometry().center()
        double_click(shown.table, spot)
    assert page.form.isVisible()
    assert page.form.control("title").text() == titles(shown)[0]
    page.form.leave()
