"""Who only hears the window hears the row of a list that the keyboard came to, and each one it goes on to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.session.page_entry import gone_to
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.tables.small_table import RowRule
from digistrat_desktop.ui.telling import stop_telling, tell_roles
from tests.helpers.kept_sample import ensure_kept

pytestmark = pytest.mark.ui
TAB, OTHER = Qt.FocusReason.TabFocusReason, Qt.FocusReason.OtherFocusReason


@pytest.fixture
def rows_said(monkeypatch, qapp):
    """Somebody listens; give the rows the keyboard is said to be at, in order, and all read out."""
    heard = []

    def take(event):
        thing = event.object()
        if event.type() == QAccessible.Event.Focus and isinstance(thing, RowRule):
            heard.append(thing.parentWidget().row_words(thing))
        if event.type() == QAccessible.Event.Announcement:
            heard.append(event.message())

    tell_roles(qapp)
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", take)
    yield heard
    stop_telling(qapp)


def words_at(table, place):
    return table.row_words(table._rules[place])


def come_to(seat, table, rows_said):
    """Bring the keyboard to a list from somewhere else."""
    seat.window.activateWindow()
    seat.window.setFocus(OTHER)
    seat.settle()
    rows_said.clear()
    table.setFocus(TAB)
    seat.settle()


def lists_on(seat, page_id):
    page = seat.go(page_id)
    return [one for one in page.findChildren(ListTable) if one.isVisible() and one.shown_ids()]


@pytest.mark.parametrize("page_id", [page.id for page in gone_to(PAGES)])
def test_a_list_says_the_row_it_is_at_once_the_keyboard_comes_to_it(seat, rows_said, page_id):
    for table in lists_on(seat, page_id):
        come_to(seat, table, rows_said)
        assert rows_said == [words_at(table, 0)]
        told = QAccessible.queryAccessibleInterface(table)
        assert QAccessible.queryAccessibleInterface(table._rules[0]).state().focused
        assert told.focusChild().object() is table._rules[0]
        assert table.accessibleDescription() == ""


def test_down_goes_on_from_the_row_that_was_said(seat, rows_said):
    table = lists_on(seat, "check")[0]
    come_to(seat, table, rows_said)
    seat.keys(Qt.Key.Key_Down)
    assert rows_said == [words_at(table, 0), words_at(table, 1)]
    assert table.chosen() == table.shown_ids()[1:2]
    come_to(seat, table, rows_said)
    assert rows_said == [words_at(table, 1)]


def test_a_list_never_tells_of_a_row_that_is_gone(seat, rows_said):
    table = lists_on(seat, "check")[0]
    come_to(seat, table, rows_said)
    seat.keys(Qt.Key.Key_Down)
    gone = words_at(table, 1)
    table.show_list([(one, ("Another", "", "")[: len(table.rows()[0])]) for one in ("x", "y")])
    told = QAccessible.queryAccessibleInterface(table)
    assert gone not in {told.text(QAccessible.Text.Description), words_at(table, 1)}


@pytest.fixture
def filled(seat_at):
    return seat_at(filled=ensure_kept)


@pytest.mark.parametrize("page_id", ["actions", "check", "constraints"])
def test_the_ring_round_a_row_and_its_ground_are_seen_whole_on_the_list(filled, page_id):
    found = lists_on(filled, page_id)
    assert found
    for table in found:
        for place in range(len(table.shown_ids())):
            ring = table._rect(place)
            assert ring.top() >= 0, place
            assert ring.bottom() <= table.height(), place


@pytest.mark.parametrize("head", ["Not mentioned", ""])
def test_a_row_is_heard_without_the_signs_that_its_words_begin_with(seat, qtbot, head):
    table = ListTable(seat.context.look, ("Severity", head), (1, 1), 100)
    qtbot.addWidget(table)
    table.show_rows([("Blocks us", "\N{BLACK DIAMOND} Estates\n\N{BLACK DIAMOND} Cyber")])
    table.show()
    said = table.row_words(table._rules[0])
    assert "\N{BLACK DIAMOND}" not in said
    assert said.endswith("Estates\nCyber")
