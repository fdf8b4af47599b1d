from dataclasses import replace
from datetime import date

import pytest

from digistrat_desktop.analysis.measures.remarks import limits_basis, reason
from digistrat_desktop.analysis.measures.spc.product import analyse
from digistrat_desktop.analysis.measures.spc.values import (
    PointKind,
    RebaseAt,
    RemarkKind,
    Series,
    SeriesPoint,
    SpcOptions,
    Variation,
)
from digistrat_desktop.analysis.measures.words import Subject, finding
from digistrat_desktop.domain.frameworks.framework import Direction
from tests.unit.spc.makers import day, months


def kinds(found):
    return [r.kind for r in found.remarks]


def test_no_readings_is_an_answer_and_not_an_error():
    found = analyse(Series(()))
    assert kinds(found) == [RemarkKind.NO_READINGS]
    assert (found.points, found.variation, found.assurance, found.last) == ((), None, None, None)


def test_a_constant_series_has_no_assurance_symbol_but_words():
    options = SpcOptions(target=95.0)
    found = analyse(months(*[100.0] * 20), options)
    assert kinds(found) == [RemarkKind.NO_VARIATION]
    assert found.assurance is None
    below = analyse(months(*[90.0] * 20), options)
    assert kinds(below) == [RemarkKind.NO_VARIATION]


@pytest.mark.parametrize("target", [None, 95.0])
def test_without_a_direction_or_a_target_a_constant_is_only_constant(target):
    found = analyse(months(5.0, 5.0), SpcOptions(direction=Direction.NEUTRAL, target=target))
    assert kinds(found) == [RemarkKind.NO_VARIATION]


def test_an_unknown_rebase_date_is_named_with_the_next_row():
    options = SpcOptions(rebases=(RebaseAt(date(2024, 1, 15)), RebaseAt(date(2030, 1, 1))))
    found = analyse(months(1.0, 2.0, 3.0), options)
    first, second = (r for r in found.remarks if r.kind is RemarkKind.UNKNOWN_REBASE)
    assert first.offered.text == "2024-02"
    assert second.offered is None


def test_a_month_without_a_row_is_a_gap_and_the_analysis_goes_on():
    found = analyse(months(1.0, 2.0, "gap", "gap", 3.0, 2.0))
    assert [p.text for p in found.remark(RemarkKind.GAP).periods] == ["2024-03", "2024-04"]
    assert len(found.points) == 4


def test_bare_dates_have_no_frequency_to_miss():
    rows = tuple(SeriesPoint(date(2024, 1, d), float(d % 3)) for d in (1, 2, 9))
    assert analyse(Series(rows)).remarks == ()


def test_not_reported_and_suppressed_are_told_apart():
    found = analyse(months(1.0, "nr", 2.0, "*", None, 4.0))
    assert [p.text for p in found.remark(RemarkKind.NOT_REPORTED).periods] == [
        "2024-02",
        "2024-05",
    ]
    assert [p.text for p in found.remark(RemarkKind.SUPPRESSED).periods] == ["2024-04"]


def test_one_value_after_a_rebase_is_too_few_to_read():
    found = analyse(months(1.0, 2.0, 3.0, 9.0), SpcOptions(rebases=(RebaseAt(day(3)),)))
    assert RemarkKind.TOO_FEW in kinds(found)
    assert found.variation is None


def test_nothing_but_missing_values_says_nothing():
    found = analyse(months("nr", "nr"))
    assert RemarkKind.NO_VALUES in kinds(found)
    assert found.variation is None


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0.0, 0.0, 1.0, 0.0] * 4, RemarkKind.RARE_EVENTS),
        ([3.0, 4.0, 2.0, 5.0] * 4, RemarkKind.SMALL_COUNTS),
        ([30.0, 41.0, 25.0, 50.0] * 4, None),
        ([3.5, 4.0, 2.0, 5.0] * 4, None),
        ([-1.0, 0.0, 1.0, 2.0] * 4, None),
        ([0.0, 1.0, 0.0], None),
        ([2.0] * 9, RemarkKind.NO_VARIATION),
    ],
)
def test_a_chart_that_does_not_fit_small_counts_is_said_so(values, expected):
    found = analyse(months(*values))
    assert kinds(found) == ([expected] if expected else [])


