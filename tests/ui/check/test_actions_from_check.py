"""Findings become actions from Check itself: as many as are said, once, and Check says who acts then."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from digistrat_desktop.analysis.findings.rules import NO_ACTION
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.ui.kit.page_parts import ScrollPage
from digistrat_desktop.ui.pages.check.findings_card import row_id
from tests.ui.seat import field_on, words_on

pytestmark = pytest.mark.ui


def actions(seat):
    return seat.session.workspace.all(Action)


def listed(page):
    return [one for one in page.standing.table.shown_ids() if not one.endswith("|*")]


def fill_and_save(seat, page):
    page.form.control("owner_id").setText("Chief information officer")
    page.form.control("due").setText("1 May 2027")
    page.form.save_button.click()
    seat.settle()


def test_as_many_actions_are_made_as_the_button_says(seat):
    page, card = seat.go("check"), seat.page("check").standing
    rows, offered = listed(page), set()
    for row in rows:
        card.table.choose([row])
        if not card.to_actions.isVisible():
            continue
        offered.add(row)
        words = card.to_actions.text()
        card.to_actions.click()
        assert page.form.save_button.text() == words.rstrip("…")
        assert "0" not in words
        page.form.leave()
    assert offered
    card.table.choose(rows)
    count = int("".join(filter(str.isdigit, card.to_actions.text())))
    card.to_actions.click()
    fill_and_save(seat, page)
    assert len(actions(seat)) == count


def test_what_matters_most_and_has_no_action_gets_one_on_check_itself(seat):
    page = seat.go("check")
    finding = next(one for one in page._listed if one.rule == NO_ACTION)
    page.standing.show_where(row_id(finding))
    door = page.standing._door_of[finding.rule, finding.record]
    assert door.text() == "Add action"
    door.click()
    seat.settle()
    assert seat.window.shell.shows("check")
    area = next(one for one in page.findChildren(ScrollPage))
    save = page.form.save_button
    top = save.mapTo(area.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= area.viewport().height() - save.height()
    assert page.form.words.text()
    fill_and_save(seat, page)
    (made,) = actions(seat)
    assert made.addresses[0] == finding.record


def test_a_finding_says_who_acts_on_it_once_somebody_does(seat):
    page = seat.go("check")
    card = page.standing
    assert "Action: " not in words_on(card)
    card.table.choose(listed(page)[:1])
    card.to_actions.click()
    fill_and_save(seat, page)
    assert "Action: Chief information officer, 1 May 2027" in words_on(card)


def test_a_suggestion_becomes_an_action_once_whichever_form_is_saved_last(seat):
    check = seat.go("check")
    proposed = seat.context.insight.judgement.proposals[0]
    finding = next(
        one
        for one in check._listed
        if (one.rule, one.record) == (proposed.rule, proposed.addresses[0])
    )
    check._on_add([finding])
    page = seat.go("actions")
    page.proposed.taken.emit(proposed)
    check.form.control("owner_id").setText("Chair")
    check.form.save()
    seat.settle()
    assert len(actions(seat)) == 1
    page.form.save()
    seat.settle()
    assert len(actions(seat)) == 1
    check._on_add([finding])
    check.form.save()
    assert len(actions(seat)) == 1


def test_a_draft_that_leads_nowhere_any_more_is_discarded_from_home(seat):
    page, card = seat.go("check"), seat.page("check").standing
    card.table.choose(listed(page)[:1])
    card.to_actions.click()
    QTest.keyClicks(page.form.control("owner_id"), "Chair")
    home = seat.go("home")
    assert "1 draft" in words_on(home)
    name = next(
        one.accessibleName() for one in home.findChildren(QPushButton)
        if one.accessibleName().startswith("Discard the draft: ")
    )  # fmt: skip
    seat.press(field_on(home, name))
    seat.settle()
    assert "1 draft" not in words_on(seat.page("home"))
    assert not seat.context.keeping.drafts.all
