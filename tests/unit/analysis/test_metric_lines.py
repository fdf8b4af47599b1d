"""Reading every metric of a trust, whatever somebody typed into it."""

from dataclasses import replace

from digistrat_desktop.analysis.measures.metric_lines import metric_lines, of_one_kind
from digistrat_desktop.domain.record.workspace import make_workspace
from digistrat_desktop.domain.trust.metrics import Metric, Reading

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


def test_readings_of_one_kind_are_all_kept():
    months = tuple(reading(f"2026-{month:02d}") for month in range(1, 5))
    assert of_one_kind(months) == months


def test_a_metric_without_readings_says_so():
    assert line_of().sentence.startswith("No readings yet")


def test_a_retired_metric_is_not_read():
    retired = replace(METRIC, retired="Replaced")
    assert metric_lines(make_workspace((retired,), {}), None) == ()
