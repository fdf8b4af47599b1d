"""Rows of a list at hand: chosen, opened, sorted, copied and asked of by mouse and keyboard."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from digistrat_desktop.ui.kit.letters import without_letter
from digistrat_desktop.ui.tables.columns import sort_values
from digistrat_desktop.ui.tables.commands import Command
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.small_table import CellLink, CellWords
from tests.architecture.tree import ROOT
from tests.helpers.mouse import double_click

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
    double_click(table, place_of(table, "b"))
    assert told == ["b"]


def test_a_copy_is_what_a_spreadsheet_takes_and_never_computes(table):
    click(table, "d")
    QTest.keyClick(table, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Ward\tCost\tDue\n'=1+1\t3\t2 Jan 2027"


def menu_of(table, reason=QContextMenuEvent.Reason.Keyboard):
    event = QContextMenuEvent(reason, QPoint(5, 5), table.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(table, event)
    (menu,) = [one for one in table.findChildren(QMenu) if one.isVisible()]
    return menu, {without_letter(one.text()): one for one in menu.actions()}


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


@pytest.fixture
def doors(qtbot, look, done):
    """Rows that bring along what can be done about them."""
    made = ListTable(look, ("Matters", "Finding", ""), (1, 3, 0), 100)
    qtbot.addWidget(made)
    made.resize(600, 300)
    words = (
        ("Tidy up", "3", "Ash"),
        ("Board should know", "1", "Beech"),
        ("Important", "2", "Cedar"),
    )
    made.show_rows(
        [
            (
                CellWords(tells, rank=rank),
                tree,
                CellLink("Go", f"Go: {tree}", partial(done.append, tree)),
            )
            for tells, rank, tree in words
        ]
    )
    made.show()
    qtbot.waitExposed(made)
    return made


def trees(table):
    return [table.rows()[int(row)][1].text() for row in table.shown_ids()]


def test_a_row_opens_by_its_own_door_with_enter_and_a_double_click(doors, done):
    doors.setFocus()
    QTest.keyClick(doors, Qt.Key.Key_Down)
    QTest.keyClick(doors, Qt.Key.Key_Return)
    spot = doors.rows()[2][1].geometry().center()
    double_click(doors, spot)
    assert done == ["Beech", "Cedar"]


def test_a_right_click_offers_what_the_row_itself_offers(doors, done):
    doors.choose(["0"])
    offered = doors._offered()
    assert [one.words for one in offered][:2] == ["Go", "Copy"]
    offered[0].do()
    assert done == ["Ash"]


def test_a_column_with_a_rank_is_sorted_by_it_and_not_by_its_words(doors):
    doors.sort_by(0)
    assert trees(doors) == ["Beech", "Cedar", "Ash"]
    doors.sort_by(0)
    assert trees(doors) == ["Ash", "Cedar", "Beech"]


def test_letters_go_to_the_next_row_with_a_word_that_begins_so(doors):
    doors.setFocus()
    QTest.keyClicks(doors, "ce")
    assert doors.chosen() == ["2"]
    QTest.keyClicks(doors, "zz")
    assert doors.chosen() == ["2"]


def test_a_table_without_rows_is_no_stop_for_the_keyboard(doors):
    assert doors.focusPolicy() & Qt.FocusPolicy.TabFocus
    doors.show_rows([])
    assert not doors.focusPolicy() & Qt.FocusPolicy.TabFocus


# Rows of these are controls of a form, or stand in Tab's own order of the answer.
NO_LISTS = {"evidence.py", "columns_card.py", "capacity.py", "new_metrics.py"}


def test_every_list_of_a_page_is_one_that_sorts_opens_and_copies():
    pages = (ROOT / "digistrat_desktop/ui/pages").rglob("*.py")
    plain = {path.name for path in pages if "SmallTable(" in path.read_text(encoding="utf-8")}
    assert plain <= NO_LISTS
