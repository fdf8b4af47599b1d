"""What is done by keys alone is found by its words, said where Enter does not do it, and led back from."""

import pytest
from PySide6.QtCore import Qt

from digistrat_desktop.ui.kit.buttons import PrimaryButton
from digistrat_desktop.ui.pages.table import PAGES
from digistrat_desktop.ui.session.page_entry import gone_to
from digistrat_desktop.ui.window.palette import matching
from digistrat_desktop.ui.window.places import all_places
from tests.ui.seat import field_on, ready_to_sign, words_on
from tests.ui.test_focus_after_search import search

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PAGE_IDS = [page.id for page in gone_to(PAGES)]


def found(seat, words):
    return matching(all_places(seat.context.pages, seat.session), words)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("add metric", "Add metric"),
        ("add action", "Add action"),
        ("add evidence", "Add evidence"),
        ("add objective", "Add objective"),
        ("reopen", "Make a revision of a signed assessment"),
        ("larger", "Larger text"),
        ("smaller", "Smaller text"),
    ],
)
def test_what_is_looked_for_by_its_button_is_found_first(seat, words, first):
    assert found(seat, words)[0].label == first


def test_every_size_of_text_is_found_by_text_size(seat):
    labels = {place.label for place in found(seat, "text size")}
    assert {"Larger text", "Smaller text", "Usual text size"} <= labels


@pytest.mark.parametrize("page", PAGE_IDS)
def test_the_main_button_of_every_page_is_found_by_its_words(seat, page):
    shown = seat.go(page)
    buttons = [b for b in shown.findChildren(PrimaryButton) if b.isVisible()]
    for button in buttons:
        words = button.text().replace("&", "").rstrip("…").rstrip(".")
        assert found(seat, words), words


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("add action", "What needs doing"),
        ("add objective", "What the trust wants to achieve"),
        ("add evidence", "What the evidence is"),
    ],
)
def test_what_is_found_opens_its_form_with_the_keyboard_in_it(seat, words, field):
    seat.go("assess")
    search(seat, words)
    here = seat.focus()
    assert here.isVisible()
    assert here.metaObject().className() in {"LineField", "PlainTextField"}, (field, here)


def test_reopen_leads_to_why_and_enter_there_reopens(seat):
    page = ready_to_sign(seat)
    field_on(page, "The role you are signing off as").setFocus()
    seat.keys(Qt.Key.Key_Return, modifiers=CTRL)
    seat.settle()
    signed = seat.session.assessment.id
    seat.go("home")
    search(seat, "reopen")
    assert seat.focus() is field_on(seat.page("signing"), "Why you are making a revision")
    seat.write("A figure was wrong")
    seat.keys(Qt.Key.Key_Return)
    seat.settle()
    assert seat.session.assessment.id != signed


def test_reopen_says_so_where_nothing_is_signed_off(seat):
    search(seat, "reopen")
    assert any("is not signed off" in one for one in seat.banners())


def test_enter_in_a_form_of_several_says_which_key_saves(seat):
    page = seat.go("start")
    page.form.control("title").setFocus()
    seat.keys(Qt.Key.Key_Return)
    assert "Ctrl+Enter: Start assessment." in words_on(page)
    page = seat.go("signing")
    field_on(page, "The role you are signing off as").setFocus()
    seat.keys(Qt.Key.Key_Return)
    assert "Ctrl+Enter: Sign off." in words_on(page)


def test_enter_in_the_form_of_evidence_says_which_key_adds_it(seat):
    page = seat.go("assess")
    page.reasons.evidence.open_form()
    seat.settle()
    seat.keys(Qt.Key.Key_Return)
    assert "Ctrl+Enter: " in words_on(page.reasons.evidence)


def test_alt_left_goes_back_to_the_list_that_led_here_and_is_said(seat):
    page = seat.go("check")
    seat.settle()
    page.standing.fix_asked.emit(
        next(one for one in page.standing._findings if one.page == "assess")
    )
    seat.settle()
    assert seat.window.shell.back.isVisible()
    assert "Alt+Left" in words_on(seat.window.shell)
    seat.keys(Qt.Key.Key_Left, modifiers=ALT)
    seat.settle()
    assert seat.window.shell.shown_page_id() == "check"


def test_after_a_suggestion_is_added_it_is_said_and_return_adds_no_other(seat):
    page = seat.go("actions")
    page.chips["proposed"].click()
    seat.settle()
    page.proposed.taken.emit(page._judgement.proposals[0])
    seat.settle()
    seat.keys(Qt.Key.Key_Return, modifiers=CTRL)
    seat.settle()
    assert any("Added to the list of actions" in one for one in seat.banners())
    seat.keys(Qt.Key.Key_Return)
    assert page.form.isHidden()


def test_one_finding_chosen_by_keys_can_be_made_an_action(seat):
    page = seat.go("check")
    page.standing.table.choose(
        [page.standing._findings[0].rule + "|" + page.standing._findings[0].record]
    )
    page.standing._show_many()
    assert page.standing.to_actions.isVisible()


COMMON = {"this", "what", "and", "a", "of", "by", "one", "or", "then", "the", "to", "an"}


def title_words():
    """Give each word that tells something of each page's name, with the page."""
    names = {page: page.name.lower().replace(":", " ").replace(",", " ") for page in gone_to(PAGES)}
    return [
        (page, word) for page, name in names.items() for word in name.split() if word not in COMMON
    ]


def test_a_page_is_found_before_all_but_ways_of_its_name_by_each_word_of_it(seat):
    ways = [one for one in all_places(seat.context.pages, seat.session) if one.is_way]
    late = []
    for page, word in title_words():
        named = [way for way in ways if word in way.label.lower()]
        first = {(place.page, place.target) for place in found(seat, word)[: max(1, len(named))]}
        if (page.id, "") not in first:
            late.append((page.id, word))
    assert late == []


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("packages", "Sharing: open or share a DigiStrat file"),
        ("package", "Sharing: open or share a DigiStrat file"),
        ("record", "Change history"),
        ("audit trail", "Change history"),
        ("together", "Sharing: open or share a DigiStrat file"),
        ("compare trusts", "Trusts side by side"),
        ("your name", "Settings"),
        ("merge", "Sharing: open or share a DigiStrat file"),
        ("rename", "Details of trust and assessment"),
        ("name of the trust", "Details of trust and assessment"),
        ("trust name", "Details of trust and assessment"),
    ],
)
def test_a_page_is_found_first_by_a_word_people_have_for_it(seat, word, name):
    assert found(seat, word)[0].label == name
