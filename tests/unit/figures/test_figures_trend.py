from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digistrat_desktop.analysis.charts.drawing import Ink, Shape
from digistrat_desktop.analysis.charts.frame import ChartOptions
from digistrat_desktop.analysis.charts.plot import LIMIT, TARGET
from digistrat_desktop.analysis.charts.spark import (
    small_multiple,
    sparkline,
    sparkline_words,
)
from digistrat_desktop.analysis.charts.trend import trend_chart
from digistrat_desktop.analysis.measures.spc.product import analyse
from digistrat_desktop.analysis.measures.spc.values import (
    Profile,
    RebaseAt,
    Series,
    SeriesPoint,
    SpcOptions,
)
from digistrat_desktop.analysis.measures.words import Subject
from digistrat_desktop.domain.frameworks.framework import Direction
from digistrat_desktop.domain.trust.metrics import ReadingState
from tests.unit.figures.boxes import labels, markers, outside, overlapping, segments, texts
from tests.unit.spc.makers import day, months

TAKE_UP = Subject("Digital take-up", "%", 1)
CALM = [52.0, 53.4, 50.2, 51.7, 54.0, 52.6, 49.8, 51.2, 53.1, 52.2, "nr", 51.4, 53.8, 50.9]
RISE = [56.1, 57.0, 58.3, 59.0, 60.1, 61.0, 61.6, 62.4]
REBASED = SpcOptions(target=70.0, rebases=(RebaseAt(day(14), "portal launched"),))
SPARSE = [70.0 + n % 5 if n % 12 < 5 else ("nr" if n % 2 else "gap") for n in range(86)] + [71.0]
ALL = {
    "rebased with a gap": analyse(months(*CALM, *RISE), REBASED),
    "trial": analyse(months(6.9, 7.1, 6.8, 7.0, 6.6), SpcOptions(target=7.0)),
    "constant": analyse(months(*[100.0] * 20), SpcOptions(target=95.0)),
    "one point": analyse(months(5.0)),
    "mostly not reported": analyse(months(*SPARSE), SpcOptions(target=71.0)),
    "suppressed": analyse(months(1.0, 2.0, "*", 3.0)),
    "neutral": analyse(months(*CALM, 72.0), SpcOptions(direction=Direction.NEUTRAL)),
    "falling": analyse(months(*CALM, *RISE[::-1], 20.0), SpcOptions(direction=Direction.UP)),
    "years": analyse(months(*RISE, start="2011/12")),
    "weeks": analyse(months(*CALM, start="2024-W01")),
    "days": analyse(months(*CALM, start="2024-01-01")),
    "bare dates": analyse(
        Series(tuple(SeriesPoint(date(2024, 1, 1 + 3 * n), v) for n, v in enumerate(RISE)))
    ),
    "negative and small": analyse(months(-0.001, 0.002, 0.0, -0.003)),
    "rebased twice": analyse(
        months(*CALM, *RISE),
        SpcOptions(rebases=(RebaseAt(day(14), "a" * 60), RebaseAt(day(17), "b" * 60))),
    ),
}


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("size", [(640, 250, 9), (320, 170, 8), (900, 420, 18)])
def test_labels_stay_on_the_sheet_and_apart(name, size):
    options = ChartOptions(*map(float, size), title=True)
    drawing = trend_chart(ALL[name], TAKE_UP, options)
    assert overlapping(drawing) == []
    assert outside(drawing) == []


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.one_of(st.none(), st.just("gap"), st.integers(-500, 500).map(lambda n: n / 10)),
        min_size=1,
        max_size=70,
    ),
    st.one_of(st.none(), st.integers(-60, 60).map(float)),
    st.integers(0, 69),
)
def test_no_series_makes_labels_meet(values, target, cut):
    rebases = (RebaseAt(day(cut), "a new booking system"),)
    found = analyse(months(1.0, *values), SpcOptions(target=target, rebases=rebases))
    drawing = trend_chart(found, TAKE_UP, ChartOptions(title=True))
    assert overlapping(drawing) == []
    assert outside(drawing) == []


def test_the_lines_are_named_with_their_last_values():
    drawing = trend_chart(ALL["rebased with a gap"], TAKE_UP)
    named = {"Upper 61.8", "Mean 59.4", "Lower 57.0", "Target 70.0", "Oct 2025: 62.4"}
    assert named <= set(texts(drawing))
    latest = next(x for x in labels(drawing) if x.text == "Oct 2025: 62.4")
    assert latest.bold


