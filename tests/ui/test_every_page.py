"""Promises every page keeps: nothing clipped, nothing sideways, everything named."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from digistrat_desktop.system.settings import Settings
from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.session.page_entry import RailPlace, gone_to
from digistrat_desktop.ui.text import ElidedLabel, PlainLabel

HERE = tuple(page.id for page in gone_to(PAGES))
FOCUSABLE = Qt.FocusPolicy.TabFocus


def sized(percent, theme="light"):
    return Settings(theme=theme, text_percent=percent)


def visible(page, kind):
    return [w for w in page.findChildren(kind) if w.isVisible() and w.visibleRegion() is not None]


def needed_height(label):
    flags = int(Qt.TextFlag.TextWordWrap) if label.wordWrap() else 0
    room = QRect(0, 0, label.contentsRect().width(), 100_000)
    return label.fontMetrics().boundingRect(room, flags, label.text()).height()


def cut_labels(page):
    wrong = []
    for label in visible(page, PlainLabel):
        if isinstance(label, ElidedLabel) or not label.text():
            continue
        metrics = label.fontMetrics()
        longest = max(label.text().split(), key=metrics.horizontalAdvance, default="")
        words = longest if label.wordWrap() else label.text()
        too_wide = metrics.horizontalAdvance(words.replace("&", "")) > label.width() + 1
        if too_wide or needed_height(label) > label.height() + 1:
            wrong.append((label.text(), label.size().toTuple(), needed_height(label)))
    return wrong


def cut_buttons(page):
    return [
        (b.text() or b.accessibleName(), b.size().toTuple(), b.sizeHint().toTuple())
        for b in visible(page, QPushButton)
        if b.width() < b.minimumSizeHint().width() or b.height() < b.minimumSizeHint().height()
    ]


def overlaps(page):
    """Give pairs of buttons that stand over each other."""
    places = [(b, QRect(b.mapTo(page, QPoint(0, 0)), b.size())) for b in visible(page, QPushButton)]
    return [
        (one.text(), other.text())
        for number, (one, here) in enumerate(places)
        for other, there in places[number + 1 :]
        if here.intersects(there)
    ]


def sideways(page):
    areas = [page, *page.findChildren(QScrollArea)]
    return [
        area
        for area in areas
        if isinstance(area, QScrollArea)
        and area.isVisible()
        and area.widget().width() > area.viewport().width()
    ]


FAULTS = (cut_labels, cut_buttons, overlaps, sideways)


def faults_of_every_page(seat):
    """Give what is wrong with how each page is laid out, page by page."""
    found = {}
    for page_id in HERE:
        seat.go(page_id)
        page = seat.window.shell.shown_page()
        found[page_id] = [fault for check in FAULTS for fault in check(page)]
    return {page_id: faults for page_id, faults in found.items() if faults}


@pytest.mark.parametrize(
    ("size", "percent"), [((1024, 560), 100), ((1024, 560), 200), ((1366, 768), 125)]
)
def test_nothing_is_cut_or_scrolls_sideways_on_any_page(seat_at, size, percent):
    seat = seat_at(settings=sized(percent), size=size)
    assert faults_of_every_page(seat) == {}
    assert seat.window.size().toTuple() == size


def test_nothing_is_cut_where_nothing_is_there_yet(seat_at):
    seat = seat_at(full=False, settings=sized(200), size=(1024, 560))
    assert faults_of_every_page(seat) == {}


def accessible_tree(widget):
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is not None:
        yield interface


def test_every_control_of_every_page_has_a_name(seat):
    nameless = []
    for page_id in HERE:
        seat.go(page_id)
        for widget in seat.window.findChildren(QWidget):
            takes_focus = widget.focusPolicy() & FOCUSABLE and widget.focusProxy() is None
            if not widget.isVisible() or not takes_focus:
                continue
            names = [i.text(QAccessible.Text.Name).strip() for i in accessible_tree(widget)]
            nameless += [(page_id, type(widget).__name__) for name in names if not name]
    assert nameless == []


def test_every_target_of_every_page_is_large_enough_to_hit(seat):
    small = []
    for page_id in HERE:
        page = seat.go(page_id)
        controls = [*visible(page, QAbstractButton), *visible(page, QLineEdit)]
        small += [(page_id, c.accessibleName()) for c in controls if c.height() < 24]
    assert small == []


def test_no_place_of_the_rail_is_marked_on_a_page_without_one(seat):
    for page in gone_to(PAGES):
        seat.go(page.id)
        marked = [b for b in seat.window.shell.rail.findChildren(QAbstractButton) if b.isChecked()]
        assert len(marked) == (page.rail is not RailPlace.NONE), page.id


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
def test_words_stand_out_in_every_palette(seat_at, theme):
    seat = seat_at(settings=sized(100, theme))
    for page_id in HERE:
        page = seat.go(page_id)
        window = seat.window.grab().toImage()
        assert window.width() == seat.window.width()
        label = next(x for x in visible(page, QLabel) if x.text())
        colours = seat.context.look.theme.colours
        assert label.palette().windowText().color().name().upper() != colours.canvas
