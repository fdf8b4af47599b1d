"""A metric's own chart, the limits people set, and what is said of a dated target."""

import datetime as dt
from dataclasses import replace

import pytest

from digistrat_desktop.analysis.charts.drawing import Label, Markers, Segments
from digistrat_desktop.analysis.charts.frame import ChartOptions
from digistrat_desktop.analysis.charts.plot import plot_of
from digistrat_desktop.analysis.charts.spark import sparkline
from digistrat_desktop.analysis.charts.trend import draw_line
from digistrat_desktop.analysis.measures.metric_lines import metric_lines
from digistrat_desktop.analysis.measures.remarks import point_words
from digistrat_desktop.analysis.measures.spc.values import Variation
from digistrat_desktop.domain.frameworks.framework import Direction
from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.record.workspace import make_workspace
from digistrat_desktop.domain.trust.metrics import (
    Annotation,
    ChartRules,
    ChartType,
    DatedTarget,
    Metric,
    Reading,
    Rebase,
)
from tests.helpers.makers import seeded

METRIC = Metric(id="m", trust_id="t", name="Calls answered", unit="%", direction=Direction.UP)
START = parse_period("2024-01")


def readings(values, parts=(), start=START):
    made = []
    for at, value in enumerate(values):
        numerator, denominator = parts[at] if parts else ("", "")
        period = start.shift(at).text
        made.append(
            Reading(
                id=f"r-{period}", trust_id="t", metric_id="m", period=period, value=str(value),
                numerator=str(numerator), denominator=str(denominator),
            )
        )  # fmt: skip
    return made


def line_of(metric, *records, as_of=None):
    return metric_lines(make_workspace((metric, *records), {}), as_of)[0]


def noise(count, middle=60.0, number=3):
    chance = seeded(number)
    return [round(middle + chance.uniform(-4, 4), 1) for _ in range(count)]


def shares(sizes, rate=0.3, number=5):
    chance = seeded(number)
    events = [sum(chance.random() < rate for _ in range(size)) for size in sizes]
    return [round(100 * a / n, 1) for a, n in zip(events, sizes, strict=True)], list(
        zip(events, sizes, strict=True)
    )


SIZES = [40, 260, 90, 310, 55, 120, 280, 60, 150, 330, 45, 200, 75, 240]


def test_a_p_chart_is_proposed_with_the_reason_and_drawn_only_once_it_is_chosen():
    values, parts = shares(SIZES)
    offered = line_of(METRIC, *readings(values, parts))
    assert offered.analysis.options.chart is ChartType.XMR
    assert "A P chart would fit better: denominators run from 40 to 330." in offered.remarks
    chosen = replace(METRIC, chart=ChartType.P, chart_why="Clinics differ in size")
    line = line_of(chosen, *readings(values, parts))
    widths = [p.limits.upper - p.limits.lower for p in line.analysis.points]
    assert widths[1] < widths[0]
    assert line.proposal is None
    assert max(p.limits.upper for p in line.analysis.points) > 40


def test_shares_that_vary_far_more_than_by_chance_get_laney_s_limits_proposed():
    sizes = [20_000, 31_000, 24_000, 36_000, 22_000, 30_000] * 3
    chance = seeded(9)
    parts = [(round(n * chance.uniform(0.55, 0.65)), n) for n in sizes]
    values = [round(100 * a / n, 1) for a, n in parts]
    line = line_of(METRIC, *readings(values, parts))
    assert line.proposal.chart is ChartType.P_PRIME
    assert "times as much as by chance alone" in line.proposal.why
    p = line_of(replace(METRIC, chart=ChartType.P, chart_why="Shares"), *readings(values, parts))
    wider = line_of(
        replace(METRIC, chart=ChartType.P_PRIME, chart_why="x"), *readings(values, parts)
    )
    outside = [sum(bool(point.outside) for point in one.analysis.points) for one in (p, wider)]
    assert outside[0] > 6 > outside[1]


