"""Small tables with the faults of published files, and a trust to bring them into."""

from digistrat_desktop.domain.edits.metrics import add_metric, metric_from_catalogue
from digistrat_desktop.domain.frameworks.framework import Frequency
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.tabular.cells import Grid, TableFile
from tests.helpers.makers import Desk

NAME = "Sherwood and Vale"
CODE = "ZZ1"

PUBLISHED = (
    (None, "Title:", "A&E attendances"),
    (None, "Period:", "May 26"),
    (),
    (None, None, None, "Attendances", None, "Over four hours", None),
    (None, "Code", "Name", "Type 1", "Total", "Type 1", "Total"),
    (None, "-", "England", 1437681, 2294079, 633276, 711881),
    (),
    (None, "YY2", "Other Trust", 15452, 25248, "-", "-"),
    (None, CODE, NAME, 11630, 17380, "*", 5466),
)


def table(rows, name="figures.xlsx", **more):
    grid = Grid("Data", tuple(map(tuple, rows)), **more)
    return TableFile(name, "ab" * 32, (grid,))


def begun():
    """Give a desk with a trust and a monthly percentage."""
    desk = Desk()
    trust = desk.add_trust(NAME, CODE)
    return desk, trust, watched(desk, trust)


def watched(desk, trust, **values):
    given = {"name": "Four-hour performance", "unit": "%", **values}
    metric = Metric(id=desk.new_id(), trust_id=trust.trust_id, **given)
    desk.do(add_metric(metric, desk.author))
    return metric


def from_catalogue(desk, trust, definition):
    metric = metric_from_catalogue(definition, trust.trust_id, desk.new_id())
    desk.do(add_metric(metric, desk.author))
    return metric


WEEKLY = Frequency.WEEKLY