def test_a_gap_is_never_drawn_as_zero_and_never_bridged():
    whole = trend_chart(analyse(months(5.0, 6.0, 5.0, 6.0)), TAKE_UP)
    gap = trend_chart(analyse(months(5.0, 6.0, "gap", 5.0, 6.0)), TAKE_UP)
    missing = trend_chart(analyse(months(5.0, 6.0, None, 5.0, 6.0)), TAKE_UP)
    line = [next(s for s in segments(d) if s.ink is Ink.COMMON) for d in (whole, gap, missing)]
    assert [len(s.pieces) for s in line] == [3, 2, 2]
    assert sum(len(m.points) for m in markers(missing) if m.shape is Shape.CIRCLE) == 4
    assert "no value" in texts(missing)


def test_a_wide_gap_is_named():
    drawing = trend_chart(analyse(months(5.0, 6.0, *["nr"] * 12, 5.0, 6.0)), TAKE_UP)
    assert "not reported" in texts(drawing)


def test_the_line_breaks_at_a_rebase_but_not_in_the_excel_profile():
    values = [5.0, 6.0] * 14
    rebases = (RebaseAt(day(14), "portal"),)
    broken, whole = (
        trend_chart(analyse(months(*values), SpcOptions(rebases=rebases, profile=p)), TAKE_UP)
        for p in (Profile.NHSR, Profile.MDC)
    )
    pieces = [
        len(next(s for s in segments(d) if s.ink is Ink.COMMON).pieces) for d in (broken, whole)
    ]
    assert pieces == [26, 27]
    assert "Rules: Making Data Count workbook, runs of 7" in texts(whole)


def test_a_rebase_says_why_and_that_its_limits_are_on_trial():
    shown = texts(trend_chart(ALL["rebased with a gap"], TAKE_UP))
    assert "Limits recalculated from Mar 2025: portal launched (trial limits, 8 points)" in shown


def test_a_reason_that_does_not_fit_is_left_out_whole():
    narrow = ChartOptions(width=330.0, height=160.0)
    shown = texts(trend_chart(ALL["rebased with a gap"], TAKE_UP, narrow))
    said = [text for text in shown if text.startswith("Limits recalculated")]
    assert said == ["Limits recalculated from Mar 2025 (trial limits, 8 points)"]


def test_a_line_that_is_not_the_target_is_never_labelled_with_its_number():
    found = analyse(months(*[91, 93, 92, 93, 92, 94, 91, 93, 92, 92]), SpcOptions(target=92.0))
    shown = texts(trend_chart(found, Subject("Rating", "%", 0)))
    assert {"Mean 92.3", "Target 92"} <= set(shown)


def test_signals_differ_by_shape_and_lie_on_top():
    high = markers(trend_chart(ALL["rebased with a gap"], TAKE_UP, ChartOptions(profile=False)))
    assert [m.shape for m in high] == [Shape.CIRCLE, Shape.TRIANGLE_DOWN, Shape.SQUARE]
    neutral = trend_chart(ALL["neutral"], TAKE_UP)
    assert Shape.DIAMOND in {m.shape for m in markers(neutral)}
    assert "change to explain" in texts(neutral)


def test_limits_mean_and_target_differ_by_their_strokes():
    found = segments(trend_chart(ALL["trial"], TAKE_UP))
    mean = next(s for s in found if s.ink is Ink.TEXT)
    target = next(s for s in found if s.ink is Ink.TARGET)
    limits = next(s for s in found if s.ink is LIMIT.ink and s.width == LIMIT.width)
    assert (mean.dash, limits.dash, len(limits.pieces)) == ((), (), 2)
    assert mean.width > limits.width
    assert target.dash


def test_the_target_is_dashed_alike_in_a_chart_a_small_one_and_a_sparkline():
    found = ALL["trial"]
    ends = found.points[0].period, found.points[-1].period
    drawn = (
        trend_chart(found, TAKE_UP),
        small_multiple(found, ends, "Take-up", (87, 46)),
        sparkline(found, "Take-up"),
    )
    lines = [s for one in drawn for s in segments(one) if s.ink is TARGET.ink]
    assert [(s.width, s.dash) for s in lines] == [TARGET[1:]] * 3


def test_a_constant_series_says_that_it_has_no_limits():
    shown = texts(trend_chart(ALL["constant"], TAKE_UP))
    assert "All values are the same: no limits" in shown
    assert not [text for text in shown if text.startswith("Upper")]


def test_a_chart_without_values_says_so_in_its_middle():
    drawing = trend_chart(analyse(Series(())), TAKE_UP)
    assert texts(drawing) == ["No readings yet"]
    assert drawing.alt == "Digital take-up: No readings yet."


def test_the_drawing_carries_its_reading_for_those_who_cannot_see_it():
    alt = trend_chart(ALL["rebased with a gap"], TAKE_UP).alt
    assert alt.startswith("Digital take-up: rising, up in each of the last 7 months")
    assert "Not reported: Nov 2024." in alt


