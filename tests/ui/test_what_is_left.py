"""What is left of an assessment: the filters of the list, the page at its end and Home say one truth."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from digistrat_desktop.analysis.count_words import how_sure
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.domain.edits.assessments import add_evidence, set_response
from digistrat_desktop.domain.frameworks.scales import EvidenceStrength, Form, Status
from digistrat_desktop.services.sample import ensure_sample
from digistrat_desktop.ui.kit.symbols import CARRIED, IconPicture, LevelSymbol
from digistrat_desktop.ui.pages.assess.frame import COMING
from digistrat_desktop.ui.pages.assess.left import LEFT
from digistrat_desktop.ui.pages.assess.question_rows import ENTRY_ROLE, ItemEntry, MoreEntry
from digistrat_desktop.ui.text import PlainLabel
from tests.helpers.kept_sample import ensure_kept
from tests.helpers.trusts import Filler
from tests.ui.seat import words_on

CTRL = Qt.KeyboardModifier.ControlModifier


def short_form(library):
    """Answer half of the short form of an assessment."""
    filler = Filler(library.pack_in_use(), "short")
    day = dt.date(2026, 10, 1)
    assessment = filler.assessment(filler.trust(), "Autumn 2026", day, Form.SHORT)
    filler.answer_all(assessment, leave_out=0.5)
    filler.write(library)


@pytest.fixture
def seat(seat_at):
    return seat_at(filled=ensure_kept)


@pytest.fixture
def short_seat(seat_at):
    return seat_at(filled=short_form)


def entries(page, kind=ItemEntry):
    model = page.items.list.model()
    heads = [model.index(row, 0) for row in range(model.rowCount())]
    rows = [model.index(at, 0, head) for head in heads for at in range(model.rowCount(head))]
    found = [row.data(ENTRY_ROLE) for row in rows]
    return [one for one in found if isinstance(one, kind)]


def which(seat, what):
    return [one for one, _ in seat.context.insight.judgement.counts.which(what)]


def go_on(seat):
    seat.keys(Qt.Key.Key_Down, modifiers=CTRL)
    seat.settle()


def test_each_filter_says_the_number_of_the_register_and_shows_those_questions(seat):
    page = seat.go("assess", "ALN-01")
    for one in LEFT:
        found, chip = which(seat, one.what), page.items.chips[one.what]
        assert chip.isVisible() is (bool(found) or one.what in COMING), one
        assert chip.isEnabled() is bool(found), one
        if found:
            assert chip.text() == f"{one.chip} {len(found)}"
            QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
            seat.settle()
            assert {entry.id for entry in entries(page)} == set(found)
            assert page._item_id in found
            QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
            seat.settle()
    assert len(entries(page)) == len(list(seat.session.pack.items()))


def test_a_question_says_in_a_word_why_it_is_not_done(seat):
    page = seat.go("assess", "ALN-01")
    prompts = set(which(seat, CountOf.REFLECTION_ASKED))
    tags = {entry.id: entry.tag for entry in entries(page) if entry.id not in prompts}
    first = {
        "half": CountOf.HALF_ANSWERED,
        "cannot say": CountOf.CANNOT_SAY,
        "not confirmed": CountOf.CARRIED,
    }
    for tag, what in first.items():
        assert {one for one, said in tags.items() if said == tag} <= set(which(seat, what)), tag
    for tag, what in (("no evidence", CountOf.NO_EVIDENCE), ("opinion only", CountOf.OPINION_ONLY)):
        told = set(which(seat, what)) - set(which(seat, CountOf.CARRIED))
        assert {tags[one] for one in told} == {tag}
    late = set(which(seat, CountOf.OUT_OF_DATE)) - set(which(seat, CountOf.CARRIED))
    assert {tags[one] for one in late} == {"out of date"}
    assert "view only" not in tags.values()


def test_a_carried_answer_looks_carried_and_not_answered_until_it_is_confirmed(seat):
    page = seat.go("assess", "ALN-01")
    carried = set(which(seat, CountOf.CARRIED))
    assert carried
    whole = {entry.id: entry for entry in entries(page) if entry.id in carried and not entry.open}
    shown = [one for one in whole.values() if one.tag != "half"]
    assert shown
    labels = [label.lower() for label in (*level_labels(seat), "cannot say")]
    for one in shown:
        assert one.symbol == CARRIED
        assert one.spoken == f"{one.title}, carried forward, not confirmed"
        assert not any(label in one.tip.removeprefix(one.title).lower() for label in labels)
    seat.go("assess", shown[0].id)
    page.last_time.confirm.click()
    seat.settle()
    [now] = [one for one in entries(page) if one.id == shown[0].id]
    assert now.symbol != CARRIED


def level_labels(seat):
    return {level.label for scale in seat.session.pack.scales for level in scale.levels}


def test_half_an_answer_is_seen_in_the_list(seat):
    page = seat.go("assess", "CON-FIN-05")
    page._on_edited("answer", seat.session.pack.scale_of("CON-FIN-05").levels[1].id)
    seat.settle()
    assert {e.id: e.tag for e in entries(page)}["CON-FIN-05"] == "half"
    assert "half answered" in {e.id: e.spoken for e in entries(page)}["CON-FIN-05"]


def test_a_filter_leaves_the_keyboard_on_it_and_a_question_that_fits(seat):
    page = seat.go("assess", "ALN-01")
    for one in (CountOf.NO_EVIDENCE, CountOf.CARRIED):
        fitting = which(seat, one)[-1]
        page.show_item(fitting)
        seat.settle()
        chip = page.items.chips[one]
        seat.press(chip)
        assert page._item_id == fitting
        seat.press(chip)
        assert page._item_id == fitting
        other = next(i.id for i in entries(page) if i.id not in which(seat, one))
        page.show_item(other)
        seat.settle()
        seat.press(chip)
        assert page._item_id == which(seat, one)[0]
        assert seat.focus() is chip
        assert page._page.verticalScrollBar().value() == 0
        seat.press(chip)


def test_next_goes_through_what_is_filtered_and_then_to_what_is_left(seat):
    page = seat.go("assess", "ALN-01")
    page.go_through(CountOf.CARRIED)
    seat.settle()
    passed = []
    while not page.end.isVisible():
        passed.append(page._item_id)
        go_on(seat)
    assert passed == which(seat, CountOf.CARRIED)


def test_what_was_confirmed_stays_in_sight_until_one_goes_on(seat):
    page = seat.go("assess", "ALN-01")
    page.go_through(CountOf.CARRIED)
    seat.settle()
    mine = page._item_id
    seat.press(page.last_time.confirm)
    assert mine not in which(seat, CountOf.CARRIED)
    assert mine in {entry.id for entry in entries(page)}
    assert page.question.cards.isAncestorOf(seat.focus()) or page.isAncestorOf(seat.focus())
    go_on(seat)
    assert page._item_id == which(seat, CountOf.CARRIED)[0]


def test_a_reason_of_last_time_under_another_level_is_asked_to_be_rewritten(seat):
    page = seat.go("assess", "ALN-01")
    page.go_through(CountOf.CARRIED)
    seat.settle()
    why = page.reasons.fields.boxes["rationale"]
    assert why.field.text()
    assert why.help.isHidden()
    last = page.last_time.answer_to(page._item_id)
    other = next(v.id for v in seat.session.pack.scale_of(page._item_id).levels if v.id != last)
    twice = seat.session.pack.section_of(page._item_id).asked_twice is not None
    page._on_edited("second_answer" if twice else "answer", other)
    seat.settle()
    assert why.help.text().startswith("This is last time's reason, for ")
    assert why.field.accessibleDescription().endswith(f". {why.help.text()}")
    page._on_edited("rationale", "The board stopped it.")
    seat.settle()
    assert why.help.isHidden()


def test_next_on_the_last_question_shows_what_is_left_and_never_the_first(seat):
    last = list(seat.session.pack.items())[-1].id
    page = seat.go("assess", last)
    assert page.frame.next.text() == "What is left"
    go_on(seat)
    assert page.end.isVisible()
    page.end.back.click()
    seat.settle()
    assert page._item_id == last
    assert seat.go("assess", "ALN-01").frame.previous.isEnabled() is False


def test_the_page_at_the_end_says_the_numbers_of_the_register(seat):
    page = seat.go("assess", "left")
    counts = seat.context.insight.judgement.counts
    words = words_on(page.end)
    assert (
        f"{counts.of(CountOf.ANSWERED)} of {counts.of(CountOf.ASKED)} questions answered" in words
    )
    for one in LEFT:
        said = counts.chosen(one.what, one.one, one.many)
        assert (said in words.splitlines()) is bool(counts.of(one.what)), one
    assert f"{counts.of(CountOf.FINDINGS)} findings" in words


def test_each_row_at_the_end_leads_to_its_questions(seat):
    page = seat.go("assess", "left")
    counts = seat.context.insight.judgement.counts
    shown = [one for one in LEFT if counts.of(one.what)]
    for place, one in enumerate(shown):
        seat.go("assess", "left")
        page.end.left.rows()[place][-1].click()
        seat.settle()
        assert page.items.wanted == {one.what}
        assert page._item_id == which(seat, one.what)[0]


@pytest.mark.parametrize("page_id", ["check", "reports", "signing"])
def test_check_report_and_sign_off_come_next(seat, page_id):
    page = seat.go("assess", "left")
    button = {"check": page.end.check, "reports": page.end.report, "signing": page.end.sign}
    seat.press(button[page_id])
    assert seat.window.shell.shows(page_id)


def test_questions_outside_the_short_form_stand_apart_and_are_in_no_count(short_seat):
    seat = short_seat
    page = seat.go("assess", "ALN-01")
    outside = which(seat, CountOf.OUTSIDE)
    assert outside
    said = [i for one in seat.context.insight.judgement.position for i in one.items if i.is_begun]
    begun = {str(item.item.id) for item in said}
    assert {e.id for e in entries(page) if e.outside} - begun == set(outside)
    heads = [head.title for head in entries(page, MoreEntry)]
    apart = sum(int(title.removeprefix("More questions (").rstrip(")")) for title in heads)
    assert apart == len([e for e in entries(page) if e.outside])
    assert not set(outside) & set(which(seat, CountOf.ASKED))


def more_of_a_section(seat):
    """Give the rows of a section up to the first other not begun, those from it, and the next section's first."""
    position = seat.context.insight.judgement.position
    at = next(n for n, one in enumerate(position) if len(one.outside) > 2 and one.asked)
    rows = [str(item.item.id) for item in position[at].in_rows]
    begin = min(rows.index(str(item.item.id)) for item in position[at].outside)
    return rows[:begin], rows[begin:], str(position[at + 1].in_rows[0].item.id)


