"""Lists of what is most say so only where all numbers are known, and cut no tie."""

from dataclasses import replace
from decimal import Decimal

import pytest

from digistrat_desktop.analysis.region.across import (
    ResourceGap,
    SharedConstraint,
    most_first,
)
from digistrat_desktop.analysis.region.words import (
    basis_words,
    help_words,
    moved_words,
    shared_words,
)
from digistrat_desktop.reports.papers.region import region_paper
from digistrat_desktop.services.region.reading import read_data_set
from tests.helpers.region_reports import region_report


@pytest.fixture
def report():
    return region_report()


def constraint(n, serious, trusts=20):
    return SharedConstraint(f"CON-{n}", f"Thing {n}", 25, trusts, serious, 0, 0)


def gap(n, short):
    return ResourceGap(f"thing {n}", "2026/27", "WTE", 20, short, short and Decimal(short))


def test_the_largest_are_named_first_and_of_equal_ones_the_larger_share(report):
    some = (constraint(1, 9), constraint(2, 12, 24), constraint(3, 12, 15))
    said = shared_words(replace(report, constraints=some))
    assert [one.partition(" limited or blocked by ")[2] for one in said] == [
        *("thing 3.", "thing 2.", "thing 1."),
    ]


def test_a_list_is_not_cut_between_equal_numbers(report):
    some = tuple(constraint(n, 20 - min(n, 4)) for n in range(9))
    short = tuple(gap(n, 20 - min(n, 4)) for n in range(9))
    assert len(shared_words(replace(report, constraints=some))) == 9
    asked = help_words(replace(report, gaps=short))
    assert sum("short of" in one for one in asked) == 9
    assert len(shared_words(replace(report, constraints=some[:4] + (constraint(9, 1),) * 3))) == 7


def test_what_is_hidden_is_said_before_what_is_shown_and_nothing_is_put_in_order(report):
    some = (constraint(1, 6), constraint(2, None), constraint(3, 20), constraint(4, None))
    said = shared_words(replace(report, constraints=some))
    assert said[0] == "2 of 4 numbers are hidden. You cannot tell which are the largest."
    assert [one.partition(" by ")[2] for one in said[1:]] == ["thing 1.", "thing 3."]
    asked = help_words(replace(report, gaps=(gap(1, 6), gap(2, None), gap(3, 20))))
    assert asked[0] == "1 of 3 numbers is hidden. You cannot tell which are the largest."
    assert ["thing 1" in asked[1], "thing 3" in asked[2]] == [True, True]


def test_no_table_is_in_the_order_of_numbers_of_which_some_are_hidden():
    assert most_first([3, 9, 5], int) == [9, 5, 3]
    assert most_first([3, 9, None, 5], lambda one: one) == [3, 9, None, 5]


def test_every_file_that_was_read_is_used_set_apart_or_a_copy(data_set, maker):
    basis = read_data_set(maker, data_set.folder).basis
    assert basis.packages + len(basis.apart) + basis.copies == len(data_set.verdicts)
    assert basis.copies == len(data_set.of("older", "same")) == 1
    words = "1 file is an older or the same copy of another, and adds nothing."
    assert words in basis_words(basis)


def test_it_is_said_of_how_many_trusts_the_files_are_and_which_have_no_assessment(report):
    basis = replace(report.basis, trusts=39, cycles=117, packages=41, senders=41, made_up=1)
    said = list(basis_words(basis))
    assert said[0].startswith("There are 117 assessments. The latest of each trust is as at ")
    assert "41 files of 41 trusts were checked and used." in said
    assert "1 of these trusts has no assessment of the whole trust." in said


def test_files_and_their_trusts_are_counted_as_by_hand_and_only_where_names_are_shown(
    data_set, maker
):
    used = data_set.of("used", "brought together")
    basis = read_data_set(maker, data_set.folder).basis
    assert (basis.packages, basis.senders) == (len(used), len({one.trust for one in used}))
    assert basis.packages > basis.senders
    assert read_data_set(maker, data_set.folder, hide=True).basis.senders == 0


def test_levels_that_came_or_went_are_said_beside_moves(report):
    said = moved_words(report)
    first, lost = (sum(getattr(one, n) for one in report.moved) for n in ("first", "lost"))
    assert said[1] == (
        f"{first} answers have a level and had none. {lost} had a level and have none now."
    )


def test_what_is_worked_out_is_not_called_a_request(report):
    assert help_words(report)[-1].endswith("It is no request.")
    assert help_words(replace(report, gaps=())) == ()


def test_a_report_without_names_says_what_it_leaves_out(report):
    hidden = replace(report, basis=replace(report.basis, masked=True))
    said = " ".join(basis_words(hidden.basis))
    assert "answers by form and setting" in said
    assert "claimed levels beside checked ones" in said
    assert region_paper(hidden)
