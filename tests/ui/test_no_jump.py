"""Nothing jumps under the hand when a banner or a bar comes or goes."""

import pytest
from PySide6.QtCore import QPoint

from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.page_parts import ScrollPage

pytestmark = pytest.mark.ui
PLACES = {
    "assess": lambda page: page.question.cards,
    "settings": lambda page: page.fields.boxes["text_percent"],
    "metrics": lambda page: page.overview.chart,
}


@pytest.mark.parametrize("size", [(1024, 560), (1366, 1000)])
def test_what_is_read_stays_where_it_is(seat_at, size):
    seat = seat_at(size=size)
    for page_id, part_of in PLACES.items():
        part = part_of(seat.go(page_id))
        before = part.mapTo(seat.window, QPoint(0, 0)).y()
        banner = seat.window.shell.add_banner(Gravity.INFO, "Ann Field changed 3 answers.")
        seat.settle()
        assert banner.isVisible()
        assert part.mapTo(seat.window, QPoint(0, 0)).y() == before, page_id
        seat.window.shell.remove_banner(banner)
        seat.settle()
        assert part.mapTo(seat.window, QPoint(0, 0)).y() == before, page_id


@pytest.mark.parametrize("gone", [0, 2])
def test_a_page_is_opened_at_its_top_however_many_lines_came_meanwhile(seat_at, gone):
    seat = seat_at(size=(1024, 560))
    shell = seat.window.shell
    page = seat.go("settings")
    (area,) = [one for one in page.findChildren(ScrollPage) if one.isVisible()]
    assert area.verticalScrollBar().value() == 0
    lines = [shell.add_banner(Gravity.INFO, f"Line {number}.") for number in range(3)]
    seat.settle()
    seat.go("home")
    for line in lines[:gone]:
        shell.remove_banner(line)
    seat.go("settings")
    assert area.verticalScrollBar().value() == 0
