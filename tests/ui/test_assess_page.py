"""Assess: one question at a time, by mouse or keys, with reasons, evidence and targets."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from digistrat_desktop.analysis.answers.position import Backing
from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.domain.trust.assessment import Evidence
from digistrat_desktop.system.settings import Settings
from digistrat_desktop.ui.forms.asking import PATIENT_NUMBER
from digistrat_desktop.ui.pages.assess.question_rows import ENTRY_ROLE, EvidenceMark

ALIGNMENT = "ALN-04"
VALID_NHS_NUMBER = "943 476 5919"


@pytest.fixture
def page(seat):
    return seat.go("assess", ALIGNMENT)


def response(seat, item=ALIGNMENT):
    return responses_of(seat.session.workspace, seat.session.assessment.id)[item]


def first_of(seat, want):
    """Give the first item of a section of some sort."""
    return next(s for s in seat.session.pack.sections if want(s)).items()[0].id


def test_clicking_a_card_answers(seat, page):
    QTest.mouseClick(page.question.cards.cards()[2], Qt.MouseButton.LeftButton)
    assert response(seat).answer == "embedded"
    assert page.question.cards.cards()[2].isChecked()


@pytest.mark.parametrize("item", [ALIGNMENT, "CON-FIN-01"])
def test_a_question_says_in_words_that_nothing_is_chosen_while_a_card_has_the_keyboard(seat, item):
    page = seat.go("assess", item)
    for name in ("answer", "second_answer"):
        page._on_edited(name, "")
    page.show_item(item)
    seat.settle()
    assert page.question.cards.cards()[0].hasFocus()
    assert "Not answered yet" in page.question.crumb.text()
    assert "Not answered yet" in page.question.spoken()
    page.question.cards.chosen.emit(page.question.cards.cards()[0].text_of.id)
    assert "Not answered yet" not in page.question.crumb.text()


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("1", "absent"),
        ("2", "siloed"),
        ("3", "embedded"),
        ("0", "cannot_say"),
    ],
)
def test_keys_answer_where_the_keyboard_is_on_the_cards(seat, page, key, answer):
    page.question.cards.focus_first()
    QTest.keyClicks(seat.focus(), key)
    assert response(seat).answer == answer


def test_digits_in_a_text_box_are_only_text(seat, page):
    answer = response(seat).answer
    page.reasons.fields.control("rationale").setFocus()
    page.reasons.fields.control("rationale").selectAll()
    seat.write("3 of 1")
    page.flush()
    assert response(seat).answer == answer
    assert response(seat).rationale == "3 of 1"


def test_alt_n_answers_only_where_the_scale_has_does_not_apply(seat):
    sections = seat.session.pack.sections
    without = [
        s
        for s in sections
        if s.scale_id
        and not any(
            o.id == "not_applicable" for o in seat.session.pack.scale(s.scale_id).other_answers
        )
    ]
    for section in without:
        item = section.items()[0].id
        page = seat.go("assess", item)
        before = responses_of(seat.session.workspace, seat.session.assessment.id).get(item)
        page.question.cards.focus_first()
        seat.keys(Qt.Key.Key_N, modifiers=Qt.KeyboardModifier.AltModifier)
        after = responses_of(seat.session.workspace, seat.session.assessment.id).get(item)
        assert after == before


def test_tab_reaches_the_second_scale_and_digits_answer_it(seat):
    item = first_of(seat, lambda s: s.second_scale_id)
    page = seat.go("assess", item)
    page.question.cards.focus_first()
    seat.write("1")
    seat.tab_to(page.question.second_cards)
    seat.write("2")
    scale = seat.session.pack.scale(seat.session.pack.section_of(item).second_scale_id)
    assert response(seat, item).second_answer == scale.levels[1].id


def test_momentum_asks_then_and_now(seat):
    item = first_of(seat, lambda s: s.asked_twice)
    page = seat.go("assess", item)
    page.question.cards.focus_first()
    seat.write("3")
    seat.tab_to(page.question.second_cards)
    seat.write("1")
    levels = seat.session.pack.scale_of(item).levels
    now = response(seat, item)
    assert (now.answer, now.second_answer) == (levels[2].id, levels[0].id)


def test_a_board_prompt_takes_a_note_and_nothing_else(seat):
    item = first_of(seat, lambda s: s.scale_id is None)
    page = seat.go("assess", item)
    assert not page.question.cards.isVisible()
    assert not page.reasons.evidence.isVisible()
    page.reasons.fields.control("rationale").setFocus()
    page.reasons.fields.control("rationale").selectAll()
    seat.write("The outpatient programme.")
    page.flush()
    assert response(seat, item).rationale == "The outpatient programme."


def test_ctrl_down_and_up_move_between_questions_and_keep_what_was_typed(seat, page):
    page.reasons.fields.control("rationale").setFocus()
    page.reasons.fields.control("rationale").selectAll()
    seat.write("Half a")
    seat.keys(Qt.Key.Key_Down, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert "ALN-05" in page.question.crumb.text()
    assert response(seat).rationale == "Half a"
    seat.keys(Qt.Key.Key_Up, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert page.reasons.fields.control("rationale").text() == "Half a"


def test_evidence_is_added_from_the_form_and_taken_away_again(seat, page):
    evidence = page.reasons.evidence
    before = len(evidence.table.rows())
    evidence.add_button.click()
    evidence.form.control("title").setText("Board minutes")
    evidence.form.control("dated").setText("19 March 2026")
    evidence.form.control("owner_id").setText("Director of Strategy")
    evidence.form.save()
    assert len(evidence.table.rows()) == before + 1
    made = [e for e in seat.session.workspace.all(Evidence) if e.title == "Board minutes"]
    assert seat.session.workspace.name_of(made[0].owner_id) == "Director of Strategy"
    evidence.table.rows()[-1][-1].click()
    seat.settle()
    assert len(evidence.table.rows()) == before
    seat.session.undo()
    assert len(evidence.table.rows()) == before + 1


def test_evidence_without_a_title_is_told_beside_the_field(seat, page):
    form = page.reasons.evidence.form
    page.reasons.evidence.add_button.click()
    form.control("where_kept").setText("Board papers")
    form.save()
    assert form.fault_of("title")
    assert form.control("where_kept").text() == "Board papers"
    assert seat.focus() is form.control("title")


def test_evidence_whose_day_cannot_be_read_is_not_added_without_it(seat, page):
    evidence = page.reasons.evidence
    before = len(evidence.table.rows())
    evidence.add_button.click()
    evidence.form.control("title").setText("Board minutes")
    evidence.form.control("dated").setText("some day")
    evidence.form.control("dated").flush()
    evidence.form.save()
    assert len(evidence.table.rows()) == before
    assert evidence.form.fault_of("dated")
    assert seat.focus() is evidence.form.control("dated")
    assert evidence.form.control("dated").text() == "some day"


def test_a_target_has_a_level_a_day_and_a_because(seat, page):
    reasons = page.reasons
    reasons.fields.control("target").set_choice("embedded")
    reasons.fields.control("target").chosen.emit("embedded")
    reasons.fields.control("target_by").setFocus()
    reasons.fields.control("target_by").selectAll()
    seat.write("31 March 2027")
    reasons.fields.control("target_why").setFocus()
    seat.write("Two redesigns are funded")
    page.flush()
    now = response(seat)
    assert (now.target, now.target_by.isoformat()) == ("embedded", "2027-03-31")
    assert now.target_why == "Two redesigns are funded"


def test_an_impossible_day_is_told_and_stays_in_the_field(seat, page):
    page.reasons.fields.control("target_by").setFocus()
    seat.write("31 February 2027")
    page.flush()
    assert page.reasons.fields.fault_of("target_by")
    assert "31 February" in page.reasons.fields.control("target_by").text()
    assert response(seat).target_by is None


def test_last_times_answer_is_hidden_until_asked(seat, page):
    assert page.last_time.link.text() == "Show the answer from Spring 2026"
    assert not page.last_time.words.isVisible()
    page.last_time.link.click()
    assert page.last_time.words.text().startswith("Spring 2026: ")
    page.show_item("ALN-05")
    assert not page.last_time.words.isVisible()


def test_a_move_asks_what_changed(seat):
    item = next(
        i
        for i, r in responses_of(seat.session.workspace, seat.session.assessment.id).items()
        if i.startswith("ALN") and r.answer
    )
    page = seat.go("assess", item)
    before = page.last_time.answer_to(page._item_id)
    other = 0 if before != "absent" else 2
    QTest.mouseClick(page.question.cards.cards()[other], Qt.MouseButton.LeftButton)
    assert page.reasons.fields.control("movement_reason").isVisible()
    page.reasons.fields.control("movement_reason").setFocus()
    seat.write("A new chief clinical information officer")
    page.flush()
    assert response(seat, item).movement_reason


def test_a_number_that_passes_the_nhs_check_is_warned_about_and_kept(seat, page):
    page.reasons.fields.control("rationale").setFocus()
    page.reasons.fields.control("rationale").selectAll()
    seat.write(f"Seen with {VALID_NHS_NUMBER} in clinic")
    page.flush()
    assert page.reasons.fields.fault_of("rationale") == PATIENT_NUMBER
    assert VALID_NHS_NUMBER in response(seat).rationale


def test_a_board_prompt_asks_for_words_and_not_for_the_reason_of_a_level(seat):
    page = seat.go("assess", "REF-2")
    assert page.reasons.fields.control("rationale").accessibleName() == "What the board says"
    assert (
        seat.go("assess", "ALN-01").reasons.fields.control("rationale").accessibleName()
        == "Why this level"
    )


def test_the_line_being_written_stays_in_sight_on_a_small_screen(seat, page):
    seat.window.resize(1024, 560)
    seat.settle()
    why, sight = page.reasons.fields.control("rationale"), page._page.viewport()
    seat.tab_to(why)
    why.insertPlainText("A line of the reason" * 9)

    def line_in_sight():
        caret = why.viewport().mapTo(sight, why.cursorRect().bottomLeft())
        return sight.rect().contains(caret)

    seat.qtbot.waitUntil(line_in_sight, timeout=5_000)


def test_twenty_thousand_characters_are_kept_and_one_more_is_told(seat, page):
    page.reasons.fields.control("rationale").setPlainText("x" * 20_000)
    page.flush()
    assert len(response(seat).rationale) == 20_000
    page.reasons.fields.control("rationale").setPlainText("y" * 20_001)
    assert "20,000 characters" in page.reasons.fields.fault_of("rationale")
    page.flush()
    assert response(seat).rationale == "y" * 20_000


def test_pasted_html_is_shown_as_the_text_it_is(seat, page):
    mime = QMimeData()
    mime.setHtml("<img src='file:///etc/passwd'><b>Bold</b>")
    mime.setText("<b>Bold</b> words")
    QGuiApplication.clipboard().setMimeData(mime)
    page.reasons.fields.control("rationale").setFocus()
    page.reasons.fields.control("rationale").selectAll()
    page.reasons.fields.control("rationale").paste()
    page.flush()
    assert response(seat).rationale == "<b>Bold</b> words"
    assert page.reasons.fields.control("rationale").toPlainText() == "<b>Bold</b> words"


def test_ctrl_z_takes_an_answer_back(seat, page):
    before = response(seat).answer
    QTest.mouseClick(
        page.question.cards.cards()[2 if before != "embedded" else 0], Qt.MouseButton.LeftButton
    )
    assert response(seat).answer != before
    page.question.cards.focus_first()
    seat.keys(Qt.Key.Key_Z, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert response(seat).answer == before
    assert [c.isChecked() for c in page.question.cards.cards()].count(True) == (
        1 if before in {"absent", "siloed", "embedded"} else 0
    )


def test_a_read_only_copy_can_be_read_but_not_answered(seat, page):
    seat.session.set_read_only("Read-only")
    before = response(seat)
    page.question.cards.focus_first()
    seat.write("3")
    QTest.mouseClick(page.question.cards.cards()[0], Qt.MouseButton.LeftButton)
    assert response(seat) == before
    assert page.reasons.fields.control("rationale").isReadOnly()
    assert not page.reasons.evidence.add_button.isEnabled()


def test_a_narrow_page_folds_its_list_away_behind_a_button(seat_at):
    seat = seat_at(settings=Settings(theme="light", text_percent=200), size=(1024, 560))
    page = seat.go("assess", ALIGNMENT)
    assert page.frame.is_folded
    assert not page.items.isVisible()
    page.frame.all_questions.click()
    seat.settle()
    assert page.items.isVisible()
    assert not page.question.isVisible()
    page.items.chosen.emit("ALN-07")
    seat.settle()
    assert page.question.isVisible()
    assert "ALN-07" in page.question.crumb.text()


def test_without_an_assessment_the_page_says_how_to_begin(empty_seat):
    page = empty_seat.go("assess")
    assert page.empty.isVisible()
    page.empty.button.click()
    empty_seat.settle()
    assert empty_seat.page("start").isVisible()


def test_the_list_says_of_every_claim_what_the_paper_says(seat, page):
    model = page.items.list.model()
    heads = [model.index(row, 0) for row in range(model.rowCount())]
    rows = [model.index(at, 0, head) for head in heads for at in range(model.rowCount(head))]
    entries = {row.data(ENTRY_ROLE).id: row.data(ENTRY_ROLE) for row in rows}
    stated = {
        claim.item.item.id: claim.gap
        for claim in seat.context.insight.judgement.claims
        if claim.backing is Backing.CLAIMED_ONLY
    }
    marked = {k: e.gap for k, e in entries.items() if e.evidence is EvidenceMark.CLAIMED_ONLY}
    assert marked == stated
    unlinked = next(e for e in entries.values() if e.gap == "no evidence linked")
    assert unlinked.tip == (
        f"{unlinked.title}. Claimed, not yet backed by evidence (no evidence linked)."
    )
    assert unlinked.spoken.endswith("claimed only (no evidence linked)")


def test_the_keys_to_the_next_question_are_told_at_the_buttons(page):
    assert "Next question: Ctrl+↓" in page.frame.next.toolTip()
    assert "Previous question: Ctrl+↑" in page.frame.previous.toolTip()
    assert page.frame.keys.text() == "Next question: Ctrl+↓"
    assert page.frame.keys.isVisible()
    assert "Ctrl" not in page.frame.progress.text()


def test_a_target_below_the_answer_is_refused_beside_its_field(seat, page):
    page.show_item("ALN-01")
    page.question.answered.emit("embedded")
    fields = page.reasons.fields
    fields.control("target").set_choice("siloed")
    fields.control("target").chosen.emit("siloed")
    assert fields.fault_of("target").startswith("Siloed is worse than the answer now, Embedded.")
    assert response(seat, "ALN-01").target == ""
    fields.control("target").set_choice("embedded")
    fields.control("target").chosen.emit("embedded")
    assert response(seat, "ALN-01").target == "embedded"
    assert fields.fault_of("target") == ""
    page.question.answered.emit("siloed")
    assert fields.fault_of("target") == ""


def test_an_answer_better_than_its_target_is_told_beside_the_target(seat, page):
    page.show_item("ALN-01")
    page.question.answered.emit("absent")
    page.reasons.fields.edited.emit("target", "siloed")
    assert response(seat, "ALN-01").target == "siloed"
    page.question.answered.emit("embedded")
    assert page.reasons.fields.fault_of("target").startswith("Siloed is worse")


def test_a_target_in_the_past_is_refused_beside_its_field(seat, page):
    fields = page.reasons.fields
    before = response(seat).target_by
    fields.control("target_by").setFocus()
    fields.control("target_by").selectAll()
    seat.write("1 November 2026")
    page.flush()
    assert "in the past" in fields.fault_of("target_by")
    assert response(seat).target_by == before
    fields.control("target_by").setText("1 December 2026")
    page.flush()
    assert response(seat).target_by.isoformat() == "2026-12-01"
