"""Charts other than XmR against published tables, and against a second way to work them out.

Published: Montgomery, Introduction to Statistical Quality Control (orange juice, purchase orders,
printed circuit boards, personal computers, dyed cloth, valve failures); the orange juice shares are as in
the NIST/SEMATECH e-Handbook 6.3.3.2; runs: Swed and Eisenhart 1943, as reprinted in textbooks.
"""

from itertools import pairwise

import pytest

from digistrat_desktop.analysis.measures.spc.product import analyse, runs_of
from digistrat_desktop.analysis.measures.spc.run_chart import runs_expected
from digistrat_desktop.analysis.measures.spc.values import (
    KeptOutRow,
    Parts,
    RemarkKind,
    Series,
    SeriesPoint,
    SpcOptions,
    SpecialCause,
)
from digistrat_desktop.analysis.measures.spc.varied import sigma_z, to_even
from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.trust.metrics import ChartType
from tests.conformance import worked_charts
from tests.helpers.makers import seeded

FIRST = parse_period("2024-01")


def read(chart, values, parts=(), **more):
    points = tuple(SeriesPoint(FIRST.shift(n), value) for n, value in enumerate(values))
    return analyse(Series(points), SpcOptions(chart=chart, parts=tuple(parts), **more))


def rates(chart, numerators, denominators, **more):
    values = [a / b for a, b in zip(numerators, denominators, strict=True)]
    parts = [Parts(a, b) for a, b in zip(numerators, denominators, strict=True)]
    return read(chart, values, parts, **more)


def lines(found):
    return [(p.limits.lower, p.limits.mean, p.limits.upper) for p in found.points]


ORANGE = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9,
          12, 7, 13, 9, 6]  # fmt: skip
ORDERS = [12, 8, 6, 9, 10, 12, 11, 16, 10, 6, 20, 15, 9, 8, 6, 8, 10, 7, 5, 8, 5, 8, 10, 6, 9]
ORDER_SIZES = [100, 80, 80, 100, 110, 110, 100, 100, 90, 90, 110, 120, 120, 120, 110, 80, 80, 80, 90,
               100, 100, 100, 100, 90, 90]  # fmt: skip
BOARDS = [21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24, 16,
          19, 17, 15]  # fmt: skip
COMPUTERS = [10, 12, 8, 14, 10, 16, 11, 7, 10, 15, 9, 5, 7, 11, 12, 6, 8, 10, 7, 5]
CLOTH = [14, 12, 20, 11, 7, 10, 21, 16, 19, 23]
CLOTH_UNITS = [10.0, 8.0, 13.0, 10.0, 9.5, 10.0, 12.0, 10.5, 12.0, 12.5]
VALVES = [286, 948, 536, 124, 816, 729, 4, 143, 431, 8, 2837, 596, 81, 227, 603, 492, 1199, 1214, 2831,
          96]  # fmt: skip


def test_the_orange_juice_cans_have_the_published_limits():
    found = rates(ChartType.P, ORANGE, [50] * 30)
    assert lines(found)[0] == pytest.approx((0.0524, 0.2313, 0.4102), abs=6e-5)
    outside = [n + 1 for n, p in enumerate(found.points) if p.outside]
    assert outside == [15, 23]


def test_the_orange_juice_cans_without_the_2_samples_explained_have_the_published_limits():
    out = tuple(KeptOutRow(FIRST.shift(n).start, "new batch") for n in (14, 22))
    found = rates(ChartType.P, ORANGE, [50] * 30, left_out=out)
    # Montgomery: revised centre 0.2150, limits 0.0407 and 0.3893; sample 21 is outside them
    assert lines(found)[0] == pytest.approx((0.0407, 0.2150, 0.3893), abs=6e-5)
    assert [n + 1 for n, p in enumerate(found.points) if p.outside] == [15, 21, 23]
    assert found.remark(RemarkKind.LEFT_OUT).periods == (FIRST.shift(14), FIRST.shift(22))


@pytest.mark.parametrize(
    ("size", "lower", "upper"),
    [
        (80, 0.0, 0.194),
        (90, 0.002, 0.188),
        (100, 0.007, 0.183),
        (110, 0.012, 0.180),
        (120, 0.015, 0.176),
    ],
)
def test_purchase_orders_have_limits_by_the_size_of_each_sample(size, lower, upper):
    found = rates(ChartType.P, ORDERS, ORDER_SIZES)
    mine = next(x for x, n in zip(lines(found), ORDER_SIZES, strict=True) if n == size)
    assert mine == pytest.approx((lower, 0.0955, upper), abs=1.1e-3)
    assert [n + 1 for n, p in enumerate(found.points) if p.outside] == [11]


def test_printed_circuit_boards_have_the_published_limits_of_counts():
    found = read(ChartType.C, BOARDS)
    assert lines(found)[0] == pytest.approx((6.48, 19.85, 33.22), abs=0.01)
    assert [n + 1 for n, p in enumerate(found.points) if p.outside] == [6, 20]


