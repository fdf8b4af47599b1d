import math

from hypothesis import given
from hypothesis import strategies as st

from digistrat_desktop.analysis.measures.spc.values import PointKind, RebaseAt, SpcOptions
from digistrat_desktop.analysis.measures.spc.xmr import xmr
from digistrat_desktop.domain.frameworks.framework import Direction
from tests.unit.spc.makers import day, months
from tests.unit.spc.slow_reading import causes, lines

# Few different values make ties, runs and points exactly on the lines common.
coarse = st.one_of(st.none(), st.integers(0, 9).map(float))
fine = st.one_of(st.none(), st.integers(-(10**9), 10**9).map(lambda n: n / 1000))
series = st.one_of(
    st.lists(coarse, min_size=1, max_size=45), st.lists(fine, min_size=1, max_size=45)
)
known = st.lists(st.integers(-20, 20).map(float), min_size=2, max_size=40)


def read(values, **options):
    return xmr(months(*values).points, SpcOptions(**options))


def cause_names(found):
    return [str(p.cause) for p in found.points]


@given(series, st.booleans(), st.sampled_from([None, 12, 15]))
def test_every_line_and_cause_is_as_the_page_says(values, screen, fix_after):
    found = read(values, screen=screen, fix_after=fix_after)
    limits = found.groups[0].limits
    assert (
        limits.mean,
        limits.lower,
        limits.upper,
        limits.near_lower,
        limits.near_upper,
    ) == lines(values, fix_after, screen=screen)
    assert cause_names(found) == causes(values, fix_after, screen=screen)


@given(st.lists(st.integers(-3, 3), min_size=8, max_size=60))
def test_walks_with_long_and_touching_trends_are_read_the_same(steps):
    values = [float(sum(steps[: i + 1])) for i in range(len(steps))]
    assert cause_names(read(values)) == causes(values)


@given(series, st.integers(1, 44))
def test_a_rebase_reads_as_two_series_each_alone(values, cut):
    cut = min(cut, len(values) - 1)
    found = read(values, rebases=(RebaseAt(day(cut)),) if cut else ())
    alone = causes(values[:cut]) + causes(values[cut:]) if cut else causes(values)
    assert cause_names(found) == alone


@given(known, known)
def test_no_rule_reaches_into_the_rows_that_set_new_limits(before, after):
    values = [*before, *after]
    found = read(values, rebases=(RebaseAt(day(len(before))),), after_rebase=12)
    new = causes(after, 12, unjudged=12)
    assert cause_names(found)[len(before) :] == new
    assert found.signal_from >= found.judged_from


@given(series, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(values, random):
    rows = list(months(*values).points)
    expected = xmr(rows, SpcOptions())
    random.shuffle(rows)
    assert xmr(rows, SpcOptions()) == expected


@given(known, st.integers(-1000, 1000))
def test_adding_a_whole_number_moves_the_mean_and_no_range(values, shift):
    before, after = read(values), read([v + shift for v in values])
    assert math.isclose(
        after.groups[0].limits.mean, before.groups[0].limits.mean + shift, abs_tol=1e-9
    )
    assert [p.moving_range for p in after.points] == [p.moving_range for p in before.points]


@given(known, st.sampled_from([0.25, 0.5, 2.0, 4.0, 1024.0]))
def test_a_change_of_scale_by_a_power_of_two_changes_no_signal(values, factor):
    before, after = read(values), read([v * factor for v in values])
    assert cause_names(after) == cause_names(before)
    assert after.groups[0].limits.mean == before.groups[0].limits.mean * factor


@given(series)
def test_turning_the_direction_round_swaps_improvement_and_concern(values):
    up, down = read(values, direction=Direction.UP), read(values, direction=Direction.DOWN)
    swapped = {
        PointKind.COMMON: PointKind.COMMON,
        PointKind.IMPROVEMENT: PointKind.CONCERN,
        PointKind.CONCERN: PointKind.IMPROVEMENT,
    }
    assert [swapped[p.kind] for p in up.points] == [p.kind for p in down.points]


@given(known)
def test_a_series_upside_down_has_the_mirrored_signals(values):
    mirror = {"Above": "Below", "Below": "Above", "UCL": "LCL", "LCL": "UCL"}
    mirror |= {"(Increasing)": "(Decreasing)", "(Decreasing)": "(Increasing)"}
    # Touching trends are left out: the page's tie between them is not symmetrical.
    found = [n for n in cause_names(read(values)) if "Trend" not in n]
    turned = [n for n in cause_names(read([-v for v in values])) if "Trend" not in n]
    assert turned == [" ".join(mirror.get(word, word) for word in name.split()) for name in found]


@given(series)
def test_a_missing_value_never_raises_a_signal(values):
    found = read(values)
    assert all(p.kind is PointKind.COMMON for p in found.points if p.value is None)
    assert not any(p.outside or p.close for p in found.points if p.value is None)


@given(st.lists(fine, min_size=1, max_size=20), st.lists(fine, min_size=1, max_size=20))
def test_what_comes_before_a_rebase_changes_nothing_after_it(before, after):
    found = read([*before, *after], rebases=(RebaseAt(day(len(before))),))
    other = read([*[1.0] * len(before), *after], rebases=(RebaseAt(day(len(before))),))
    assert found.points[len(before) :] == other.points[len(before) :]


@given(st.floats(0.001, 1e12), st.integers(2, 60))
def test_a_constant_series_lies_on_its_own_mean(value, count):
    found = read([value] * count, screen=False)
    assert {p.relative for p in found.points} == {0}
    assert found.groups[0].limits.lower == value == found.groups[0].limits.upper