def test_a_chart_without_its_denominators_is_an_xmr_chart_that_says_so():
    line = line_of(replace(METRIC, chart=ChartType.U, chart_why="Rates"), *readings(noise(14)))
    assert line.analysis.options.chart is ChartType.XMR
    assert line.remarks[0].startswith("A U chart needs the numerator and denominator")


COUNTS = replace(METRIC, name="Never events", unit="", direction=Direction.DOWN, decimals=0)


def test_rare_counts_are_offered_a_t_chart_and_it_shows_the_days_between():
    counts = [0, 1, 0, 0, 0, 1, 0, 2, 0, 0, 0, 0, 1, 0, 1, 0, 0, 1]
    assert line_of(COUNTS, *readings(counts)).proposal.chart is ChartType.T
    line = line_of(replace(COUNTS, chart=ChartType.T, chart_why="Rare"), *readings(counts))
    assert [p.value for p in line.analysis.points] == [121.0, 61.0, 153.0, 59.0, 92.0]
    assert line.analysis.options.direction is Direction.UP
    assert line.latest == "92 days"
    assert any("Several events in 1 period are 1 point: Aug 2024" in one for one in line.remarks)
    assert plot_of(line.analysis, line.subject).links == (True,) * 4


def test_a_g_chart_counts_the_cases_between_events():
    parts = [(0, 200), (1, 150), (0, 100), (0, 50), (1, 300), (1, 40)]
    values = [0, 1, 0, 0, 1, 1]
    line = line_of(replace(COUNTS, chart=ChartType.G, chart_why="Rare"), *readings(values, parts))
    assert [p.value for p in line.analysis.points] == [450.0, 40.0]
    assert line.latest == "40 cases"


def test_times_that_are_recorded_as_times_are_taken_as_they_are():
    metric = replace(METRIC, unit="days", chart=ChartType.T, chart_why="Rare")
    line = line_of(metric, *readings([30, 41, 17, 25, 60]))
    assert [p.value for p in line.analysis.points] == [30.0, 41.0, 17.0, 25.0, 60.0]
    assert line.analysis.options.direction is Direction.UP


def test_values_only_make_no_claim():
    line = line_of(
        replace(METRIC, chart=ChartType.NONE, chart_why="2 readings a year"), *readings(noise(14))
    )
    assert line.analysis.variation is None
    assert line.sentence == "Values only, shown without limits."


@pytest.mark.parametrize("chart", [one for one in ChartType if not one.is_by_parts])
@pytest.mark.parametrize("count", [0, 1, 2, 9, 14, 40])
def test_every_chart_can_be_read_and_drawn_of_any_number_of_readings(chart, count):
    metric = replace(
        METRIC, chart=chart, chart_why="x", target="60", second_target="70", unit="days"
    )
    line = line_of(metric, *readings(noise(count)))
    assert line.sentence
    drawing = draw_line(line, ChartOptions())
    assert drawing.alt
    for point in line.analysis.points:
        assert point_words(line.analysis, point, line.subject)


@pytest.mark.parametrize("chart", [one for one in ChartType if one.is_by_parts])
@pytest.mark.parametrize("count", [1, 2, 9, 14])
def test_every_chart_by_denominators_can_be_drawn(chart, count):
    values, parts = shares(SIZES[:count])
    line = line_of(replace(METRIC, chart=chart, chart_why="x"), *readings(values, parts))
    assert draw_line(line, ChartOptions()).marks
    assert line.analysis.options.chart is chart


def test_a_run_chart_says_median_and_judges_by_its_own_rules():
    values = [*noise(12), 70.0, 71.0, 70.5, 72.0, 71.2, 70.1]
    line = line_of(replace(METRIC, chart=ChartType.RUN, chart_why="Skewed"), *readings(values))
    assert line.analysis.variation is Variation.IMPROVEMENT_HIGH
    assert "above the median" in line.sentence
    assert "run chart" in draw_line(line, ChartOptions()).alt.lower()


