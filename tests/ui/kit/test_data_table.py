"""The one table: sorted, chosen, opened and copied by mouse and keyboard; folded where it is narrow."""

from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from digistrat_desktop.ui.tables.columns import (
    CellPaint,
    ColumnWidth,
    TableColumn,
    fitted,
    in_order,
)
from digistrat_desktop.ui.tables.table_delegate import broken
from digistrat_desktop.ui.tables.table_model import ROW_ROLE
from digistrat_desktop.ui.tables.table_view import DataTable, TableShape
from tests.helpers.mouse import double_click

pytestmark = pytest.mark.ui


class Ward(NamedTuple):
    name: str
    beds: int | None
    words: str


WARDS = (
    Ward("Beech", 20, "Full"),
    Ward("ash", None, "Closed for repairs"),
    Ward("Cedar", 4, "Half full\tand quiet"),
)
COLUMNS = (
    TableColumn(
        "name",
        "Ward",
        lambda ward: ward.name,
        sort_key=lambda ward: ward.name.casefold(),
        spoken=lambda ward: f"Ward {ward.name}",
    ),
    TableColumn(
        "beds",
        "Beds",
        lambda ward: str(ward.beds or ""),
        CellPaint.FIGURES,
        ColumnWidth(least=60, gives_way=200),
        lambda ward: ward.beds,
        under="name",
        told_under=lambda ward: f"{ward.beds} beds" if ward.beds else "",
    ),
    TableColumn("words", "In words", lambda ward: ward.words, width=ColumnWidth(share=1)),
)


@pytest.fixture
def table(qtbot, look):
    made = DataTable(look, "Wards", COLUMNS, TableShape(tall=60, many=True))
    QAbstractItemModelTester(
        made.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, made
    )
    qtbot.addWidget(made)
    made.resize(640, 300)
    made.show_rows([(ward.name, ward) for ward in WARDS], "ash")
    made.show()
    qtbot.waitExposed(made)
    return made


def names(table):
    return [ward.name for ward in table.shown()]


def test_a_heading_sorts_turns_round_and_gives_the_first_order_back(table):
    heads = table.horizontalHeader()
    for wanted in (["ash", "Beech", "Cedar"], ["Cedar", "Beech", "ash"], ["Beech", "ash", "Cedar"]):
        heads.sectionClicked.emit(0)
        assert names(table) == wanted
        assert table.chosen() == "ash"


def test_rows_of_which_the_column_says_nothing_come_last_both_ways(table):
    for turned, wanted in ((False, ["Cedar", "Beech", "ash"]), (True, ["Beech", "Cedar", "ash"])):
        ranked = in_order(WARDS, lambda ward: ward.beds, descending=turned)
        assert [ward.name for ward in ranked] == wanted


def test_the_order_chosen_holds_for_rows_shown_later(table):
    table.horizontalHeader().sectionClicked.emit(0)
    table.show_rows([(ward.name, ward) for ward in reversed(WARDS)])
    assert names(table) == ["ash", "Beech", "Cedar"]


def test_a_heading_that_is_not_sorted_by_gives_the_first_order_back(table):
    table.horizontalHeader().sectionClicked.emit(0)
    table.horizontalHeader().sectionClicked.emit(2)
    assert names(table) == ["Beech", "ash", "Cedar"]
    assert not table.horizontalHeader().isSortIndicatorShown()


def test_arrows_choose_a_row_and_showing_one_tells_nobody(qtbot, table):
    told = []
    table.row_chosen.connect(told.append)
    table.choose("Beech")
    assert told == []
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert told == ["ash"]


def test_enter_and_a_double_click_open_a_row(qtbot, table):
    told = []
    table.row_opened.connect(told.append)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told == ["ash"]
    place = table.visualRect(table.model().index(2, 2)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told == ["ash"]
    double_click(table.viewport(), place)
    assert told == ["ash", "Cedar"]


def test_a_copy_is_what_a_spreadsheet_takes(qtbot, table):
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Ward\tBeds\tIn words\nash\t\tClosed for repairs"
    table.selectAll()
    table.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.count("\t") for line in lines] == [2, 2, 2, 2]


def test_a_column_without_room_stands_under_another(table):
    assert not table.isColumnHidden(1)
    table.resize(300, 300)
    assert table.isColumnHidden(1)
    assert [c.key for c in table.itemDelegate().folded["name"]] == ["beds"]
    assert table.grab().width() == 300
    table.resize(640, 300)
    assert table.itemDelegate().folded == {}


def test_assistive_technology_hears_more_than_is_painted_where_a_column_says_so(table):
    cell = table.model().index(0, 0)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Ward Beech"
    assert cell.data(ROW_ROLE) == WARDS[0]


def test_all_rows_have_two_lines_once_a_sentence_needs_them(table, look):
    heads = table.verticalHeader()
    assert heads.defaultSectionSize() == look.theme.px(34)
    table.resize(180, 300)
    assert heads.defaultSectionSize() == look.theme.px(60)


def test_widths_without_shares_are_kept_and_the_rest_is_shared():
    widths = (ColumnWidth(), ColumnWidth(share=1), ColumnWidth(share=3, least=100))
    assert fitted(widths, (50, 0, 0), 450, 1.0).pixels == (50, 100, 300)
    assert fitted(widths, (50, 0, 0), 90, 1.0).pixels == (50, 10, 100)


@pytest.mark.parametrize(
    ("most", "lines"),
    [(1, ["one two three"]), (2, ["one two", "three"]), (9, ["one two", "three"])],
)
def test_words_are_broken_where_a_line_is_full(most, lines):
    assert list(broken("one two three", lambda text: len(text) < 9, most)) == lines
