"""What was undone in a field is redone in it, by each key that redoes, and nothing else is touched."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.session.page_entry import gone_to
from tests.ui.constraints.test_capacity_grid import stand_on
from tests.ui.constraints.test_constraints_page import page_at
from tests.ui.test_session import answer

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
REDOES = {"Ctrl+Y": (Qt.Key.Key_Y, CTRL), "Ctrl+Shift+Z": (Qt.Key.Key_Z, CTRL | SHIFT)}


def text_of(field):
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def is_password(field):
    """Qt keeps nothing of a password that could be redone."""
    return isinstance(field, QLineEdit) and field.echoMode() != QLineEdit.EchoMode.Normal


def fields_of(page):
    found = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
    free = [one for one in found if one.isVisible() and one.isEnabled() and not one.isReadOnly()]
    return [one for one in free if not is_password(one)]


def redoes_in(field, key, modifiers):
    field.setFocus()
    QTest.keyClicks(field, "1")
    typed = text_of(field)
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    undone = text_of(field)
    QTest.keyClick(field, key, modifiers)
    assert undone != typed
    return text_of(field) == typed


@pytest.mark.parametrize("redo", REDOES)
def test_every_text_field_of_every_page_redoes_by_both_keys(seat, redo):
    met = 0
    for page in gone_to(PAGES):
        shown = seat.go(page.id)
        for field in fields_of(shown):
            met += 1
            assert redoes_in(field, *REDOES[redo]), (page.id, field.accessibleName())
    assert met > 3


@pytest.mark.parametrize("redo", REDOES)
def test_a_form_redoes_its_own_text_and_no_answer_of_another_page(seat, redo):
    seat.go("assess")
    answer(seat, "siloed")
    seat.settle()
    seat.session.undo()
    seat.settle()
    waits = seat.session.redo_label
    seat.window.go_to("actions", "add")
    seat.settle()
    field = next(one for one in fields_of(seat.page("actions")) if isinstance(one, QLineEdit))
    assert redoes_in(field, *REDOES[redo])
    assert waits
    assert seat.session.redo_label == waits


@pytest.mark.parametrize("redo", REDOES)
def test_a_cell_being_typed_in_redoes_its_own_text(seat, redo):
    page = page_at(seat, "reality")
    stand_on(seat, page, "Available", "Capital")
    QTest.keyClicks(page.figures.grid, "4")
    assert redoes_in(QApplication.focusWidget(), *REDOES[redo])
