"""A target that changes: judged by the one in force, drawn as steps, named in the sentence."""

import datetime as dt

from digistrat_desktop.analysis.charts.drawing import Ink
from digistrat_desktop.analysis.charts.plot import target_steps
from digistrat_desktop.analysis.charts.trend import trend_chart
from digistrat_desktop.analysis.measures.metric_lines import metric_lines
from digistrat_desktop.analysis.measures.outlook import target_met
from digistrat_desktop.analysis.measures.spc.product import analyse
from digistrat_desktop.analysis.measures.spc.values import Assurance, SpcOptions
from digistrat_desktop.domain.frameworks.framework import Direction
from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.record.workspace import make_workspace
from digistrat_desktop.domain.trust.metrics import DatedTarget, Metric, Reading
from tests.unit.figures.boxes import outside, overlapping, segments, texts
from tests.unit.spc.makers import months

CALM = [52.0, 53.4, 50.2, 51.7, 54.0, 52.6, 49.8, 51.2, 53.1, 52.2, 51.0, 51.4, 53.8, 50.9]


def line(target, *targets, values=CALM):
    dated = tuple(DatedTarget(dt.date(*day), value) for day, value in targets)
    metric = Metric(
        id="m",
        trust_id="t",
        name="Take-up",
        unit="%",
        direction=Direction.UP,
        target=target,
        targets=dated,
    )
    first = parse_period("2024-01")
    readings = [
        Reading(id=str(n), trust_id="t", metric_id="m", period=first.shift(n).text, value=str(v))
        for n, v in enumerate(values)
    ]
    return metric_lines(make_workspace((metric, *readings), {}), None)[0]


def test_the_target_in_force_at_the_last_reading_is_judged_and_named():
    found = line("40", ((2024, 7, 1), "75"))
    assert found.analysis.assurance is Assurance.FAIL
    assert found.target == "75.0 %"
    assert "Target 75.0 % since Jul 2024." in found.sentence


def test_a_target_that_begins_later_changes_nothing_yet():
    found = line("40", ((2030, 4, 1), "75"))
    assert found.analysis.assurance is Assurance.PASS
    assert found.target == "40.0 %"
    assert "since" not in found.sentence
    assert found.sentence == line("40").sentence


def test_each_point_is_judged_by_the_target_of_its_time():
    found = line("40", ((2024, 7, 1), "75")).analysis
    judged = [target_met(found, point) for point in found.points]
    assert judged == [True] * 6 + [False] * 8


def test_months_before_the_first_target_are_judged_by_none():
    found = line("", ((2024, 7, 1), "50"))
    judged = [target_met(found.analysis, point) for point in found.analysis.points]
    assert judged[:6] == [None] * 6
    assert None not in judged[6:]
    assert "since Jul 2024" in found.sentence


def test_the_limits_do_not_depend_on_targets():
    changing, plain = line("40", ((2024, 7, 1), "75")).analysis, line("").analysis
    assert [p.limits for p in changing.points] == [p.limits for p in plain.points]
    assert [p.cause for p in changing.points] == [p.cause for p in plain.points]


def test_steps_meet_half_way_between_the_last_old_and_the_first_new_period():
    steps = target_steps(line("40", ((2024, 7, 1), "75")).analysis.points)
    first = parse_period("2024-01").index
    assert [one[:3] for one in steps] == [
        (first - 0.5, first + 5.5, 40.0),
        (first + 5.5, first + 13.5, 75.0),
    ]


def test_a_trajectory_with_holes_is_drawn_in_pieces():
    planned = (None, 1.0, 1.0, None, 2.0, None)
    found = analyse(months(5.0, 6.0, 5.0, 6.0, 5.0, 6.0), SpcOptions(trajectory=planned))
    first = found.points[0].period.index
    places = [(a - first, b - first, v) for a, b, v, _ in target_steps(found.points)]
    assert places == [(0.5, 2.5, 1.0), (3.5, 4.5, 2.0)]


def test_a_changing_target_is_drawn_as_steps_and_one_that_stays_as_a_line():
    def pieces(found):
        drawing = trend_chart(found.analysis, found.subject)
        return [p for m in segments(drawing) if m.ink is Ink.TARGET for p in m.pieces], drawing

    steps, drawing = pieces(line("40", ((2024, 7, 1), "75")))
    assert len(steps) == 3
    assert steps[1][0] == steps[1][2]  # the riser between the two treads
    assert "Target 75.0" in texts(drawing)
    assert overlapping(drawing) == []
    assert outside(drawing) == []
    assert len(pieces(line("40"))[0]) == 1
