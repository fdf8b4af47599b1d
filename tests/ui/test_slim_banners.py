"""What is told above a page is a line or two, and covers nothing of the page."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton

from digistrat_desktop.system.settings import Settings
from digistrat_desktop.ui.kit.buttons import PrimaryButton
from digistrat_desktop.ui.kit.page_parts import ScrollPage
from tests.ui.seat import ready_to_sign

pytestmark = pytest.mark.ui
SIZES = ((1024, 560), (1366, 768), (1920, 1080))


def top_of(seat, widget):
    return widget.mapTo(seat.window, QPoint(0, 0)).y()


def title_of(page):
    return next(one for one in page.findChildren(QLabel) if one.text() == "Sign off")


def is_seen(seat, widget):
    area = next(one for one in seat.page("signing").findChildren(ScrollPage))
    return top_of(seat, widget) >= top_of(seat, area.viewport())


@pytest.fixture(params=[100, 200])
def seats(request, seat_at):
    settings = Settings(theme="light", text_percent=request.param)
    return lambda size: seat_at(settings=settings, size=size)


@pytest.mark.parametrize("size", SIZES)
def test_the_question_for_a_name_is_one_line_with_nothing_cut(seats, size):
    seat = seats(size)
    seat.context.navigator.name_wanted.emit(lambda: None)
    seat.settle()
    bar = seat.window._name_bar
    buttons = bar.findChildren(QPushButton)
    assert bar.height() <= max(one.sizeHint().height() for one in buttons) + 16
    assert bar.field.width() >= bar.field.fontMetrics().horizontalAdvance("A. Rahman") + 20
    for one in (*buttons, *bar.findChildren(QLabel)):
        assert one.isHidden() or one.width() >= one.sizeHint().width(), one.text()
        assert one.isHidden() or one.geometry().right() < bar.width()


@pytest.mark.parametrize("size", SIZES)
def test_the_title_of_sign_off_is_seen_while_a_name_is_asked_for_and_after_it(seats, size):
    seat = seats(size)
    page = ready_to_sign(seat)
    seat.context.navigator.name_wanted.emit(lambda: None)
    seat.settle()
    assert is_seen(seat, title_of(page))
    sign = next(one for one in page.findChildren(PrimaryButton) if one.isVisible())
    sign.click()
    seat.settle()
    assert seat.session.is_locked
    assert seat.banners() == []
    area, key = page.findChild(ScrollPage), seat.focus()
    far = top_of(seat, key) + key.height() - top_of(seat, title_of(page))
    assert is_seen(seat, title_of(page)) or far > area.viewport().height()


def test_what_asks_for_a_name_does_not_cover_the_page(seats):
    seat = seats((1366, 768))
    page = seat.go("signing")
    before = top_of(seat, title_of(page))
    seat.context.navigator.name_wanted.emit(lambda: None)
    seat.settle()
    assert seat.window._name_bar.isVisible()
    bar = seat.window._name_bar
    assert top_of(seat, title_of(page)) >= top_of(seat, bar) + bar.height()
    assert before < top_of(seat, title_of(page))
