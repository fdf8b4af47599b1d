"""What is being typed is saved before anything else is done to the question: undo goes back in that order."""

import pytest
from PySide6.QtCore import Qt

from digistrat_desktop.ui.window.name_bar import NameBar
from tests.ui.test_assess_keys import ALIGNMENT, ALT, CTRL, blank, response, why


def undo(seat):
    seat.keys(Qt.Key.Key_Z, modifiers=CTRL)
    seat.settle()


def does_not_apply(seat, _):
    seat.keys(Qt.Key.Key_N, modifiers=ALT)


def discuss(seat, _):
    seat.keys(Qt.Key.Key_D, modifiers=ALT)


def reviewed(seat, page):
    page.reasons.reviewed.marked.emit(True)


@pytest.mark.parametrize(
    ("do", "shows"),
    [
        (does_not_apply, lambda one: one.answer == "not_applicable"),
        (discuss, lambda one: one.discuss),
        (reviewed, lambda one: one.reviewed_on is not None),
    ],
)
def test_undo_takes_back_what_was_done_after_the_reason_and_then_the_reason(seat, do, shows):
    page = blank(seat, ALIGNMENT)
    seat.write("2")
    why(page).setFocus()
    seat.write("Nobody owns it")
    do(seat, page)
    seat.settle()
    assert shows(response(seat))
    page.question.cards.focus_first()
    undo(seat)
    assert not shows(response(seat))
    assert response(seat).rationale == "Nobody owns it"
    undo(seat)
    assert response(seat).rationale == ""
    assert response(seat).answer


def test_what_an_answer_was_changed_from_is_not_said_once_that_is_undone(seat):
    page = blank(seat, ALIGNMENT)
    seat.write("2")
    seat.write("3")
    seat.settle()
    assert "Changed from" in page.question.crumb.text()
    undo(seat)
    assert "Changed from" not in page.question.crumb.text()


@pytest.mark.parametrize("before", ["", "2"])
def test_the_key_that_a_question_does_not_apply_takes_that_back_when_pressed_again(seat, before):
    page = blank(seat, ALIGNMENT)
    if before:
        seat.write(before)
    was = response(seat).answer
    seat.keys(Qt.Key.Key_N, modifiers=ALT)
    assert response(seat).answer == "not_applicable"
    seat.write("It was closed")
    seat.keys(Qt.Key.Key_N, modifiers=ALT)
    assert response(seat).answer == was
    if before:
        assert "Changed from" in page.question.crumb.text()


@pytest.mark.parametrize("way", ["name", "not now"])
def test_after_the_name_the_keyboard_is_on_the_level_and_digits_choose(seat, way):
    blank(seat, ALIGNMENT)
    seat.write("2")
    seat.settle()
    (bar,) = seat.window.findChildren(NameBar)
    bar.field.setFocus()
    if way == "name":
        seat.write("Sam Reeve")
        seat.keys(Qt.Key.Key_Return)
    else:
        seat.keys(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    seat.settle()
    two = response(seat).answer
    seat.write("3")
    assert response(seat).answer not in {"", two}