def test_next_under_more_questions_goes_through_them_and_on_to_the_next_section(short_seat):
    seat = short_seat
    seat.go("assess")
    _, more, following = more_of_a_section(seat)
    page = seat.go("assess", more[0])
    passed = []
    for _ in range(len(more)):
        page._on_edited("rationale", "Said of it.")
        seat.settle()
        page.frame.next.click()
        seat.settle()
        passed.append(page._item_id)
    assert passed == [*more[1:], following]


def test_previous_under_more_questions_goes_back_among_them_to_the_section(short_seat):
    seat = short_seat
    seat.go("assess")
    asked, more, _ = more_of_a_section(seat)
    page = seat.go("assess", more[1])
    page.frame.previous.click()
    assert page._item_id == more[0]
    page.frame.previous.click()
    assert page._item_id == asked[-1]


def test_a_question_outside_the_form_that_is_answered_counts_and_stays_where_it_was(short_seat):
    seat = short_seat
    outside = which(seat, CountOf.OUTSIDE)[0]
    page = seat.go("assess", outside)
    rows = [entry.id for entry in entries(page)]
    place = page.question.crumb.text().removesuffix(" · Not answered yet")
    seat.write("1")
    seat.settle()
    assert [entry.id for entry in entries(page)] == rows
    assert page.question.crumb.text() == place
    assert "more questions: " in place
    assert outside not in which(seat, CountOf.OUTSIDE)
    assert next(entry for entry in entries(page) if entry.id == outside).outside
    assert page._item_id == outside


