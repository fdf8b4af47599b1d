"""What is judged does not depend on the order in which the records of a trust lie."""

import random
from dataclasses import replace
from datetime import date

import pytest

from digistrat_desktop.domain.record.workspace import standing_assessments
from digistrat_desktop.reports.papers.frame import judgement_lines
from digistrat_desktop.services.judging import judge
from digistrat_desktop.services.sample import ensure_sample
from tests.ui.seat import open_library

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """Give the sample trust as it is opened, with its frameworks."""
    library = open_library(tmp_path_factory.mktemp("sample"))
    found = library.open_trust(str(ensure_sample(library)))
    yield found
    library.close()


@pytest.mark.parametrize("seed", range(6))
def test_records_in_any_order_are_judged_alike(sample, seed):
    rng = random.Random(seed)  # noqa: S311 - an order, not a secret
    shuffled = {kind: shuffle(rng, found) for kind, found in sample.workspace.records.items()}
    other = replace(sample.workspace, records=shuffled)
    assert lines(sample, other) == lines(sample, sample.workspace)


def shuffle(rng, found):
    pairs = list(found.items())
    rng.shuffle(pairs)
    return dict(pairs)


def lines(sample, workspace):
    latest = max(standing_assessments(workspace), key=lambda one: one.as_of)
    return list(judgement_lines(judge(workspace, latest, sample.packs, DAY)))
