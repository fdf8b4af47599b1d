"""A leading measure and its outcome in one picture, and remarks on a printed chart."""

import pytest

from digistrat_desktop.analysis.charts.drawing import Anchor, Ink, Shape
from digistrat_desktop.analysis.charts.frame import ChartOptions
from digistrat_desktop.analysis.charts.pair import draw_pair, pair_chart
from digistrat_desktop.analysis.charts.trend import trend_chart
from digistrat_desktop.analysis.measures.metric_lines import metric_lines, pairs_of
from digistrat_desktop.analysis.measures.spc.product import analyse
from digistrat_desktop.analysis.measures.spc.rows import place_of
from digistrat_desktop.analysis.measures.spc.values import SpcOptions
from digistrat_desktop.analysis.measures.words import Subject
from digistrat_desktop.domain.frameworks.framework import Direction, MetricKind
from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.record.workspace import make_workspace
from digistrat_desktop.domain.trust.metrics import Annotation, Metric, Reading
from tests.unit.figures.boxes import labels, markers, outside, overlapping, segments, texts
from tests.unit.spc.makers import months

CALM = [52.0, 53.4, 50.2, 51.7, 54.0, 52.6, 49.8, 51.2, 53.1, 52.2, 51.0, 51.4, 53.8, 50.9]
RISE = [56.1, 57.0, 58.3, 59.0, 60.1, 61.0, 61.6, 62.4]
BOOKED, MISSED = Subject("Online bookings", "%"), Subject("Missed appointments", "%")


def metric(name, role, values, **kept):
    made = Metric(
        id=name, trust_id="t", name=name, role=role, direction=Direction.UP, unit="%", **kept
    )
    first = parse_period("2024-01")
    readings = [
        Reading(
            id=f"{name}{n}",
            trust_id="t",
            metric_id=name,
            period=first.shift(n).text,
            value=str(v),
        )
        for n, v in enumerate(values)
    ]
    return made, *readings


def pair(leading, outcome):
    records = (
        *metric("Online bookings", MetricKind.LEADING, leading, pair_ids=("Slots used",)),
        *metric("Slots used", MetricKind.OUTCOME, outcome),
    )
    ((first, second),) = pairs_of(metric_lines(make_workspace(records, {}), None))
    return first, second


@pytest.mark.parametrize(
    ("leading", "outcome", "words"),
    [
        (CALM + RISE, CALM + CALM[:8], "“Online bookings” is better but “Slots"),
        (CALM + RISE, RISE[::-1] + CALM, "“Online bookings” is better but “Slots used” is not yet"),
        (CALM + RISE, CALM + RISE, "“Online bookings” is better, and so is “Slots used”"),
        (
            CALM,
            CALM + RISE,
            "“Slots used” is better but “Online bookings” is not: look for another",
        ),
        (CALM, CALM, "Neither “Online bookings” nor “Slots used” is better yet"),
    ],
)
def test_the_pair_says_whether_the_end_moves_with_the_means(leading, outcome, words):
    drawing = draw_pair(*pair(leading, outcome), ChartOptions(640, 420, title=True))
    assert drawing.alt.startswith(words)
    assert texts(drawing)[0].startswith(words)


def test_a_pair_is_drawn_when_both_have_a_value_and_not_before():
    assert draw_pair(*pair(CALM, []), ChartOptions(640, 420)) is None
    assert draw_pair(*pair([], CALM), ChartOptions(640, 420)) is None
    assert draw_pair(*pair(CALM, [50]), ChartOptions(640, 420)) is not None


def test_a_measure_whose_outcome_is_not_watched_makes_no_pair():
    alone = metric("Online bookings", MetricKind.LEADING, CALM, pair_ids=("gone",))
    assert pairs_of(metric_lines(make_workspace(alone, {}), None)) == ()


def drawn(upper, lower, width=640.0):
    options = ChartOptions(width, 420.0, title=True)
    return pair_chart(
        "“Online bookings” is better but “Slots used” is not yet",
        (upper, BOOKED),
        (lower, MISSED),
        options,
    )


def spots(drawing):
    return sorted((x, y) for m in markers(drawing) if m.ink is Ink.COMMON for x, y in m.points)


def test_the_same_month_stands_at_the_same_place_in_both():
    calm = analyse(months(*CALM))
    places = [x for x, y in spots(drawn(calm, calm)) if y < 390]
    assert len(places) == 2 * len(CALM)
    assert places[::2] == pytest.approx(places[1::2])