def test_the_rows_of_home_say_on_one_line_how_far_each_is_in_a_small_window(seat_at):
    seat = seat_at(filled=ensure_sample, size=(1024, 560))
    home = seat.go("home")
    labels = [
        w for w in home.findChildren(PlainLabel) if re.match(r"\d+ of \d+ answered", w.text())
    ]
    assert len(labels) > 1
    for label in labels:
        assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())
        assert label.width() <= label.parentWidget().width(), "its cell does not cut it"
        assert label.height() < 2 * label.fontMetrics().height()


def test_home_says_how_far_the_open_assessment_is_as_its_report_does(seat):
    home = seat.go("home")
    said = " ".join(how_sure(seat.context.insight.judgement.counts))
    assert said in [label.text() for label in home.findChildren(PlainLabel) if label.isVisible()]


def test_a_low_window_folds_the_filters_behind_one_chip(seat_at):
    seat = seat_at(filled=ensure_kept, size=(1024, 560))
    page = seat.go("assess", "ALN-01")
    chip = page.items.chips[CountOf.CARRIED]
    assert not chip.isVisible()
    page.items.fold.click()
    seat.settle()
    assert chip.isVisible()
    chip.click()
    seat.settle()
    assert page.items.fold.text() == f"Filter: {chip.text()}"


