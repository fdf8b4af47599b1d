from datetime import date, datetime

import pytest

from digistrat_desktop.analysis.measures.spc.values import (
    Assurance,
    PointKind,
    Profile,
    RebaseAt,
    SeriesPoint,
    SpcOptions,
    SpecialCause,
    Variation,
)
from digistrat_desktop.analysis.measures.spc.xmr import xmr
from digistrat_desktop.domain.frameworks.framework import Direction
from digistrat_desktop.domain.periods.periods import parse_period
from tests.unit.spc.makers import day, months


def read(*values, **options):
    return xmr(months(*values).points, SpcOptions(**options))


def test_the_first_group_is_one_when_the_first_row_is_a_rebase():
    found = read(1.0, 2.0, 3.0, rebases=(RebaseAt(day(0)), RebaseAt(day(2))))
    assert [p.group for p in found.points] == [1, 1, 2]
    assert [g.first for g in found.groups] == [0, 2]


def test_a_rebase_date_without_a_row_changes_nothing():
    plain = read(1.0, 2.0, 4.0)
    asked = read(1.0, 2.0, 4.0, rebases=(RebaseAt(date(2024, 1, 15)),))
    assert asked.points == plain.points


def test_a_trajectory_is_carried_with_its_row_and_never_analysed():
    rows = months(1.0, 2.0, 3.0).points
    found = xmr([rows[2], rows[0], rows[1]], SpcOptions(trajectory=(30.0, 10.0, None)))
    assert [p.trajectory for p in found.points] == [10.0, None, 30.0]
    assert found.groups == xmr(rows, SpcOptions()).groups


def test_a_moving_range_exactly_at_the_bound_is_screened_out():
    # Four ranges of 433.25 and one of 3,267 have the mean 1,000; the bound is 3.267 times that.
    values = [0.0, 433.25, 0.0, 433.25, 0.0]
    assert read(*values, 3267.0).points[-1].moving_range is None
    below = read(*values, 3266.0).points[-1].moving_range
    assert below == 3266.0


def test_screening_takes_one_pass_only():
    # After 1,000 is left out, 20 would be an outlier among the rest, but stays.
    found = read(0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 20.0, 1020.0, 1021.0)
    assert [p.moving_range for p in found.points[-3:]] == [20.0, None, 1.0]


def test_one_point_has_a_mean_and_no_limits():
    found = read(5.0, target=3.0)
    limits = found.groups[0].limits
    assert (limits.mean, limits.lower, limits.upper) == (5.0, None, None)
    assert found.assurance is Assurance.INCONSISTENT
    assert found.variation is Variation.COMMON


def test_an_all_missing_series_has_nothing_and_stops_nothing():
    found = read(None, None, None)
    assert found.groups[0].limits.mean is None
    assert [p.relative for p in found.points] == [None] * 3


def test_touching_trends_turn_at_the_shared_point():
    found = read(*[float(v) for v in (0, 1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1, 0)])
    names = [p.cause for p in found.points]
    assert SpecialCause.TREND_UP in names[:6]
    assert names[6] in {SpecialCause.TREND_DOWN, SpecialCause.ABOVE_LIMIT}


def test_a_missing_value_inside_a_trend_breaks_it():
    found = read(1.0, 2.0, 3.0, None, 4.0, 5.0, 6.0, 7.0)
    assert not any("Trend" in p.cause for p in found.points)


def test_hourly_times_are_read():
    rows = [SeriesPoint(datetime(2024, 1, 1, hour), float(hour)) for hour in range(8)]  # noqa: DTZ001  # local wall-clock times of a feed
    found = xmr(rows, SpcOptions())
    assert found.points[-1].kind is PointKind.IMPROVEMENT


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], "no readings yet"),
        ([(date(2024, 1, 1), 1.0), (date(2024, 1, 1), 2.0)], "1 Jan 2024 appears twice"),
        ([(date(2024, 1, 1), float("inf"))], "the value for 1 Jan 2024 is inf"),
        ([(datetime(2024, 1, 1, 9, 30), float("-inf"))], "09:30 on 1 Jan 2024"),  # noqa: DTZ001  # as above
        ([(date(2024, 1, 2), 1.0), (datetime(2024, 1, 1, 9), 1.0)], "mixes them"),  # noqa: DTZ001  # as above
        ([(date(2024, 1, 2), 1.0), (parse_period("2024-01"), 1.0)], "mixes date and month"),
        ([(parse_period("2024"), 1.0), (parse_period("2024-01"), 1.0)], "month and year"),
        ([(date(2024, 1, 1), 1.7e308), (date(2024, 1, 2), 1.7e308)], "too large"),
    ],
)
def test_rows_that_cannot_be_read_are_refused_in_words(rows, words):
    with pytest.raises(ValueError, match=words):
        xmr([SeriesPoint(*row) for row in rows], SpcOptions())


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"target": float("nan")}, "the target is nan"),
        ({"fix_after": 11}, "at least 12 points"),
        ({"fix_after": float("nan")}, "at least 12 points"),
        ({"fix_after": 21, "profile": Profile.MDC}, "12 to 20"),
        ({"run_length": 6}, "not use runs of 6"),
        ({"trajectory": (1.0,)}, "1 values for 2 rows"),
    ],
)
def test_options_that_make_no_sense_are_refused_in_words(options, words):
    with pytest.raises(ValueError, match=words):
        read(1.0, 2.0, **options)