def test_a_later_measure_begins_later_on_the_shared_axis():
    early, late = analyse(months(*CALM)), analyse(months(*CALM, start="2025-01"))
    found = [x for x, y in spots(drawn(early, late)) if y < 390]
    assert found[0] < found[-1] * 0.2
    assert len(set(map(round, found))) == 26  # the two have two months in common


def test_a_quarter_stands_over_its_middle_month():
    monthly, quarterly = analyse(months(*CALM[:12])), analyse(months(*CALM[:4], start="2024-Q1"))
    drawing = drawn(monthly, quarterly)
    top = [x for x, y in spots(drawing) if y < 200]
    below = [x for x, y in spots(drawing) if 210 < y < 390]
    assert below == pytest.approx(top[1::3], abs=4.0)


@pytest.mark.parametrize("width", [420.0, 515.0, 900.0])
def test_labels_of_a_pair_stay_on_the_sheet_and_apart(width):
    drawing = drawn(analyse(months(*CALM, *RISE)), analyse(months(1.0, "nr", 2.0, "*", 3.0)), width)
    assert overlapping(drawing) == []
    assert outside(drawing) == []


def test_the_sentence_over_both_is_left_out_where_the_page_says_it():
    drawing = draw_pair(*pair(CALM + RISE, CALM), ChartOptions(640, 420))
    assert drawing.alt.startswith("“Online bookings” is better but “Slots used” is not yet")
    assert not any(
        one.startswith("“Online bookings” is better but “Slots used” is not yet")
        for one in texts(drawing)
    )


def test_forms_that_mean_the_same_share_one_word_in_the_legend():
    wanted = SpcOptions(direction=Direction.DOWN)
    rising = analyse(months(*CALM, *RISE), wanted)
    falling = analyse(months(*CALM, *(100 - value for value in RISE)))
    drawing = drawn(rising, falling)
    foot = [m for m in markers(drawing) if m.points[0][1] > 405 and m.ink is Ink.CONCERN]
    assert {m.shape for m in foot} == {Shape.TRIANGLE_UP, Shape.TRIANGLE_DOWN}
    named = [one.text for one in labels(drawing) if one.y > 405]
    assert named.count("concern") == 1
    assert overlapping(drawing) == []


def test_a_half_year_that_began_before_the_first_month_is_not_named_left_of_the_axis():
    monthly = analyse(months(*CALM, start="2024-06"))
    halves = analyse(months(*CALM[:3], start="2024-H2"))
    drawing = drawn(monthly, halves)
    named = [one for one in labels(drawing) if "2" in one.text and one.y > 380]
    assert named
    axis = min(x for x, _ in spots(drawing)) - 10
    assert all(one.x >= axis for one in named if one.anchor is Anchor.MIDDLE)


def noted(notes, **size):
    found = analyse(months(*CALM, *RISE))
    by_place = {place_of(parse_period("2024-01").shift(n)): words for n, words in notes.items()}
    return trend_chart(found, BOOKED, ChartOptions(**size), by_place)


def test_a_remark_is_printed_above_the_plot_and_led_to_its_point():
    drawing = noted({3: "Strike days"})
    (label,) = [one for one in labels(drawing) if one.text == "Strike days"]
    (lead,) = [p for one in segments(drawing) if one.ink is Ink.MUTED for p in one.pieces]
    assert lead[0] == lead[2]
    assert lead[0] < label.x
    assert lead[3] > label.y
    assert "Apr 2024: Strike days." in drawing.alt or "April 2024: Strike days." in drawing.alt


@pytest.mark.parametrize("width", [320.0, 515.0, 760.0])
@pytest.mark.parametrize("height", [150.0, 320.0])
@pytest.mark.parametrize(
    "notes",
    [
        {0: "First", 21: "The last month, with a long remark at the very edge"},
        {n: f"Remark {n} of a month that had much happen in it" for n in range(22)},
        {10: "x" * 300},
    ],
)
def test_remarks_keep_apart_and_on_the_sheet(notes, width, height):
    drawing = noted(notes, width=width, height=height)
    assert overlapping(drawing) == []
    assert outside(drawing) == []
    for words in notes.values():
        assert words in drawing.alt


def test_a_remark_on_a_period_without_a_reading_is_left_out():
    assert noted({40: "Later"}).marks == noted({}).marks


def test_remarks_reach_the_line_of_their_metric():
    remark = Annotation(id="a", trust_id="t", metric_id="m", period="2024-02", remark="Strike")
    again = Annotation(id="b", trust_id="t", metric_id="m", period="2024-02", remark="Snow")
    records = (*metric("m", MetricKind.OUTCOME, CALM), remark, again)
    (line,) = metric_lines(make_workspace(records, {}), None)
    assert list(line.notes.values()) == ["Strike; Snow"]
