"""Odd series, each against a sentence of docs/spec/metrics.md."""

import pytest

from digistrat_desktop.analysis.measures.spc.product import analyse
from digistrat_desktop.analysis.measures.spc.values import (
    Assurance,
    PointKind,
    RebaseAt,
    Series,
    SpcOptions,
    SpecialCause,
    Variation,
)
from digistrat_desktop.analysis.measures.spc.xmr import screened, xmr
from digistrat_desktop.domain.frameworks.framework import Direction
from tests.unit.spc.makers import day, months

WAVES = [5.0, 7.0, 4.0, 6.0, 8.0, 5.0, 6.0, 7.0, 4.0, 6.0, 5.0, 8.0, 6.0, 7.0, 5.0]


def read(values, **options):
    return xmr(months(*values).points, SpcOptions(**options))


def rebased(values, *steps, **options):
    return read(values, rebases=tuple(RebaseAt(day(n), "why") for n in steps), **options)


def numbers(found):
    return [(p.limits, p.cause, p.moving_range) for p in found.points]


def test_a_rebase_at_the_first_point_only_changes_the_group_number():
    plain, begun = read(WAVES), rebased(WAVES, 0)
    assert numbers(begun) == numbers(plain)
    assert {p.group for p in begun.points} == {1}
    assert len(begun.groups) == 1


def test_a_rebase_at_the_last_point_leaves_a_group_of_one_without_limits():
    found = rebased(WAVES, len(WAVES) - 1)
    last = found.points[-1]
    assert [g.count for g in found.groups] == [len(WAVES) - 1, 1]
    assert (last.limits.mean, last.limits.lower, last.limits.upper) == (WAVES[-1], None, None)
    assert (last.cause, last.relative, last.outside) == (SpecialCause.COMMON, 0, None)
    assert numbers(found)[:-1] == numbers(read(WAVES[:-1]))


def test_two_rebases_side_by_side_make_a_group_of_one_between():
    found = rebased(WAVES, 6, 7)
    assert [(g.index, g.count) for g in found.groups] == [(0, 6), (1, 1), (2, 8)]
    assert found.points[6].limits.lower is None
    assert numbers(found)[7:] == numbers(read(WAVES[7:]))


@pytest.mark.parametrize("fixed", [15, 16, 10_000])
def test_a_baseline_as_long_as_the_series_or_longer_takes_all_of_it(fixed):
    assert numbers(read(WAVES, fix_after=fixed)) == numbers(read(WAVES))


def test_a_baseline_counts_missing_rows_and_uses_no_range_after_its_end():
    values = [1.0, None, 3.0, 1.0, 3.0, 1.0, 3.0, 1.0, 3.0, 1.0, 3.0, 1.0, 90.0, 90.0]
    found = read(values, fix_after=12)
    assert found.groups[0].limits.mean == pytest.approx(21 / 11)
    assert [p.moving_range for p in found.points[12:]] == [None, None]
    assert found.points[12].cause is SpecialCause.ABOVE_LIMIT


@pytest.mark.parametrize("value", [0.1, 0.95, -3.3, 0.0, 1e9 + 0.1])
@pytest.mark.parametrize("count", [2, 7, 13, 60])
def test_all_equal_values_lie_on_their_own_mean_and_have_limits_only_unscreened(value, count):
    found = read([value] * count)
    assert {p.relative for p in found.points} == {0}
    assert found.groups[0].limits.lower is None
    bare = read([value] * count, screen=False).groups[0].limits
    assert (bare.lower, bare.mean, bare.upper) == (value, value, value)
    assert found.variation is Variation.COMMON


def test_one_gap_loses_two_ranges_and_nothing_is_bridged():
    found = read([1.0, 2.0, None, 9.0, 8.0], screen=False)
    assert [p.moving_range for p in found.points] == [None, 1.0, None, None, 1.0]
    assert found.groups[0].limits.mean_moving_range == 1.0


def test_a_gap_breaks_a_shift_and_a_trend():
    high = [9.1, 9.2, 9.1, None, 9.2, 9.1, 9.2]
    assert SpecialCause.SHIFT_UP not in {p.cause for p in read([1.0, 2.0] * 9 + high).points}
    rise = [1.0, 2.0, 3.0, None, 4.0, 5.0, 6.0, 7.0]
    causes = {p.cause for p in read(rise).points}
    assert not causes & {SpecialCause.TREND_UP, SpecialCause.TREND_DOWN}


def test_a_trajectory_with_holes_is_carried_and_never_judged():
    planned = tuple(None if n % 3 else float(n) for n in range(len(WAVES)))
    found = read(WAVES, trajectory=planned)
    assert tuple(p.trajectory for p in found.points) == planned
    assert numbers(found) == numbers(read(WAVES))
    assert found.assurance is None


def test_a_trajectory_is_sorted_with_its_rows():
    planned = tuple(float(n) for n in range(len(WAVES)))
    rows = months(*WAVES).points
    found = xmr(rows[::-1], SpcOptions(trajectory=planned[::-1]))
    assert tuple(p.trajectory for p in found.points) == planned


BASE = [0.0, 3.0] * 6
"""Mean 1.5 and every range 3 by hand: the limits are 1.5 - 7.98 and 1.5 + 7.98."""


