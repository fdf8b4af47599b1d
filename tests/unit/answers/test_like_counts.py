"""The numbers at each level stand beside each other only where the same questions are counted."""

import datetime as dt

import pytest

from digistrat_desktop.analysis.answers.like_counts import like_counts
from digistrat_desktop.analysis.answers.movement import positions_over_time
from digistrat_desktop.domain.edits.assessments import NewAssessment, set_response, start_assessment
from digistrat_desktop.domain.frameworks.scales import Form
from digistrat_desktop.frameworks.loader import load_any
from digistrat_desktop.system.paths import resources_folder
from tests.helpers.makers import Desk

FOLDER = resources_folder() / "frameworks"
FIRST, SECOND = (load_any(FOLDER / f"digistrat-board-{one}.0.0.toml") for one in (1, 2))
PACKS = {one.sha256: one for one in (FIRST, SECOND)}
SECTIONS = [str(one.id) for one in SECOND.sections if one.scale_id]


def over_time(*assessments):
    """Give a trust's positions over time; each assessment is a framework and a form, all answered alike."""
    desk = Desk()
    trust = desk.add_trust()
    for number, (pack, form) in enumerate(assessments):
        new = NewAssessment(f"Number {number}", dt.date(2024 + number, 5, 1), form, pack.sha256)
        made, step = start_assessment(trust.trust_id, new, desk.author)
        desk.do(step)
        for item in pack.short_form() if form is Form.SHORT else pack.items():
            scale = pack.scale_of(item.id)
            if scale is not None:
                answer = {"answer": scale.levels[0].id}
                desk.do(set_response(desk.present, made, str(item.id), answer, desk.author))
    return positions_over_time(desk.present, PACKS)


def counted(section):
    """Count what the chart counts: every question asked, with a level or without."""
    levels = {str(one.item.id) for level in section.levels for one in level.items}
    assert levels <= {str(one.item.id) for one in section.asked}
    return len(section.asked)


RUNS = {
    "one form of one framework": [(SECOND, Form.FULL), (SECOND, Form.FULL)],
    "the short form before the full": [(SECOND, Form.SHORT), (SECOND, Form.FULL)],
    "the full form before the short": [(SECOND, Form.FULL), (SECOND, Form.SHORT)],
    "another framework before": [(FIRST, Form.FULL), (SECOND, Form.FULL), (SECOND, Form.FULL)],
    "all of it": [(FIRST, Form.SHORT), (FIRST, Form.FULL), (SECOND, Form.SHORT), (SECOND, Form.FULL)],
}  # fmt: skip


@pytest.mark.parametrize("run", RUNS)
def test_each_date_counts_the_same_number_of_questions_or_is_left_out(run):
    dated = over_time(*RUNS[run])
    for section_id in SECTIONS:
        like = like_counts(dated, section_id)
        assert {counted(section) for _, section in like.dated} == {like.questions}
        asked = len(dated[-1].section(section_id).asked)
        assert like.questions + like.others == asked
        assert like.questions * 3 >= asked
        assert len(like.dated) + len(like.left_out) == len(dated)
        assert like.dated[-1][0] == dated[-1].assessment.title


def test_where_all_is_asked_alike_all_is_counted():
    dated = over_time(*RUNS["one form of one framework"])
    for section_id in SECTIONS:
        like = like_counts(dated, section_id)
        assert (like.others, like.left_out) == (0, ())


def test_a_question_in_other_words_is_counted_at_no_date():
    dated = over_time(*RUNS["another framework before"])
    changed = 0
    for section_id in SECTIONS:
        like = like_counts(dated, section_id)
        if like.left_out:
            continue
        shown = {str(item.item.id) for item in like.dated[-1][1].items}
        apart = {one for one, said in dated[1].alike.items() if not said.is_compared}
        assert not shown & apart
        changed += like.others
    assert changed


def test_a_short_form_with_too_little_alike_is_left_out_and_named():
    dated = over_time(*RUNS["the short form before the full"])
    found = [like_counts(dated, one) for one in SECTIONS]
    left = {one.assessment.title for like in found for one in like.left_out}
    assert left <= {"Number 0"}
    assert all(like.others == 0 for like in found if like.left_out)
