"""The keys of Assess: digits choose among the answers, letters are the reason, Tab goes as one answers."""

import random
import string
from collections import deque

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)

from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.domain.trust.assessment import Response

ALIGNMENT = "ALN-04"
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
PROSE = "the board saw nothing of it in 2023, nor 1 of 4 papers: N/A or 0 (found by Dr F.)"


@pytest.fixture
def page(seat):
    return seat.go("assess", ALIGNMENT)


def first_of(seat, want):
    return next(s for s in seat.session.pack.sections if want(s)).items()[0].id


def twofold(section):
    return bool(section.second_scale_id)


def response(seat, item=ALIGNMENT):
    return responses_of(seat.session.workspace, seat.session.assessment.id)[item]


def blank(seat, item):
    """Take back everything that was said of a question."""
    page = seat.go("assess", item)
    for name in ("answer", "second_answer", "rationale"):
        page._on_edited(name, "")
    seat.settle()
    return seat.go("assess", item)


def as_last_time(seat, page):
    """Give the digit of the answer that was given last time: no move is to be explained."""
    levels = [level.id for level in seat.session.pack.scale_of(page._item_id).levels]
    return str(levels.index(page.last_time.answer_to(page._item_id)) + 1)


def evidence_ways(page):
    """Give the buttons that Tab passes up to the one that adds evidence."""
    evidence = page.reasons.evidence
    return [one for one in (evidence.use_button, evidence.add_button) if one.isVisible()]


def why(page):
    return page.reasons.fields.control("rationale")


def type_on(seat, keys):
    """Type wherever the keyboard is by then, key by key."""
    for key in keys:
        seat.write(key)


def focused_card(cards):
    return next((card.text_of.id for card in cards.cards() if card.hasFocus()), "")


def test_prose_typed_among_the_answers_is_the_reason_and_nothing_else(seat):
    page = blank(seat, ALIGNMENT)
    before = response(seat)
    type_on(seat, PROSE)
    page.flush()
    after = response(seat)
    assert after.rationale == PROSE
    assert (after.answer, after.discuss) == (before.answer, before.discuss)
    assert seat.focus() is why(page)


@pytest.mark.parametrize("key", [Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_F5])
def test_a_key_without_a_letter_leaves_the_keyboard_where_it_is(seat, page, key):
    before = seat.focus()
    seat.keys(key)
    assert seat.focus() is before


def test_prose_goes_on_behind_a_reason_that_is_there(seat, page):
    page._on_edited("rationale", "Seen in March.")
    page.show_item(ALIGNMENT)
    seat.settle()
    page.question.cards.focus_first()
    type_on(seat, "Also in May")
    page.flush()
    assert response(seat).rationale == "Seen in March.Also in May"


@pytest.mark.parametrize("answer", ["siloed", "cannot_say"])
def test_a_space_typed_on_the_answer_that_is_given_goes_into_the_reason(seat, answer):
    page = blank(seat, ALIGNMENT)
    page._on_edited("answer", answer)
    page._on_edited("rationale", "Seen in March.")
    seat.settle()
    page.show_item(ALIGNMENT)
    seat.settle()
    page.question.cards.focus_first()
    before = response(seat)
    type_on(seat, " Also in May")
    page.flush()
    after = response(seat)
    assert after.rationale == "Seen in March. Also in May"
    assert after.answer == before.answer == answer


def test_space_still_chooses_what_the_arrows_went_to_and_sets_the_mark(seat, page):
    page._on_edited("answer", "absent")
    seat.settle()
    page.question.cards.focus_first()
    seat.keys(Qt.Key.Key_Right)
    seat.keys(Qt.Key.Key_Space)
    seat.settle()
    assert response(seat).answer == "siloed"
    mark = page.question.chips.chips()[-1]
    for on in (True, False):
        mark.setFocus()
        seat.keys(Qt.Key.Key_Space)
        seat.settle()
        assert response(seat).discuss is on


@pytest.mark.parametrize(
    ("key", "answer"), [("1", "absent"), ("2", "siloed"), ("3", "embedded"), ("0", "cannot_say")]
)
def test_after_a_digit_the_keyboard_is_on_what_was_chosen(seat, key, answer):
    page = blank(seat, ALIGNMENT)
    seat.write(key)
    assert response(seat).answer == answer
    chips = page.question.chips.by_answer()
    assert focused_card(page.question.cards) == answer or chips[answer].hasFocus()
    type_on(seat, "so it was said")
    page.flush()
    assert response(seat).answer == answer
    assert response(seat).rationale == "so it was said"