def test_limits_set_by_hand_judge_every_reading_from_there_and_say_why():
    rebase = Rebase(
        id="b", trust_id="t", metric_id="m", from_day=dt.date(2025, 1, 1), reason="Contract",
        lower="50", upper="58",
    )  # fmt: skip
    line = line_of(METRIC, rebase, *readings(noise(20)))
    limits = line.analysis.groups[-1].limits
    assert (limits.lower, limits.mean, limits.upper) == (50.0, 54.0, 58.0)
    assert line.analysis.judged_from == 12
    assert any(point.outside for point in line.analysis.judged)
    assert "Limits set by hand from 1 January 2025: Contract." in line.remarks or any(
        one.startswith("Limits set by hand from 1 Jan") for one in line.remarks
    )


def test_limits_set_by_hand_judge_at_once_also_by_the_workbook_s_rules():
    rebase = Rebase(
        id="b", trust_id="t", metric_id="m", from_day=dt.date(2024, 1, 1), lower="50", upper="58"
    )
    metric = replace(METRIC, rules=ChartRules.MDC_7, target="70")
    line = line_of(metric, rebase, *readings([55.0, 54.0, 90.0]))
    assert line.analysis.points[-1].outside
    assert line.analysis.variation is Variation.IMPROVEMENT_HIGH
    assert line.fails_target


def test_half_of_a_pair_of_limits_is_none():
    rebase = Rebase(id="b", trust_id="t", metric_id="m", from_day=dt.date(2025, 1, 1), lower="50")
    line = line_of(METRIC, rebase, *readings(noise(20)))
    assert not line.analysis.groups[-1].by_hand


def test_a_reading_kept_out_changes_the_limits_is_still_judged_and_named_with_its_reason():
    values = [*noise(20), 12.0, *noise(4)]
    note = Annotation(
        id="a",
        trust_id="t",
        metric_id="m",
        period=START.shift(20).text,
        remark="Flood",
        keeps_out=True,
    )
    before, after = line_of(METRIC, *readings(values)), line_of(METRIC, note, *readings(values))
    assert before.analysis.groups[-1].limits.mean < after.analysis.groups[-1].limits.mean
    assert after.analysis.points[20].outside
    assert "Kept out of the limits: Sep 2025 (Flood)." in after.remarks
    assert plot_of(after.analysis, after.subject).ringed == (20,)
    words = point_words(after.analysis, after.analysis.points[20], after.subject)
    assert "kept out of the limits (Flood)" in words
    assert "kept out of the limits: Flood" in draw_line(after, ChartOptions()).alt


def test_the_last_18_months_are_shown_with_limits_from_all_readings():
    values = noise(36)
    whole, last = (
        line_of(METRIC, *readings(values)),
        line_of(replace(METRIC, shown_months=18), *readings(values)),
    )
    plot = plot_of(last.analysis, last.subject)
    assert len(plot.values) == 18
    assert plot.begin == 18
    assert last.analysis.groups == whole.analysis.groups


def dated(value, year=2027, month=4):
    return (DatedTarget(dt.date(year, month, 1), str(value)),)


def test_the_path_of_a_target_is_drawn_ahead_of_the_readings():
    metric = replace(METRIC, target="60", targets=(*dated(65, 2026, 4), *dated(70, 2026, 10)))
    line = line_of(metric, *readings(noise(24)))
    plot = plot_of(line.analysis, line.subject)
    assert [step.value for step in plot.steps] == [60.0, 65.0, 70.0]
    assert plot.end > plot.places[-1]
    assert plot.last.start > dt.date(2026, 10, 1)
    assert "target 65.0 % from 1 Apr 2026" in draw_line(line, ChartOptions()).alt


