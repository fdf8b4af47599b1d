import datetime as dt

import pytest

from digistrat_desktop.domain.errors import Bug
from digistrat_desktop.domain.record.workspace import (
    Workspace,
    assessment_before,
    assessments_by_date,
    make_workspace,
    rebases_of,
    trust_of,
)
from digistrat_desktop.domain.trust.assessment import Assessment, Response, Trust
from digistrat_desktop.domain.trust.metrics import Rebase


def assessment(name, as_of=None, **more):
    return Assessment(id=name, trust_id="t", as_of=as_of, **more)


def test_an_empty_workspace_has_no_trust():
    assert trust_of(Workspace()) is None
    assert Workspace().all(Trust) == ()


def test_a_record_that_must_be_there_and_is_not_is_our_own_mistake():
    with pytest.raises(Bug, match="no response"):
        Workspace().get(Response, "r")


def test_assessments_stand_in_the_order_of_their_dates():
    late = assessment("a", dt.date(2026, 9, 30))
    early = assessment("b", dt.date(2026, 3, 31))
    undated = assessment("c")
    gone = assessment("d", dt.date(2025, 3, 31), withdrawn=True)
    workspace = make_workspace([late, early, undated, gone], {})
    assert assessments_by_date(workspace) == (early, late)
    assert assessment_before(workspace, late) == early
    assert assessment_before(workspace, early) is None
    assert assessment_before(workspace, undated) is None


def test_people_are_named_and_the_unknown_are_not():
    workspace = Workspace().with_person("p", "Ann")
    assert [workspace.name_of(who) for who in ("p", "q", None)] == ["Ann", "", ""]


def test_a_workspace_is_never_changed_in_place():
    first = make_workspace([assessment("a")], {})
    second = first.with_record(assessment("a", title="New"))
    assert first.get(Assessment, "a").title == ""
    assert second.get(Assessment, "a").title == "New"


def test_new_limits_without_a_date_are_not_used():
    undated = Rebase(id="r", trust_id="t", metric_id="m")
    assert rebases_of(make_workspace([undated], {}), "m") == ()
