"""No words end in dots, break or stop at an edge where there is room for the rest of them."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
)

from digistrat_desktop.ui.forms.choice_field import ChoiceField
from digistrat_desktop.ui.pages.assess.frame import AssessFrame
from digistrat_desktop.ui.pages.check.findings_card import StandingCard
from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.session.page_entry import gone_to
from digistrat_desktop.ui.tables.columns import CellPaint
from digistrat_desktop.ui.tables.table_view import DataTable
from digistrat_desktop.ui.tables.year_grid import YearGrid
from digistrat_desktop.ui.text import PlainLabel
from tests.helpers.kept_sample import ensure_kept

pytestmark = pytest.mark.ui
HERE = tuple(page.id for page in gone_to(PAGES))
_ENOUGH = 0.75  # of the width there is: narrower, a sentence breaks beside empty space


def visible(page, kind):
    return [one for one in page.findChildren(kind) if one.isVisible()]


def cut_hints(page):
    """Give what stands in empty fields and is longer than they are."""
    found = []
    for field in visible(page, QLineEdit):
        option = QStyleOptionFrame()
        field.initStyleOption(option)
        kind = QStyle.SubElement.SE_LineEditContents
        room = field.style().subElementRect(kind, option, field).width() - 4
        words = field.placeholderText()
        if not field.text() and field.fontMetrics().horizontalAdvance(words) > room:
            found.append((words, field.size().toTuple()))
    return found


def cut_choices(page):
    """Give what is chosen in a list and is longer than the field."""
    found = []
    for field in visible(page, ChoiceField):
        option = QStyleOptionComboBox()
        field.initStyleOption(option)
        whole = field.placeholderText() if field.currentIndex() < 0 else field.currentText()
        if field.shown_in(option) != whole:
            found.append((whole, field.size().toTuple()))
    return found


def cut_cells(page):
    """Give the words of tables for which their row is too low."""
    found = []
    for table in visible(page, DataTable):
        delegate, model = table.itemDelegate(), table.model()
        for at, column in enumerate(model.columns):
            if table.isColumnHidden(at) or column.kind is not CellPaint.WORDS:
                continue
            for number, row in enumerate(table.shown()):
                needed = delegate.height(column, row, table.columnWidth(at))
                if needed > table.rowHeight(number):
                    found.append((column.text(row), needed, table.rowHeight(number)))
    return found


def cut_years(page):
    """Give the grids of years where the last year in sight is cut through."""
    found = []
    for grid in visible(page, YearGrid):
        edge = grid.viewport().width()
        heads = grid.horizontalHeader()
        places = [heads.sectionViewportPosition(at) for at in range(heads.count())]
        found += [x for x in places if x < edge < x + heads.defaultSectionSize()]
    return found


def broken_beside_room(page):
    """Give sentences of several lines in less than the width there is, with nothing beside them."""
    found = []
    for label in visible(page, PlainLabel):
        above, place = label.parentWidget(), label.geometry()
        if not label.wordWrap() or label.height() < 1.8 * label.fontMetrics().height():
            continue
        others = [one for one in above.children() if one is not label and one.isWidgetType()]
        right = QRect(place.right() + 1, place.top(), above.width(), place.height())
        left = QRect(0, place.top(), place.left(), place.height())
        beside = [
            one
            for one in others
            if one.isVisible()
            and (one.geometry().intersects(right) or one.geometry().intersects(left))
        ]
        if not beside and place.width() < _ENOUGH * above.width():
            found.append((label.text(), place.width(), above.width()))
    return found


def cut_ends(page):
    """Give the words at the foot of questions that end in dots."""
    frames = [(one.progress.text(), one.width()) for one in visible(page, AssessFrame)]
    return [one for one in frames if "…" in one[0]]


FAULTS = (cut_ends, cut_hints, cut_choices, cut_cells, cut_years, broken_beside_room)


@pytest.mark.parametrize("size", [(1366, 768), (1024, 560)])
@pytest.mark.parametrize("percent", [150, 200])
def test_no_page_cuts_or_breaks_what_it_has_room_for(seat_at, size, percent):
    seat = seat_at(filled=ensure_kept, size=size)
    seat.go("actions")  # made for smaller letters than it is looked at with
    seat.context.preferences.set("text_percent", percent)
    found = {}
    for page_id in HERE:
        page = seat.go(page_id)
        faults = [(check.__name__, one) for check in FAULTS for one in check(page)]
        if faults:
            found[page_id] = faults
    assert found == {}


def test_a_choice_that_is_longer_than_its_field_is_told_whole_by_a_tip(qtbot):
    words = "Document: a named document, minutes or a report, with a date or version"
    field = ChoiceField("How strong", (("document", words),))
    qtbot.addWidget(field)
    field.set_choice("document")
    at = QPoint(10, 10)
    asked = QHelpEvent(QEvent.Type.ToolTip, at, field.mapToGlobal(at))
    whole = field.fontMetrics().horizontalAdvance(words)  # the letters may be large by now
    for width, told in ((whole + 100, False), (whole // 3, True)):
        field.resize(width, 32)
        QApplication.sendEvent(field, asked)
        assert (words in field.toolTip()) is told


@pytest.mark.parametrize("size", [(1366, 768), (1024, 560)])
def test_each_strength_of_evidence_is_read_whole_in_its_field(seat_at, size):
    seat = seat_at(size=size)
    page = seat.go("assess")
    page.reasons.evidence.add_button.click()
    seat.settle()
    field = page.reasons.evidence.form.control("strength")
    for at in range(field.count()):
        field.setCurrentIndex(at)
        option = QStyleOptionComboBox()
        field.initStyleOption(option)
        assert field.shown_in(option) == field.itemText(at)


def test_all_of_the_importance_of_findings_stands_beside_them(seat_at):
    seat = seat_at(filled=ensure_kept, size=(1920, 1080))
    table = seat.go("check").findChild(StandingCard).table
    rows = [row for row in table.rows() if row[0].isVisible()]
    widest = max(row[0].sizeHint().width() for row in rows)
    gap = seat.context.look.theme.space(6)
    for importance, told, *_ in rows:
        assert importance.heightForWidth(importance.width()) <= importance.height()
        assert told.x() - importance.x() <= widest + gap
