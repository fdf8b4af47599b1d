"""What a new metric most likely is: from the catalogue or its name, and nothing where neither tells."""

import pytest

from digistrat_desktop.domain.frameworks.framework import Direction, MetricKind
from digistrat_desktop.services.tables.new_said import NewSaid, likely
from tests.reports.trusts import pack


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Discharge letters sent within 24h (%)", Direction.UP),
        ("Patients waiting over 52 weeks", Direction.DOWN),
        ("Falls with harm", Direction.DOWN),
        ("Staff trained", Direction.UP),
        ("Digital letters sent", None),
        ("Complaints resolved", None),  # the name tells both
    ],
)
def test_a_name_tells_which_way_is_better_or_nothing(name, better):
    assert likely(name, None) == NewSaid(better, MetricKind.NOT_SAID)


def test_a_metric_named_nearly_as_in_the_catalogue_is_likely_that():
    for known in pack().metrics:
        assert likely(f"{known.name} of the trust", pack()) == NewSaid(known.direction, known.kind)
