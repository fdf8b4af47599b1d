"""What no longer fits together after people worked apart is told, names both and stops nothing."""

import datetime as dt
from dataclasses import replace

import pytest

from digistrat_desktop.analysis.findings.apart import misfits
from digistrat_desktop.analysis.findings.rules import RULES
from digistrat_desktop.analysis.judgement import judge
from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.record.fold import Written
from digistrat_desktop.domain.record.seals import Revision
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.trust.assessment import Response
from digistrat_desktop.domain.trust.metrics import Metric, Reading
from digistrat_desktop.domain.trust.strategy import Initiative, NorthStar, Objective
from tests.helpers.makers import begun_desk, uuid_like
from tests.helpers.packs import small_pack

TODAY = dt.date(2026, 6, 1)
LOST = uuid_like(9, 9)


@pytest.fixture
def begun():
    desk, trust, assessment = begun_desk(pack=small_pack().sha256)
    return desk.present, trust, assessment


def with_all(workspace, *records):
    for record in records:
        workspace = workspace.with_record(record)
    return workspace


def make(kind, number, trust, **values):
    return kind(id=uuid_like(5, number), trust_id=trust.trust_id, **values)


def told(workspace, assessment):
    """Give the findings of these rules by name; judging must survive whatever there is."""
    pack = small_pack()
    judged = judge(workspace, assessment, {pack.sha256: pack}, TODAY)
    known = {one.rule for one in misfits(workspace, {pack.sha256: pack})}
    known |= {"not settled", "entry not settled", "read together"}
    return {one.rule: one for one in judged.findings if one.rule in known}


def test_a_link_to_what_is_not_here_or_of_another_kind_is_told_and_leads_nowhere(begun):
    workspace, trust, assessment = begun
    metric = make(Metric, 1, trust, name="Waits")
    aim = make(Objective, 2, trust, title="Care", metric_ids=(LOST,))
    wrong = make(Action, 3, trust, title="Do", depends_on=(metric.id,))
    found = told(with_all(workspace, metric, aim), assessment)["link to nothing"]
    assert found.record == aim.id
    assert "is not in this copy" in found.sentence
    assert told(with_all(workspace, metric, wrong), assessment)["link to nothing"].page == "actions"


def test_a_link_to_what_is_archived_names_both(begun):
    workspace, trust, assessment = begun
    metric = make(Metric, 1, trust, name="Waits", withdrawn=True)
    aim = make(Objective, 2, trust, title="Care", metric_ids=(metric.id,))
    found = told(with_all(workspace, metric, aim), assessment)["link to something archived"]
    assert set(found.records) == {aim.id, metric.id}
    assert "“Care”" in found.sentence
    assert "“Waits”" in found.sentence


@pytest.mark.parametrize(
    ("kind", "field", "rule"),
    [
        (Objective, "title", "objective twice"),
        (Initiative, "title", "initiative twice"),
        (Metric, "name", "metric twice"),
    ],
)
def test_two_entries_of_one_title_are_both_shown_and_told(begun, kind, field, rule):
    workspace, trust, assessment = begun
    one, two = (make(kind, n, trust, **{field: title}) for n, title in ((1, "Care"), (2, "care ")))
    found = told(with_all(workspace, one, two), assessment)[rule]
    assert set(found.records) == {one.id, two.id}
    assert rule not in told(with_all(workspace, one, replace(two, withdrawn=True)), assessment)


def test_two_north_stars_and_two_revisions_are_told(begun):
    workspace, trust, assessment = begun
    stars = [make(NorthStar, n, trust, aim=f"Aim {n}") for n in (1, 2)]
    found = told(with_all(workspace, *stars), assessment)["several north stars"]
    assert set(found.records) == {star.id for star in stars}
    made = [replace(assessment, id=uuid_like(6, n), title="Autumn (revision 2)") for n in (1, 2)]
    why = [
        make(Revision, n, trust, assessment_id=one.id, of=assessment.id, why=f"{said} asked.")
        for n, (one, said) in enumerate(zip(made, ("Ann", "Bob"), strict=True), start=3)
    ]
    sealed = replace(assessment, status=Status.SUPERSEDED)
    found = told(with_all(workspace, sealed, *made, *why), made[0])["several revisions"]
    assert set(found.records) == {one.id for one in made}
    assert found.page == "signing"
    assert found.sentence.endswith(
        "has 2 revisions: “Autumn (revision 2)” (why: Ann asked) and “Autumn (revision 2)” (why: Bob "
        "asked). Their answers are the same. Archive all but one."
    )
    other = make(Response, 8, trust, assessment_id=made[1].id, item_id="ALN-01", answer="siloed")
    found = told(with_all(workspace, sealed, *made, *why, other), made[0])["several revisions"]
    assert "They differ in 1 answer." in found.sentence


