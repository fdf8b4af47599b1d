"""A form that is not finished is kept as a draft beside the record, and offered again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

import digistrat_desktop
from digistrat_desktop.services.store.drafts import DraftOf, recall_drafts
from digistrat_desktop.ui.forms.draft_note import DraftOffer
from digistrat_desktop.ui.forms.field_set import FieldSet
from tests.ui.seat import field_on, words_on
from tests.ui.test_session import ITEM, shown

WORDS = "Half a thought"
SOURCES = Path(digistrat_desktop.__file__).parent / "ui"


def evidence_of(seat, item=ITEM):
    return seat.go("assess", item).reasons.evidence


def begin_evidence(seat, words=WORDS):
    evidence = evidence_of(seat)
    evidence.open_form()
    QTest.keyClicks(evidence.form.control("title"), words)
    return evidence


def title_of(form):
    return form.control("title").text()


def on_disk(seat):
    """What the next start would find, read as that reads it."""
    seat.settle()
    found = []
    seat.context.store.ask(recall_drafts, found.append, found.append)
    seat.settle()
    return found[0].all


def offered_again(seat):
    evidence = evidence_of(seat)
    evidence.open_form()
    assert title_of(evidence.form) == WORDS
    assert evidence.form.draft.isVisible()
    assert evidence.form.draft.words.text().startswith("Draft kept from 23 November, ")
    return evidence.form


def test_home_names_a_draft_and_leads_to_it(seat):
    begin_evidence(seat)
    home = seat.go("home")
    title = seat.session.pack.item(ITEM).title
    assert f"Evidence on “{title}”" in words_on(home)
    assert "1 draft" in words_on(home)
    seat.press(field_on(home, f"Continue the draft: Evidence on “{title}”"))
    assert seat.page("assess")._item_id == ITEM
    offered_again(seat).fields.discard()
    seat.go("home")
    assert "1 draft" not in words_on(home)


def test_home_opens_the_form_of_a_draft_with_the_keyboard_at_its_end(seat):
    evidence = begin_evidence(seat)
    QTest.keyClick(evidence.form.control("title"), Qt.Key.Key_Escape)
    seat.go("assess", "ALN-06")
    home = seat.go("home")
    title = seat.session.pack.item(ITEM).title
    seat.press(field_on(home, f"Continue the draft: Evidence on “{title}”"))
    assert evidence.form.isVisible()
    assert title_of(evidence.form) == WORDS
    assert seat.focus() is evidence.form.control("title")
    seat.write("s")
    assert title_of(evidence.form) == f"{WORDS}s"


def test_home_names_the_drafts_of_the_last_run_at_once(seat_at):
    first = seat_at()
    begin_evidence(first)
    first.close()
    second = seat_at()
    assert second.window.shell.shows("home")
    assert "1 draft" in words_on(second.page("home"))


def test_home_names_a_draft_as_soon_as_the_data_file_is_checked(seat):
    begin_evidence(seat)
    home = seat.go("home")
    seat.session.set_read_only("Checking …")
    home.show_state()
    seat.settle()
    assert "1 draft" not in words_on(home)
    seat.session.set_read_only("")
    seat.settle()
    assert "1 draft" in words_on(home)


def test_home_names_the_draft_of_the_first_assessment_there_ever_was(seat_at):
    seat = seat_at(full=False)
    page = seat.go("start")
    QTest.keyClicks(field_on(page, "Name of the trust"), WORDS)
    assert "1 draft" in words_on(seat.go("home"))


def test_home_says_of_a_draft_elsewhere_what_it_is_of(seat):
    page = seat.go("strategy")
    page._on_view("objective")
    next(b for b in page.findChildren(QPushButton) if b.text() == "Add objective").click()
    QTest.keyClicks(page.form.control("title"), WORDS)
    home = seat.go("home")
    seat.press(field_on(home, "Continue the draft: Add objective"))
    assert seat.window.shell.shows("strategy")
    assert page.form.isVisible()


def test_a_form_closed_with_escape_is_offered_again(seat):
    evidence = begin_evidence(seat)
    QTest.keyClick(evidence.form.control("title"), Qt.Key.Key_Escape)
    assert not evidence.form.isVisible()
    offered_again(seat)


def test_a_form_is_offered_again_after_another_question_and_another_page(seat):
    begin_evidence(seat)
    seat.go("assess", "ALN-02")
    evidence = seat.page("assess").reasons.evidence
    evidence.open_form()
    assert title_of(evidence.form) == ""
    seat.go("settings")
    offered_again(seat)


def test_a_form_is_offered_again_after_the_window_was_closed(seat_at):
    first = seat_at()
    begin_evidence(first)
    first.close()
    offered_again(seat_at())


def test_a_form_is_offered_again_after_a_crash(seat_at, lay_store, tmp_path):
    first = seat_at()
    begin_evidence(first)
    first.context.keeping.timer.timeout.emit()
    assert [draft.typed["title"] for draft in on_disk(first).values()] == [WORDS]
    kept = (tmp_path / "drafts.json").read_bytes()
    first.close()
    (tmp_path / "drafts.json").write_bytes(kept)
    offered_again(seat_at())


def test_a_form_is_offered_again_after_another_trust_was_open(seat):
    begin_evidence(seat)
    mine, here = seat.session.trust.id, seat.session.assessment.id
    seat.context.navigator.sample_wanted.emit()
    seat.settle()
    assert seat.session.trust.id != mine
    evidence = evidence_of(seat)
    evidence.open_form()
    assert title_of(evidence.form) == ""
    seat.context.navigator.open_trust(mine, here)
    seat.settle()
    offered_again(seat)


def test_what_is_typed_for_one_trust_is_not_saved_in_another(seat):
    page = seat.go("strategy")
    page._on_add("objective")
    QTest.keyClicks(page.form.control("title"), WORDS)
    seat.context.navigator.sample_wanted.emit()
    seat.settle()
    assert not page.form.isVisible()
    assert not page.form.is_dirty


def test_a_form_that_is_saved_leaves_no_draft(seat):
    evidence = begin_evidence(seat)
    seat.context.keeping.write()
    assert on_disk(seat)
    evidence.form.save()
    seat.settle()
    assert not evidence.form.isVisible()
    assert not on_disk(seat)


def test_a_form_that_cannot_be_saved_is_still_kept(seat):
    evidence = begin_evidence(seat)
    QTest.keyClicks(evidence.form.control("dated"), "next friday")
    evidence.form.save()
    assert evidence.form.fault_of("dated")
    evidence.form.leave()
    assert offered_again(seat).control("dated").text() == "next friday"


def test_discarding_a_draft_shows_what_the_form_began_with(seat):
    begin_evidence(seat)
    seat.go("settings")
    form = offered_again(seat)
    form.draft.discard.click()
    assert title_of(form) == ""
    assert not form.draft.isVisible()
    assert not on_disk(seat)


def test_words_that_were_taken_back_leave_no_draft(seat):
    evidence = begin_evidence(seat)
    seat.context.keeping.write()
    evidence.form.control("title").clear()
    seat.context.keeping.write()
    assert not on_disk(seat)


def test_a_copy_to_look_at_keeps_no_draft(seat):
    seat.session.set_read_only("Read-only")
    seat.context.keeping.keep(DraftOf("evidence"), "Evidence", {"title": WORDS})
    assert not seat.context.keeping.drafts.all


def test_a_trust_that_is_removed_takes_its_drafts_with_it(seat):
    begin_evidence(seat)
    seat.context.keeping.write()
    trust = seat.session.trust
    assert on_disk(seat)
    page = seat.go("privacy")
    fields = next(f for f in page.findChildren(FieldSet) if "trust" in f.specs)
    fields.restore({"trust": trust.id, "typed": trust.name})
    page._on_remove(fields)
    seat.settle()
    assert not on_disk(seat)
    assert WORDS not in (seat.folder / "drafts.json").read_text()


def test_half_a_day_is_there_again_after_a_crash(seat):
    target = seat.go("assess", ITEM).reasons.fields.control("target_by")
    target.setFocus()
    QTest.keyClicks(target, "4 Decem")
    seat.context.keeping.timer.timeout.emit()
    assert [draft.typed for draft in on_disk(seat).values()] == [{"target_by": "4 Decem"}]


def test_a_header_over_a_draft_says_what_is_saved(seat):
    begin_evidence(seat)
    assert seat.saved() == "Saving …"
    seat.context.keeping.write()
    seat.settle()
    assert seat.saved().startswith("✓ Draft saved ")


def offer_of(seat, page):
    shown = seat.go(page)
    return shown, shown.findChild(DraftOffer)


def test_a_page_offers_the_draft_of_a_form_that_was_closed(seat_at):
    first = seat_at()
    page = first.go("strategy")
    page._on_add("objective")
    QTest.keyClicks(page.form.control("title"), WORDS)
    assert not offer_of(first, "strategy")[1].isVisible(), "the form itself is there"
    first.close()
    page, offer = offer_of(seat_at(), "strategy")
    assert offer.words.text().endswith(": Add objective")
    offer.carry_on.click()
    assert title_of(page.form) == WORDS
    assert not offer.isVisible()
    QTest.keyClick(page.form.control("title"), Qt.Key.Key_Escape)
    assert offer.isVisible()
    offer.discard.click()
    assert not offer.isVisible()


def test_a_question_offers_the_draft_of_its_evidence_alone(seat):
    begin_evidence(seat)
    seat.go("assess", "ALN-02")
    offer = seat.page("assess").reasons.evidence.offer
    assert not offer.isVisible()
    seat.go("assess", ITEM)
    assert offer.isVisible()
    offer.carry_on.click()
    assert title_of(seat.page("assess").reasons.evidence.form) == WORDS


def _wrong_day(seat, words="next sprung"):
    fields = seat.go("assess", ITEM).reasons.fields
    fields.control("target_by").setFocus()
    seat.write(words)
    seat.keys(Qt.Key.Key_Tab)
    return fields


@pytest.mark.parametrize("words", ["next sprung", "31 February 2027", "1 November 2026"])
def test_a_day_that_cannot_be_taken_stays_until_it_is_right(seat_at, words):
    seat = seat_at()
    fields = _wrong_day(seat, words)
    fault = fields.fault_of("target_by")
    assert fault
    fields.control("rationale").setFocus()
    seat.write("Something else")
    seat.context.keeping.write()
    seat.settle()
    assert fields.control("target_by").text() == words
    assert fields.fault_of("target_by") == fault
    assert shown(seat).rationale.startswith("Something else")
    assert seat.saved() == f"Draft kept, not saved: {ITEM}"
    seat.go("assess", "ALN-02")
    assert not seat.page("assess").reasons.fields.control("target_by").text()
    assert seat.saved() == f"Draft kept, not saved: {ITEM}"


@pytest.mark.parametrize("words", ["next sprung", "1 November 2026"])
def test_a_day_that_cannot_be_taken_is_there_after_a_restart_until_it_is_right(seat_at, words):
    first = seat_at()
    fault = _wrong_day(first, words).fault_of("target_by")
    first.close()
    seat = seat_at()
    fields = seat.go("assess", ITEM).reasons.fields
    day = fields.control("target_by")
    assert (day.text(), fields.fault_of("target_by")) == (words, fault)
    seat.page("assess").question.answered.emit("siloed")
    seat.settle()
    assert (day.text(), fields.fault_of("target_by")) == (words, fault)
    day.setFocus()
    day.selectAll()
    seat.write("1 March 2027")
    seat.keys(Qt.Key.Key_Tab)
    assert not on_disk(seat)
    assert shown(seat).target_by.isoformat() == "2027-03-01"
    assert not fields.fault_of("target_by")
    assert seat.saved().startswith("✓ Saved")


def test_a_target_that_cannot_be_one_stays_until_the_answer_goes_with_it(seat):
    page = seat.go("assess", ITEM)
    page.question.answered.emit("embedded")
    fields = page.reasons.fields
    fields.control("target").set_choice("siloed")
    fields.control("target").chosen.emit("siloed")
    page.reasons.edited.emit("rationale", "Something else")
    seat.settle()
    assert fields.values()["target"] == "siloed"
    assert fields.fault_of("target").startswith("Siloed is worse")
    page.question.answered.emit("siloed")
    seat.settle()
    assert shown(seat).target == "siloed"
    assert not fields.fault_of("target")
    assert not on_disk(seat)


def test_a_wrong_day_that_is_emptied_leaves_neither_draft_nor_fault(seat):
    fields = _wrong_day(seat)
    fields.control("target_by").setFocus()
    fields.control("target_by").clear()
    seat.keys(Qt.Key.Key_Tab)
    assert not fields.fault_of("target_by")
    assert not on_disk(seat)
    assert not seat.saved().startswith("Draft kept, not saved")
