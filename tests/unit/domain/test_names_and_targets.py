"""Titles that are free, trusts that are here already, and targets that can be reached."""

import datetime as dt

import pytest

from digistrat_desktop.domain.rules.names import read_code, twin_notes
from digistrat_desktop.domain.rules.targets import day_fault, level_fault, steps_to
from digistrat_desktop.domain.rules.titles import free_title
from digistrat_desktop.domain.trust.listing import ListedTrust
from tests.helpers.desks import CATALOGUE

PACK = CATALOGUE.preferred("digistrat-board")
FREE = ListedTrust("rf", "Royal Free London NHS Foundation Trust", "RAL", sample=False)
BARTS = ListedTrust("ba", "Barts Health NHS Trust", "R1H", sample=False)


@pytest.mark.parametrize(
    ("taken", "free"),
    [
        ([], "Autumn 2026"),
        (["Spring 2026"], "Autumn 2026"),
        (["autumn 2026 "], "Autumn 2026 (2)"),
        (["Autumn 2026", "Autumn 2026 (2)"], "Autumn 2026 (3)"),
        (["Autumn 2026", "Autumn 2026 (3)"], "Autumn 2026 (2)"),
    ],
)
def test_a_title_that_is_taken_gets_the_next_number(taken, free):
    assert free_title("Autumn 2026", taken) == free
    assert free_title(free, [*taken, free]) not in (free, *taken)


def noted(name="", code="", own=""):
    new = ListedTrust(own, name, code, sample=False)
    notes = twin_notes(new, [FREE, BARTS], name="name", code="code")
    return [(note.field, note.words) for note in notes]


def test_a_trust_is_known_again_by_its_name_or_its_code():
    said = "Royal Free London NHS Foundation Trust (RAL) is already here."
    assert noted("royal free  london nhs foundation trust") == [("name", said)]
    assert noted("Another", "ral") == [("code", said)]
    assert noted(FREE.name, "RAL") == [("name", said), ("code", said)]
    assert noted("Another", "RK5") == []
    assert noted() == []


def test_a_trust_is_no_twin_of_itself():
    assert noted(FREE.name, "RAL", own="rf") == []


def test_a_code_is_kept_in_capitals_and_must_be_one():
    assert (read_code("ral"), read_code("")) == ("RAL", "")
    for wrong in ("RA", "RAL123", "R L", "R\u00c4L"):
        with pytest.raises(ValueError, match="3 to 5 letters and numbers"):
            read_code(wrong)


def about(item_id):
    return PACK.section_of(item_id), PACK.scale_of(item_id)


@pytest.mark.parametrize(
    ("item", "now", "target", "fault"),
    [
        ("ALN-01", "embedded", "siloed", "Siloed is worse than the answer now, Embedded."),
        ("ALN-01", "siloed", "siloed", ""),
        ("ALN-01", "siloed", "embedded", ""),
        ("ALN-01", "cannot_say", "absent", ""),
        ("ALN-01", "embedded", "", ""),
    ],
)
def test_a_target_below_the_answer_is_told(item, now, target, fault):
    assert level_fault(*about(item), now, target).startswith(fault)
    assert bool(level_fault(*about(item), now, target)) == bool(fault)


def test_a_constraint_gets_better_towards_the_lowest_level():
    section = next(s for s in PACK.sections if s.second_scale_id)
    scale = PACK.scale(section.scale_id)
    ids = [level.id for level in scale.levels]
    assert level_fault(section, scale, ids[0], ids[-1]).startswith(scale.levels[-1].label)
    assert level_fault(section, scale, ids[-1], ids[0]) == ""
    assert steps_to(section, scale, ids[-1], ids[0]) == len(ids) - 1


def test_a_board_prompt_has_no_target():
    section = next(s for s in PACK.sections if s.scale_id is None)
    assert level_fault(section, None, "", "embedded") == ""


def test_a_day_in_the_past_is_told():
    today = dt.date(2026, 11, 23)
    assert day_fault(dt.date(2026, 11, 22), today).startswith("22 Nov")
    assert day_fault(today, today) == day_fault(None, today) == ""
