"""A metric keeps by which rules its chart is read, and how many points set its limits."""

import pytest

from digistrat_desktop.analysis.charts.frame import ChartOptions
from digistrat_desktop.analysis.charts.trend import draw_line
from digistrat_desktop.analysis.measures.metric_lines import metric_lines
from digistrat_desktop.analysis.measures.spc.values import Profile, Variation
from digistrat_desktop.domain.edits.metrics import NewReading, put_readings
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.frameworks.framework import Direction
from digistrat_desktop.domain.periods.periods import parse_period
from digistrat_desktop.domain.trust.metrics import BaselinePoints, ChartRules, Metric, read_baseline
from digistrat_desktop.domain.wire.records import to_fields
from digistrat_desktop.services.tables.metrics import edit_definition
from tests.unit.figures.boxes import texts
from tests.unit.importing.made_up import begun

NOISE = (50, 52, 49, 51, 48, 53, 50, 49, 52, 48, 51, 50)
SIX_RISES = (50, 55, 51, 54, 50, 53, 51, 54, 49, 50, 51, 52, 53, 54)


def line_of(values, **chosen):
    """Record so many months under the rules chosen, and read them."""
    desk, _, metric = begun()
    desk.do(edit_definition(desk.present, metric, {"direction": Direction.UP}, desk.author))
    if chosen:
        metric = desk.present.get(Metric, metric.id)
        desk.do(edit_definition(desk.present, metric, chosen, desk.author))
    first = parse_period("2024-01")
    new = [NewReading(first.shift(n).text, str(value)) for n, value in enumerate(values)]
    desk.do(put_readings(desk.present, metric, new, desk.author))
    return next(one for one in metric_lines(desk.present, None) if one.metric_id == metric.id)


def small_print(line):
    return texts(draw_line(line, ChartOptions(width=760.0, height=320.0)))


def test_a_metric_under_the_usual_rules_is_stored_as_it_was_before_there_was_a_choice():
    _, _, metric = begun()
    assert {"rules", "baseline"}.isdisjoint(to_fields(metric))


def test_six_points_in_a_row_are_a_trend_only_under_the_rules_that_say_so():
    assert line_of(SIX_RISES).analysis.variation is Variation.COMMON
    assert line_of(SIX_RISES, rules=ChartRules.MDC_7).analysis.variation is Variation.COMMON
    assert line_of(SIX_RISES, rules=ChartRules.MDC_6).analysis.variation is not Variation.COMMON


def test_the_workbooks_rules_draw_no_limits_under_13_points_and_say_so():
    line = line_of(NOISE, rules=ChartRules.MDC_7)
    assert line.analysis.groups[-1].limits.upper is None
    assert line.sentence.startswith("Too few points for limits")
    assert any("from 13 points" in words for words in line.remarks)


def test_the_first_points_set_the_limits_where_a_baseline_is_chosen():
    later = (80,) * 6
    moved, held = line_of((*NOISE, *later)), line_of((*NOISE, *later), baseline=12)
    assert held.analysis.groups[-1].limits.mean == sum(NOISE) / len(NOISE)
    assert moved.analysis.groups[-1].limits.mean > held.analysis.groups[-1].limits.mean
    assert any(words.startswith("The first 12 points") for words in held.remarks)


@pytest.mark.parametrize(
    ("chosen", "printed"),
    [
        ({}, "Rules: NHS-R plot the dots 0.2.2"),
        ({"rules": ChartRules.MDC_6}, "Rules: Making Data Count workbook, runs of 6"),
        (
            {"rules": ChartRules.MDC_7, "baseline": 13},
            "Rules: Making Data Count workbook, runs of 7; limits from the first 13 points",
        ),
    ],
)
def test_the_charts_small_print_names_the_rules_and_the_baseline(chosen, printed):
    assert printed in small_print(line_of((*NOISE, *NOISE), **chosen))


def test_rules_and_a_baseline_chosen_apart_at_two_desks_are_read_together():
    line = line_of((*NOISE, *NOISE), rules=ChartRules.MDC_7, baseline=24)
    assert line.analysis.options.profile is Profile.MDC
    assert line.analysis.options.fix_after == 20


@pytest.mark.parametrize(
    ("typed", "rules", "read"),
    [
        ("", ChartRules.NHSR, 0),
        ("0", ChartRules.NHSR, 0),
        (" 12 ", ChartRules.NHSR, 12),
        ("24", ChartRules.NHSR, 24),
        ("20", ChartRules.MDC_6, 20),
    ],
)
def test_a_baseline_is_read_as_typed(typed, rules, read):
    assert read_baseline(typed, rules) == read


@pytest.mark.parametrize(
    ("typed", "rules", "most"),
    [
        ("11", ChartRules.NHSR, "999"),
        ("1000", ChartRules.NHSR, "999"),
        ("twelve", ChartRules.NHSR, "999"),
        ("-12", ChartRules.NHSR, "999"),
        ("\N{ARABIC-INDIC DIGIT ONE}2", ChartRules.NHSR, "999"),
        ("21", ChartRules.MDC_7, "20"),
    ],
)
def test_a_baseline_that_cannot_be_is_refused_with_what_can(typed, rules, most):
    with pytest.raises(ValueError, match=f"from 12 to {most}"):
        read_baseline(typed, rules)


@pytest.mark.parametrize("raw", [1, 11, -12, 1000, True, "12", 12.0, None])
def test_a_stored_baseline_that_cannot_be_is_refused(raw):
    with pytest.raises(InvalidValue, match="from 12 to 999"):
        BaselinePoints().decode("baseline", raw)
