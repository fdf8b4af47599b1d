"""A trust as large as the benchmarks ask for is judged whole, and the same way every time."""

from digistrat_desktop.analysis.findings.all_findings import all_findings
from digistrat_desktop.analysis.findings.grounds import grounds_of
from digistrat_desktop.domain.record.workspace import assessments_by_date
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.trust.metrics import Metric, Reading
from digistrat_desktop.domain.trust.strategy import AlignmentLink, Initiative, Objective
from tests.helpers.big_strategy import big_trust
from tests.helpers.packs import small_pack

SIZES = ((Assessment, 5), (Objective, 60), (Initiative, 120), (AlignmentLink, 2000), (Metric, 60))


def findings():
    workspace = big_trust(small_pack())
    last = assessments_by_date(workspace)[-1]
    packs = {last.pack_sha256: small_pack()}
    return all_findings(grounds_of(workspace, last, packs, last.as_of))


def test_the_made_up_trust_is_as_large_as_it_says():
    workspace = big_trust(small_pack())
    assert all(len(workspace.all(kind)) == count for kind, count in SIZES)
    assert len(workspace.all(Reading)) == 60 * 60


def test_a_large_trust_gives_the_same_findings_in_the_same_order_every_time():
    first = findings()
    assert first == findings()
    assert len(first.standing) > 60
    assert sum(len(f.records) for f in first.standing) > 200
    assert len(first.three) == 3
    assert all(f.sentence.endswith(".") and f.page and f.source for f in first.standing)
