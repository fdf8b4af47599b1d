"""Reading every metric of a trust, whatever somebody typed into it."""

from dataclasses import replace
from datetime import date

import pytest

from digistrat_desktop.analysis.measures.metric_lines import metric_lines, of_one_kind
from digistrat_desktop.domain.record.workspace import make_workspace
from digistrat_desktop.domain.trust.metrics import DatedTarget, Metric, Reading

METRIC = Metric(id="m", trust_id="t", name="Digital take-up", unit="%")


def reading(period, value="50"):
    return Reading(id=f"r-{period}", trust_id="t", metric_id="m", period=period, value=value)


def line_of(*records):
    return metric_lines(make_workspace((METRIC, *records), {}), None)[0]


def test_months_and_years_do_not_mix_and_what_is_left_out_is_said():
    months = tuple(reading(f"2026-{month:02d}") for month in range(1, 5))
    line = line_of(*months, reading("2025"))
    assert len(line.analysis.points) == 4
    assert "1 reading left out because the periods do not match" in line.remarks


FRACTIONS = (
    "No value is above 1 where percentages are expected. If they are fractions, enter 0.71 as 71."
)


@pytest.mark.parametrize(
    ("metric", "values"),
    [
        ({"unit": "%"}, ("0.71", "1", "")),
        ({"unit": "", "target": "95"}, ("0.71", "0.8")),
        ({"unit": "", "targets": (DatedTarget(date(2027, 4, 1), "76"),)}, ("0.71", "0.8")),
    ],
)
def test_values_that_may_be_fractions_are_told_beside_the_chart(metric, values):
    readings = (reading(f"2026-{at:02d}", value) for at, value in enumerate(values, 1))
    line = metric_lines(make_workspace((replace(METRIC, **metric), *readings), {}), None)[0]
    assert FRACTIONS in line.remarks


@pytest.mark.parametrize("values", [("0.71", "1.2"), ("0", "0"), ("71", "80"), ("",)])
def test_other_values_are_not_called_fractions(values):
    readings = [reading(f"2026-{at:02d}", value) for at, value in enumerate(values, 1)]
    assert FRACTIONS not in line_of(*readings).remarks


def test_readings_of_one_kind_are_all_kept():
    months = tuple(reading(f"2026-{month:02d}") for month in range(1, 5))
    assert of_one_kind(months) == months


def test_a_metric_without_readings_says_so():
    assert line_of().sentence.startswith("No readings yet")


def test_a_retired_metric_is_not_read():
    retired = replace(METRIC, retired="Replaced")
    assert metric_lines(make_workspace((retired,), {}), None) == ()
