"""Undo takes back what was done on the page at hand first, and nothing out of sight without a word."""

import pytest
from PySide6.QtCore import Qt

from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.domain.trust.plans import Capacity, ResourceFamily
from digistrat_desktop.ui.pages.constraints.figures import FigureRow
from tests.ui.constraints.test_capacity_grid import paste, stand_on, type_in
from tests.ui.constraints.test_constraints_page import all_of, page_at
from tests.ui.test_session import ITEM, answer
from tests.ui.test_signing_by_keys import filled, is_signed, press_sign_off

CTRL = Qt.KeyboardModifier.ControlModifier


def undo(seat):
    seat.keys(Qt.Key.Key_Z, modifiers=CTRL)
    seat.settle()


def redo(seat):
    seat.keys(Qt.Key.Key_Y, modifiers=CTRL)
    seat.settle()


def levels(seat):
    found = responses_of(seat.session.workspace, seat.session.assessment.id)
    return {item: one.answer for item, one in found.items()}


@pytest.fixture
def answered(seat):
    """Give a seat that has answered a question, and what the answers are."""
    seat.go("assess")
    answer(seat, "siloed")
    answer(seat, "embedded")
    seat.settle()
    return seat


def add_year(seat, page):
    stand_on(seat, page, "Available", "Capital")
    seat.press(page.figures.add_year)


def add_row(_, page):
    page.figures.begin_row(FigureRow(ResourceFamily.STAFF, "Lamp keepers"))


def type_no_figure(seat, page):
    stand_on(seat, page, "Available", "Capital")
    type_in(seat, "abc")


def shape(page):
    values = page.figures.grid.values
    return values.years, [row.id for row in values.rows], dict(page.figures.grid.unread())


@pytest.mark.parametrize("do", [add_year, add_row, type_no_figure])
def test_what_is_done_in_the_grid_without_a_figure_is_undone_first_and_redone(answered, do):
    page, before = page_at(answered, "reality"), levels(answered)
    was = shape(page)
    do(answered, page)
    answered.settle()
    done = shape(page)
    assert done != was
    undo(answered)
    assert shape(page) == was
    assert levels(answered) == before
    redo(answered)
    assert shape(page) == done


def test_a_figure_typed_after_a_year_was_added_is_undone_before_it(answered):
    page = page_at(answered, "reality")
    years = page.figures.grid.values.years
    add_year(answered, page)
    type_in(answered, "5")
    assert len(all_of(answered, Capacity)) == 1
    undo(answered)
    assert all_of(answered, Capacity) == ()
    undo(answered)
    assert page.figures.grid.values.years == years


@pytest.mark.parametrize("page", ["constraints", "strategy", "actions", "metrics", "check", "home"])
def test_undo_of_a_change_on_another_page_asks_first_and_does_it_when_pressed_again(answered, page):
    before = levels(answered)
    answered.go(page)
    undo(answered)
    assert levels(answered) == before
    (said,) = [b for b in answered.banners() if "another page, Assess" in b]
    assert answered.session.undo_label in said
    undo(answered)
    assert levels(answered) != before
    redo(answered)
    assert levels(answered) == before


def test_what_was_asked_on_one_page_is_asked_again_on_the_next(answered):
    before = levels(answered)
    answered.go("constraints")
    undo(answered)
    answered.go("metrics")
    undo(answered)
    assert levels(answered) == before


def test_what_was_done_here_is_undone_here_at_once_whatever_page_its_records_have(seat):
    page = page_at(seat, "reality")
    paste(seat, page, "Resource\t26/27\nCapital\t4")
    undo(seat)
    assert all_of(seat, Capacity) == ()


def test_undo_of_an_answer_to_another_question_goes_to_that_question(seat):
    page = seat.go("assess", "ALN-04")
    answer(seat, "siloed", item="ALN-04")
    answer(seat, "why", item="ALN-04", field="rationale")
    seat.go("assess", "ALN-05")
    answer(seat, "embedded", item="ALN-05")
    seat.settle()
    undo(seat)
    assert page.shows_target("ALN-05")
    undo(seat)
    assert page.shows_target("ALN-04")
    redo(seat)
    redo(seat)
    assert page.shows_target("ALN-05")
    assert levels(seat)["ALN-05"] == "embedded"


def test_a_note_of_another_page_names_the_question_and_what_becomes_of_it(answered):
    answered.go("metrics")
    undo(answered)
    (said,) = [b for b in answered.banners() if "another page, Assess" in b]
    assert ITEM in said
    assert "Siloed → Embedded" in said
    undo(answered)
    (said,) = [b for b in answered.banners() if "Undone" in b]
    assert ITEM in said
    assert "Embedded → Siloed" in said


def test_after_a_sign_off_the_keys_of_undo_and_redo_say_why_they_do_nothing(answered):
    answered.context.call_me("Sam Reeve")
    press_sign_off(answered, filled(answered))
    assert is_signed(answered)
    answered.go("assess")
    for keys in (undo, redo):
        before = levels(answered)
        keys(answered)
        assert levels(answered) == before
        assert any("Signed off, so nothing" in words for words in answered.banners())
        answered.go("home")
        answered.go("assess")


def test_what_was_undone_is_no_longer_said_in_the_header_of_another_page(answered):
    undo(answered)
    assert answered.saved().startswith("Undone")
    answered.go("metrics")
    assert answered.saved().startswith("✓ Saved")


def test_the_numbers_of_home_follow_an_undo_from_home(answered):
    home = answered.go("home")
    answered.settle()
    facts = home._facts
    undo(answered)
    undo(answered)
    answered.settle()
    answered.qtbot.waitUntil(lambda: home._facts is not facts)