def test_a_second_target_is_drawn_with_its_name_and_never_judged_by():
    line = line_of(
        replace(METRIC, second_target="95", second_name="National target"), *readings(noise(24))
    )
    plot = plot_of(line.analysis, line.subject)
    assert plot.second == 95.0
    assert "National target 95.0" in [one.text for one in plot.labels]
    assert line.analysis.assurance is None


def forecast_of(target, values, **more):
    metric = replace(METRIC, target="50", targets=dated(target, 2026, 6), **more)
    return line_of(metric, *readings(values)).forecast


def test_without_a_dated_target_nothing_is_forecast():
    assert line_of(replace(METRIC, target="70"), *readings(noise(24))).forecast == ""


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (90, "will be missed as things run"),
        (30, "will be met as things run"),
        (60, "may be met or missed"),
    ],
)
def test_a_steady_process_is_expected_to_stay_within_its_limits(target, said):
    words = forecast_of(target, noise(24))
    assert said in words
    assert "If nothing changes, nearly all values will lie between" in words


def test_lower_is_better_turns_the_forecast_round():
    assert "will be missed" in forecast_of(30, noise(24), direction=Direction.DOWN)


def test_a_share_that_may_be_met_is_said_with_its_uncertainty():
    words = forecast_of(60, noise(24))
    assert " of 24 months were that good, so expect " in words
    assert "% to " in words


def seasons(count):
    chance, turn = seeded(4), (6, 5, 2, -2, -5, -6, -6, -5, -2, 2, 5, 6)
    return [round(60 + turn[n % 12] + chance.uniform(-1, 1), 1) for n in range(count)]


def drift(count):
    chance, level, found = seeded(11), 60.0, []
    for _ in range(count):
        level += chance.choice((-1.0, 1.0)) * 0.4
        found.append(round(level, 1))
    return found


AGAINST = {
    "are too few, and 13 are needed": (noise(12), {}),
    "the latest readings show a change": ([*noise(24), 90.0], {}),
    "the limits were set by hand": (noise(24), {}),
    "has no limits to expect": (noise(24), {"chart": ChartType.RUN, "chart_why": "x"}),
    "neither way is better": (noise(24), {"direction": Direction.NEUTRAL}),
    "limits cannot be calculated": ([60.0] * 24, {}),
}


@pytest.mark.parametrize("said", AGAINST)
def test_what_speaks_against_a_forecast_is_said_instead(said):
    values, more = AGAINST[said]
    metric = replace(METRIC, target="50", targets=dated(70, 2026, 6), **more)
    records = list(readings(values))
    if "by hand" in said:
        hand = {"from_day": dt.date(2024, 1, 1), "lower": "40", "upper": "80", "reason": "x"}
        records.append(Rebase(id="b", trust_id="t", metric_id="m", **hand))
    words = line_of(metric, *records).forecast
    assert words.startswith("No forecast is made: ")
    assert said in words


def test_seasons_and_drift_are_no_ground_for_a_forecast():
    for values in (seasons(36), seasons(25), drift(40)):
        metric = replace(METRIC, target="50", targets=dated(70, 2027, 9))
        words = line_of(metric, *readings(values)).forecast
        assert words.startswith("No forecast is made: "), values


def test_a_target_further_ahead_than_the_readings_reach_back_is_not_forecast():
    metric = replace(METRIC, target="50", targets=dated(70, 2031, 6))
    assert "further than 24 readings can show" in line_of(metric, *readings(noise(24))).forecast


def test_readings_that_are_due_come_before_a_forecast():
    metric = replace(METRIC, target="50", targets=dated(70, 2026, 12))
    words = line_of(metric, *readings(noise(24)), as_of=dt.date(2026, 9, 1)).forecast
    assert words.startswith("No forecast is made: readings are due for ")


def test_metrics_of_one_name_are_told_apart_by_their_site():
    line = line_of(replace(METRIC, site="Northmoor General"), *readings(noise(14)))
    assert (line.name, line.measure, line.site) == (
        "Calls answered, Northmoor General",
        "Calls answered",
        "Northmoor General",
    )