def test_personal_computers_have_the_published_limits_of_rates():
    found = rates(ChartType.U, COMPUTERS, [5] * 20)
    assert lines(found)[0] == pytest.approx((0.07, 1.93, 3.79), abs=0.005)
    assert not any(p.outside for p in found.points)


CLOTH_LIMITS = [(0.29, 2.55), (0.16, 2.68), (0.43, 2.41), (0.29, 2.55), (0.26, 2.58), (0.29, 2.55),
                (0.39, 2.45), (0.32, 2.52), (0.39, 2.45), (0.41, 2.43)]  # fmt: skip


@pytest.mark.parametrize("roll", range(10))
def test_dyed_cloth_has_the_published_limits_of_each_roll(roll):
    lower, mean, upper = lines(rates(ChartType.U, CLOTH, CLOTH_UNITS))[roll]
    assert (lower, upper) == pytest.approx(CLOTH_LIMITS[roll], abs=0.011)
    assert mean == pytest.approx(1.42, abs=0.005)


def test_valve_failures_are_evened_out_as_published():
    published = [4.80986, 6.70903, 5.72650, 3.81367, 6.43541, 6.23705, 1.46958, 3.96768, 5.39007,
                 1.78151, 9.09619, 5.89774, 3.38833, 4.51095, 5.91690, 5.59189, 7.16124, 7.18601,
                 9.09083, 3.55203]  # fmt: skip
    assert to_even(VALVES) == pytest.approx(published, rel=1e-3)  # the power 0.2777 for 1 / 3.6


def test_valve_failures_have_no_special_cause():
    found = read(ChartType.T, VALVES)
    assert lines(found)[0] == pytest.approx(worked_charts.gaps(VALVES), rel=1e-9)
    assert not any(p.cause.sign for p in found.points)


# Critical values of the runs test at 5 %: runs at or below the first and at or above the second are unusual.
CRITICAL = {
    (5, 5): (2, 10), (6, 6): (3, 11), (7, 7): (3, 13), (8, 8): (4, 14), (9, 9): (5, 15),
    (10, 10): (6, 16), (11, 11): (7, 17), (12, 12): (7, 19), (13, 13): (8, 20), (14, 14): (9, 21),
    (15, 15): (10, 22), (16, 16): (11, 23), (17, 17): (11, 25), (18, 18): (12, 26),
    (19, 19): (13, 27), (20, 20): (14, 28), (5, 6): (3, 10), (6, 7): (3, 12), (7, 8): (4, 13),
    (8, 9): (5, 14), (9, 10): (5, 16), (10, 11): (6, 17),
}  # fmt: skip


@pytest.mark.parametrize("sides", CRITICAL)
def test_runs_are_unusual_as_published(sides):
    low, high = CRITICAL[sides]
    assert runs_expected(*sides) == (low + 1, high - 1)
    assert runs_expected(*sides[::-1]) == (low + 1, high - 1)


@pytest.mark.parametrize("sides", [(3, 6), (4, 5), (5, 5), (4, 6), (2, 7), (5, 4)])
def test_runs_are_unusual_as_every_order_of_the_signs_says(sides):
    assert runs_expected(*sides) == worked_charts.usual_runs(*sides)


RATES = [ChartType.P, ChartType.P_PRIME, ChartType.U, ChartType.U_PRIME]