def test_several_filters_are_on_together_and_next_goes_through_all_of_them(seat):
    page = seat.go("assess", "ALN-01")
    both = (CountOf.CARRIED, CountOf.NOT_ANSWERED)
    for what in both:
        page.items.chips[what].click()
        seat.settle()
    assert page.items.wanted == set(both)
    wanted = {one for what in both for one in which(seat, what)}
    assert {e.id for e in entries(page)} == wanted | {page._item_id}
    every = [item.id for item in seat.session.pack.items() if item.id in wanted]
    page.show_item(every[0])
    gone = [page._item_id]
    for _ in every[1:]:
        go_on(seat)
        gone.append(page._item_id)
    assert gone == every
    page.items.chips[CountOf.CARRIED].click()
    seat.settle()
    assert page.items.wanted == {CountOf.NOT_ANSWERED}


def test_each_row_at_the_end_has_the_sign_of_its_sort(seat):
    page = seat.go("assess", "left")
    pictures = [row[0] for row in page.end.left.rows()]
    assert all(isinstance(one, LevelSymbol | IconPicture) for one in pictures)
    assert len(pictures) > 3


def answered_all(library):
    """Answer every question, with evidence for the first alone."""
    filler = Filler(library.pack_in_use(), "all of it")
    day = dt.date(2026, 10, 1)
    assessment = filler.assessment(filler.trust(), "Autumn 2026", day)
    for item in filler.pack.items():
        levels, values = filler._levels(item), filler._values(item)
        said = {**values, "answer": levels[-1]} if levels else values
        filler.do(set_response(filler.history.present, assessment, item.id, said, filler.author))
    first = filler.pack.item("ALN-01")
    shown = {"title": "Minutes", "strength": EvidenceStrength.DOCUMENT, "dated": day, "page": "4"}
    about = (filler.history.present, assessment, first.id, shown, filler._levels(first)[-1])
    filler.do(add_evidence(*about, filler.author))
    filler.write(library)


def test_where_all_is_answered_one_goes_on_at_the_first_level_without_evidence(seat_at):
    seat = seat_at(filled=answered_all)
    page = seat.go("assess")
    assert not which(seat, CountOf.NOT_ANSWERED)
    weak = {"opinion", "no evidence", "out of date", "other level", "date to check"}
    first = next(one.id for one in entries(page) if one.tag in weak)
    assert page._item_id == first != "ALN-01"


def test_what_is_left_of_a_signed_off_assessment_is_shown_and_not_asked_for(seat):
    page = seat.go("assess")
    page.show_end()
    judged = seat.context.insight.judgement
    offered = {row[-1].text() for row in page.end.left.rows()}
    assert offered
    assert offered != {"Show them"}
    signed = replace(judged.assessment, status=Status.SEALED)
    assessed = replace(judged.assessed, assessment=signed)
    page.end.show_judgement(replace(judged, assessed=assessed))
    assert {row[-1].text() for row in page.end.left.rows()} == {"Show them"}


@pytest.mark.parametrize("one", LEFT, ids=lambda one: one.chip)
def test_each_sort_of_what_is_left_has_its_row_at_the_end(seat, one):
    page = seat.go("assess")
    judged = seat.context.insight.judgement
    found = judged.counts.found
    some = replace(found[CountOf.ASKED], of=one.what)
    counts = replace(judged.counts, found={**found, one.what: some})
    page.end.show_judgement(replace(judged, counts=counts))
    assert one.do in [row[-1].text() for row in page.end.left.rows()]