def test_alt_d_marks_for_discussion_and_alt_n_says_it_does_not_apply(seat, page):
    marked = response(seat).discuss
    for _ in range(2):
        marked = not marked
        seat.keys(Qt.Key.Key_D, modifiers=ALT)
        assert response(seat).discuss is marked
    seat.keys(Qt.Key.Key_N, modifiers=ALT)
    assert response(seat).answer == "not_applicable"
    assert page.question.chips.by_answer()["not_applicable"].hasFocus()


def test_alt_d_and_alt_n_also_work_while_the_evidence_form_is_open(seat, page):
    page.reasons.evidence.add_button.click()
    before = response(seat).discuss
    seat.keys(Qt.Key.Key_D, modifiers=ALT)
    assert response(seat).discuss is not before


def test_tab_goes_to_why_evidence_target_and_next_after_both_answers(seat):
    page = blank(seat, first_of(seat, twofold))
    seat.write(as_last_time(seat, page))
    assert page.question.second_cards.isAncestorOf(seat.focus())
    seat.write("1")
    item, ways = page._item_id, []
    while seat.focus() is not page.frame.next:
        seat.keys(Qt.Key.Key_Tab)
        ways.append(seat.focus())
        assert len(ways) < 12, ways
    fields = page.reasons.fields
    assert ways == [
        why(page),
        *evidence_ways(page),
        *(fields.control(name) for name in ("target", "target_by", "target_why", "sureness")),
        page.reasons.reviewed.button,
        page.frame.next,
    ]
    assert response(seat, item).answer


def test_after_the_first_half_the_keyboard_goes_on_so_two_digits_give_both_halves(seat):
    item = first_of(seat, twofold)
    blank(seat, item)
    seat.write("4")
    seat.write("1")
    scales = (
        seat.session.pack.scale_of(item),
        seat.session.pack.scale(seat.session.pack.section_of(item).second_scale_id),
    )
    given = response(seat, item)
    assert (given.answer, given.second_answer) == (scales[0].levels[3].id, scales[1].levels[0].id)


def test_the_first_half_can_still_be_changed_once_both_are_given(seat):
    item = first_of(seat, twofold)
    page = blank(seat, item)
    type_on(seat, "41")
    page.question.cards.focus_first()
    type_on(seat, "3")
    first, second = response(seat, item).answer, response(seat, item).second_answer
    assert first == seat.session.pack.scale_of(item).levels[2].id
    assert second
    assert page.question.cards.isAncestorOf(seat.focus())


def test_half_an_answer_says_that_the_other_half_is_missing(seat):
    page = blank(seat, first_of(seat, twofold))
    assert not page.question.half.isVisible()
    seat.write("4")
    assert page.question.half.text() == "Half answered. Choose one here too."
    seat.write("1")
    assert not page.question.half.isVisible()


def test_cannot_say_of_now_is_seen_to_be_chosen(seat):
    item = first_of(seat, lambda s: s.asked_twice)
    page = blank(seat, item)
    seat.write("1")
    seat.write("0")
    assert response(seat, item).second_answer == "cannot_say"
    chip = page.question.second_chips.by_answer()["cannot_say"]
    assert chip.isChecked()
    assert chip.hasFocus()


def test_arrows_pass_the_levels_and_the_other_answers_and_choose_nothing(seat):
    page = blank(seat, ALIGNMENT)
    passed = []
    for _ in range(6):
        passed.append(seat.focus().text_of.id)
        seat.keys(Qt.Key.Key_Right)
    assert passed == ["absent", "siloed", "embedded", "cannot_say", "not_applicable", "discuss"]
    assert focused_card(page.question.cards) == "absent"
    assert response(seat).answer == ""


def test_a_question_without_levels_begins_in_its_note(seat):
    page = seat.go("assess", first_of(seat, lambda s: s.scale_id is None))
    assert seat.focus() is why(page)


