"""Where the organisation asks for it, no package leaves without a password."""

import pytest

from digistrat_desktop.domain.errors import PasswordNeeded, Refused
from digistrat_desktop.services.packages.exchange import export_assessments, export_trust
from digistrat_desktop.services.store.library import HouseRules
from tests.helpers.desks import read_file


@pytest.fixture
def strict(ann, place):
    ann.library.rules = HouseRules(must_encrypt=True)
    return ann, place


def test_a_trust_is_not_written_in_the_open(strict, tmp_path):
    ann, (trust_id, _) = strict
    out = tmp_path / "open.digistrat"
    with pytest.raises(Refused, match="requires a password"):
        export_trust(ann.library, trust_id, out, ann.author.stamp())
    assert not out.exists()


def test_an_assessment_for_a_colleague_is_not_either(strict, tmp_path):
    ann, (_, assessment_id) = strict
    out = tmp_path / "open.digistrat"
    with pytest.raises(Refused, match="requires a password"):
        export_assessments(ann.library, [assessment_id], out, ann.author.stamp())
    assert not out.exists()


def test_with_a_password_it_is_written_and_asks_for_it(strict, tmp_path):
    ann, (trust_id, _) = strict
    out = tmp_path / "shut.digistrat"
    export_trust(ann.library, trust_id, out, ann.author.stamp(), "twelve letters at least")
    with pytest.raises(PasswordNeeded):
        read_file(out)
