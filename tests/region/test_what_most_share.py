"""Lists of what is most say so only where all numbers are known, and cut no tie."""

from dataclasses import replace
from decimal import Decimal

import pytest

from digistrat_desktop.analysis.region.across import (
    ResourceGap,
    SharedConstraint,
    basis_words,
    help_words,
    most_first,
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
    assert len(help_words(replace(report, gaps=short))) == 9
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


def test_a_report_without_names_says_what_it_leaves_out(report):
    hidden = replace(report, basis=replace(report.basis, masked=True))
    said = " ".join(basis_words(hidden.basis))
    assert "answers by form and setting" in said
    assert "claimed levels beside checked ones" in said
    assert region_paper(hidden)
