"""What this answers elsewhere at the window: requirements, what relates to each, the way to act."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from tests.ui.presenting.test_together_pages import three_trusts
from tests.ui.test_every_page import cut_buttons, cut_labels, overlaps, sized


@pytest.fixture
def seat(seat_at):
    return seat_at(filled=three_trusts)


def voices(page):
    return {v.target: v for r in page.reading.requirements for v in r.voices}


def test_every_crosswalk_is_a_chip_and_its_requirements_are_the_list(seat):
    page = seat.go("elsewhere")
    for crosswalk_id in list(page.choice.chips):
        page.choice.chips[crosswalk_id].click()
        seat.settle()
        assert page.reading.crosswalk.id == crosswalk_id
        wanted = [one.id for one in page.reading.crosswalk.requirements]
        assert page.list.table.shown_ids() == wanted


def test_the_page_follows_an_answer(seat):
    seat.go("elsewhere", "digital-boards")
    seat.go("assess", "ALN-01")
    seat.page("assess").question.cards.chosen.emit("embedded")
    page = seat.go("elsewhere", "digital-boards DB-10")
    assert voices(page)["ALN-01"].word == "Embedded"
    assert page.shown == "DB-10"


def test_a_requirement_opens_and_steps_by_keyboard_and_closing_leads_back_to_its_row(seat):
    page = seat.go("elsewhere", "wgll")
    page.list.edit_asked.emit("WGLL-2")
    seat.settle()
    assert page.shown == "WGLL-2"
    assert page.isAncestorOf(QApplication.focusWidget())
    seat.keys(Qt.Key.Key_Down, modifiers=Qt.KeyboardModifier.ControlModifier)
    seat.settle()
    assert page.shown == "WGLL-3"
    page.show_requirement("")
    seat.settle()
    assert page.shown == ""
    assert page.list.isAncestorOf(QApplication.focusWidget())


def test_the_page_leads_to_a_report_of_the_crosswalk_that_is_shown(seat):
    seat.go("elsewhere", "wgll")
    page = seat.go("reports", "elsewhere wgll")
    assert page.choice.wanted_kind == "elsewhere"
    assert [one.id for one in page.choice.options().crosswalks] == ["wgll"]
    assert page.report.pages > 1


def test_a_template_of_the_earlier_name_chooses_the_report_of_today(seat):
    page = seat.go("reports", "lens")
    assert page.choice.wanted_kind == "elsewhere"
    page.choice.recipes.used.emit("lens")
    seat.settle()
    assert page.choice.wanted_kind == "elsewhere"


def test_without_an_assessment_the_page_says_what_to_do(seat_at):
    assert seat_at(full=False).go("elsewhere").readings == ()


def test_a_framework_without_a_crosswalk_leads_to_where_one_is_copied(seat):
    page = seat.go("elsewhere")
    page._on_readings(())
    title = seat.context.insight.current().pack.title
    words = " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())
    assert f"No crosswalk is for {title}" in words
    assert "it is written for" in words
    buttons = page.findChildren(QAbstractButton)
    seat.press(next(one for one in buttons if one.text() == "Open Frameworks"))
    assert seat.page("frameworks").isVisible()


@pytest.mark.parametrize(("size", "percent"), [((1024, 560), 100), ((1366, 768), 200)])
def test_nothing_is_clipped_with_a_requirement_open(seat_at, size, percent):
    seat = seat_at(filled=three_trusts, size=size, settings=sized(percent))
    page = seat.go("elsewhere", "wgll WGLL-1")
    assert page.shown == "WGLL-1"
    assert cut_labels(page) == []
    assert cut_buttons(page) == []
    assert overlaps(page) == []
