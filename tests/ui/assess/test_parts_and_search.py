"""F6 goes round the parts of the window, Ctrl+F searches the questions, what is signed off says so."""

import pytest
from PySide6.QtCore import Qt

from digistrat_desktop.ui.window.name_bar import NameBar
from tests.ui.seat import ready_to_sign
from tests.ui.test_assess_keys import ALIGNMENT, CTRL, blank, response
from tests.ui.test_said_aloud import press, said  # noqa: F401 - a fixture

SHIFT = Qt.KeyboardModifier.ShiftModifier


def round_by(seat, *, back=False):
    seat.keys(Qt.Key.Key_F6, modifiers=SHIFT if back else Qt.KeyboardModifier.NoModifier)
    return seat.focus()


def test_f6_goes_round_list_question_foot_and_left_menu_and_back(seat):
    page = seat.go("assess", ALIGNMENT)
    page.question.cards.focus_first()
    begun = seat.focus()
    seen = [round_by(seat) for _ in range(4)]
    assert page.frame.next in seen
    assert page.items.list in seen
    assert any(seat.window.shell.rail.isAncestorOf(one) for one in seen)
    assert page.question.isAncestorOf(seen[-1])
    assert seen[-1] is begun
    round_by(seat, back=True)
    assert seat.focus() is page.items.list


def test_f6_reaches_the_question_for_a_name(seat):
    blank(seat, ALIGNMENT)
    seat.write("2")
    seat.settle()
    (bar,) = seat.window.findChildren(NameBar)
    for _ in range(5):
        if bar.isAncestorOf(round_by(seat)):
            return
    raise AssertionError


@pytest.mark.parametrize("page_id", ["home", "metrics", "check"])
def test_f6_goes_between_any_page_and_the_left_menu(seat, page_id):
    page = seat.go(page_id)
    seen = [round_by(seat) for _ in range(3)]
    assert any(page.isAncestorOf(one) for one in seen)
    assert any(seat.window.shell.rail.isAncestorOf(one) for one in seen)


def listed(page):
    return [page.items.list.first_item()]


def test_ctrl_f_searches_the_questions_and_enter_goes_to_the_first(seat):
    page = seat.go("assess", ALIGNMENT)
    seat.keys(Qt.Key.Key_F, modifiers=CTRL)
    assert seat.focus() is page.items.search
    seat.write("aln-09")
    seat.settle()
    assert listed(page) == ["ALN-09"]
    assert page.shows_target(ALIGNMENT)
    seat.keys(Qt.Key.Key_Return)
    seat.settle()
    assert page.shows_target("ALN-09")
    assert not page.items.search.isVisible()


def test_escape_leaves_the_search_and_every_question_is_listed_again(seat):
    page = seat.go("assess", ALIGNMENT)
    seat.keys(Qt.Key.Key_F, modifiers=CTRL)
    seat.write("aln-09")
    seat.keys(Qt.Key.Key_Escape)
    assert seat.focus() is page.items.list
    assert listed(page) == ["ALN-01"]


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_Space])
def test_a_key_that_would_answer_says_that_the_assessment_is_signed_off(seat, said, key):  # noqa: F811
    press(seat, ready_to_sign(seat), "Sign off")
    page = seat.go("assess", ALIGNMENT)
    page.question.cards.focus_first()
    assert any("Signed off" in words and "ALN-04" in words for words in said)
    before = response(seat)
    said.clear()
    seat.keys(key)
    assert response(seat) == before
    assert any(words.startswith("Signed off. The answers stay") for words in said)
    assert "Cannot be changed" in {
        one.accessibleDescription() for one in page.question.cards.cards()
    }


def test_back_from_the_list_the_keyboard_is_on_the_answers(seat_at):
    seat = seat_at(size=(800, 700))
    page = seat.go("assess", ALIGNMENT)
    page.frame.all_questions.click()
    assert seat.focus() is page.items.list
    page.frame.all_questions.click()
    assert page.question.isAncestorOf(seat.focus())
