"""Ctrl+F searches the list at hand, on every page; where there is none, anything."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from digistrat_desktop.ui.kit.access import Finder
from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.session.page_entry import gone_to
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.table_view import DataTable
from digistrat_desktop.ui.window.palette import Palette
from tests.helpers.kept_sample import ensure_kept

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def seat(seat_at):
    return seat_at(filled=ensure_kept)


def ask(seat):
    seat.keys(Qt.Key.Key_F, modifiers=CTRL)
    seat.settle()
    return seat.focus()


def said_in(table):
    """Give the words of each row that is seen."""
    if isinstance(table, DataTable):
        return [" ".join(c.text(row) for c in table._model.columns) for row in table.shown()]
    rows = dict(zip(table._ids, table.rows(), strict=True))
    said = (rows[one] for one in table.shown_ids())
    return [" ".join(cell.text() for cell in row if hasattr(cell, "text")) for row in said]


def lists_on(page):
    """Give the lists with rows that no search of their page leaves out already."""
    found = [*page.findChildren(ListTable), *page.findChildren(DataTable)]
    outer = [one.owner for one in page.findChildren(Finder)]
    own = (one for one in found if not any(o is not one and o.isAncestorOf(one) for o in outer))
    return [one for one in own if one.isVisible() and len(said_in(one)) > 1]


@pytest.mark.parametrize("page_id", [page.id for page in gone_to(PAGES)])
def test_every_list_of_a_page_is_searched_by_ctrl_f(seat, page_id):
    page = seat.go(page_id)
    for table in lists_on(page):
        before = said_in(table)
        counts = Counter(word for row in before for word in set(row.split()) if word.isalpha())
        word, count = min(counts.items(), key=lambda one: (one[1], -len(one[0])))
        table.setFocus()
        line = ask(seat)
        assert isinstance(line, QLineEdit)
        assert table.isAncestorOf(line)
        seat.write(word.upper())
        seat.settle()
        found = said_in(table)
        assert count <= len(found) < len(before) or len(before) == count
        assert all(word.lower() in row.lower() for row in found)
        seat.keys(Qt.Key.Key_Escape)
        seat.settle()
        assert said_in(table) == before
        assert seat.focus() is table


def test_ctrl_f_without_the_keyboard_in_a_list_takes_the_first_one(seat):
    page = seat.go("home")
    seat.window.shell.rail.button("home").setFocus()
    line = ask(seat)
    assert page.findChildren(ListTable)[0].isAncestorOf(line)


def test_accents_do_not_matter_in_a_search(seat):
    page = seat.go("home")
    table = page.findChildren(ListTable)[0]
    ask(seat).setText("àutumn")
    assert len(table.shown_ids()) == 2


def test_where_there_is_no_list_ctrl_f_finds_anything(seat):
    seat.go("settings")
    ask(seat)
    palette = next(one for one in seat.window.findChildren(Palette) if one.isVisible())
    palette.reject()


def test_what_a_search_leaves_out_is_not_chosen(seat):
    table = seat.go("home").findChildren(ListTable)[0]
    table.choose(table.shown_ids())
    ask(seat)
    seat.write("spring")
    assert len(table.chosen()) == 1