@pytest.mark.parametrize("chart", RATES)
@pytest.mark.parametrize("number", range(6))
def test_shares_and_rates_equal_a_second_way(chart, number):
    chance = seeded(number)
    sizes = [chance.randint(8, 900) for _ in range(30)]
    events = [chance.randint(0, max(size // 2, 1)) for size in sizes]
    out = tuple(sorted(chance.sample(range(30), number % 3)))
    if chart in {ChartType.P_PRIME, ChartType.U_PRIME}:
        out = ()  # the second way keeps the steps over a row that is left out
    days = tuple(KeptOutRow(FIRST.shift(n).start, "known reason") for n in out)
    found = rates(chart, events, sizes, left_out=days)
    share, prime = (
        chart in {ChartType.P, ChartType.P_PRIME},
        chart in {ChartType.P_PRIME, ChartType.U_PRIME},
    )
    expected = worked_charts.by_parts(events, sizes, share=share, prime=prime, left_out=out)
    for mine, theirs in zip(lines(found), expected, strict=True):
        assert mine == pytest.approx(theirs, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("number", range(6))
def test_counts_cases_and_gaps_equal_a_second_way(number):
    chance = seeded(100 + number)
    values = [float(chance.randint(0, 40)) for _ in range(12 + 5 * number)]
    for chart, way in (
        (ChartType.C, worked_charts.counts),
        (ChartType.G, worked_charts.cases),
        (ChartType.T, worked_charts.gaps),
    ):
        assert lines(read(chart, values))[0] == pytest.approx(way(values), rel=1e-9, abs=1e-12)


def test_a_share_that_varies_by_chance_alone_has_a_sigma_z_of_about_1():
    chance = seeded(7)
    parts = [Parts(sum(chance.random() < 0.3 for _ in range(200)), 200) for _ in range(300)]
    assert sigma_z(ChartType.P, parts) == pytest.approx(1.0, abs=0.12)


def test_limits_of_shares_stay_between_0_and_the_whole():
    found = rates(ChartType.P, [9, 10, 10, 9, 10], [10] * 5)
    assert all(low >= 0 and high <= 1 for low, _, high in lines(found))


def test_a_row_without_a_denominator_has_no_limits_and_is_named():
    parts = [Parts(3, 10), None, Parts(4, 12), Parts(2, 9)]
    found = read(ChartType.P, [0.3, 0.5, 0.33, 0.22], parts)
    assert found.points[1].limits.lower is None
    assert found.points[1].outside is None
    assert found.remark(RemarkKind.NO_PARTS).periods == (FIRST.shift(1),)


# Values around a median of 10, and what a reader of Perla, Provost and Murray marks.
def _zigzag(*values):
    return [9.0, 11.0, 9.5, 10.5, *values, 9.0, 11.0, 9.5, 10.5]


def marked(values):
    found = read(ChartType.RUN, values)
    return [p.cause for p in found.points]


def test_6_in_a_row_above_the_median_are_a_shift_and_points_on_it_do_not_break_it():
    values = (
        [8.0, 12.0] * 6 + [12.0, 13.0, 10.0, 12.5, 11.0, 13.5, 12.0] + [8.0, 7.0, 12.0, 8.0] * 3
    )
    found = read(ChartType.RUN, values)
    shifted = [n for n, p in enumerate(found.points) if p.cause is SpecialCause.SHIFT_UP]
    middle = found.points[0].limits.mean
    assert len(shifted) >= 6
    assert all(values[n] > middle for n in shifted)


def test_5_in_a_row_above_the_median_are_none():
    values = [8.0, 12.0] * 5 + [12.0, 13.0, 12.5, 13.5] + [8.0, 7.5, 8.5, 12.0] * 2
    assert SpecialCause.SHIFT_UP not in marked(values)


def test_5_rising_points_are_a_trend_and_equal_neighbours_do_not_break_it():
    values = [10.0, 9.0, 11.0, 9.0, 9.5, 9.5, 10.0, 10.6, 11.5, 9.0, 11.0, 9.2]
    causes = marked(values)
    rising = [n for n, cause in enumerate(causes) if cause is SpecialCause.TREND_UP]
    assert rising == [3, 4, 6, 7, 8]


def test_4_rising_points_are_none():
    values = [10.0, 9.0, 11.0, 9.0, 9.5, 10.0, 10.6, 9.0, 11.0, 9.2, 10.1, 9.9]
    assert SpecialCause.TREND_UP not in marked(values)


def test_a_point_far_from_the_median_is_marked_and_its_neighbours_are_not():
    values = _zigzag(10.2, 9.8, 40.0, 9.9, 10.1)
    causes = marked(values)
    assert causes.count(SpecialCause.FAR_ABOVE) == 1
    assert causes[6] is SpecialCause.FAR_ABOVE


def test_too_few_and_too_many_runs_are_told_with_what_is_usual():
    few = read(ChartType.RUN, [9.0, 8.0, 9.5, 8.5, 9.2] * 2 + [11.0, 12.0, 11.5, 12.5, 11.2] * 2)
    many = read(ChartType.RUN, [9.0, 11.0] * 10)
    assert runs_of(few) == (2, 7, 15)
    assert few.remark(RemarkKind.FEW_RUNS)
    assert runs_of(many) == (20, 7, 15)
    assert many.remark(RemarkKind.MANY_RUNS)


def test_under_10_values_a_run_chart_judges_nothing():
    found = read(ChartType.RUN, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0])
    assert found.remark(RemarkKind.FEW_FOR_RUNS)
    assert not any(p.cause.sign for p in found.points)


def test_a_long_gap_between_rare_events_is_marked_by_both_charts():
    values = [float(v) for v in (9, 12, 7, 10, 11, 8, 12, 9, 10, 11, 7, 9, 160)]
    for chart in (ChartType.T, ChartType.G):
        found = read(chart, values)
        assert found.points[-1].cause is SpecialCause.ABOVE_LIMIT, chart
        assert not any(p.outside for p in found.points[:-1])


def test_steps_of_a_rate_are_told_from_steps_of_its_limits():
    found = rates(ChartType.P, ORDERS, ORDER_SIZES)
    uppers = [high for _, _, high in lines(found)]
    pairs = zip(pairwise(ORDER_SIZES), pairwise(uppers), strict=True)
    assert all((a < b) == (y < x) for (a, b), (x, y) in pairs if a != b)
