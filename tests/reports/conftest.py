"""What tests of reports share: the sample, and the trust kept of it, each judged once."""

import datetime as dt

import pytest

from digistrat_desktop.domain.trust.plans import Firmness
from digistrat_desktop.services.reports.making import read_judgement
from digistrat_desktop.services.sample import ensure_sample
from tests.helpers.kept_sample import ensure_kept
from tests.helpers.strategists import Strategist
from tests.reports.trusts import open_library


def judged(folder, filled):
    library = open_library(folder)
    filled(library)
    row = library.find("latest")
    yield read_judgement(library, row.trust_id, row.assessment_id)
    library.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """The sample people see: how long its papers are, and what they begin with."""
    yield from judged(tmp_path_factory.mktemp("store"), ensure_sample)


@pytest.fixture(scope="session")
def kept(tmp_path_factory):
    """A trust that stays: what papers say of it, word for word."""
    yield from judged(tmp_path_factory.mktemp("store"), ensure_kept)


@pytest.fixture
def partly_soft():
    """A plan short of engineers: one initiative could do with fewer, the other could not."""
    at = Strategist()
    one = at.initiative("Portal", starts=dt.date(2026, 5, 1), ends=dt.date(2027, 2, 1))
    other = at.initiative("Record")
    at.demand(one, "2026/27", "3", firmness=Firmness.SOFT)
    at.demand(other, "2026/27", "4")
    at.capacity("2026/27", "2")
    return at, one, other
