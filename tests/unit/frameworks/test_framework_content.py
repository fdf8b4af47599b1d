"""What the shipped framework says."""

import re
from pathlib import Path

import pytest

from digistrat_desktop.domain.frameworks.framework import (
    Direction,
    Frequency,
    MetricKind,
    Origin,
    SectionKind,
)

SEED = Path(__file__).parents[3].parent / "shared" / "content" / "seed.txt"

# The table of the guide page, column by column, and the item whose text carries each line.
SEED_TABLE = (
    ("absent", "No mention of digital in business strategy or plans", "ALN-01"),
    ("siloed", "Tokenistic mention of digital in business strategies and plans", "ALN-01"),
    ("siloed", "Separate strategy, projects, budgets and objectives for digital", "ALN-03"),
    ("siloed", "Weak link between digital and overall trust objectives", "ALN-02"),
    ("embedded", "Digital at heart of business strategy", "ALN-01"),
    (
        "embedded",
        "Digital transformation plays a key role in delivering corporate objectives",
        "ALN-02",
    ),
)


def every_text(pack):
    found = []

    def walk(value):
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, tuple):
            for one in value:
                walk(one)
        elif hasattr(value, "__dataclass_fields__"):
            for name in value.__dataclass_fields__:
                walk(getattr(value, name))

    walk(pack)
    return found


def words(text):
    return set(re.findall(r"[a-z]+", text.lower()))


def test_the_sections_hold_as_many_items_as_were_agreed(board):
    assert [(one.id, one.kind, len(one.items())) for one in board.sections] == [
        ("ALN", SectionKind.ALIGNMENT, 14),
        ("CON", SectionKind.CONSTRAINTS, 22),
        ("MOM", SectionKind.MOMENTUM, 9),
        ("QUA", SectionKind.QUALITY, 15),
        ("REF", SectionKind.REFLECTION, 7),
    ]
    assert len(board.metrics) == 25
    assert len(board.items()) == 67


def test_the_shipped_files_have_no_problem(shipped):
    assert shipped.problems() == ()


@pytest.mark.parametrize(("level", "line", "item_id"), SEED_TABLE)
def test_each_line_of_the_guide_is_recognisable_in_a_level_text(board, level, line, item_id):
    text = next(one for one in board.item(item_id).level_texts if one.level_id == level)

    assert text.lines == (line,)
    assert words(line) <= words(text.text)


def test_no_line_is_claimed_for_the_guide_that_is_not_in_its_table(board):
    claimed = {
        (one.level_id, line, item.id)
        for item in board.items()
        for one in item.level_texts
        for line in one.lines
    }

    assert claimed == set(SEED_TABLE)


@pytest.mark.skipif(not SEED.exists(), reason="the guide page lies outside the repository")
def test_the_lines_stand_in_the_guide_word_for_word():
    guide = SEED.read_text(encoding="utf-8")

    assert [line for _, line, _ in SEED_TABLE if line not in guide] == []


def test_what_the_guide_names_is_of_origin_seed(board):
    seed_metrics = {one.id for one in board.metrics if one.origin is Origin.SEED}
    families = {group.title for group in board.section("CON").groups}
    themes = [group.title for group in board.section("MOM").groups]

    assert {
        "digital_take_up",
        "cost_per_transaction",
        "user_satisfaction_top_two",
        "failure_demand_share",
        "time_to_respond_median",
    } <= seed_metrics
    assert families == {
        "Finance",
        "Digital skills",
        "Physical infrastructure",
        "Data infrastructure",
    }
    assert themes == ["Pace", "Purpose", "Priority"]
    assert board.item("REF-1").question.startswith("How well is digital transformation integrated")
    assert all(
        any(item.origin is Origin.SEED for item in group.items)
        for section in board.sections
        for group in section.groups
    )


def test_the_levels_are_the_words_of_the_guide_lowest_first(board):
    assert [one.label for one in board.scale("alignment").levels] == [
        "Absent",
        "Siloed",
        "Embedded",
    ]
    for scale in board.scales:
        assert [one.order for one in scale.levels] == list(range(len(scale.levels)))


