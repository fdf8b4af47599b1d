"""The matrices by mouse: a click asks beside the cell, in words, and keeps the reason."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from digistrat_desktop.domain.edits.strategy import edit_entry
from digistrat_desktop.domain.trust.strategy import (
    AlignmentLink,
    Initiative,
    InitiativeStatus,
    Objective,
    Principle,
    PrincipleTest,
    TestOutcome,
)
from tests.ui.strategy.test_strategy_page import add, links

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def mapped(seat):
    for title in ("Safer care", "Shorter waits"):
        add(seat, Objective, title)
    for title in ("Patient portal", "Wi-Fi renewal"):
        add(seat, Initiative, title)
    seat.go("strategy")
    return seat


def card_of(seat):
    return seat.page("strategy").alignment


def click_cell(card, row, column, press=QTest.mouseClick):
    place = card.grid.visualRect(card.grid.model().index(row, column)).center()
    press(card.grid.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)


def options(card):
    return [one.text() for one in card.popover.options.values() if one.isVisible()]


def test_a_click_asks_in_words_and_a_second_click_sets_the_strength(mapped):
    card = card_of(mapped)
    click_cell(card, 1, 0)
    assert card.popover.isVisible()
    assert card.popover.about.text() == "Shorter waits"
    assert card.popover.question.text() == "How far does “Patient portal” support this objective?"
    assert [one.partition(":")[0] for one in options(card)] == ["Strong", "Clear", "Weak", "None"]
    QTest.mouseClick(card.popover.options["2"], LEFT)
    (link,) = links(mapped)
    assert link.strength == 2
    assert mapped.focus() is card.reason
    mapped.settle()
    assert card.reason.height() >= card.reason.sizeHint().height()
    mapped.write("Patients cancel in time.")
    mapped.keys(Qt.Key.Key_Return)
    assert links(mapped)[0].reason == "Patients cancel in time."
    assert not card.popover.isVisible()
    assert mapped.focus() is card.grid


def test_a_hasty_double_click_opens_the_choice_once_and_changes_nothing(mapped):
    card = card_of(mapped)
    click_cell(card, 0, 0)
    click_cell(card, 0, 0, QTest.mouseDClick)
    click_cell(card, 0, 0, QTest.mouseRelease)
    assert card.popover.isVisible()
    assert links(mapped) == ()


def test_a_click_on_another_cell_moves_the_choice_there(mapped):
    card = card_of(mapped)
    click_cell(card, 0, 0)
    click_cell(card, 1, 1)
    assert card.popover.about.text() == "Shorter waits"
    assert "Wi-Fi renewal" in card.popover.question.text()


def test_a_press_elsewhere_closes_the_choice_and_changes_nothing(mapped):
    card = card_of(mapped)
    click_cell(card, 0, 0)
    QTest.mouseClick(mapped.page("strategy").star, LEFT, pos=QPoint(5, 5))
    assert not card.popover.isVisible()
    assert links(mapped) == ()


def test_enter_on_an_empty_cell_asks_and_arrows_and_digits_choose(mapped):
    card = card_of(mapped)
    card.grid.setFocus()
    mapped.keys(Qt.Key.Key_Return)
    assert mapped.focus() is card.popover.options["3"]
    mapped.keys(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert links(mapped)[0].strength == 2
    mapped.keys(Qt.Key.Key_Escape, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_1)
    assert sorted(one.strength for one in links(mapped)) == [1, 2]
    mapped.keys(Qt.Key.Key_Escape)
    assert mapped.focus() is card.grid


def test_the_option_that_stands_in_a_cell_is_marked(mapped):
    card = card_of(mapped)
    card.grid.setFocus()
    mapped.keys(Qt.Key.Key_3, Qt.Key.Key_Return)
    marked = [command for command, one in card.popover.options.items() if one.isChecked()]
    assert marked == ["3"]


def test_a_link_whose_wording_changed_is_confirmed_by_mouse(mapped):
    card = card_of(mapped)
    card.grid.setFocus()
    mapped.keys(Qt.Key.Key_2)
    session = mapped.session
    (link,) = links(mapped)
    objective = session.workspace.get(Objective, link.objective_id)
    session.submit(edit_entry(session.workspace, objective, {"title": "Safest"}, session.author))
    click_cell(card, 0, 0)
    QTest.mouseClick(card.popover.options["confirm"], LEFT)
    assert "To confirm" not in card.grid.words()
    assert not card.popover.isVisible()


def test_a_link_is_removed_by_mouse_with_its_reason(mapped):
    card = card_of(mapped)
    card.grid.setFocus()
    mapped.keys(Qt.Key.Key_2)
    click_cell(card, 0, 0)
    QTest.mouseClick(card.popover.options["remove"], LEFT)
    mapped.write("Set in the wrong row.")
    mapped.keys(Qt.Key.Key_Return)
    mapped.settle()
    assert mapped.session.workspace.all(AlignmentLink) == ()


def test_the_choice_stays_inside_the_window_at_the_last_cell(mapped):
    mapped.window.resize(1024, 560)
    mapped.settle()
    card = card_of(mapped)
    click_cell(card, 1, 1)
    assert mapped.window.rect().contains(card.popover.geometry())


def test_in_a_read_only_copy_a_click_asks_nothing(mapped):
    mapped.session.set_read_only("A read-only copy")
    mapped.settle()
    card = card_of(mapped)
    click_cell(card, 0, 0)
    assert not card.popover.isVisible()


def test_a_conflict_chosen_by_mouse_waits_for_its_reason(mapped):
    add(mapped, Principle, "Buy before build")
    session = mapped.session
    for one in session.workspace.all(Initiative):
        approved = {"status": InitiativeStatus.APPROVED}
        session.submit(edit_entry(session.workspace, one, approved, session.author))
    page = mapped.page("strategy")
    page.chips["principle"].click()
    mapped.settle()
    card = page.principles
    click_cell(card, 0, 0)
    QTest.mouseClick(card.popover.options[TestOutcome.CONFLICTS.value], LEFT)
    assert "needs a reason" in card.asked.fault.text()
    assert mapped.focus() is card.reason
    mapped.write("It was built.")
    mapped.keys(Qt.Key.Key_Return)
    (test,) = mapped.session.workspace.all(PrincipleTest)
    assert (test.outcome, test.reason) == (TestOutcome.CONFLICTS, "It was built.")
    click_cell(card, 0, 0)
    QTest.mouseClick(card.popover.options["clear"], LEFT)
    assert mapped.session.workspace.all(PrincipleTest) == ()