def test_a_constraint_with_both_halves_reason_and_evidence_takes_six_keys_besides_text(seat):
    """Digit, digit, the reason typed at once, on to Evidence, its title, Ctrl+Enter: no key to be known."""
    item = first_of(seat, twofold)
    page, keys = blank(seat, item), deque()

    def press(key):
        keys.append(key)
        seat.keys(key)

    before = len(page.reasons.evidence.table.rows())
    press(getattr(Qt.Key, f"Key_{as_last_time(seat, page)}"))
    press(Qt.Key.Key_1)
    type_on(seat, "Only the portal was checked after go-live.")
    for _ in evidence_ways(page):
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    type_on(seat, "Benefits register")
    keys.append("Ctrl+Enter")
    seat.keys(Qt.Key.Key_Return, modifiers=CTRL)
    seat.settle()
    given = response(seat, item)
    assert given.answer
    assert given.second_answer
    assert given.rationale == "Only the portal was checked after go-live."
    assert len(page.reasons.evidence.table.rows()) == before + 1
    assert len(keys) <= 6


SEED = 20_261_123
TEXT_ONLY = ("rationale", "movement_reason", "target_why")


def controls_of(page):
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView)
    shown = [
        w for kind in kinds for w in page.findChildren(kind) if w.isVisible() and w.isEnabled()
    ]
    return [w for w in shown if w.focusPolicy() != Qt.FocusPolicy.NoFocus]


def facts(seat):
    """Give everything the trust has, without what is only text of an answer."""
    return {
        (type(one).__name__, one.id): {
            name: getattr(one, name)
            for name in type(one).__slots__
            if not (isinstance(one, Response) and name in TEXT_ONLY)
        }
        for kind in seat.session.workspace.records
        for one in seat.session.workspace.records[kind].values()
    }


def typed_keys(control, source):
    """Give 200 random keys of text; among answers the first is a letter.

    A digit chooses there, and a blank presses a button or a row: both are meant.
    """
    keys = string.ascii_letters + string.digits + string.punctuation
    if not isinstance(control, QAbstractButton | QAbstractItemView):
        return [source.choice(keys + " ") for _ in range(200)]
    first = source.choice(string.ascii_letters)
    blanks = " " if hasattr(control, "text_of") else ""
    return [first, *(source.choice(keys + blanks) for _ in range(199))]


@pytest.mark.parametrize("want", [lambda s: not twofold(s), twofold], ids=["one", "two"])
def test_two_hundred_random_keys_on_every_control_change_nothing_but_text(seat, want):
    item = first_of(seat, want)
    page, source = seat.go("assess", item), random.Random(SEED)  # noqa: S311 - keys to press, no secret
    page._on_edited("answer", seat.session.pack.scale_of(item).levels[0].id)
    page.reasons.evidence.add_button.click()
    seat.settle()
    count = len(controls_of(page))
    assert count > 20
    for place in range(count):
        before = facts(seat)
        control = controls_of(page)[place]
        control.setFocus()
        for key in typed_keys(control, source):
            popup = QApplication.activePopupWidget()
            QTest.keyClicks(popup.focusWidget() or popup if popup else seat.focus(), key)
        while QApplication.activePopupWidget() is not None:
            QApplication.activePopupWidget().close()
        page.flush()
        seat.context.keeping.write()
        assert facts(seat) == before, control
        assert page._item_id == item, control
        assert len(controls_of(page)) == count, control


@pytest.mark.parametrize("before", ["", "embedded"])
@pytest.mark.parametrize("reason", ["2 of 9 objectives", "1 plan", "0 papers", "3 bids in 2 years"])
def test_a_reason_that_begins_with_a_digit_keeps_the_answer_and_every_letter(seat, before, reason):
    page = blank(seat, ALIGNMENT)
    if before:
        page._on_edited("answer", before)
        seat.settle()
    page.question.cards.focus_first()
    type_on(seat, reason)
    page.flush()
    seat.settle()
    assert response(seat).rationale == reason
    assert response(seat).answer == before


def test_a_digit_that_changes_an_answer_says_from_what_to_what_until_another_question(seat):
    page = blank(seat, ALIGNMENT)
    seat.write("1")
    assert "Changed" not in page.question.crumb.text()
    seat.write("2")
    assert "Changed from Absent to Siloed" in page.question.crumb.text()
    type_on(seat, "nd review")
    page.flush()
    seat.settle()
    assert "Changed from Absent to Siloed" in page.question.crumb.text()
    seat.keys(Qt.Key.Key_Down, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert "Changed" not in page.question.crumb.text()


def test_the_key_of_assess_brings_the_keyboard_to_the_answers(seat):
    page = blank(seat, ALIGNMENT)
    seat.settle()
    page.frame.next.setFocus()
    seat.go("metrics")
    seat.window.go_to("assess")
    seat.settle()
    assert page.question.cards.isAncestorOf(seat.focus())
    seat.write("2")
    assert response(seat).answer == "siloed"
