"""Several of many: the list is as high as what it holds, and says when it holds nothing."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from digistrat_desktop.ui.forms.tick_list import TickSearch
from digistrat_desktop.ui.theme.theme import Theme
from tests.ui.kit.contrast import PALETTES, contrast_ratio
from tests.ui.kit.dressing import dress_all

pytestmark = pytest.mark.ui


@pytest.fixture
def made(qtbot, look):
    """Give a function that shows the field with so many choices."""

    def show(count):
        field = TickSearch(look, "Depends on", [(f"id{n}", f"Action {n}") for n in range(count)])
        qtbot.addWidget(field)
        field.show()
        return field

    return show


def test_with_nothing_to_choose_from_only_words_stand_there(made):
    field = made(0)
    assert field.words.text() == "There is nothing to choose from yet."
    assert not field.list.isVisible()
    assert not field.field.isVisible()
    assert field.chosen() == ()


def test_a_few_choices_take_no_more_height_than_they_need(made):
    two, many = made(2), made(40)
    assert two.list.height() < many.list.height()
    assert two.field.isVisible()
    assert two.words.text() == "None chosen"


def test_words_that_nothing_in_the_list_has_are_told(made, qtbot):
    field = made(3)
    field.set_chosen(["id1"])
    qtbot.keyClicks(field.field, "ward")
    assert field.words.text() == "Nothing in the list has these words. 1 chosen"
    field.field.clear()
    assert field.words.text() == "1 chosen"


@pytest.mark.parametrize("has_keyboard", [False, True])
def test_the_wheel_scrolls_the_list_only_where_the_keyboard_is_on_it(made, qtbot, has_keyboard):
    field = made(40)
    field.activateWindow()
    (field.list if has_keyboard else field.field).setFocus()
    qtbot.waitUntil(lambda: field.list.hasFocus() == has_keyboard)
    at = field.list.viewport().rect().center()
    turned = QWheelEvent(
        QPointF(at), QPointF(field.list.mapToGlobal(at)), QPoint(), QPoint(0, -240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field.list.viewport(), turned)
    assert turned.isAccepted() == has_keyboard
    assert (field.list.verticalScrollBar().value() > 0) == has_keyboard


def test_what_is_ticked_stays_ticked_while_the_list_is_narrowed(made):
    field = made(12)
    field.set_chosen(("id3", "gone"))
    field.field.setText("action 11")
    assert set(field.chosen()) == {"id3", "gone"}
    assert field.words.text() == "2 chosen"


@pytest.mark.parametrize("across", [0.0, 0.3, 0.95])
def test_a_click_anywhere_on_a_row_ticks_it_and_the_next_one_unticks_it(made, across):
    field = made(3)
    row = field.list.visualItemRect(field.list.item(1))
    place = QPoint(row.left() + 10 + int((row.width() - 20) * across), row.center().y())
    ground, left = field.list.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(ground, left, Qt.KeyboardModifier.NoModifier, place)
    assert field.chosen() == ("id1",)
    assert field.words.text() == "1 chosen"
    QTest.mouseClick(ground, left, Qt.KeyboardModifier.NoModifier, place)
    assert field.chosen() == ()


def test_a_button_let_go_of_on_another_row_ticks_nothing(made):
    field = made(3)
    ground, left = field.list.viewport(), Qt.MouseButton.LeftButton
    first, last = (field.list.visualItemRect(field.list.item(n)).center() for n in (0, 2))
    QTest.mousePress(ground, left, Qt.KeyboardModifier.NoModifier, first)
    QTest.mouseRelease(ground, left, Qt.KeyboardModifier.NoModifier, last)
    assert field.chosen() == ()


def test_space_ticks_the_row_the_keyboard_is_on(made, qtbot):
    field = made(3)
    field.list.setCurrentRow(2)
    qtbot.keyClick(field.list, Qt.Key.Key_Space)
    assert field.chosen() == ("id2",)


def test_every_row_is_large_enough_to_hit(made):
    field = made(3)
    ticks = field.list
    assert {ticks.visualItemRect(ticks.item(row)).height() for row in range(3)} == {28}
    assert not ticks.verticalScrollBar().isVisible()


@pytest.mark.parametrize("colours", PALETTES, ids=lambda colours: colours.canvas)
def test_the_box_to_tick_can_be_told_from_the_ground_in_every_palette(qtbot, qapp, look, colours):
    theme = Theme(colours)
    dress_all(qapp, theme)
    look.set_theme(theme)
    field = TickSearch(look, "Depends on", [("a", "Action")])
    qtbot.addWidget(field)
    field.show()
    seen = field.list.grab(field.list.visualItemRect(field.list.item(0))).toImage()
    row = seen.height() // 2
    drawn = {seen.pixelColor(x, row).name() for x in range(24)}
    # Source: WCAG 1.4.11, three to one for the outline of a control.
    assert max(contrast_ratio(colour, colours.surface) for colour in drawn) >= 3


def test_down_goes_from_the_filter_to_the_first_row_seen_where_space_ticks(made, qtbot):
    field = made(12)
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.setFocus()
    QTest.keyClicks(field.field, "action 11")
    QTest.keyClick(field.field, Qt.Key.Key_Down)
    assert field.list.hasFocus()
    QTest.keyClick(field.list, Qt.Key.Key_Space)
    assert field.chosen() == ("id11",)
    assert field.field.text() == "action 11"
