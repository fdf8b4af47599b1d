"""A second answer that changed is said beside the level, and never netted with it."""

import datetime as dt

import pytest

from digistrat_desktop.analysis.answers.movement import Way
from digistrat_desktop.analysis.answers.second_answers import second_moves
from digistrat_desktop.analysis.count_words import moved_words
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.judgement import judge
from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.frameworks.bridges import Likeness, Relation
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.services.reports.moves_sheet import moves_sheet
from tests.helpers.makers import begun_desk
from tests.helpers.packs import small_pack

LATER = dt.date(2026, 9, 30)


@pytest.fixture
def two():
    desk, trust, first = begun_desk()
    return desk, first, desk.start(trust, "Autumn", LATER)


def question(kind):
    (section,) = [one for one in small_pack().sections if one.kind is kind]
    return str(section.items()[0].id)


CONSTRAINT, MOMENTUM = question(SectionKind.CONSTRAINTS), question(SectionKind.MOMENTUM)


def judged(two, item_id, old, new):
    desk, *assessments = two
    for assessment, (answer, second) in zip(assessments, (old, new), strict=True):
        values = {"answer": answer, "second_answer": second}
        desk.do(set_response(desk.present, assessment, item_id, values, desk.author))
    packs = {one.pack_sha256: small_pack() for one in assessments}
    return judge(desk.present, assessments[1], packs, LATER)


@pytest.mark.parametrize(
    ("old", "new", "way", "words"),
    [
        ("named", "planned", Way.UP, "In the strategy: up from “Named” to “Planned”."),
        ("named", "silent", Way.DOWN, "In the strategy: down from “Named” to “Silent”."),
        ("", "silent", Way.FIRST, "In the strategy: from “Not answered” to “Silent”."),
        ("silent", "", Way.LOST, "In the strategy: from “Silent” to “Not answered”."),
    ],
)
def test_what_the_strategy_does_about_a_constraint_moves_for_itself(two, old, new, way, words):
    made = judged(two, CONSTRAINT, ("limits", old), ("limits", new))
    (move,) = made.second_moves
    assert (move.item_id, move.way, move.words) == (CONSTRAINT, way, words)
    assert made.counts.of(CountOf.SECOND_CHANGED) == 1
    assert made.counts.of(CountOf.CHANGED) == 0


def test_a_constraint_that_slows_us_less_and_is_left_out_now_moved_both_ways(two):
    made = judged(two, CONSTRAINT, ("blocks", "named"), ("limits", "silent"))
    ups = (CountOf.MOVED_UP, CountOf.SECOND_UP)
    downs = (CountOf.MOVED_DOWN, CountOf.SECOND_DOWN)
    assert [made.counts.of(one) for one in (*ups, *downs)] == [1, 0, 0, 1]


def test_where_only_a_second_answer_changed_nobody_says_that_no_answer_did(two):
    made = judged(two, CONSTRAINT, ("limits", "named"), ("limits", "planned"))
    words = moved_words(made.counts, made.previous)
    title = made.previous.title
    assert words == f"No level changed since {title}. 1 second answer changed: 1 moved up."


def test_what_was_said_of_the_past_is_neither_better_nor_worse(two):
    made = judged(two, MOMENTUM, ("slow", "steady"), ("quick", "steady"))
    (move,) = made.second_moves
    assert (move.way, move.before_label, move.after_label) == (Way.OTHER, "Slow", "Quick")
    assert made.counts.of(CountOf.SECOND_CHANGED) == 1
    assert made.counts.of(CountOf.SECOND_UP) == made.counts.of(CountOf.SECOND_DOWN) == 0


@pytest.mark.parametrize("side", [("", ""), ("cannot_say", "")])
def test_a_second_answer_that_came_or_went_with_the_first_is_no_change_of_its_own(two, side):
    given = ("limits", "named")
    assert judged(two, CONSTRAINT, given, side).second_moves == ()
    assert judged(two, CONSTRAINT, side, given).second_moves == ()


def test_questions_that_do_not_mean_the_same_are_not_compared(two):
    made = judged(two, CONSTRAINT, ("limits", "named"), ("limits", "planned"))
    assert second_moves(made.before, made.position, made.alike)
    changed = {CONSTRAINT: Likeness(Relation.CHANGED, "Other words.")}
    assert second_moves(made.before, made.position, changed) == ()


def found_less(made):
    return [one for one in made.findings if one.rule == "strategy does less about it"]


def test_a_constraint_the_strategy_does_less_about_is_found(two):
    made = judged(two, CONSTRAINT, ("slows", "named"), ("slows", "silent"))
    (finding,) = found_less(made)
    title = made.second_moves[0].title
    assert finding.sentence == (
        f"The strategy does less about “{title}”: from “Named” to “Silent”."
    )
    assert (finding.record, finding.page) == (CONSTRAINT, "assess")


@pytest.mark.parametrize("new", ["planned", "", "named"])
def test_nothing_else_of_a_second_answer_is_found(two, new):
    assert found_less(judged(two, CONSTRAINT, ("slows", "named"), ("slows", new))) == []


def test_what_is_said_of_the_past_is_not_found(two):
    made = judged(two, MOMENTUM, ("quick", "steady"), ("slow", "steady"))
    assert made.second_moves
    assert found_less(made) == []


def test_the_changes_sheet_has_both_halves_of_what_changed(two):
    made = judged(two, CONSTRAINT, ("limits", "named"), ("slows", "silent"))
    sheet = moves_sheet(made)
    assert sheet.headings[-3:] == ("Second question", "Second answer before", "Second answer now")
    assert [row[3:5] + row[-3:] for row in sheet.rows] == [
        (
            made.moves[0].before_label,
            made.moves[0].after_label,
            "In the strategy",
            "Named",
            "Silent",
        )
    ]


def test_the_changes_sheet_has_a_row_where_only_the_second_half_changed(two):
    sheet = moves_sheet(judged(two, CONSTRAINT, ("limits", "named"), ("limits", "silent")))
    assert [row[:1] + row[3:5] + row[-3:] for row in sheet.rows] == [
        (CONSTRAINT, "", "", "In the strategy", "Named", "Silent")
    ]
