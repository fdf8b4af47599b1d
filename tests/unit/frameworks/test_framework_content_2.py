"""What the second version of the shipped framework says, by the rules it was written under."""

import re

import pytest

from digistrat_desktop.domain.frameworks.framework import MetricKind, Origin, SectionKind
from tests.unit.frameworks.test_framework_content import SEED_TABLE, every_text, words


def scaled(pack):
    return [item for section in pack.sections if section.scale_id for item in section.items()]


def test_there_are_as_many_questions_as_were_agreed(board_2):
    assert [(one.id, len(one.groups), len(one.items())) for one in board_2.sections] == [
        ("ALN", 4, 22),
        ("CON", 5, 24),
        ("MOM", 3, 11),
        ("QUA", 5, 13),
        ("REF", 1, 6),
    ]
    assert len(board_2.metrics) == 49


def test_texts_are_short_enough_to_be_read_beside_each_other(board_2):
    for item in board_2.items():
        assert len(item.question) <= 140
        assert 0 < len(item.why) <= 220, item.id
        assert len(item.short_title) <= 18
        assert all(len(one.text) <= 320 and len(one.better) <= 200 for one in item.level_texts)


def test_every_level_has_words_and_a_next_step_of_its_own(board_2):
    for item in scaled(board_2):
        levels = [one.id for one in board_2.scale_of(item.id).levels]
        assert [one.level_id for one in item.level_texts] == levels
        assert len({one.text for one in item.level_texts}) == len(levels)
        steps = [item.better_from(one) for one in levels]
        assert all(steps)
        assert len(set(steps)) == len(levels)


def test_all_criteria_are_needed_for_the_top_save_where_topics_are_counted(board_2):
    listed = [item for item in board_2.items() if item.criteria]
    assert len(listed) >= 8
    for item in listed:
        top = item.criteria.reached[-1].at_least
        assert top == (7 if item.id == "QUA-PRN-4" else len(item.criteria.elements))


def test_every_duty_names_where_it_comes_from_and_no_question_needs_itself(board_2):
    duties = [item.id for item in board_2.items() if item.legal]
    assert len(duties) == 8
    for item in board_2.items():
        assert item.id not in item.needs
        if item.legal:
            assert board_2.source(item.legal.source).what


@pytest.mark.parametrize(("level", "line", "item_id"), SEED_TABLE)
def test_each_line_of_the_guide_is_still_recognisable(board_2, level, line, item_id):
    text = next(one for one in board_2.item(item_id).level_texts if one.level_id == level)
    assert line in text.lines
    assert words(line) <= words(text.text)


def test_what_kept_its_id_and_was_not_reworded_is_word_for_word_the_same(board, board_2):
    old = {item.id: item for item in board.items()}
    same = [
        item.id
        for item in board_2.items()
        if item.id in old
        and item.question == old[item.id].question
        and [one.text for one in item.level_texts] == [one.text for one in old[item.id].level_texts]
    ]
    assert len(same) >= 41


def test_a_leading_metric_has_a_pair_and_every_metric_says_how_to_look_at_it(board_2):
    for metric in board_2.metrics:
        assert all((metric.chart.advice, metric.licence, metric.pitfalls)), metric.id
        if metric.kind is MetricKind.LEADING:
            assert metric.pair_with, metric.id
        if metric.target:
            assert board_2.source(metric.target.source).what
            assert metric.target.status


def test_momentum_names_the_pandemic_first_and_lets_the_trust_name_another(board_2):
    point = board_2.section("MOM").reference_point
    assert point.default == point.choices[0].id == "pandemic_2020"
    assert "own" in [one.id for one in point.choices]
    assert board_2.section("CON").first_priority.hint


def test_only_constraints_and_alignment_and_what_the_guide_names_are_of_origin_seed(board_2):
    for section in board_2.sections:
        if section.kind is not SectionKind.REFLECTION:
            assert any(item.origin is Origin.SEED for item in section.items())
    assert {"digital_take_up", "digital_cost_per_user", "failure_demand_share"} <= {
        one.id for one in board_2.metrics if one.origin is Origin.SEED
    }


def test_the_texts_are_plain_and_nothing_in_them_is_markup(board_2):
    texts = every_text(board_2)
    marked = re.compile(r"<[a-z/!]|&[a-z#0-9]+;|https?:|www\.|\*\*|`|\]\(|\.csv|\.yaml|[{}\\]")
    assert [text for text in texts if marked.search(text)] == []
    text = " ".join(texts)
    american = r"\b(organiz\w*|program|programs|center|labor|color|prioritiz\w*|utiliz\w*)\b"
    assert re.findall(american, text, re.IGNORECASE) == []
    assert re.findall("[\u2014\u2018-\u201d]", text) == []
