"""What tests of reports share: the sample, judged once."""

import pytest

from digistrat_desktop.services.reports.making import read_judgement
from digistrat_desktop.services.sample import ensure_sample
from tests.reports.trusts import open_library


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    library = open_library(tmp_path_factory.mktemp("store"))
    ensure_sample(library)
    row = library.find("latest")
    yield read_judgement(library, row.trust_id, row.assessment_id)
    library.close()