def test_the_short_form_is_listed_for_alignment_and_of_origin_seed_elsewhere(board):
    alignment = board.section("ALN")
    assert alignment.short_form == (
        *("ALN-01", "ALN-02", "ALN-03", "ALN-04", "ALN-05"),
        *("ALN-07", "ALN-08", "ALN-11"),
    )
    assert not alignment.in_short_form("ALN-06")
    for section in board.sections[1:]:
        seed = tuple(one.id for one in section.items() if one.origin is Origin.SEED)
        assert section.short_form == seed
    assert len(board.short_form()) == sum(len(one.short_form) for one in board.sections)


def test_every_item_can_be_named_in_full_and_above_a_strip(board):
    short = [one.short_title for one in board.items()]

    assert all(0 < len(one) <= 18 for one in short)
    assert all(one.title and not one.title.endswith((".", "?")) for one in board.items())
    for section in board.sections:
        labels = [one.short_title for one in section.items()]
        assert len(set(labels)) == len(labels)


def test_every_level_of_every_scaled_item_has_words(board):
    for item in board.items():
        scale = board.scale_of(item.id)
        for level in scale.levels if scale else ():
            own = {text.level_id: text.text for text in item.level_texts}
            assert len(own.get(level.id) or level.meaning) > 10


def test_momentum_is_asked_twice_in_the_words_of_its_scale(board):
    momentum = board.section("MOM")

    assert (momentum.asked_twice.then, momentum.asked_twice.now) == (
        "At the height of the pandemic",
        "Now",
    )
    assert all(item.level_texts == () for item in momentum.items())
    assert board.scale_of("MOM-PAC-1").level("patchy").meaning == "Some teams still work this way."


def test_a_constraint_has_a_second_question_about_the_scope(board):
    section = board.section("CON")
    labels = [one.label for one in board.scale(section.second_scale_id).levels]

    assert labels == ["Not mentioned", "Mentioned, plans unchanged", "Plans changed because of it"]
    assert len(board.scale(section.scale_id).levels) == 4


def test_only_alignment_may_be_answered_with_does_not_apply(board):
    assert [
        one.id
        for one in board.scales
        for other in one.other_answers
        if other.id == "not_applicable"
    ] == ["alignment"]
    assert all(one.needs_reason for scale in board.scales for one in scale.other_answers)


def test_metrics_pair_with_metrics_and_take_up_leads_to_an_outcome(board):
    take_up = board.metric("digital_take_up")

    assert take_up.kind is MetricKind.LEADING
    assert board.metric(take_up.pair_with[0]).kind is MetricKind.OUTCOME
    assert board.metric("remote_attendance_share").direction is Direction.NEUTRAL
    assert board.metric("staff_digital_confidence").frequency is Frequency.HALF_YEARLY
    readmission = board.metric("emergency_readmission_rate")
    assert (readmission.frequency, readmission.reporting_lag) == (Frequency.MONTHLY, 1)


def test_a_case_for_change_has_its_fields_and_its_example(board):
    case = board.case_for_change

    assert len(case.fields) == 13
    assert case.example.trust == "Sherwood Forest Hospitals"
    assert all(field.label and field.hint for field in case.fields)


def test_nothing_in_the_shipped_texts_is_markup_or_a_link_or_a_file(board):
    texts = every_text(board)

    assert len(texts) > 900
    marked = re.compile(
        r"<[a-z/!]|&[a-z#0-9]+;|https?:|www\.|\*\*|`|\]\(|\.csv|\.yaml|[{}\\]|data/"
    )
    assert [text for text in texts if marked.search(text)] == []


def test_the_texts_are_british_and_plain(board):
    text = " ".join(every_text(board))

    american = r"\b(organiz\w*|program|programs|center|labor|color|prioritiz\w*|utiliz\w*)\b"
    assert re.findall(american, text, re.IGNORECASE) == []
    assert re.findall("[\u2014\u2018-\u201d]", text) == []


def test_the_levels_never_speak_of_scores_or_averages(board):
    for item in board.items():
        for level in item.level_texts:
            assert not words(level.text) & {"score", "average", "percent", "maturity"}
