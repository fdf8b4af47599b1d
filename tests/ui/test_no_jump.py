"""Nothing jumps under the hand when a banner or a bar comes or goes."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollBar

from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.ui.kit.banner import Gravity
from digistrat_desktop.ui.kit.page_parts import PageHead, ScrollPage
from digistrat_desktop.ui.tables.list_table import ListTable
from digistrat_desktop.ui.window.name_bar import NameBar
from tests.helpers.kept_sample import ensure_kept
from tests.helpers.trusts import Filler

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


def unanswered(library):
    filler = Filler(library.pack_in_use(), "unanswered")
    filler.assessment(filler.trust(), "Autumn 2026", dt.date(2026, 10, 1))
    filler.write(library)


def top_of(seat, widget):
    return widget.mapTo(seat.window, QPoint(0, 0)).y()


@pytest.mark.parametrize("size", [(1366, 768), (1366, 1000), (1920, 1080)])
def test_the_questions_stay_where_they_are_as_answers_come_and_go(seat_at, size):
    seat = seat_at(size=size, filled=unanswered)
    seat.context.call_me("Sam Reeve")  # the question for a name comes once, above all
    for item_id in ("CON-FIN-01", "ALN-01"):
        page = seat.go("assess", item_id)
        parts = (page.items.list, page.reasons.fields.boxes["target"], page.reasons.evidence)
        before = [top_of(seat, one) for one in parts]
        shown = [
            cards
            for cards in (page.question.cards, page.question.second_cards)
            if cards.isVisible()
        ]
        for cards in shown:
            cards.chosen.emit(cards.cards()[1].text_of.id)
            seat.settle()
            assert [top_of(seat, one) for one in parts] == before
        page.question.cards.chosen.emit("cannot_say")
        seat.settle()
        assert [top_of(seat, one) for one in parts] == before


def test_the_questions_stay_where_they_are_as_another_filter_comes(seat_at):
    seat = seat_at(size=(1366, 768), filled=unanswered)
    seat.context.call_me("Sam Reeve")
    page = seat.go("assess", "ALN-06")
    rows, chips = page.items.list, page.items.chips

    def place():
        return rows.visualRect(rows.currentIndex()).top() + top_of(seat, rows.viewport())

    before, top = place(), top_of(seat, rows)
    shown = sum(chip.isVisible() for chip in chips.values())
    for what in (CountOf.TO_DISCUSS, CountOf.GUESSES, CountOf.OUT_OF_DATE):
        chips[what].setVisible(True)
        seat.settle()
    assert sum(chip.isVisible() for chip in chips.values()) > shown
    assert top_of(seat, rows) > top
    assert place() == before


@pytest.mark.parametrize("page_id", ["check", "actions"])
@pytest.mark.parametrize("size", [(1024, 560), (1366, 768)])
def test_rows_stay_where_they_are_when_several_are_chosen(seat_at, size, page_id):
    seat = seat_at(size=size, filled=ensure_kept)
    page = seat.go(page_id)
    table = next(one for one in page.findChildren(ListTable) if one.isVisible() and one.rows())
    area = next(one for one in page.findChildren(ScrollPage) if one.isAncestorOf(table))
    before = table.mapTo(area.sheet, QPoint(0, 0)).y()
    table.setFocus()
    table.choose(table.shown_ids()[:2])
    seat.settle()
    assert len(table.chosen()) > 1
    assert table.mapTo(area.sheet, QPoint(0, 0)).y() == before


def title_of(seat, page_id):
    return top_of(seat, seat.go(page_id).findChild(PageHead).title)


def ask_for_name(seat):
    """Change something on a page that is at its top, and give the question for a name above it."""
    page = seat.go("assess", "CON-FIN-01")
    page.question.cards.chosen.emit(page.question.cards.cards()[1].text_of.id)
    seat.settle()
    seat.go("home")
    seat.go("assess", "CON-FIN-01")
    (bar,) = [one for one in seat.window.findChildren(NameBar) if one.isVisible()]
    return page, bar


@pytest.mark.parametrize("size", [(1024, 560), (1366, 768), (1366, 1000)])
@pytest.mark.parametrize("way", ["Use this name", "Not now"])
def test_answering_what_stands_above_a_page_moves_nothing_on_it(seat_at, size, way):
    seat = seat_at(size=size, filled=unanswered)
    titles = {one: title_of(seat, one) for one in ("constraints", "actions")}
    page, bar = ask_for_name(seat)
    before = [top_of(seat, one) for one in (page.items.list, page.question.cards)]
    bar.field.setText("Sam Reeve")
    next(one for one in bar.findChildren(QPushButton) if one.text() == way).click()
    seat.settle()
    assert not [one for one in seat.window.findChildren(NameBar) if one.isVisible()]
    assert [top_of(seat, one) for one in (page.items.list, page.question.cards)] == before
    for page_id, top in titles.items():
        assert title_of(seat, page_id) == top, page_id


@pytest.mark.parametrize("size", [(1024, 560), (1366, 768)])
def test_the_room_of_what_went_away_is_given_back_as_one_scrolls(seat_at, size):
    seat = seat_at(size=size, filled=unanswered)
    page, bar = ask_for_name(seat)
    bar.put_off.emit()
    seat.settle()
    (area,) = [one for one in page.findChildren(ScrollPage) if one.isVisible()]
    kept, before = top_of(seat, area), top_of(seat, page.question.cards)
    for _ in range(6):
        area.verticalScrollBar().triggerAction(QScrollBar.SliderAction.SliderSingleStepAdd)
    seat.settle()
    moved = 6 * area.verticalScrollBar().singleStep()
    assert top_of(seat, page.question.cards) == before - moved
    assert kept - top_of(seat, area) > 40
    assert top_of(seat, area) < 60 + seat.window.shell.header.height()


def go_to_next(page):
    page.frame.next.click()


def open_evidence(page):
    page.reasons.evidence.open_form()


@pytest.mark.parametrize("go_on", [go_to_next, open_evidence])
@pytest.mark.parametrize("size", [(1024, 560), (1366, 768)])
def test_the_room_of_what_went_away_is_given_back_as_one_goes_on(seat_at, size, go_on):
    seat = seat_at(size=size, filled=unanswered)
    page, bar = ask_for_name(seat)
    (area,) = [one for one in page.findChildren(ScrollPage) if one.isVisible()]
    bar.put_off.emit()
    seat.settle()
    kept, rows = top_of(seat, area), page.items.list
    last = rows.model().index(0, 0)
    rows.scrollToBottom()
    before = rows.visualRect(last).top() + top_of(seat, rows.viewport())
    go_on(page)
    seat.settle()
    assert kept - top_of(seat, area) > 40
    if go_on is open_evidence and rows.isVisible():
        assert rows.visualRect(last).top() + top_of(seat, rows.viewport()) == before


@pytest.mark.parametrize("size", [(1024, 560), (1366, 768)])
def test_no_empty_band_stands_over_the_next_page(seat_at, size):
    seat = seat_at(size=size, filled=unanswered)
    before = title_of(seat, "actions")
    seat.go("reports")
    seat.context.navigator.told_of_file.emit("The report is saved.", "board.pdf")
    seat.settle()
    assert title_of(seat, "actions") == before


def test_no_empty_band_stands_where_the_name_was_given_by_keys(seat_at):
    seat = seat_at(filled=unanswered)
    page, bar = ask_for_name(seat)
    (area,) = [one for one in page.findChildren(ScrollPage) if one.isVisible()]
    before = top_of(seat, area) - bar.height()
    bar.field.setFocus()
    bar.field.setText("Sam Reeve")
    QTest.keyClick(seat.window.windowHandle(), Qt.Key.Key_Return)
    seat.settle()
    assert top_of(seat, area) <= before
