"""Tab goes through a form as the eye does: by rows, the left field before the right."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

pytestmark = pytest.mark.ui


def way_of_tab(form, first, count):
    """Give where each field stands as Tab comes to it, row before column."""
    first.setFocus()
    places = []
    for _ in range(count):
        field = QGuiApplication.focusObject()
        assert form.isAncestorOf(field)
        corner = field.mapTo(form, QPoint())
        places.append((corner.y(), corner.x()))
        QTest.keyClick(form.window(), Qt.Key.Key_Tab)
    return places


def test_tab_goes_through_a_metrics_definition_by_rows(page):
    page.show_definition()
    page.seat.settle()
    form = page.definition
    places = way_of_tab(form, form.form.control("name"), len(form.form.fields.boxes))
    assert places == sorted(places)
    assert len(set(places)) == len(places)


def test_tab_goes_through_a_reading_by_rows(page):
    page.show_reading()
    page.seat.settle()
    form = page.reading
    places = way_of_tab(form, form.form.control("period"), 4)
    assert places == sorted(places)
    assert len(set(places)) == len(places)
