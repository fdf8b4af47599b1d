"""Two computers that made one trust anew: told at once, and an assessment copied goes on in one."""

import pytest

from digistrat_desktop.domain.edits.assessments import add_evidence
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.scales import EvidenceStrength
from digistrat_desktop.domain.record.workspace import evidence_by_response, responses_of
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.services.packages.exchange import plan_import
from digistrat_desktop.services.record.apart import begun_apart, copy_assessment


@pytest.fixture
def twins(ann, bob, place, send):
    """Ann's trust and another of the same code that Bob began, both on Ann's computer."""
    other = bob.trust()
    theirs = bob.start(other, "Bob's autumn")
    bob.answer(theirs, "ALN-01", answer="embedded", rationale="Seen on every ward.")
    ann.take(send(bob, other))
    return place[0], other, theirs


def test_the_preview_says_at_once_that_there_is_one_of_this_code_already(ann, bob, place, send):
    plan = plan_import(ann.library, send(bob, bob.trust()))
    assert any("begun separately" in said for said in plan.warnings)


def test_the_other_is_found_with_its_assessments(ann, twins):
    mine, other, theirs = twins
    (found,) = begun_apart(ann.library, mine)
    assert found.trust.id == other
    assert found.assessments == ((theirs, "Bob's autumn"),)


def test_a_copy_holds_the_answers_and_says_where_it_comes_from(ann, twins):
    mine, other, theirs = twins
    made = copy_assessment(ann.library, other, theirs, mine, ann.author)
    workspace = ann.library.open_trust(mine).workspace
    copied = responses_of(workspace, made.id)["ALN-01"]
    assert (copied.answer, copied.rationale) == ("embedded", "Seen on every ward.")
    reasons = {e.said["reason"] for e in ann.library.store.graph(mine).events if e.place == made.id}
    assert len(reasons) == 1
    assert reasons.pop().startswith(f"Copied from the trust {other}, last fingerprint ")
    assert responses_of(ann.library.open_trust(other).workspace, theirs)
    assert ann.sound()


def test_evidence_comes_along_with_its_links(ann, bob, twins, send):
    mine, other, theirs = twins
    workspace = bob.library.open_trust(other).workspace
    assessment = workspace.get(Assessment, theirs)
    values = {"title": "Ward round", "strength": EvidenceStrength.DOCUMENT}
    bob.do(add_evidence(workspace, assessment, "ALN-01", values, "embedded", bob.author))
    ann.take(send(bob, other))
    made = copy_assessment(ann.library, other, theirs, mine, ann.author)
    workspace = ann.library.open_trust(mine).workspace
    answer = responses_of(workspace, made.id)["ALN-01"]
    ((_, evidence),) = evidence_by_response(workspace)[answer.id]
    assert evidence.title == "Ward round"
    assert evidence.trust_id == mine


def test_what_is_not_there_cannot_be_copied(ann, twins):
    mine, other, _ = twins
    with pytest.raises(Refused):
        copy_assessment(
            ann.library, other, "00000000-0000-4000-8000-000000000000", mine, ann.author
        )
