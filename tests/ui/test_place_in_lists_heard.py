"""Who listens hears where in a list the keyboard is, as soon as it comes there."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from digistrat_desktop.ui.kit.access import CurrentHeard, current_place
from digistrat_desktop.ui.pages.assess.question_list import SectionList
from digistrat_desktop.ui.tables.year_grid import YearGrid

pytestmark = pytest.mark.ui

PAGES = ("assess", "constraints", "metrics", "actions", "progress", "record", "settle")


def lists_on(page):
    return [
        view
        for view in page.findChildren(QAbstractItemView)
        if view.isVisible() and not isinstance(view, QHeaderView)
    ]


@pytest.mark.parametrize("page_id", PAGES)
def test_every_list_that_takes_the_keyboard_tells_its_place(seat, page_id):
    for view in lists_on(seat.go(page_id)):
        assert view.findChildren(CurrentHeard), view.accessibleName()


def heard_at(view):
    place = current_place(view)
    child = QAccessible.queryAccessibleInterface(view).child(place)
    return child.text(QAccessible.Text.Name)


def test_the_place_in_the_questions_is_the_question_on_the_page(seat):
    page = seat.go("assess", "ALN-02")
    (view,) = page.findChildren(SectionList)
    assert heard_at(view).startswith("Link to the trust's objectives")


def test_the_place_in_a_grid_is_the_cell(seat):
    page = seat.go("constraints")
    grid = next(view for view in page.findChildren(YearGrid) if view.isVisible())
    grid.setCurrentIndex(grid.model().index(1, 2))
    assert heard_at(grid) == str(grid.currentIndex().data(int(Qt.ItemDataRole.AccessibleTextRole)))


def test_a_list_with_no_place_tells_none(seat):
    (view,) = seat.go("assess", "ALN-02").findChildren(SectionList)
    view.setCurrentIndex(QModelIndex())
    assert current_place(view) is None