def test_a_plain_series_carries_no_remark():
    found = analyse(months(*[10.5, 11.5] * 10))
    assert found.remarks == ()
    assert found.variation is Variation.COMMON
    assert found.last.value == 11.5


RISING = [36.0 + n % 3 for n in range(14)] + [45.0 + 0.5 * n for n in range(22)]
REBASED = SpcOptions(rebases=(RebaseAt(day(14)),), after_rebase=12)


def test_after_a_new_start_the_first_readings_set_the_limits_and_stay():
    short, long = (analyse(months(*RISING[:length]), REBASED) for length in (26, 36))
    assert short.groups[-1].limits == long.groups[-1].limits
    assert long.groups[0].limits == analyse(months(*RISING[:14])).groups[0].limits


def test_the_readings_that_set_new_limits_are_not_judged_by_them():
    found = analyse(months(*RISING), REBASED)
    group = found.groups[-1]
    setting = found.points[group.first : group.first + group.unjudged]
    assert {point.kind for point in setting} == {PointKind.COMMON}
    assert found.signal_from == group.first + 12
    assert found.variation is Variation.IMPROVEMENT_HIGH
    told = {reason(found, point) for point in setting}
    assert told == {"one of the points that set the limits, not judged"}
    judged = [reason(found, point) for point in (*found.points[: group.first], *found.judged)]
    assert not any("set the limits" in words for words in judged)


FELL = [16.8, 16.0, 17.0, 15.2, *[6.4, 3.2], *[1.4, 0.9, 0.6, 0.8, 0.5, 0.8, 0.4, 0.6, 0.4, 0.4]]
NEW = SpcOptions(direction=Direction.DOWN, rebases=(RebaseAt(day(4)),), after_rebase=12)


@pytest.mark.parametrize(
    ("since", "words"),
    [
        ([0.6, 0.7, 0.8], "No unusual pattern in the last 3 months"),
        ([0.6, 0.3, 0.3], "Low, the last 3 months all close to the lower limit"),
        ([0.7] * 6, "No unusual pattern in the last 6 months"),
        ([0.7] * 7, "Low, 7 months in a row below the mean"),
        ([0.9 - n / 20 for n in range(8)], "Falling, down in each of the last 7 months"),
    ],
)
def test_words_and_marks_count_only_the_readings_after_those_that_set_new_limits(since, words):
    found = analyse(months(*FELL, *since), NEW)
    assert finding(found, Subject("Errors", "%")).partition(". ")[0] == words
    marked = [p for p in found.points[4:] if p.kind is not PointKind.COMMON]
    assert set(marked) <= set(found.judged)
    assert bool(marked) is (found.variation is Variation.IMPROVEMENT_LOW)


def test_while_too_few_readings_set_new_limits_nothing_is_judged_and_it_is_said():
    found = analyse(months(*RISING[:20]), REBASED)
    assert (found.variation, found.assurance, found.signal_from) == (None, None, 20)
    words = finding(found, Subject("Take-up", "%"))
    assert words == (
        "Too early to judge, 6 of the 12 months that set the new limits since 1 Mar 2025"
    )


def test_without_a_new_start_every_reading_is_judged():
    found = analyse(months(*RISING), replace(REBASED, rebases=()))
    assert found.groups[-1].unjudged == 0
    assert found.groups[-1].limits == analyse(months(*RISING)).groups[-1].limits


@pytest.mark.parametrize(
    ("options", "length", "words"),
    [
        (SpcOptions(), 14, "Limits from all 14 months"),
        (SpcOptions(fix_after=12), 14, "Limits from 12 months, Jan to Dec 2024"),
        (REBASED, 36, "Limits from 12 months, Mar 2025 to Feb 2026"),
        (REBASED, 18, "Limits from 4 months, Mar to Jun 2025"),
        (SpcOptions(), 0, ""),
        (SpcOptions(), 1, ""),
    ],
)
def test_where_limits_come_from_is_said(options, length, words):
    assert limits_basis(analyse(months(*RISING[:length]), options)) == words
