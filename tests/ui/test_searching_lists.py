"""Ctrl+F searches the list at hand, on every page; where there is none, anything."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from digistrat_desktop.ui.kit.access import Finder
from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.session.page_entry import gone_to
from digistrat_desktop.ui.tables.grid_view import GridView
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.table_view import DataTable
from digistrat_desktop.ui.tables.year_grid import YearGrid
from digistrat_desktop.ui.tables.year_model import RowKind
from digistrat_desktop.ui.window.palette import Palette
from tests.helpers.kept_sample import ensure_kept

DOWN, ACROSS = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
HEARD = Qt.ItemDataRole.AccessibleTextRole
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


def titles_in(grid):
    """Give the titles of the rows and the columns that are seen, without names of groups."""
    model = grid.model()
    rows = [at for at in range(model.rowCount()) if not grid.isRowHidden(at)]
    if isinstance(grid, YearGrid):
        rows = [at for at in rows if grid.values.rows[at].kind is not RowKind.HEAD]
    down = [model.headerData(at, DOWN, HEARD) for at in rows]
    return down, [model.headerData(at, ACROSS) for at in range(model.columnCount())]


def grids_on(page):
    found = [*page.findChildren(GridView), *page.findChildren(YearGrid)]
    return [grid for grid in found if grid.isVisible() and len(titles_in(grid)[0]) > 1]


@pytest.mark.parametrize("page_id", ["strategy", "constraints"])
def test_every_grid_is_searched_by_ctrl_f(seat, page_id):
    page = seat.go(page_id)
    grids = grids_on(page)
    assert grids
    for grid in grids:
        before = titles_in(grid)
        grid.setFocus()
        here = grid.current()
        line = ask(seat)
        assert grid.parentWidget().isAncestorOf(line)
        seat.write(before[0][-1].split(".")[0].upper())
        seat.settle()
        rows, columns = titles_in(grid)
        assert 0 < len(rows) < len(before[0])
        assert set(rows) <= set(before[0])
        assert columns == before[1]
        seat.keys(Qt.Key.Key_Escape)
        seat.settle()
        assert titles_in(grid) == before
        assert seat.focus() is grid
        grid.go_to(*(here if isinstance(grid, YearGrid) else here[:1]))


def test_a_matrix_is_searched_by_the_titles_of_its_columns_where_no_row_has_the_words(seat):
    grid = seat.go("strategy").alignment.grid
    rows, columns = titles_in(grid)
    grid.setFocus()
    ask(seat)
    seat.write(columns[-1])
    seat.settle()
    assert titles_in(grid) == (rows, columns[-1:])
    seat.keys(Qt.Key.Key_Return)
    assert columns[-1] in grid.words()
    assert seat.page("strategy").alignment._cell() == seat.page("strategy").alignment._map.cell(
        *grid.current()
    )


def test_a_grid_in_which_nothing_is_found_comes_back(seat):
    grid = seat.go("strategy").alignment.grid
    before, here = titles_in(grid), grid.current()
    grid.setFocus()
    line = ask(seat)
    seat.write("nothing is called so")
    assert titles_in(grid) == ([], [])
    line.clear()
    assert (titles_in(grid), grid.current()) == (before, here)


def test_what_a_search_leaves_out_of_a_grid_is_shown_as_soon_as_it_is_wanted(seat):
    matrix = seat.go("strategy").alignment.grid
    first, last = matrix._all.rows[0], matrix._all.rows[-1]
    matrix.setFocus()
    ask(seat)
    seat.write(first.title)
    assert matrix.go_to(last.id)
    assert matrix.current()[0] == last.id
    years = seat.go("constraints").figures.grid
    there = [row.id for row in years.values.rows if row.kind is RowKind.FIGURES]
    years.setFocus()
    ask(seat)
    seat.write(years.values.rows[-1].spoken)
    assert years.go_to(there[0], years.values.years[0])
    assert not any(years.isRowHidden(at) for at in range(len(years.values.rows)))


def test_what_is_pasted_into_a_grid_that_is_searched_is_seen_whole(seat):
    years = seat.go("constraints").figures.grid
    rows = [row for row in years.values.rows if row.kind is RowKind.FIGURES]
    years.setFocus()
    ask(seat)
    seat.write(rows[0].spoken)
    years.go_to(rows[0].id, years.values.years[0])
    QApplication.clipboard().setText("1\t2\n3\t4")
    years.paste()
    seat.settle()
    assert not any(years.isRowHidden(at) for at in range(len(years.values.rows)))
