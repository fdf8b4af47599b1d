"""Trusts together and What Good Looks Like at the window."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from digistrat_desktop.ui.tables.table_model import ROW_ROLE
from tests.helpers.trusts import Filler
from tests.ui.test_every_page import cut_buttons, cut_labels, overlaps, sized

NAMES = ("Ashford NHS Trust", "Borough <b>NHS</b> Trust", "Carrick NHS Trust")


def three_trusts(library):
    for name in NAMES:
        filler = Filler(library.pack_in_use(), name)
        trust = filler.trust(name, "")
        filler.answer_all(filler.assessment(trust, "Autumn 2026", dt.date(2026, 10, 1)), 0.2)
        filler.write(library)


@pytest.fixture
def seat(seat_at):
    return seat_at(filled=three_trusts)


def heads(page):
    model = page.table.model()
    return [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]


def test_every_trust_is_a_column_by_name(seat):
    page = seat.go("group")
    assert heads(page)[2:] == list(NAMES)


def test_hiding_names_hides_them_in_the_table_and_the_file(seat, tmp_path):
    page = seat.go("group")
    page.hide_names.click()
    assert heads(page)[2:] == ["Trust A", "Trust B", "Trust C"]
    seat.dialogs.file = tmp_path / "together.csv"
    page.export("csv")
    seat.settle()
    assert "Ashford" not in (tmp_path / "together.csv").read_text("utf-8-sig")


def test_each_answer_has_a_word_and_a_symbol(seat):
    model = seat.go("group").table.model()
    for row in range(model.rowCount()):
        for column in range(2, model.columnCount()):
            cell = model.index(row, column)
            assert cell.data()
            assert model.columns[column].symbol(cell.data(ROW_ROLE)) is not None


def test_the_table_keeps_the_promises_of_a_model(seat):
    page = seat.go("group")
    tester = QAbstractItemModelTester(
        page.table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    for button in page.sections.chips.values():
        button.click()
    assert tester.model().rowCount() > 0


def test_one_trust_alone_is_told_what_to_do(seat_at):
    seat = seat_at()
    page = seat.go("group")
    assert page.empty.isVisible()
    page.empty.acted.emit()
    seat.settle()
    assert seat.window.shell.shown_page() is seat.page("exchange")


@pytest.mark.parametrize("page_id", ["group", "elsewhere"])
@pytest.mark.parametrize(("size", "percent"), [((1024, 560), 100), ((1366, 768), 200)])
def test_nothing_is_clipped(seat_at, page_id, size, percent):
    seat = seat_at(filled=three_trusts, size=size, settings=sized(percent))
    page = seat.go(page_id)
    assert cut_labels(page) == []
    assert cut_buttons(page) == []
    assert overlaps(page) == []
