"""Promises every page keeps: nothing clipped, nothing sideways, everything named."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from digistrat_desktop.system.settings import Settings
from digistrat_desktop.ui.text import ElidedLabel, PlainLabel

PAGES = ("home", "start", "assess", "library", "progress", "settings", "help")
LATER = ("strategy", "constraints", "actions", "check")
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


@pytest.mark.parametrize("page_id", [*PAGES, *LATER])
@pytest.mark.parametrize(
    ("size", "percent"), [((1024, 560), 100), ((1024, 560), 200), ((1366, 768), 125)]
)
def test_nothing_is_cut_or_scrolls_sideways(seat_at, page_id, size, percent):
    seat = seat_at(settings=sized(percent), size=size)
    page = seat.go(page_id)
    assert seat.window.size().toTuple() == size
    assert cut_labels(page) == []
    assert cut_buttons(page) == []
    assert overlaps(page) == []
    assert sideways(page) == []


@pytest.mark.parametrize("page_id", ["home", "start", "assess"])
def test_nothing_is_cut_where_nothing_is_there_yet(seat_at, page_id):
    seat = seat_at(full=False, settings=sized(200), size=(1024, 560))
    page = seat.go(page_id)
    assert (cut_labels(page), cut_buttons(page), overlaps(page)) == ([], [], [])


def accessible_tree(widget):
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is not None:
        yield interface


@pytest.mark.parametrize("page_id", [*PAGES, *LATER])
def test_every_control_has_a_name(seat, page_id):
    seat.go(page_id)
    nameless = []
    for widget in seat.window.findChildren(QWidget):
        takes_focus = widget.focusPolicy() & FOCUSABLE and widget.focusProxy() is None
        if not widget.isVisible() or not takes_focus:
            continue
        names = [i.text(QAccessible.Text.Name).strip() for i in accessible_tree(widget)]
        nameless += [type(widget).__name__ for name in names if not name]
    assert nameless == []


@pytest.mark.parametrize("page_id", [*PAGES, *LATER])
def test_every_target_is_large_enough_to_hit(seat, page_id):
    page = seat.go(page_id)
    controls = [*visible(page, QAbstractButton), *visible(page, QLineEdit)]
    small = [(c.accessibleName(), c.size().toTuple()) for c in controls if c.height() < 24]
    assert small == []


@pytest.mark.parametrize("page_id", ["start", "library"])
def test_no_place_of_the_rail_is_marked_on_a_page_without_one(seat, page_id):
    seat.go("progress")
    seat.go(page_id)
    rail = seat.window.shell.rail
    assert [b for b in rail.findChildren(QAbstractButton) if b.isChecked()] == []


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
@pytest.mark.parametrize("page_id", PAGES)
def test_words_stand_out_in_every_palette(seat_at, theme, page_id):
    seat = seat_at(settings=sized(100, theme))
    page = seat.go(page_id)
    window = seat.window.grab().toImage()
    assert window.width() == seat.window.width()
    label = next(x for x in visible(page, QLabel) if x.text())
    colours = seat.context.look.theme.colours
    assert label.palette().windowText().color().name().upper() != colours.canvas
