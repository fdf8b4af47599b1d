"""Trusts seen together: like for like, in counts and words, never ranked."""

import csv
import datetime as dt
from dataclasses import replace

import pytest

from digistrat_desktop.analysis.answers.group import group_of, item_words, letters
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.frameworks.scales import Form
from digistrat_desktop.domain.record.changes import Step, edit
from digistrat_desktop.services.judging import MOST_TRUSTS, gather, items_sheet, write_group
from tests.helpers.trusts import Filler
from tests.ui.seat import open_library

NAMES = ("Borough NHS Trust", "Ashford NHS Trust", "Carrick NHS Trust")


@pytest.fixture
def library(tmp_path):
    library = open_library(tmp_path)
    yield library
    library.close()


def add(library, name, *, form=Form.FULL, answers=True):
    filler = Filler(library.pack_in_use(), name)
    trust = filler.trust(name, "")
    made = filler.assessment(trust, "Autumn 2026", dt.date(2026, 10, 1), form)
    if answers:
        filler.answer_all(made)
    filler.write(library)


@pytest.fixture
def three(library):
    for name in NAMES:
        add(library, name)
    return gather(library).members


def test_trusts_stand_by_name_and_never_by_what_they_answered(three):
    group = group_of(three, masked=False)
    assert [member.label for member in group.members] == sorted(NAMES)


def test_masked_letters_give_neither_name_nor_alphabet_away(three):
    group = group_of(three, masked=True)
    assert [member.label for member in group.members] == ["Trust A", "Trust B", "Trust C"]
    assert [m.trust.id for m in group.members] == sorted(m.trust.id for m in three)
    told = repr([(s.items, group.basis, group.left_out) for s in group.sections])
    assert not any(name in told for name in NAMES)


def test_an_assessment_of_one_site_stands_for_no_trust(three):
    first, *others = three
    of_site = replace(first, assessment=replace(first.assessment, site="Vale"))
    group = group_of((of_site, *others), masked=False)
    assert len(group.members) == 2
    (out,) = group.left_out
    assert out.why == "Its assessment is of one site, Vale."
    assert group_of((of_site,), masked=False).members == ()


def test_the_latest_assessment_of_the_whole_trust_is_the_one_compared(library):
    filler = Filler(library.pack_in_use(), "Moor")
    trust = filler.trust("Moor", "")
    filler.assessment(trust, "Whole", dt.date(2026, 4, 1))
    later = filler.assessment(trust, "Vale", dt.date(2026, 10, 1))
    change = edit(later, {"site": "Vale"}, filler.author.stamp())
    filler.steps.append(Step("Site", (change,)))
    filler.write(library)
    (member,) = gather(library).members
    assert member.assessment.title == "Whole"


def test_another_form_is_left_out_and_said(library):
    for name in NAMES[:2]:
        add(library, name)
    add(library, NAMES[2], form=Form.SHORT)
    group = group_of(gather(library).members, masked=False)
    assert [member.trust.name for member in group.members] == sorted(NAMES[:2])
    assert group.left_out[0].label == NAMES[2]
    assert group.left_out[0].why == "It answered the short form, the others the full form."


def test_another_framework_version_is_left_out_and_said(three):
    old = replace(three[0].pack, version="0.9.0", sha256="0" * 64)
    group = group_of((replace(three[0], pack=old), *three[1:]), masked=False)
    assert len(group.members) == 2
    assert "version 0.9.0" in group.left_out[0].why
    assert "version 1.0.0" in group.left_out[0].why


def test_the_made_up_trust_is_not_counted_beside_real_ones(three):
    sample = replace(three[0], trust=replace(three[0].trust, sample=True))
    group = group_of((sample, *three[1:]), masked=False)
    assert [one.why for one in group.left_out] == ["It is the fictional sample trust."]


def test_one_trust_alone_is_no_group(three):
    group = group_of(three[:1], masked=False)
    assert not group.is_group
    assert group.sections == ()


def test_every_answer_is_counted_in_words(library):
    levels = library.pack_in_use().scale("alignment").levels
    words = item_words(
        SectionKind.ALIGNMENT, levels, ["siloed", "embedded", "absent", "siloed", "cannot_say", ""]
    )
    assert words == "3 of 6 trusts answered Siloed or higher. 1 cannot say yet. 1 did not answer."


def test_constraints_are_counted_where_they_bite(library):
    levels = library.pack_in_use().scale("severity").levels
    words = item_words(SectionKind.CONSTRAINTS, levels, ["none", "limits", "blocks"])
    assert words == "2 of 3 trusts answered Limits us or Blocks us."


def test_nothing_answered_is_not_the_lowest_level(library):
    levels = library.pack_in_use().scale("alignment").levels
    words = item_words(SectionKind.ALIGNMENT, levels, ["", "cannot_say"])
    assert words == "No trust gave a level. 1 cannot say yet. 1 did not answer."


def test_nobody_having_answered_is_said_in_one_sentence(library):
    levels = library.pack_in_use().scale("alignment").levels
    said = [item_words(SectionKind.ALIGNMENT, levels, [""] * trusts) for trusts in (1, 2, 3, 12)]
    assert said == [
        "The only trust did not answer.",
        "Neither trust answered.",
        "None of the 3 trusts answered.",
        "None of the 12 trusts answered.",
    ]


def test_a_trust_without_an_assessment_is_passed_over(library):
    filler = Filler(library.pack_in_use(), "bare")
    filler.trust("Bare NHS Trust", "")
    filler.write(library)
    add(library, NAMES[0])
    gathered = gather(library)
    assert gathered.trusts == 2
    assert [member.trust.name for member in gathered.members] == [NAMES[0]]


def test_more_trusts_than_a_page_holds_are_cut_and_counted(library):
    for number in range(MOST_TRUSTS + 2):
        add(library, f"Trust {number:03d}", form=Form.SHORT, answers=False)
    gathered = gather(library)
    assert len(gathered.members) == MOST_TRUSTS
    assert gathered.cut == 2


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_the_table_is_written_and_read_back(three, tmp_path, ending):
    path = tmp_path / f"together{ending}"
    write_group(group_of(three, masked=False), path)
    assert path.stat().st_size > 0


def test_a_name_that_looks_like_a_formula_stays_text(three, tmp_path):
    hostile = replace(three[0], trust=replace(three[0].trust, name='=cmd|"/c calc"!A1'))
    path = tmp_path / "together.csv"
    write_group(group_of((hostile, *three[1:]), masked=False), path)
    head = next(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert "cmd" in "".join(head)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in head)


def test_an_unknown_ending_is_refused_and_nothing_is_written(three, tmp_path):
    path = tmp_path / "together.pdf"
    with pytest.raises(Refused):
        write_group(group_of(three, masked=False), path)
    assert not path.exists()


def test_each_row_of_the_table_is_as_long_as_its_head(three):
    sheet = items_sheet(group_of(three, masked=False))
    assert {len(row) for row in sheet.rows} == {len(sheet.headings)}


@pytest.mark.parametrize(
    ("place", "expected"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA")]
)
def test_letters_go_on_after_z(place, expected):
    assert letters(place) == expected