@pytest.mark.parametrize(
    "chart", [ChartType.P, ChartType.U, ChartType.P_PRIME, ChartType.C, ChartType.G]
)
def test_a_series_of_nothing_but_noughts_has_no_variation_and_no_limits(chart):
    parts = [(0, size) for size in SIZES]
    metric = replace(METRIC, chart=chart, chart_why="x", target="5")
    line = line_of(metric, *readings([0] * len(SIZES), parts))
    assert line.analysis.assurance is None
    assert line.sentence.startswith("No ")


def test_a_latest_reading_without_its_denominator_is_not_judged():
    values, parts = shares(SIZES)
    made = readings(values, [*parts[:-1], ("", "")])
    line = line_of(replace(METRIC, chart=ChartType.P, chart_why="x", target="30"), *made)
    assert line.analysis.assurance is None
    assert "because its denominator is not known" in line.sentence
    assert any(one.startswith("No limits where numerator") for one in line.remarks)


def marks_of(line, width=284, height=116):
    options = ChartOptions(width=width, height=height, text_size=8, profile=False)
    return draw_line(line, options).marks


def labels_of(line):
    return {mark.text: mark for mark in marks_of(line) if isinstance(mark, Label)}


def span_of_values(line):
    """Give the share of the drawing's height between the highest and the lowest common value."""
    ys = [y for m in marks_of(line) if isinstance(m, Markers) for _, y in m.points]
    return (max(ys) - min(ys)) / 116


@pytest.mark.parametrize(("target", "broken"), [("66", False), ("78", True), ("5", True)])
def test_a_far_target_breaks_the_axis_and_stands_at_its_edge_with_its_value(target, broken):
    line = line_of(replace(METRIC, target=target), *readings(noise(36)))
    seen = labels_of(line)
    assert ("axis broken" in seen) is broken
    assert f"Target {float(target):.1f}" in seen
    assert span_of_values(line) > 0.25
    axis = plot_of(line.analysis, line.subject).axis
    assert axis.is_off(float(target)) is broken
    assert all(not axis.is_off(one) for one in (*(p.value for p in line.analysis.points),))
    heights = {text.partition(" ")[0]: mark.y for text, mark in seen.items()}
    assert (heights["Target"] < heights["Mean"]) is (float(target) > 60)


def test_one_value_far_from_the_others_stands_at_the_edge_with_its_value():
    values = noise(36)
    values[20] = 400
    line = line_of(METRIC, *readings(values))
    seen = labels_of(line)
    assert "axis broken" in seen
    assert "400.0" in seen
    assert plot_of(line.analysis, line.subject).far == {20: "400.0"}
    few = line_of(METRIC, *readings([60, 61, 59, 60, 400, 61]))
    assert "axis broken" not in labels_of(few), "of few readings each is seen as it is"


def test_a_target_that_changes_is_always_to_scale():
    metric = replace(METRIC, target="60", targets=(*dated(75, 2026, 4), *dated(90, 2026, 10)))
    line = line_of(metric, *readings(noise(24)))
    plot = plot_of(line.analysis, line.subject)
    assert plot.steps
    assert not plot.axis.breaks


def test_a_small_chart_breaks_its_axis_too():
    line = line_of(replace(METRIC, target="78"), *readings(noise(36)))
    near = line_of(replace(METRIC, target="62"), *readings(noise(36)))
    for one, strokes in ((line, 2), (near, 0)):
        drawn = sparkline(one.analysis, "alt")
        slanted = [
            piece
            for mark in drawn.marks
            if isinstance(mark, Segments) and mark.width == 1.0
            for piece in mark.pieces
        ]
        assert len(slanted) == strokes
        heights = [y for m in drawn.marks if isinstance(m, Segments) for _, y, *_ in m.pieces]
        assert all(0 <= y <= drawn.height for y in heights)