def test_not_a_number_is_a_missing_value():
    assert read(1.0, float("nan"), 2.0).points == read(1.0, None, 2.0).points


def test_a_suppressed_reading_has_no_value_even_when_one_is_given():
    rows = months(1.0, 2.0, "*", 3.0).points
    given = [*rows[:2], rows[2]._replace(value=999.0), rows[3]]
    assert xmr(given, SpcOptions()).points == xmr(rows, SpcOptions()).points


def test_limits_are_trial_limits_under_thirteen_rows():
    assert read(*[1.0, 2.0] * 6).trial
    assert not read(*[1.0, 2.0] * 6, None).trial


@pytest.mark.parametrize(
    ("direction", "target", "expected"),
    [
        (Direction.UP, 9.0, Assurance.FAIL),
        (Direction.UP, -9.0, Assurance.PASS),
        (Direction.UP, 1.5, Assurance.INCONSISTENT),
        (Direction.DOWN, 9.0, Assurance.PASS),
        (Direction.DOWN, -9.0, Assurance.FAIL),
        (Direction.NEUTRAL, 9.0, None),
        (Direction.UP, None, None),
    ],
)
def test_the_target_is_held_against_the_limits(direction, target, expected):
    assert read(*[1.0, 2.0] * 7, direction=direction, target=target).assurance is expected


def test_a_target_exactly_on_a_limit_is_inconsistent_in_the_reference_and_decides_in_excel():
    values = [1.0, 2.0] * 7
    upper = read(*values).groups[0].limits.upper
    assert read(*values, target=upper).assurance is Assurance.INCONSISTENT
    assert read(*values, target=upper, profile=Profile.MDC).assurance is Assurance.FAIL


def test_the_excel_profile_reads_nothing_from_twelve_points():
    found = read(*[float(v) for v in range(12)], target=3.0, profile=Profile.MDC)
    assert found.variation is None
    assert found.assurance is None
    assert found.groups[0].limits.upper is None
    assert {p.kind for p in found.points} == {PointKind.COMMON}


def test_the_excel_profile_shows_improvement_where_a_point_is_both():
    # A fall of seven points that ends high: below it is concern, high it is improvement.
    values = [50.0] * 10 + [51.0, 49.0] * 6 + [90.0, 88.0, 86.0, 84.0, 82.0, 80.0, 78.0]
    reference, excel = read(*values), read(*values, profile=Profile.MDC)
    assert reference.points[-1].kind is PointKind.CONCERN or reference.points[-1].outside
    assert excel.points[-1].kind is PointKind.IMPROVEMENT


def test_points_beyond_a_limit_count_as_close_only_in_the_excel_profile():
    base = [10.0, 11.0] * 10
    upper = read(*base, screen=False).groups[0].limits
    near = (upper.near_upper + upper.upper) / 2
    values = [*base, near, upper.upper + 1, 10.6]
    reference = read(*values, fix_after=20, screen=False)
    excel = read(*values, fix_after=20, profile=Profile.MDC)
    assert reference.points[20].cause is SpecialCause.COMMON
    assert excel.points[20].cause is SpecialCause.NEAR_UPPER
    assert excel.points[21].cause is SpecialCause.ABOVE_LIMIT


def test_six_in_a_row_are_enough_when_the_excel_profile_is_set_so():
    values = [12.0, 10.0] * 10 + [11.5, 11.6, 11.4, 11.5, 11.6, 11.5, 10.0]
    six = read(*values, fix_after=20, profile=Profile.MDC, run_length=6)
    seven = read(*values, fix_after=20, profile=Profile.MDC)
    assert six.points[24].cause is SpecialCause.SHIFT_UP
    assert seven.points[24].cause is SpecialCause.COMMON


def test_each_group_is_summed_up():
    found = read(*[1.0, 2.0] * 3, *[8.0, 9.0] * 7, rebases=(RebaseAt(day(6), "New portal"),))
    first, last = found.groups
    assert (first.count, last.count, last.reason) == (6, 14, "New portal")
    assert (first.trial, last.trial) == (True, False)
    assert first.common + first.improvement + first.concern == first.count
    assert last.variation is found.variation
    assert first.assurance is None
