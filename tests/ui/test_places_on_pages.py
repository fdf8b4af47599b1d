"""Where a page opens, and what stays at its top when all of it is laid out at another size."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLabel

from digistrat_desktop.system.settings import Settings
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.page_parts import ScrollPage
from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.session.page_entry import in_rail
from digistrat_desktop.ui.window.doing import sequence
from tests.helpers.kept_sample import ensure_kept

pytestmark = pytest.mark.ui


@pytest.fixture
def sample(seat_at):
    """Give the small window on the sample, where nearly every page is higher than what is seen."""
    return seat_at(filled=ensure_kept, size=(1024, 560))


def areas(page):
    seen = [one for one in page.findChildren(ScrollPage) if one.isVisible()]
    return [one for one in seen if one.verticalScrollBar().maximum() > 0]


def scroll(area, share):
    """Scroll as a person does: what follows the keyboard leaves it there."""
    bar = area.verticalScrollBar()
    bar.setSliderPosition(round(bar.maximum() * share))
    bar.triggerAction(bar.SliderAction.SliderMove)


def first_seen(area):
    """Give the first line of words of which all is seen, and how far down it stands."""
    view = area.viewport()
    found = [one for one in area.sheet.findChildren(QLabel) if one.isVisible() and one.text()]
    places = [(one.mapTo(view, QPoint(0, 0)).y(), one) for one in found]
    return min((place for place in places if place[0] >= 0), key=lambda place: place[0])


def by_click(seat, page):
    QTest.mouseClick(seat.window.shell.rail.button(page.id), Qt.MouseButton.LeftButton)


def by_keys(seat, page):
    press = sequence(page.keys)[0]
    seat.keys(press.key(), modifiers=press.keyboardModifiers())


@pytest.mark.parametrize("way", [by_click, by_keys])
def test_a_page_reached_from_the_menu_opens_at_its_top(sample, way):
    left, tried = [], 0
    for page in in_rail(PAGES):
        shown = sample.go(page.id)
        for area in areas(shown):
            scroll(area, 1)
            tried += 1
        sample.go("details")
        way(sample, page)
        sample.settle()
        left += [page.id for area in areas(shown) if area.verticalScrollBar().value() > 0]
    assert left == []
    assert tried > len(in_rail(PAGES)) / 2


@pytest.mark.parametrize("page_id", ["assess", "progress", "actions", "check", "constraints"])
def test_a_page_come_to_by_its_keys_in_large_text_shows_its_title_and_the_keyboard(
    seat_at, page_id
):
    seat = seat_at(
        filled=ensure_kept, size=(1366, 768), settings=Settings(theme="light", text_percent=200)
    )
    shown = seat.go(page_id)
    for area in areas(shown):
        scroll(area, 1)
    seat.go("details")
    by_keys(seat, next(page for page in PAGES if page.id == page_id))
    seat.settle()
    titles = [one for one in shown.findChildren(QLabel) if one.property("role") == "page"]
    title = next(one for one in titles if one.isVisible())
    for part in (title, seat.focus()):
        assert part.visibleRegion().boundingRect().height() == part.height()


@pytest.mark.parametrize(("key", "value"), [("text_percent", 150), ("theme", "dark")])
@pytest.mark.parametrize("page_id", ["home", "assess", "progress", "check", "help"])
def test_what_was_at_the_top_stays_at_the_top_at_another_size(sample, page_id, key, value):
    shown, usual = sample.go(page_id), {"text_percent": 100, "theme": "light"}
    for area in areas(shown):
        scroll(area, 0.4)
        sample.settle()
        away, words = first_seen(area)
        scroll(area, (area.verticalScrollBar().value() + away) / area.verticalScrollBar().maximum())
        sample.settle()
        before = words.mapTo(area, QPoint(0, 0)).y()
        for setting in (value, usual[key]):
            sample.context.preferences.set(key, setting)
            sample.settle()
            top = words.mapTo(area, QPoint(0, 0)).y()
            assert abs(top - before) <= words.height(), (words.text(), setting)


def test_a_page_that_is_come_back_to_is_as_it_was_left(sample):
    """Check leads to what is to be fixed, and each such place has a way back to the finding."""
    check = sample.go("check")
    (area,) = areas(check)
    scroll(area, 0.5)
    fix = next(
        one
        for one in check.findChildren(LinkButton)
        if one.accessibleName().startswith("Fix: ") and one.visibleRegion().boundingRect().height()
    )
    name, at = fix.accessibleName(), area.verticalScrollBar().value()
    fix.setFocus()
    QTest.mouseClick(fix, Qt.MouseButton.LeftButton)
    sample.settle()
    back = sample.window.shell.back
    assert sample.window.shell.shown_page() is not check
    assert back.isVisible()
    assert back.text() == "Back to Check"
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    sample.settle()
    assert sample.window.shell.shown_page() is check
    assert area.verticalScrollBar().value() == at
    assert sample.focus().accessibleName() == name
    assert not back.isVisible()


def test_a_way_back_is_gone_once_a_person_goes_elsewhere_by_the_menu(sample):
    sample.go("check")
    sample.context.navigator.go("metrics")
    assert sample.window.shell.back.isVisible()
    by_click(sample, next(page for page in PAGES if page.id == "actions"))
    assert not sample.window.shell.back.isVisible()


def test_a_list_that_is_scrolled_begins_at_the_same_row_at_another_size(sample):
    page = sample.go("assess")
    view = next(v for v in page.findChildren(QAbstractItemView) if v.isVisible())
    bar = view.verticalScrollBar()
    bar.setSliderPosition(bar.maximum() // 2)
    bar.triggerAction(bar.SliderAction.SliderMove)
    first = view.indexAt(QPoint(0, 0)).data()
    sample.context.preferences.set("text_percent", 150)
    sample.settle()
    assert view.indexAt(QPoint(0, 0)).data() == first
