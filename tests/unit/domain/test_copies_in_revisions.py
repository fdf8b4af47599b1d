"""What a revision copies belongs to the revision, and leaves what was signed as it was."""

from dataclasses import fields, replace

import pytest

from digistrat_desktop.domain.edits.reviews import agree_on, give_score, moderation_of, scores_of
from digistrat_desktop.domain.edits.sign_off import LateChange, reopen
from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.ids import AssessmentId, RecordId
from digistrat_desktop.domain.record.kinds import KINDS
from digistrat_desktop.domain.record.seals import Revision
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.trust.reviews import BlindScore
from digistrat_desktop.domain.wire.codecs import Ref
from tests.helpers.desks import computer

NAMES_IT = {
    kind: names
    for kind, made in KINDS.items()
    if kind not in {Assessment.KIND, Revision.KIND}
    and (
        names := [
            one.name for one in fields(made) if one.metadata.get("codec") == Ref("assessment")
        ]
    )
}


@pytest.fixture
def ann(tmp_path):
    with computer(tmp_path, "Ann") as made:
        yield made


@pytest.fixture
def autumn(ann):
    return ann.start(ann.trust())


def revise(ann, assessment_id):
    workspace = ann.workspace(assessment_id)
    signed = replace(workspace.get(Assessment, assessment_id), status=Status.SEALED)
    made, step = reopen(workspace, signed, "The target was wrong.", ann.author)
    ann.do(step)
    return str(made.id)


@pytest.mark.parametrize("kind", NAMES_IT)
def test_a_copy_names_the_revision_wherever_it_names_an_assessment(ann, autumn, kind):
    workspace = ann.workspace(autumn)
    signed = replace(workspace.get(Assessment, autumn), status=Status.SEALED)
    record = KINDS[kind](
        id=RecordId("one"), trust_id=signed.trust_id, assessment_id=AssessmentId(autumn),
        **dict.fromkeys(NAMES_IT[kind], autumn),
    )  # fmt: skip
    made, step = reopen(workspace.with_record(record), signed, "Wrong.", ann.author)
    (copy,) = [one for one in step.changes if one.kind == kind]
    assert {name: copy.after[name] for name in NAMES_IT[kind]} == dict.fromkeys(
        NAMES_IT[kind], made.id
    )


def test_the_kinds_that_name_an_assessment_are_found():
    assert "blind_score" in NAMES_IT
    assert "moderation" in NAMES_IT


def test_each_revision_has_the_separate_answers_once_and_the_signed_one_keeps_its_own(ann, autumn):
    workspace = ann.workspace(autumn)
    about = (workspace, workspace.get(Assessment, autumn), "ALN-01")
    ann.do(give_score(*about, {"answer": "siloed", "why": "Seen."}, ann.author))
    workspace = ann.workspace(autumn)
    agreed = {"agreed": "siloed", "why": "All saw it.", "dissent": ""}
    ann.do(agree_on(workspace, workspace.get(Assessment, autumn), "ALN-01", agreed, ann.author))
    places = [str(autumn)]
    for _ in range(4):
        places.append(revise(ann, places[-1]))
    for place in places:
        workspace = ann.workspace(place)
        assert [len(all_) for all_ in scores_of(workspace, place).values()] == [1]
        assert moderation_of(workspace, place, "ALN-01").agreed == "siloed"


def test_who_answers_again_in_a_revision_has_one_answer_there(ann, autumn):
    workspace = ann.workspace(autumn)
    about = (workspace, workspace.get(Assessment, autumn), "ALN-01")
    ann.do(give_score(*about, {"answer": "siloed", "why": "Seen."}, ann.author))
    made = revise(ann, str(autumn))
    workspace = ann.workspace(made)
    about = (workspace, workspace.get(Assessment, made), "ALN-01")
    ann.do(give_score(*about, {"answer": "absent", "why": "Looked again."}, ann.author))
    workspace = ann.workspace(made)
    assert [one.answer for one in scores_of(workspace, made)["ALN-01"]] == ["absent"]
    assert [one.answer for one in scores_of(workspace, str(autumn))["ALN-01"]] == ["siloed"]


def test_a_separate_answer_that_came_late_twice_is_the_revision_s_when_taken_over(ann, autumn):
    workspace = ann.workspace(autumn)
    signed = replace(workspace.get(Assessment, autumn), status=Status.SEALED)
    values = {"assessment": str(autumn), "item_id": "ALN-01", "scorer_id": "bob"}
    late = [
        LateChange(BlindScore.KIND, "late", {**values, "answer": answer}, "CODE")
        for answer in ("siloed", "absent")
    ]
    made, step = reopen(workspace, signed, "Late.", ann.author, late)
    found = [one for one in step.changes if one.kind == BlindScore.KIND]
    assert {one.after.get("assessment", made.id) for one in found} == {made.id}
    assert len({one.record_id for one in found}) == 1