def test_a_metric_without_a_unit_and_a_rebase_without_a_reason_are_drawn():
    found = analyse(months(None, 5.0, 6.0, 5.5), SpcOptions(rebases=(RebaseAt(day(1)),)))
    shown = texts(trend_chart(found, Subject("Complaints", "count", 0)))
    assert "Limits recalculated from Feb 2024 (trial limits, 3 points)" in shown
    assert "count" not in shown


def test_a_trajectory_is_drawn_where_it_is_known():
    found = analyse(months(5.0, 6.0, 7.0), SpcOptions(trajectory=(5.0, 6.0, None)))
    planned = next(s for s in segments(trend_chart(found, TAKE_UP)) if s.ink is Ink.TARGET)
    level = [(left, y) for left, y, right, y2 in planned.pieces if y == y2 and right > left]
    assert len(level) == 2


def test_many_points_are_drawn_smaller():
    few, many = (trend_chart(analyse(months(*[5.5, 6.5] * n)), TAKE_UP) for n in (20, 200))
    assert markers(many)[0].size < markers(few)[0].size


def test_a_sparkline_shows_the_last_two_years_with_their_gaps():
    found = analyse(months(*[float(n) for n in range(30)], "nr", 5.0, 6.0, 7.0))
    drawing = sparkline(found, "in words")
    usual, line, alone, *_, latest = drawing.marks
    assert (len(line.pieces), alone.points, len(latest.points)) == (21, (), 1)
    assert usual.fill is Ink.MUTED_FILL
    assert drawing.alt == "in words"


def test_a_value_between_two_gaps_is_a_dot_in_the_sparkline():
    drawing = sparkline(analyse(months(1.0, 2.0, "nr", 3.0, "gap", 4.0)), "")
    alone = next(m for m in markers(drawing) if m.ink is Ink.SECONDARY)
    assert len(alone.points) == 2


def test_a_sparkline_of_nothing_is_empty():
    assert sparkline(analyse(Series(())), "").marks == ()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((), "No values yet"),
        ((67.0,), "1 value: 67.0 %"),
        ((67.0, 58.0), "2 months between 58.0 % and 67.0 %, latest 58.0 %"),
        ((67.0, "nr", 58.0), "2 readings between 58.0 % and 67.0 %, latest 58.0 %"),
        ((*[67.0] * 11, 78.0), "12 months between 67.0 % and 78.0 %, latest 78.0 %"),
        ((67.0, 67.0), "67.0 % in all 2 months"),
    ],
)
def test_a_sparkline_is_told_by_its_values_and_never_by_its_first_and_last(values, said):
    assert sparkline_words(analyse(months(*values)), Subject("Take-up", "%")) == said


def test_a_provisional_reading_is_hollow_and_the_legend_says_so():
    known = months(*CALM[:6]).points
    last = SeriesPoint(known[-1].period, known[-1].value, ReadingState.PROVISIONAL)
    settled = trend_chart(analyse(Series(known)), TAKE_UP)
    drawing = trend_chart(analyse(Series((*known[:-1], last))), TAKE_UP)
    assert all(mark.ink is not Ink.SURFACE for mark in markers(settled))
    hollow = [mark for mark in markers(drawing) if mark.ink is Ink.SURFACE]
    assert hollow[0].points[0] == max(p for m in markers(drawing) for p in m.points)
    assert "hollow or p: provisional" in texts(drawing)
    assert "hollow or p: provisional" not in texts(settled)


def test_a_sparkline_has_its_target_and_only_the_signals_of_the_run_that_reaches_the_last():
    earlier, later = [60.0] * 7, [61.0, 62.0, 63.0, 64.0, 65.0, 66.0, 67.0]
    found = analyse(months(*earlier, *CALM[:9], *later), SpcOptions(target=70.0))
    drawing = sparkline(found, "")
    target = next(s for s in segments(drawing) if s.ink is Ink.TARGET)
    assert target.pieces[0][2] == drawing.width
    signals = [m for m in markers(drawing) if m.ink is Ink.IMPROVEMENT]
    assert {m.shape for m in signals} == {Shape.SQUARE}
    assert sum(len(m.points) for m in signals) == len(found.points) - found.signal_from


def test_a_chart_can_mark_the_latest_signal_alone():
    found = analyse(months(90.0, *CALM[:9], *CALM[:9], 91.0))
    every, latest = (
        trend_chart(found, TAKE_UP, ChartOptions(latest_signal=only)) for only in (False, True)
    )
    counts = [
        sum(len(m.points) for m in markers(drawn) if m.ink is Ink.IMPROVEMENT and m.size > 7)
        for drawn in (every, latest)
    ]
    assert counts[0] > counts[1] == 1
