"""Progress says why answers differ, what waits for a reason, what is shown until when, what is broken."""

import datetime as dt

import pytest

from digistrat_desktop.analysis.answers.like_counts import like_counts
from digistrat_desktop.analysis.answers.likeness import not_compared
from digistrat_desktop.analysis.answers.movement import Cause
from digistrat_desktop.analysis.answers.position import Standing
from digistrat_desktop.analysis.charts.drawing import Disc, Ink, Segments
from digistrat_desktop.services.sample import ensure_sample
from digistrat_desktop.ui.text import PlainLabel
from tests.helpers.kept_sample import ensure_kept
from tests.helpers.trusts import Filler


@pytest.fixture
def page(seat_at):
    seat = seat_at(filled=ensure_kept)
    return seat.go("progress"), seat


def cells(row):
    return [cell.text() for cell in row if isinstance(cell, PlainLabel)]


def test_every_cause_is_listed_with_its_answers(page):
    shown, seat = page
    rows = [cells(row) for row in shown.causes.table.rows()]
    assert [row[0] for row in rows] == [cause.label for cause in Cause]
    model = seat.context.insight.judgement
    assert sum(int(row[1]) for row in rows) == len(model.split)


def test_the_causes_add_up_to_the_answers_that_moved_and_no_question_stands_in_both_cards(seat_at):
    seat = seat_at(filled=ensure_sample)
    page = seat.go("progress")
    judgement = seat.context.insight.judgement
    rows = {row[0].text(): int(row[1].text()) for row in page.causes.table.rows()}
    assert sum(rows.values()) == len(judgement.moves)
    alone = {
        one.item_id for one in not_compared(judgement.alike, judgement.before, judgement.position)
    }
    assert len(page.not_compared.table.rows()) >= len(alone - {""}) > 0
    assert not alone & {one.item_id for one in judgement.split}


def test_an_assessment_hardly_confirmed_is_marked_in_both_drawings_and_explained(page):
    shown, _ = page
    latest = shown._dated[-1]
    section = latest.section(shown.sections.current)
    carried = [one for one in section.items if one.carried]
    begun = [one for one in carried if one.is_begun]
    assert any(one.standing is Standing.LEVEL for one in begun)
    title = latest.assessment.title
    assert f"{title} ({len(carried)} not confirmed): " in shown.counts.drawing().alt
    assert shown.strip.drawing().alt.count(f", not confirmed ({title})") == len(begun)
    sizes = {
        round(mark.radius, 3) for mark in shown.strip.drawing().marks if isinstance(mark, Disc)
    }
    assert len(sizes) == 2
    for key in shown.keys:
        assert "Smaller: carried forward, not confirmed" in key.accessibleDescription()


def test_an_assessment_nobody_has_confirmed_is_not_called_the_same_as_last_time(seat_at):
    seat = seat_at(filled=ensure_sample)
    start = seat.go("start")
    trust = start._facts.trusts[0].id
    start.form.control("trust").set_choice(trust)
    start.form.control("trust").chosen.emit(trust)
    seat.settle()
    start.form.restore({"title": "Winter 2026"})
    start.form.save()
    seat.settle()
    page = seat.go("progress")
    section = page._dated[-1].section(page.sections.current)
    carried = [one for one in section.items if one.carried and one.is_begun]
    said = f"{len(carried)} answers here are carried forward and not yet confirmed."
    assert page.moves.words.text() == said
    assert "0 of these" not in page.not_compared.words.text()
    small = min(mark.radius for mark in page.counts.drawing().marks if isinstance(mark, Disc))
    large = max(mark.radius for mark in page.counts.drawing().marks if isinstance(mark, Disc))
    assert small < large * 0.7


def test_a_move_without_a_reason_leads_to_its_question(page):
    shown, seat = page
    (row,) = shown.unexplained.table.rows()
    assert cells(row) == ["People plan", "Absent → Siloed"]
    row[-1].click()
    seat.settle()
    assert seat.page("assess").isVisible()


def test_claims_stand_beside_what_is_shown_and_the_next_to_run_out_is_named(page):
    shown, _ = page
    first = cells(shown.claims.table.rows()[0])
    assert first == ["Board ownership", "Embedded", "Siloed", "Evidence shows another level"]
    assert "before 4 Dec 2026" in shown.claims.expiring.text()


def test_another_scope_is_drawn_as_a_dashed_line_and_explained(page):
    shown, _ = page
    dashed = [m for m in shown.strip.drawing().marks if isinstance(m, Segments) and m.dash]
    assert [mark.ink for mark in dashed] == [Ink.CAUTION]
    assert "Before Autumn 2025: The scope" in shown.broken.text()
    assert "Autumn 2025 is not compared" in shown.strip.drawing().alt


def test_the_chart_is_high_enough_to_be_read(page):
    shown, _ = page
    assert shown.metrics.panel.height() >= shown.metrics.panel.minimumSizeHint().height() > 200


def test_every_symbol_stands_beside_its_word_under_both_drawings(page):
    shown, _ = page
    for key in shown.keys:
        assert key.accessibleDescription().endswith(
            "Absent, Siloed, Embedded, Cannot say yet, Does not apply, Smaller: carried forward, not confirmed."
        )


def test_an_answer_stands_near_the_name_of_its_question(page):
    shown, _ = page
    drawing = shown.strip.drawing()
    assert drawing.width < shown.counts.drawing().width
    assert not [mark for mark in drawing.marks if "…" in getattr(mark, "text", "")]


def test_before_the_first_answer_the_page_says_what_to_do_and_leads_there(seat_at):
    seat = seat_at(filled=begin)
    page = seat.go("progress")
    assert page.empty.isVisible()
    page.empty.button.click()
    seat.settle()
    assert seat.page("assess").isVisible()


def begin(library):
    """Write a trust with an assessment in which nothing was said yet."""
    filler = Filler(library.pack_in_use(), "begun")
    filler.assessment(filler.trust(), "Autumn 2026", dt.date(2026, 10, 1))
    filler.write(library)


def test_the_metric_chosen_is_named_whole_with_its_target_and_what_is_asked_of_every_trust(seat_at):
    seat = seat_at(filled=ensure_sample, size=(1024, 560))
    card = seat.go("progress").metrics
    lines = seat.context.insight.judgement.metrics
    letters = card.choice.fontMetrics()
    longest = max(letters.horizontalAdvance(line.name) for line in lines)
    assert card.choice.width() > longest + 3 * letters.height()
    told = []
    for line in lines:
        card._on_chosen(line.metric_id)
        assert not line.target or line.target in card.target.text()
        told.append(card.target.text())
    assert any("National target: " in one and "Source: " in one for one in told)


def test_the_numbers_at_each_level_are_of_the_same_questions_and_the_page_says_which(seat_at):
    seat = seat_at(filled=ensure_sample)
    page = seat.go("progress")
    like = like_counts(page._dated, page.sections.current)
    assert like.others
    assert f"each row counts the {like.questions} questions" in page.alike.text()
    page.sections.chips["MOM"].click()
    seat.settle()
    assert "Not shown, since less than a third" in page.alike.text()
    assert "Spring 2025 and Autumn 2025" in page.alike.text()
