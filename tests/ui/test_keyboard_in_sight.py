"""Whatever gets the keyboard is in sight, also after the page has been laid out again."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from digistrat_desktop.system.settings import Settings
from tests.ui.test_session import ITEM

pytestmark = pytest.mark.ui
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def large(seat_at):
    """Give the window in 200 % text."""
    return seat_at(settings=Settings(theme="light", text_percent=200), size=(1366, 768))


def seen_of(seat):
    """Give how much of what has the keyboard is seen, of what could be."""
    seat.settle()
    view = seat.page("assess")._page.viewport()
    one = seat.focus()
    place = QRect(one.mapTo(view, QPoint(0, 0)), one.size())
    return place.intersected(view.rect()).height() / min(place.height(), view.height())


def test_each_question_gone_to_by_keys_shows_where_the_keyboard_is(large):
    large.go("assess", ITEM)
    for key in (*[Qt.Key.Key_Down] * 3, *[Qt.Key.Key_Up] * 3):
        large.keys(key, modifiers=CTRL)
        assert seen_of(large) > 0.5


def test_the_question_is_at_its_top_where_that_shows_the_keyboard(seat):
    page = seat.go("assess", ITEM)
    bar = page._page.verticalScrollBar()
    bar.setValue(bar.maximum())
    seat.keys(Qt.Key.Key_Down, modifiers=CTRL)
    assert seen_of(seat) == 1
    assert bar.value() == 0


def test_tab_from_the_header_shows_the_card_it_comes_to(large):
    page = large.go("assess", ITEM)
    bar = page._page.verticalScrollBar()
    large.window.shell.header.search.setFocus()
    bar.setValue(bar.maximum())
    large.tab_to(page.question)
    assert seen_of(large) > 0.5


def test_typing_after_a_level_shows_the_reason(large):
    page = large.go("assess", ITEM)
    page.question.cards.focus_first()
    large.keys(Qt.Key.Key_2)
    assert seen_of(large) > 0.5
    large.write("because")
    assert page.reasons.fields.control("rationale").hasFocus()
    assert seen_of(large) > 0.5


@pytest.mark.parametrize("save", [True, False])
def test_the_keyboard_is_seen_after_the_form_of_evidence_is_gone(large, save):
    evidence = large.go("assess", ITEM).reasons.evidence
    large.press(evidence.add_button)
    large.write("Minutes of the board")
    large.tab_to(evidence.form.control("page"))
    assert seen_of(large) > 0.5
    large.keys(*([] if save else [Qt.Key.Key_Escape]))
    if save:
        large.keys(Qt.Key.Key_Return, modifiers=CTRL)
    large.settle()
    assert evidence.form.isHidden()
    assert seen_of(large) == 1


def test_a_page_a_person_scrolled_stays_while_it_is_laid_out_again(large):
    page = large.go("assess", ITEM)
    page.question.cards.focus_first()
    large.settle()
    bar = page._page.verticalScrollBar()
    bar.triggerAction(bar.SliderAction.SliderToMaximum)
    page.reasons.fields.boxes["sureness"].show_fault("Another line.")
    large.settle()
    assert seen_of(large) < 0.5