@pytest.mark.parametrize("count", [2, 3])
def test_revisions_that_are_all_archived_are_told_and_lead_to_what_was_signed(begun, count):
    workspace, trust, assessment = begun
    sealed = replace(assessment, status=Status.SEALED)
    numbers = range(1, count + 1)
    made = [replace(assessment, id=uuid_like(6, n), title=f"Revision {n}") for n in numbers]
    why = [
        make(Revision, n + 9, trust, assessment_id=one.id, of=assessment.id)
        for n, one in enumerate(made)
    ]
    gone = [replace(one, withdrawn=True) for one in made]
    found = told(with_all(workspace, sealed, *gone, *why), sealed)["revisions all archived"]
    assert (found.record, found.page) == (assessment.id, "signing")
    assert set(found.others) == {one.id for one in made}
    assert f"has {count} revisions, and all are archived: “Revision 1”" in found.sentence
    one_left = with_all(workspace, sealed, *gone[1:], made[0], *why)
    assert "revisions all archived" not in told(one_left, sealed)
    alone = with_all(workspace, sealed, gone[0], why[0])
    assert "revisions all archived" not in told(alone, sealed)
    original = replace(sealed, withdrawn=True)
    assert "revisions all archived" not in told(with_all(workspace, original, *gone, *why), sealed)


def test_an_answer_no_scale_has_is_told_and_counted_as_no_answer(begun):
    workspace, _, assessment = begun
    answer = Response(
        id=uuid_like(7, 1),
        trust_id=assessment.trust_id,
        assessment_id=assessment.id,
        item_id="ALN-01",
        answer="splendid",
    )
    assert (
        "ALN-01"
        in told(with_all(workspace, answer), assessment)["answer not in the framework"].records
    )


def test_what_is_not_settled_is_a_finding_of_its_own_and_so_is_what_to_read_together(begun):
    workspace, trust, assessment = begun
    desk, _, _ = begun_desk(pack=small_pack().sha256)
    step = set_response(workspace, assessment, "ALN-01", {"answer": "siloed"}, desk.author)
    desk.history = desk.history.__class__(workspace)
    desk.do(step)
    response = next(iter(desk.present.all(Response)))
    both = (Written("absent", "p", "", "1"), Written("siloed", "q", "", "2"))
    aim = make(Objective, 1, trust, title="Care", unsettled={"title": both})
    loose = replace(response, answer="", unsettled={"answer": both})
    found = told(with_all(desk.present, loose, aim), assessment)
    assert found["not settled"].record == "ALN-01"
    assert found["not settled"].sentence == "“Item ALN-01” is not settled."
    why = replace(response, unsettled={"rationale": both})
    said = told(with_all(desk.present, why), assessment)["not settled"].sentence
    assert said == "“Item ALN-01”: “Why this level” is not settled."
    assert found["entry not settled"].record == aim.id
    together = replace(response, together=both)
    read = told(with_all(desk.present, together), assessment)["read together"]
    assert read.record == "ALN-01"
    assert read.sentence.startswith("“Item ALN-01”: 2 people changed the level")


def test_readings_that_overlap_name_both_periods_and_none_is_used(begun):
    workspace, trust, assessment = begun
    metric = make(Metric, 1, trust, name="Waits")
    readings = [
        make(Reading, n, trust, metric_id=metric.id, period=period, value="5")
        for n, period in ((2, "2026-01"), (3, "2026-02"), (4, "2026-Q1"), (5, "2026-04"), (6, ""))
    ]
    held = with_all(workspace, metric, *readings)
    found = told(held, assessment)["readings overlap"]
    assert set(found.records) == {metric.id, *(one.id for one in readings[:3])}
    assert "2026-01 and 2026-Q1" in found.sentence
    pack = small_pack()
    (line,) = judge(held, None, {pack.sha256: pack}, TODAY).metrics
    assert len(line.analysis.points) == 1


def test_every_rule_of_these_says_what_to_do():
    ours = [rule for rule in RULES.values() if "apart" in rule.source]
    assert len(ours) > 8
    assert all(rule.advice for rule in ours)
