"""A click that ends typing does what it says: the save that follows neither swallows nor undoes it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from digistrat_desktop.ui.pages.assess.question_rows import ENTRY_ROLE, SectionEntry

pytestmark = pytest.mark.ui


@pytest.fixture
def page(seat):
    return seat.go("assess", "ALN-04")


def heads(view):
    model = view.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return [row for row in rows if isinstance(row.data(ENTRY_ROLE), SectionEntry)]


def opened(view):
    return [view.isExpanded(head) for head in heads(view)]


def write_a_reason(seat, page):
    why = page.reasons.fields.control("rationale")
    why.setFocus()
    seat.write("The plan was read by the board in March")


def click_slowly(seat, widget, place=None):
    """Press, and let go only after all that the press began is over, as a slow hand does."""
    at = place or widget.rect().center()
    # A click gives the keyboard to what is under it before the press is told.
    if widget.focusPolicy() & Qt.FocusPolicy.ClickFocus or widget.parent().focusPolicy():
        (widget if widget.focusPolicy() else widget.parent()).setFocus()
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=at)
    seat.settle()
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=at)
    seat.settle()


def test_a_click_on_a_section_folds_it_once_and_the_save_leaves_it_so(seat, page):
    view = page.items.list
    open_at = opened(view).index(True)
    write_a_reason(seat, page)
    head = view.visualRect(heads(view)[open_at])
    click_slowly(seat, view.viewport(), head.center())
    assert opened(view) == [False] * len(opened(view))
    seat.settle()
    assert not any(opened(view))


def test_a_click_on_another_section_opens_that_one(seat, page):
    view = page.items.list
    write_a_reason(seat, page)
    other = len(heads(view)) - 1
    click_slowly(seat, view.viewport(), view.visualRect(heads(view)[other]).center())
    assert opened(view).index(True) == other
    assert opened(view).count(True) == 1


def test_rows_that_move_while_the_button_is_down_do_not_swallow_the_click(seat, page):
    view = page.items.list
    open_at = opened(view).index(True)
    at = view.visualRect(heads(view)[open_at]).center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    bar = view.verticalScrollBar()
    bar.setRange(0, max(bar.maximum(), 60))
    bar.setValue(60)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert not any(opened(view))


def test_a_press_that_is_drawn_away_is_no_click(seat, page):
    view, before = page.items.list, opened(page.items.list)
    at = view.visualRect(heads(view)[before.index(True)]).center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(0, 90))
    assert opened(view) == before


@pytest.mark.parametrize("what", ["card", "next", "previous"])
def test_a_click_on_an_answer_or_a_button_counts_too(seat, page, what):
    write_a_reason(seat, page)
    cards = page.question.cards.cards()
    free = next(card for card in cards if not card.isChecked())
    at = {"card": free, "next": page.frame.next, "previous": page.frame.previous}[what]
    before = page._item_id
    click_slowly(seat, at)
    assert free.isChecked() if what == "card" else page._item_id != before


def test_choosing_a_level_leaves_a_folded_section_folded(seat, page):
    view = page.items.list
    head = heads(view)[opened(view).index(True)]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(head).center())
    seat.settle()
    assert not any(opened(view))
    free = next(card for card in page.question.cards.cards() if not card.isChecked())
    QTest.mouseClick(free, Qt.MouseButton.LeftButton)
    seat.settle()
    assert free.isChecked()
    assert not any(opened(view))


def test_going_to_the_next_question_opens_its_section_again(seat, page):
    view = page.items.list
    head = heads(view)[opened(view).index(True)]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(head).center())
    page.frame.next.click()
    seat.settle()
    assert any(opened(view))


def test_going_to_the_question_that_is_open_opens_its_section_again(seat, page):
    view = page.items.list
    view.collapse(heads(view)[opened(view).index(True)])
    seat.go("assess", "ALN-04")
    assert any(opened(view))