def test_a_point_exactly_on_a_limit_is_close_and_not_outside():
    limits = read(BASE, fix_after=12).groups[0].limits
    for on, beyond in ((limits.upper, 1e-9), (limits.lower, -1e-9)):
        points = read([*BASE, on, on + beyond], fix_after=12).points
        assert (points[12].outside, points[12].close) == (False, True)
        assert (points[13].outside, points[13].close) == (True, False)


def test_a_point_exactly_on_a_near_limit_is_not_close():
    limits = read(BASE, fix_after=12).groups[0].limits
    for near in (limits.near_upper, limits.near_lower):
        assert read([*BASE, near], fix_after=12).points[12].close is False


def test_a_point_on_the_mean_breaks_a_shift():
    six = [4.0, 3.5] * 3
    ends = [p.cause for p in read([*BASE, 1.0, *six, 1.5, *six], fix_after=12).points]
    assert SpecialCause.SHIFT_UP not in ends
    ends = [p.cause for p in read([*BASE, 1.0, *six, 1.6, *six], fix_after=12).points]
    assert ends.count(SpecialCause.SHIFT_UP) == 13


@pytest.mark.parametrize(
    ("values", "ranges", "mean"),
    [
        ([5.0], [None], None),
        ([5.0, 7.0], [None, 2.0], 2.0),
        ([5.0, 5.0], [None, None], None),
        ([5.0, 5.0, 7.0], [None, 0.0, 2.0], 1.0),
    ],
)
def test_screening_of_very_few_points(values, ranges, mean):
    found = read(values)
    assert [p.moving_range for p in found.points] == ranges
    assert found.groups[0].limits.mean_moving_range == mean


def test_screening_is_done_once_though_a_second_round_would_take_more():
    ranges = [None, *[1.0] * 12, 12.0, 100.0]
    kept, mean = screened(ranges)
    assert kept == [*ranges[:-1], None]
    assert mean == pytest.approx(24 / 13)
    assert screened(kept)[0][-2] is None


def test_a_range_exactly_at_the_bound_is_left_out():
    ranges = [None, 0.733, 0.0, 0.0, 3.267]
    kept, mean = screened(ranges)  # their mean is exactly 1
    assert kept == [None, 0.733, 0.0, 0.0, None]
    assert mean == pytest.approx(0.733 / 3)


def test_negative_values_are_read_as_any_others():
    shifted = read([v - 100.0 for v in WAVES])
    plain = read(WAVES)
    assert [p.cause for p in shifted.points] == [p.cause for p in plain.points]
    assert shifted.groups[0].limits.mean == pytest.approx(plain.groups[0].limits.mean - 100)
    assert shifted.groups[0].limits.upper < 0
    assert shifted.groups[0].limits.lower == pytest.approx(plain.groups[0].limits.lower - 100)


@pytest.mark.parametrize("values", [[*WAVES, 40.0], [*WAVES, -40.0], [*range(20)]])
def test_turning_the_direction_swaps_improvement_and_concern(values):
    swap = {
        PointKind.IMPROVEMENT: PointKind.CONCERN,
        PointKind.CONCERN: PointKind.IMPROVEMENT,
        PointKind.COMMON: PointKind.COMMON,
    }
    values = [float(v) for v in values]
    up, down = (read(values, direction=d) for d in (Direction.UP, Direction.DOWN))
    assert [swap[p.kind] for p in up.points] == [p.kind for p in down.points]
    assert [p.cause for p in up.points] == [p.cause for p in down.points]


@pytest.mark.parametrize("direction", [Direction.UP, Direction.DOWN])
@pytest.mark.parametrize("line", ["lower", "mean", "upper"])
def test_a_target_exactly_on_a_line_is_inconsistent(direction, line):
    target = getattr(read(WAVES).groups[0].limits, line)
    assert read(WAVES, target=target, direction=direction).assurance is Assurance.INCONSISTENT


@pytest.mark.parametrize("values", [[5.0], [None], [None, None], [5.0, None], [None, 5.0]])
def test_too_few_values_stop_nothing_and_raise_no_signal(values):
    found = read(values, target=4.0)
    assert {p.cause for p in found.points} == {SpecialCause.COMMON}
    assert found.groups[0].limits.lower is None
    assert analyse(months(*values), SpcOptions(target=4.0)).assurance is None


def test_no_rows_at_all_are_refused_by_the_reference_and_told_by_the_product():
    with pytest.raises(ValueError, match="no readings yet"):
        xmr((), SpcOptions())
    assert analyse(Series(())).remarks


@pytest.mark.parametrize("cut", range(1, 14))
def test_no_rise_counts_across_a_rebase(cut):
    found = rebased([float(n) for n in range(14)], cut)
    trends = {SpecialCause.TREND_UP, SpecialCause.TREND_DOWN}
    for group in found.groups:
        rows = found.points[group.first : group.first + group.count]
        marked = [p for p in rows if p.cause in trends]
        assert len(rows) >= 7 or not marked


def test_two_of_three_never_looks_across_a_rebase():
    values = [*[0.0, 3.0] * 7, 8.0, 8.0, *[0.0, 3.0] * 7]
    assert SpecialCause.NEAR_UPPER in {
        p.cause for p in read([*BASE, 8.0, 8.0, 2.0], fix_after=12).points
    }
    found = rebased(values, 15)
    assert found.points[14].cause is not SpecialCause.NEAR_UPPER
