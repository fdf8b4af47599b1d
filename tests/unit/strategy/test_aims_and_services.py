"""The aim in pairs of metrics, services by need for redesign, and what principles decided."""

import datetime as dt

import pytest

from digistrat_desktop.analysis.measures.metric_lines import metric_lines
from digistrat_desktop.analysis.plans.aims import aim_lines
from digistrat_desktop.analysis.plans.cases import case_checks, services_ranked
from digistrat_desktop.analysis.plans.strategy_map import principle_lines
from digistrat_desktop.domain.edits.metrics import add_metric, put_readings
from digistrat_desktop.domain.edits.strategy import hold_against, set_north_star
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.frameworks.framework import MetricKind
from digistrat_desktop.domain.ids import RecordId
from digistrat_desktop.domain.trust.metrics import Metric, Reading
from digistrat_desktop.domain.trust.strategy import (
    CaseForChange,
    Decision,
    NorthStar,
    PairedAim,
    Principle,
    PrincipleTest,
    TestOutcome,
)
from tests.helpers.strategists import TODAY, Strategist


def measured(at, name, value, role=MetricKind.OUTCOME):
    metric = Metric(
        id=RecordId(at.author.new_id()), trust_id=at.trust_id, name=name, role=role, unit="%"
    )
    at.do(add_metric(metric, at.author))
    reading = Reading(
        id=RecordId("new"), trust_id=at.trust_id, metric_id=metric.id, period="2026-05", value=value
    )
    at.do(put_readings(at.present, metric, [reading], at.author))
    return str(metric.id)


def paired(at, leading="44", outcome="4.5", **more):
    values = {
        "title": "people waiting for surgery will be able to change their own date",
        "by": dt.date(2029, 3, 31),
        "leading_id": measured(at, "Changes by patients", leading, MetricKind.LEADING),
        "leading_from": "5",
        "leading_goal": "50",
        "outcome_id": measured(at, "Missed appointments", outcome),
        "outcome_from": "8",
        "outcome_goal": "5",
    }
    return at.add(PairedAim, **(values | more))


def line_of(at):
    (line,) = aim_lines(at.present, TODAY, metric_lines(at.present, TODAY))
    return line


def test_an_aim_is_a_statement_that_2_metrics_can_show():
    at = Strategist()
    paired(at)
    line = line_of(at)
    assert line.statement == (
        "By 31 March 2029, people waiting for surgery will be able to change their own date. "
        "We will know because “Changes by patients” goes from 5.0 % to 50.0 % and "
        "“Missed appointments” goes from 8.0 % to 5.0 %."
    )
    assert line.missing == ()
    assert not line.is_past


def test_where_its_metrics_are_now_says_which_goal_is_reached_whatever_the_direction():
    at = Strategist()
    paired(at)
    assert line_of(at).now == (
        "“Changes by patients” is 44.0 % in May 2026. "
        "“Missed appointments” is 4.5 % in May 2026: the goal is reached."
    )


def test_an_aim_says_what_it_cannot_be_checked_without():
    at = Strategist()
    paired(at, outcome_id=None, leading_from="", by=None)
    line = line_of(at)
    assert line.missing == ("a date", "where the leading metric starts", "an outcome metric")
    assert line.statement.startswith("People waiting for surgery will be able")
    assert line.statement.endswith("We will know because “Changes by patients” reaches 50.0 %.")


def test_services_are_ranked_by_their_place_and_each_has_its_figure():
    at = Strategist()
    at.add(CaseForChange, title="Letters", redesign_place="10", service="Letters")
    at.add(CaseForChange, title="No rank")
    values = {"baseline_value": "14.2", "baseline_period": "2026-05"}
    at.add(CaseForChange, title="Observations", redesign_place="2", service="Wards", **values)
    checks = case_checks(at.present, TODAY)
    assert [check.case.title for check in checks] == ["Observations", "Letters", "No rank"]
    ranked = services_ranked(checks)
    assert [(c.case.service, c.figure) for c in ranked] == [
        ("Wards", "14.2 in May 2026"),
        ("Letters", ""),
    ]


@pytest.fixture
def guided():
    at = Strategist()
    at.do(set_north_star(at.present, at.trust_id, {"aim": "Nobody repeats."}, at.author))
    at.add(Principle, title="Ask once")
    at.add(Decision, title="No second app")
    at.initiative("Portal")
    return at


def hold(at, against, tested, outcome, reason="It asks twice."):
    at.do(hold_against(at.present, against, tested, (outcome, reason), at.author))


def test_a_principle_and_the_north_star_say_what_they_decided_and_what_contradicts_them(guided):
    (star,), (principle,) = guided.present.all(NorthStar), guided.present.all(Principle)
    (decision,) = guided.present.all(Decision)
    portal = guided.initiative("Second portal")
    hold(guided, star, portal, TestOutcome.CONFLICTS)
    hold(guided, principle, decision, TestOutcome.DECIDED, "1 app asks once.")
    first, second = principle_lines(guided.present)
    assert (first.title, second.title) == ("North star: Nobody repeats", "Ask once")
    assert first.sentence == (
        "Tested against 1 initiative. It conflicts with “Second portal”. "
        "1 initiative is not tested: “Portal”."
    )
    assert second.sentence == (
        "Tested against 1 decision. It decided “No second app”. 2 initiatives are not tested: “Portal” and “Second portal”."
    )
    star_test, principle_test = sorted(
        guided.present.all(PrincipleTest), key=lambda t: t.principle_id
    )
    assert (star_test.north_star_id, star_test.initiative_id) == (star.id, portal.id)
    assert (principle_test.principle_id, principle_test.decision_id) == (principle.id, decision.id)


def test_that_a_principle_decided_something_is_said_with_what(guided):
    (principle,), (decision,) = guided.present.all(Principle), guided.present.all(Decision)
    with pytest.raises(InvalidValue, match="“Decided it” needs a reason"):
        hold(guided, principle, decision, TestOutcome.DECIDED, "")
