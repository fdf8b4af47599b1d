"""Several sites of one trust in one table of signs."""

from dataclasses import replace

from digistrat_desktop.analysis.measures.metric_lines import metric_lines
from digistrat_desktop.analysis.measures.sites import WHOLE_TRUST, sites_of
from digistrat_desktop.domain.record.workspace import make_workspace
from digistrat_desktop.domain.trust.metrics import Metric

METRIC = Metric(id="m", trust_id="t", name="Calls answered", unit="%")


def lines_of(*sites, name="Calls answered"):
    made = [replace(METRIC, id=f"{name}-{n}", name=name, site=site) for n, site in enumerate(sites)]
    return metric_lines(make_workspace(tuple(made), {}), None)


def test_without_a_site_there_is_no_table():
    assert sites_of(lines_of("", "")) is None


def test_the_whole_trust_comes_first_and_sites_by_name():
    grid = sites_of(lines_of("St Anne's", "", "Eastgate"))
    assert grid.sites == (WHOLE_TRUST, "Eastgate", "St Anne's")
    assert [line.site for line in grid.rows[0][1]] == ["", "Eastgate", "St Anne's"]


def test_a_metric_that_a_site_does_not_track_has_an_empty_place():
    lines = (*lines_of("Eastgate", "St Anne's"), *lines_of("Eastgate", name="Letters sent"))
    grid = sites_of(lines)
    assert dict(grid.rows)["Letters sent"][1] is None


def test_metrics_that_no_site_names_are_left_out():
    lines = (*lines_of("Eastgate"), *lines_of("", name="Cost per visit"))
    assert [name for name, _ in sites_of(lines).rows] == ["Calls answered"]
