"""What the framework says beside a question: why, the next step, duties, what comes first, criteria."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from digistrat_desktop.analysis.count_words import sureness_words
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.findings.rules import EVIDENCE, RULES, found
from digistrat_desktop.domain.edits.assessments import (
    NewAssessment,
    NewTrust,
    add_trust,
    start_assessment,
)
from digistrat_desktop.domain.frameworks.scales import Form, Sureness, TrustKind
from digistrat_desktop.domain.trust.assessment import Assessment, Response
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.frameworks.loader import load_any
from digistrat_desktop.services.store.library import make_author
from digistrat_desktop.system.clock import FixedClock, SeededIds
from digistrat_desktop.system.paths import resources_folder
from digistrat_desktop.ui.heard import HeardAs
from tests.ui.seat import NOW, Seat, field_on, open_library, words_on
from tests.ui.test_said_aloud import said as heard  # noqa: F401 - a fixture

SAFETY, CONSTRAINT, MOMENTUM = "ALN-17", "CON-RES-01", "MOM-PAC-1"


def begin(folder, kind=TrustKind.ACUTE):
    """Put a trust with an assessment of the second version into a store."""
    pack = load_any(resources_folder() / "frameworks" / "digistrat-board-2.0.0.toml")
    author = make_author(FixedClock(NOW, dt.timedelta(seconds=1)), SeededIds("advice"), "me")
    library = open_library(folder)
    trust, first = add_trust(NewTrust("Northmoor", "ZZ1", kind), author)
    new = NewAssessment("Autumn 2026", NOW.date(), Form.FULL, pack.sha256)
    _, second = start_assessment(trust.trust_id, new, author)
    library.record([first, second], {"me": "Ada"}, [pack])
    library.close()


@pytest.fixture
def seat(qtbot, tmp_path):
    begin(tmp_path)
    seat = Seat(qtbot, tmp_path).sit_down()
    yield seat
    seat.close()


def criteria(page):
    return [row.tick for row in page.question.criteria._rows]


def answer_of(seat, item_id=SAFETY):
    found = seat.session.workspace.all(Response)
    return next((one for one in found if one.item_id == item_id), None)


def test_why_it_matters_stands_beside_the_question_and_the_next_step_after_the_answer(seat):
    page = seat.go("assess", "ALN-01")
    assert "Why it matters" in words_on(page.hints)
    assert "How to do better from here" not in words_on(page.hints)
    seat.keys(Qt.Key.Key_1)
    seat.settle()
    assert "Take one corporate aim and write" in words_on(page.hints)
    assert "Much else rests on this" in page.question.crumb.text()


def test_no_advice_tells_the_level_of_an_answer_carried_forward_until_it_is_confirmed(seat):
    page = seat.go("assess", "ALN-01")
    seat.keys(Qt.Key.Key_1)
    page._on_edited("carried", True)
    seat.settle()
    assert "How to do better from here" not in words_on(page.hints)
    seat.press(page.last_time.confirm)
    seat.settle()
    assert "How to do better from here" in words_on(page.hints)


def test_what_comes_first_leads_to_the_question_and_says_its_answer(seat):
    page = seat.go("assess", "CON-DAT-04")
    assert "What comes first" in words_on(page.hints)
    link = next(
        b for b in page.hints.findChildren(type(page.last_time.link)) if "Inter" in b.text()
    )
    assert link.text().endswith(": Not answered")
    link.click()
    seat.settle()
    assert "CON-DAT-03" in page.question.crumb.text()


def test_the_level_follows_from_what_is_ticked(seat):
    page = seat.go("assess", SAFETY)
    ticks = criteria(page)
    assert len(ticks) == 6
    assert "the one marked for Siloed, all 6 for Embedded." in words_on(page.question.criteria)
    assert ticks[0].accessibleName().endswith("(needed for Siloed)")
    ticks[0].click()
    seat.settle()
    assert (answer_of(seat).met, answer_of(seat).answer) == (("a",), "siloed")
    assert "1 of 6 met: Siloed. For Embedded (1 of 6), still needed: the 5 not ticked." in (
        words_on(page.question.criteria)
    )
    for tick in ticks[1:]:
        tick.click()
    seat.settle()
    assert answer_of(seat).answer == "embedded"
    ticks[0].click()
    seat.settle()
    assert answer_of(seat).answer == "absent"  # siloed cannot do without it


def test_what_a_tick_comes_to_is_said_and_the_ticks_are_a_named_group(seat, heard):  # noqa: F811
    page = seat.go("assess", SAFETY)
    box = page.question.criteria
    assert box.heard_as is HeardAs.GROUP
    assert box.accessibleName()
    heard.clear()
    criteria(page)[0].click()
    seat.settle()
    assert "1 of 6 met: Siloed." in heard
    (saved,) = [one for one in heard if one.startswith("Saved: ")]
    assert "Criteria met: 1" in saved
    assert SAFETY in saved


def test_a_click_on_the_words_ticks_too(seat):
    page = seat.go("assess", SAFETY)
    row = page.question.criteria._rows[0]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    seat.settle()
    assert answer_of(seat).met == ("a",)


def test_another_level_asks_for_a_reason_and_stays_once_it_is_given(seat):
    page = seat.go("assess", SAFETY)
    criteria(page)[0].click()
    seat.settle()
    page.question.cards.setFocus()
    page.question.answered.emit("embedded")
    seat.settle()
    assert "Say why below" in words_on(page.question.criteria)
    blocking = [m.sentence for m in seat.context.insight.current().open_matters if m.blocks]
    said = "Embedded is chosen, and what is ticked gives Siloed. Say why, or tick what is met."
    assert any(said in one for one in blocking)
    rules = {one.rule for one in seat.context.insight.current().findings}
    assert "other level than the criteria give" in rules
    why = page.reasons.fields.boxes["rationale"]
    assert "not the one the criteria give" in words_on(why)
    assert page.reasons.fields.boxes["level_why"].isHidden()
    page.reasons.edited.emit("rationale", "The committee looked at all of it.")
    seat.settle()
    assert "said why" in words_on(page.question.criteria)
    rules = {one.rule for one in seat.context.insight.current().findings}
    assert "other level than the criteria give" not in rules
    criteria(page)[1].click()
    seat.settle()
    assert answer_of(seat).answer == "embedded"
    assert answer_of(seat).met == ("a", "b")


def test_sign_off_says_what_to_do_about_such_a_level_and_leads_to_the_field(seat):
    page = seat.go("assess", SAFETY)
    criteria(page)[0].click()
    page.question.answered.emit("embedded")
    seat.settle()
    signing = seat.go("signing")
    go = f"Go to: {SAFETY} "
    links = [b for b in signing.findChildren(QPushButton) if b.accessibleName().startswith(go)]
    next(b for b in links if "Say why" in b.accessibleName()).click()
    seat.settle()
    assert page.isVisible()
    assert seat.focus() is page.reasons.fields.control("rationale")


def test_a_level_with_a_reason_that_its_criteria_give_too_still_follows_the_ticks(seat):
    page = seat.go("assess", SAFETY)
    for tick in criteria(page)[:2]:
        tick.click()
    page.reasons.edited.emit("rationale", "Both are in the minutes.")
    seat.settle()
    given = answer_of(seat).answer
    for tick in criteria(page)[2:]:
        tick.click()
    seat.settle()
    assert answer_of(seat).answer == "embedded" != given


def test_a_reason_kept_apart_from_before_is_still_shown(seat):
    page = seat.go("assess", SAFETY)
    page._on_edited("level_why", "As the auditors said.")
    seat.settle()
    assert not page.reasons.fields.boxes["level_why"].isHidden()


def test_fix_in_check_leads_to_what_is_missing(seat):
    """Where a finding of an answer is of one field, or of its evidence, Fix begins there."""
    page = seat.go("assess", SAFETY)
    boxes, evidence = page.reasons.fields, page.reasons.evidence
    places = {rule.field for rule in RULES.values() if rule.page == "assess" and rule.field}
    assert places == {"rationale", "movement_reason", "target", EVIDENCE}
    for rule in (one for one in RULES.values() if one.page == "assess" and one.field):
        seat.go("check")
        finding = found(rule.name, SAFETY, "Something is missing.")
        seat.page("check").standing.fix_asked.emit(finding)
        seat.settle()
        missing = evidence.add_button if rule.field == EVIDENCE else boxes.control(rule.field)
        if rule.field != "movement_reason":  # not asked of an answer that did not move
            assert missing.hasFocus(), rule.name
            assert missing.visibleRegion().boundingRect().height() == missing.height()


def test_a_duty_in_law_is_shown_for_what_it_is_and_is_a_finding(seat):
    page = seat.go("assess", SAFETY)
    assert "This question has a duty in law." in words_on(page.hints)
    seat.keys(Qt.Key.Key_1)
    seat.settle()
    assert "As worded, this level is a breach" in words_on(page.hints)
    found = {one.rule: one for one in seat.context.insight.current().findings}
    assert "DCB0160" in found["duty in law not met as worded"].sentence
    seat.keys(Qt.Key.Key_2)
    seat.settle()
    assert "This level can be a breach" in words_on(page.hints)
    found = {one.rule for one in seat.context.insight.current().findings}
    assert "duty in law to check" in found
    assert "duty in law not met as worded" not in found
    seat.keys(Qt.Key.Key_3)
    seat.settle()
    assert "This question has a duty in law." in words_on(page.hints)


def test_ticks_are_in_the_history_and_can_be_undone(seat):
    page = seat.go("assess", SAFETY)
    criteria(page)[0].click()
    seat.settle()
    seat.keys(Qt.Key.Key_Z, modifiers=Qt.KeyboardModifier.ControlModifier)
    seat.settle()
    assert not answer_of(seat) or answer_of(seat).met == ()
    assert not criteria(page)[0].isChecked()


def test_momentum_names_the_moment_the_trust_chose(seat):
    page = seat.go("assess", MOMENTUM)
    assert page.question.first_label.text() == "At our reference point: The pandemic, 2020"
    page.question.point.click()
    seat.settle()
    form = seat.page("details").assessment
    assert form.fields.control("reference_point").hasFocus()
    form.fields.control("reference_point").set_choice("merger")
    form.fields.control("reference_point").chosen.emit("merger")
    field_on(form, "Reference point in your words").setText("June 2024")
    form.save_button.click()
    seat.settle()
    assert seat.session.assessment.reference_point == "merger"
    page = seat.go("assess", MOMENTUM)
    expected = "At our reference point: Merger or new group (June 2024)"
    assert page.question.first_label.text() == expected


def test_a_question_for_other_kinds_of_trust_is_not_asked(qtbot, tmp_path):
    begin(tmp_path, TrustKind.AMBULANCE)
    seat = Seat(qtbot, tmp_path).sit_down()
    asked = {
        str(item.item.id) for one in seat.context.insight.current().position for item in one.asked
    }
    assert "ALN-23" not in asked
    assert "ALN-21" in asked
    seat.close()


def test_a_locked_question_cannot_be_ticked(seat):
    page = seat.go("assess", SAFETY)
    page.question.set_read_only(read_only=True)
    assert not any(tick.isEnabled() for tick in criteria(page))
    assert seat.session.workspace.all(Assessment)
    assert page.findChildren(QLabel)


def test_how_sure_people_are_is_kept_counted_and_said(seat):
    page = seat.go("assess", "ALN-01")
    seat.keys(Qt.Key.Key_2)
    page.reasons.fields.control("sureness").set_choice("guess")
    page.reasons.fields.control("sureness").chosen.emit("guess")
    seat.settle()
    assert answer_of(seat, "ALN-01").sureness is Sureness.GUESS
    judgement = seat.context.insight.current()
    assert judgement.counts.of(CountOf.GUESSES) == 1
    assert judgement.counts.of(CountOf.CERTAIN) == 0
    said = [one.sentence for one in judgement.open_matters if "guess" in one.sentence]
    assert len(said) == 1
    assert str(sureness_words(judgement.counts)) == (
        "How sure people are: 0 certain, 0 fairly sure, 1 a guess."
    )


def name_reviewer(seat, name):
    """Press the button to mark the answer, and give a name where it is asked for."""
    seat.page("assess").reasons.reviewed.button.click()
    bar = seat.window._name_bar
    assert bar.field.hasFocus()
    seat.write(name)
    seat.keys(Qt.Key.Key_Return)
    seat.settle()
    return bar


def test_an_answer_is_marked_as_reviewed_and_another_answer_takes_the_mark_away(seat):
    page = seat.go("assess", "ALN-01")
    seat.keys(Qt.Key.Key_2)
    seat.settle()
    name_reviewer(seat, "Ann Lee")
    assert answer_of(seat, "ALN-01").reviewed_on == NOW.date()
    assert page.reasons.reviewed.words.text().startswith("Reviewed by Ann Lee on ")
    assert seat.context.insight.current().counts.of(CountOf.REVIEWED) == 1
    page.question.answered.emit("embedded")
    seat.settle()
    assert answer_of(seat, "ALN-01").reviewed_by is None
    assert page.reasons.reviewed.words.text() == "Not reviewed yet."


def test_nobody_is_said_to_have_reviewed_an_answer_before_a_name_is_given(seat):
    page = seat.go("assess", "ALN-01")
    seat.keys(Qt.Key.Key_2)
    seat.settle()
    bar = name_reviewer(seat, "   ")
    assert (bar.isVisible(), answer_of(seat, "ALN-01").reviewed_by) == (True, None)
    bar.put_off.emit()
    seat.settle()
    assert (seat.window._name_bar, answer_of(seat, "ALN-01").reviewed_by) == (None, None)
    name_reviewer(seat, "Ann Lee")
    assert seat.window._name_bar is None
    row = page.reasons.reviewed
    assert row.words.text().startswith("Reviewed by Ann Lee on ")
    assert row.button.hasFocus()
    row.button.click()
    seat.settle()
    row.button.click()  # the name is known now
    seat.settle()
    assert row.words.text().startswith("Reviewed by Ann Lee on ")


def test_a_name_given_once_another_answer_is_shown_marks_neither(seat):
    page = seat.go("assess", "ALN-02")
    seat.keys(Qt.Key.Key_2)
    seat.settle()
    seat.go("assess", "ALN-01")
    seat.keys(Qt.Key.Key_2)
    seat.settle()
    page.reasons.reviewed.button.click()
    page.show_item("ALN-02")
    seat.window._name_bar.named.emit("Ann Lee")
    seat.settle()
    assert [answer_of(seat, one).reviewed_by for one in ("ALN-01", "ALN-02")] == [None, None]


def test_a_new_assessment_begins_with_the_second_version_and_home_orders_each_by_its_own(
    qtbot, tmp_path
):
    folder = (resources_folder() / "frameworks",)
    assert Catalogue(folder).preferred("digistrat-board").version == "2.0.0"
    begin(tmp_path)
    library = open_library(tmp_path)
    facts = library.home(5)
    glance = facts.glance_of(facts.latest[0].assessment_id)
    library.close()
    assert "ALN-26" in glance.item_ids
    assert "ALN-26" not in facts.glance.item_ids


def test_levels_set_against_their_criteria_can_be_listed(seat):
    page = seat.go("assess", SAFETY)
    criteria(page)[0].click()
    seat.settle()
    assert not seat.context.insight.current().counts.of(CountOf.OTHER_THAN_CRITERIA)
    page._on_edited("answer", "embedded")
    page._on_edited("level_why", "The rest is under way.")
    seat.settle()
    counts = seat.context.insight.current().counts
    assert [one for one, _ in counts.which(CountOf.OTHER_THAN_CRITERIA)] == [SAFETY]
    assert page.items.chips[CountOf.OTHER_THAN_CRITERIA].isVisible()


@pytest.mark.parametrize("item", ["CON-FIN-01", "MOM-01"])
def test_a_question_with_an_answer_for_each_half_asks_why_of_both(seat, item):
    if item not in {str(one.id) for one in seat.session.pack.items()}:
        item = next(
            str(one.id)
            for section in seat.session.pack.sections
            if section.asked_twice is not None
            for one in section.items()
        )
    page = seat.go("assess", item)
    assert "Why both answers" in words_on(page.reasons).replace("&", "")


def test_what_a_level_means_is_said_of_now_and_not_of_then(seat):
    sections = seat.session.pack.sections
    item = next(one for part in sections if part.asked_twice for one in part.items())
    page = seat.go("assess", str(item.id))
    own = {str(text.level_id): text.text for text in item.level_texts}
    for card in page.question.cards.cards():
        assert card.text_of.text == own.get(card.text_of.id, "")
    assert all(card.text_of.text for card in page.question.second_cards.cards())
