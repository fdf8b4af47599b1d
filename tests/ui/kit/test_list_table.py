"""Rows of a list at hand: chosen, opened, sorted, copied and asked of by mouse and keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from digistrat_desktop.ui.tables.columns import sort_values
from digistrat_desktop.ui.tables.commands import Command
from digistrat_desktop.ui.tables.list_table import ListTable

pytestmark = pytest.mark.ui

ROWS = (
    ("a", ("Beech", "20", "4 Dec 2026")),
    ("b", ("ash", "", "")),
    ("c", ("Cedar", "£1.2m", "1 May 2026")),
    ("d", ("=1+1", "3", "2 Jan 2027")),
)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def done():
    return []


@pytest.fixture
def table(qtbot, look, done):
    def commands(chosen):
        return [Command("Edit", lambda: done.append(tuple(chosen)), len(chosen) == 1)]

    made = ListTable(look, ("Ward", "Cost", "Due"), (2, 1, 1), 100, commands)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show_list(ROWS)
    made.show()
    qtbot.waitExposed(made)
    return made


def place_of(table, row_id):
    cell = table.rows()[[one for one, _ in ROWS].index(row_id)][0]
    return cell.geometry().center()


def click(table, row_id, keys=Qt.KeyboardModifier.NoModifier):
    QTest.mouseClick(table, Qt.MouseButton.LeftButton, keys, place_of(table, row_id))


def click_head(table, column):
    head = table._heads[column]
    QTest.mouseClick(table, Qt.MouseButton.LeftButton, pos=head.geometry().center())


@pytest.mark.parametrize(
    ("column", "order", "turned"),
    [
        (0, ["d", "b", "a", "c"], ["c", "a", "b", "d"]),
        (1, ["d", "a", "c", "b"], ["c", "a", "d", "b"]),
        (2, ["c", "a", "d", "b"], ["d", "a", "c", "b"]),
    ],
)
def test_a_heading_sorts_by_value_turns_round_and_leaves_the_empty_last(
    table, column, order, turned
):
    for wanted in (order, turned, ["a", "b", "c", "d"]):
        click_head(table, column)
        assert table.shown_ids() == wanted
        table.layout().activate()
        heights = [place_of(table, one).y() for one in wanted]
        assert heights == sorted(heights)


def test_the_order_and_the_choice_stay_when_the_rows_are_shown_anew(table):
    click_head(table, 1)
    click(table, "c")
    table.show_list(ROWS[1:])
    assert table.shown_ids() == ["d", "c", "b"]
    assert table.chosen() == ["c"]


def test_several_rows_are_chosen_with_ctrl_and_shift(table):
    click(table, "a")
    click(table, "c", SHIFT)
    assert table.chosen() == ["a", "b", "c"]
    click(table, "b", CTRL)
    assert table.chosen() == ["a", "c"]
    click(table, "d")
    assert table.chosen() == ["d"]
    QTest.keyClick(table, Qt.Key.Key_A, CTRL)
    assert len(table.chosen()) == 4


def test_the_keyboard_moves_chooses_and_opens(table):
    told = []
    table.opened.connect(told.append)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.chosen() == ["b"]
    QTest.keyClick(table, Qt.Key.Key_Down, SHIFT)
    assert table.chosen() == ["b", "c"]
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert told == ["c"]


def test_a_double_click_opens_a_row(table):
    told = []
    table.opened.connect(told.append)
    QTest.mouseDClick(table, Qt.MouseButton.LeftButton, pos=place_of(table, "b"))
    assert told == ["b"]


def test_a_copy_is_what_a_spreadsheet_takes_and_never_computes(table):
    click(table, "d")
    QTest.keyClick(table, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Ward\tCost\tDue\n'=1+1\t3\t2 Jan 2027"


def menu_of(table, reason=QContextMenuEvent.Reason.Keyboard):
    event = QContextMenuEvent(reason, QPoint(5, 5), table.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(table, event)
    (menu,) = [one for one in table.findChildren(QMenu) if one.isVisible()]
    return menu, {one.text(): one for one in menu.actions()}


def test_the_menu_offers_what_can_be_done_with_the_rows_chosen(table, done):
    click(table, "b")
    menu, actions = menu_of(table)
    actions["Edit"].trigger()
    assert done == [("b",)]
    actions["Sort by Ward"].trigger()
    assert table.shown_ids() == ["d", "b", "a", "c"]
    menu.close()
    table.choose(["a", "b"])
    menu, actions = menu_of(table)
    assert not actions["Edit"].isEnabled()
    menu.close()


def test_a_right_click_on_a_row_chosen_with_others_leaves_them_chosen(table):
    table.choose(["a", "b"])
    QTest.mouseClick(table, Qt.MouseButton.RightButton, pos=place_of(table, "b"))
    assert table.chosen() == ["a", "b"]
    QTest.mouseClick(table, Qt.MouseButton.RightButton, pos=place_of(table, "d"))
    assert table.chosen() == ["d"]


def test_words_among_numbers_make_a_column_of_words():
    assert sort_values(["10", "9", "tbc"]) == ["10", "9", "tbc"]
    assert sort_values(["10", "9", ""]) == [10, 9, None]
