"""Each named rule fires on what it names and keeps quiet where that is mended."""

import datetime as dt
import re
from dataclasses import dataclass, replace

import pytest

from digistrat_desktop.analysis.answers.evidence import expiring_before
from digistrat_desktop.analysis.answers.movement import Move, Way
from digistrat_desktop.analysis.findings.all_findings import all_findings
from digistrat_desktop.analysis.findings.grounds import grounds_of
from digistrat_desktop.analysis.findings.rules import RULES, Severity
from digistrat_desktop.domain.edits.assessments import add_evidence, set_response
from digistrat_desktop.domain.edits.plans import set_constraint_entry
from digistrat_desktop.domain.edits.reviews import give_opinion, reply_to
from digistrat_desktop.domain.edits.strategy import (
    edit_entry,
    hold_against,
    set_north_star,
    stop_initiative,
    withdraw_entry,
)
from digistrat_desktop.domain.frameworks.framework import Direction, MetricKind
from digistrat_desktop.domain.frameworks.scales import EvidenceStrength
from digistrat_desktop.domain.trust.actions import ActionStatus
from digistrat_desktop.domain.trust.metrics import DatedTarget
from digistrat_desktop.domain.trust.plans import Trend
from digistrat_desktop.domain.trust.reviews import Challenge, Opinion
from digistrat_desktop.domain.trust.strategy import (
    CaseForChange,
    Decision,
    DecisionKind,
    Initiative,
    InitiativeStatus,
    NorthStar,
    PairedAim,
    Principle,
    TestOutcome,
)
from tests.helpers.packs import small_pack
from tests.helpers.strategists import TODAY, Strategist
from tests.reports.trusts import model

YESTERDAY = TODAY - dt.timedelta(days=1)
OUTCOME, LEADING = MetricKind.OUTCOME, MetricKind.LEADING
AT_LEAST = 25
DROPPED = ActionStatus.DROPPED


@dataclass(frozen=True)
class Line:
    """What findings read of a metric's line."""

    metric_id: str
    role: MetricKind = OUTCOME
    is_concern: bool = False
    is_better: bool = False
    fails_target: bool = False
    due: str = ""
    latest: str = "5"
    latest_when: str = "Apr 2026"
    name: str = "Waiting"
    sentence: str = "It gets worse."

    @property
    def stale(self):
        return bool(self.due)


def judged(at, *, moves=(), metrics=(), board=None):
    packs = {at.assessment.pack_sha256: small_pack()}
    grounds = grounds_of(at.present, at.assessment, packs, TODAY)
    soon = grounds.expiring if board is None else expiring_before(grounds.claims, board)
    return replace(grounds, moves=moves, metrics=metrics, expiring=soon)


def found(at, rule, **given):
    whole = all_findings(judged(at, **given))
    return [f for f in whole.standing if f.rule == rule]


def sentences(at, rule, **given):
    return [f.sentence for f in found(at, rule, **given)]


def say(at, item_id, **values):
    at.do(set_response(at.present, at.assessment, item_id, values, at.author))


def show(at, item_id, level, dated):
    values = {"title": "Minutes", "strength": EvidenceStrength.DOCUMENT, "dated": dated}
    at.do(add_evidence(at.present, at.assessment, item_id, values, level, at.author))


PAGES = {
    *("assess", "strategy", "constraints", "metrics", "actions", "details"),
    "settle",
    "signing",
    "review",
}


def test_there_are_more_than_twenty_five_rules_and_each_says_where_why_and_what_to_do():
    assert len(RULES) > AT_LEAST
    for name, rule in RULES.items():
        assert rule.name == name
        assert rule.page in PAGES
        assert rule.source
        assert not rule.advice.endswith(".")
        assert isinstance(rule.severity, Severity)
    assert len({severity.label for severity in Severity}) == len(Severity)


def test_a_trust_that_has_written_nothing_down_is_not_scolded():
    whole = all_findings(judged(Strategist()))
    assert (whole.standing, whole.accepted, whole.three) == ((), (), ())


def test_objectives_are_asked_for_what_serves_them_a_metric_and_an_owner():
    at = Strategist()
    at.objective("Stroke")
    weak = at.objective("Staff", metric_ids=("m",), owner_id="p")
    at.link(weak, at.initiative("Portal"), 1)
    assert sentences(at, "objective served by nothing") == [
        ("“Stroke” has no initiative supporting it.")
    ]
    assert sentences(at, "objective served by weak links only") == [
        "“Staff” has only a weak link: “Portal”."
    ]
    assert sentences(at, "objective without a metric") == [
        "“Stroke” has no metric, so you cannot tell if it is achieved."
    ]
    assert sentences(at, "objective without an owner") == ["“Stroke” has no owner."]


def test_initiatives_are_asked_for_an_objective_a_need_and_an_owner():
    at = Strategist()
    at.initiative("Robotic letters", need="")
    at.initiative("A thought", need="", status=InitiativeStatus.IDEA)
    served = at.initiative("Portal", owner_id="p")
    at.link(at.objective(), served)
    assert sentences(at, "initiative serves no objective") == [
        "“Robotic letters” does not support any objective."
    ]
    assert sentences(at, "initiative without a user need") == [
        "“Robotic letters” does not name a patient or staff need."
    ]
    assert sentences(at, "initiative without an owner") == ["“Robotic letters” has no owner."]


def test_suspect_links_and_strong_links_without_a_reason_are_found():
    at = Strategist()
    objective, portal, wifi = at.objective(), at.initiative("Portal"), at.initiative("Wi-Fi")
    at.link(objective, portal, 2, reason="")
    at.link(objective, wifi, 1, reason="")
    at.do(edit_entry(at.present, portal, {"scope": "Less."}, at.author))
    assert sentences(at, "suspect link") == [
        "The text of “Portal” changed after this link was agreed."
    ]
    assert sentences(at, "strong link without a reason") == [
        "“Portal” is linked to “Safer care” with strength 2, but no reason is given."
    ]


def test_a_position_declared_above_the_map_is_found():
    at = Strategist()
    at.objective()
    say(at, "ALN-02", answer="siloed")
    (finding,) = found(at, "declared differs from the map")
    assert (finding.record, finding.touched, finding.page) == ("ALN-02", 1, "strategy")
    say(at, "ALN-02", answer="absent")
    assert found(at, "declared differs from the map") == []


def test_principles_are_asked_whether_anybody_used_them():
    at = Strategist()
    principle, portal = at.add(Principle, title="Ask once"), at.initiative("Portal")
    assert sentences(at, "principle never tested") == [
        "“Ask once” has not been tested against any initiative."
    ]
    told = (TestOutcome.CONFLICTS, "It asks twice.")
    at.do(hold_against(at.present, principle, portal, told, at.author))
    assert found(at, "principle never tested") == []
    assert sentences(at, "initiative conflicts with a principle") == [
        "“Portal” conflicts with the principle “Ask once”."
    ]


def test_a_decision_that_goes_against_the_north_star_is_found():
    at = Strategist()
    at.initiative()
    at.do(set_north_star(at.present, at.trust_id, {"aim": "Nobody waits."}, at.author))
    star, decision = at.present.all(NorthStar)[0], at.add(Decision, title="A second app")
    told = (TestOutcome.CONFLICTS, "It asks twice.")
    at.do(hold_against(at.present, star, decision, told, at.author))
    assert sentences(at, "decision conflicts with a principle") == [
        "“A second app” conflicts with the north star."
    ]


def test_an_aim_is_asked_for_its_pair_and_for_what_came_of_it():
    at = Strategist()
    at.initiative()
    at.add(PairedAim, title="people will see their letters", by=YESTERDAY, leading_id="m-1")
    (finding,) = found(at, "aim without its pair")
    assert "an outcome metric" in finding.sentence
    assert sentences(at, "aim past its day") == [
        "The day of the aim “people will see their letters” has passed: 31 May 2026."
    ]


def test_an_initiative_that_ends_after_what_it_serves_is_found_by_aim_and_by_dated_target():
    at = Strategist()
    rule = "initiative ends after its aim"
    portal = at.initiative(ends=dt.date(2027, 5, 31))
    targets = (DatedTarget(dt.date(2026, 9, 1), "60"), DatedTarget(dt.date(2027, 4, 1), "70"))
    dated = at.metric(name="Take-up", targets=targets)
    waits = at.metric(name="Waits")
    at.link(at.objective("Waits", metric_ids=(waits.id,)), portal)
    assert found(at, rule) == []
    at.add(PairedAim, title="people wait less", by=dt.date(2027, 3, 31), outcome_id=waits.id)
    assert sentences(at, rule) == [
        "“Patient portal” ends 31 May 2027; its aim: 31 Mar 2027: “people wait less”."
    ]
    at.add(CaseForChange, title="Case", metric_id=dated.id, initiative_ids=(portal.id,))
    assert len(found(at, rule)) == 2
    assert "its target: 1 Apr 2027: “Take-up”." in " ".join(sentences(at, rule))
    at.do(edit_entry(at.present, at.now(portal), {"ends": dt.date(2027, 3, 31)}, at.author))
    assert found(at, rule) == []


def test_a_reviewers_conclusion_asks_for_an_action_that_answers_it():
    at = Strategist()
    say(at, "ALN-02", answer="siloed")

    def conclude(opinion):
        said = (opinion, "It is thin.")
        at.do(give_opinion(at.present, at.assessment, "ALN-02", said, at.author))

    rule = "reviewer's conclusion without an action"
    conclude(Opinion.AGREE)
    assert found(at, rule) == []
    conclude(Opinion.DISAGREE)
    (finding,) = found(at, rule)
    assert finding.sentence.endswith("is “Disagree”, and no action answers it.")
    (challenge,) = at.present.all(Challenge)
    at.do(reply_to(at.present, challenge, "It is old.", at.author, accepted=False))
    assert found(at, rule) == []
    at.do(reply_to(at.present, challenge, "True.", at.author, accepted=True))
    assert sentences(at, rule)[0].endswith("was accepted, and no action answers it.")
    action = at.action(addresses=(challenge.id,))
    assert found(at, rule) == []
    at.do(edit_entry(at.present, action, {"status": DROPPED, "closing_note": "No."}, at.author))
    assert len(found(at, rule)) == 1


def test_a_strategy_is_asked_for_an_aim_and_for_what_it_rules_out():
    at = Strategist()
    for title in ("A", "B", "C"):
        at.initiative(title)
    (finding,) = found(at, "no north star")
    assert finding.record == at.trust_id
    assert sentences(at, "nothing is ruled out") == [
        "3 initiatives are in the plan and nothing is ruled out."
    ]
    at.do(set_north_star(at.present, at.trust_id, {"aim": "Nobody waits."}, at.author))
    at.add(Decision, title="No second portal", decision_kind=DecisionKind.NOT_DOING)
    assert found(at, "no north star") == found(at, "nothing is ruled out") == []
    objectives_only = Strategist()
    objectives_only.objective()
    (finding,) = found(objectives_only, "no north star")
    assert finding.record == objectives_only.trust_id


def test_a_decision_is_brought_back_when_its_review_is_due():
    at = Strategist()
    at.initiative()
    at.add(Decision, title="No app", review_on=YESTERDAY)
    at.add(Decision, title="No robots", review_on=TODAY)
    assert sentences(at, "decision due for review") == [
        "The decision “No app” was due for review on 31 May 2026."
    ]


def test_capacity_that_runs_short_is_found_sooner_and_later():
    at = Strategist()
    at.objective()
    for n, year in enumerate(("2024/25", "2026/27", "2029/30")):
        one = at.initiative(f"I{n}")
        at.capacity(year, "1")
        at.demand(one, year, "2")
    unknown = at.initiative("Unknown")
    at.demand(unknown, "2026/27", "2", resource="Trainers")
    assert len(found(at, "capacity short")) == 1
    assert len(found(at, "capacity short later")) == 1
    (many,) = found(at, "more priorities than capacity")
    assert many.touched == 3
    (missing,) = found(at, "capacity not recorded")
    assert missing.record == unknown.id


def test_a_shortage_can_be_accepted_as_the_record_of_its_capacity():
    at = Strategist()
    one = at.initiative()
    at.capacity("2026/27", "1")
    at.demand(one, "2026/27", "2")
    (finding,) = found(at, "capacity short")
    assert finding.record in at.present.records["capacity"]


def test_an_objective_falls_with_what_does_not_fit():
    at = Strategist()
    one = at.initiative()
    at.link(at.objective(), one)
    at.capacity("2026/27", "1")
    at.demand(one, "2026/27", "2")
    assert sentences(at, "objective falls") == [
        "“Safer care” depends on “Patient portal”, which does not fit."
    ]


def test_dates_and_dependencies_that_cannot_work_are_found():
    at = Strategist()
    spring, summer = dt.date(2026, 4, 1), dt.date(2026, 8, 1)
    wifi = at.initiative("Wi-Fi", starts=spring, ends=summer)
    at.initiative("Devices", starts=spring, ends=YESTERDAY, depends_on=(wifi.id,))
    at.initiative("Undated")
    assert sentences(at, "starts before what it waits for") == [
        "“Devices” starts on 1 April 2026, before “Wi-Fi” ends on 1 August 2026."
    ]
    assert sentences(at, "initiative overdue") == [
        "“Devices” was due to end on 31 May 2026 and is still approved."
    ]
    assert sentences(at, "initiative without dates") == [
        ("“Undated” is missing a start or end date.")
    ]
    assert sentences(at, "approved without costs") == [
        "3 initiatives were approved with no costs by year: “Wi-Fi”, “Devices” and “Undated”."
    ]
    assert found(at, "nothing is due within a year") == []


def test_costs_are_asked_for_once_an_initiative_is_approved():
    at = Strategist()
    at.initiative("A", capital_costs=(("2026/27", "5"),))
    at.initiative("B", status=InitiativeStatus.PROPOSED)
    assert found(at, "approved without costs") == []


def test_a_circle_that_came_in_by_another_way_is_found():
    at = Strategist()
    first = at.initiative("A")
    second = at.initiative("B", depends_on=(first.id,))
    at.desk.history = at.desk.history.__class__(
        at.present.with_record(
            Initiative(
                id=first.id,
                trust_id=at.trust_id,
                title="A",
                status=InitiativeStatus.APPROVED,
                depends_on=(second.id,),
            )
        )
    )
    (circle,) = found(at, "dependencies in a circle")
    assert circle.touched == 2


def test_waiting_for_what_was_stopped_or_withdrawn_is_found():
    at = Strategist()
    wifi, network = at.initiative("Wi-Fi"), at.initiative("Network")
    at.initiative("Devices", depends_on=(wifi.id, network.id, "gone"))
    assert found(at, "waits for something stopped") == []
    at.do(stop_initiative(wifi, "No money.", at.author))
    assert sentences(at, "waits for something stopped") == [
        "“Devices” depends on “Wi-Fi”, which was stopped."
    ]
    at.do(withdraw_entry(at.present, network, "", at.author))
    assert sentences(at, "waits for something stopped") == [
        "“Devices” depends on “Wi-Fi” and “Network”, which were stopped."
    ]


def test_a_plan_with_nothing_due_within_a_year_is_found():
    at = Strategist()
    at.initiative("A", ends=dt.date(2028, 1, 1))
    assert sentences(at, "nothing is due within a year") == [
        "The only initiative is not due to end before 1 June 2027."
    ]
    at.initiative("B", ends=dt.date(2028, 1, 1))
    assert sentences(at, "nothing is due within a year") == [
        "None of the 2 initiatives is due to end before 1 June 2027."
    ]


def test_answers_that_rest_on_old_evidence_are_found_and_those_about_to():
    at = Strategist()
    say(at, "ALN-01", answer="siloed")
    show(at, "ALN-01", "siloed", dt.date(2023, 1, 1))
    say(at, "ALN-02", answer="siloed")
    show(at, "ALN-02", "siloed", dt.date(2025, 1, 1))
    assert sentences(at, "evidence expired") == [
        "“Item ALN-01” is Siloed, based on out-of-date evidence: “Minutes” (1 January 2023)."
    ]
    assert sentences(at, "evidence expires soon") == [
        "“Item ALN-02” has evidence only until 1 July 2026, which is before 1 September 2026."
    ]
    assert found(at, "evidence expires soon", board=dt.date(2026, 6, 20)) == []


def test_answers_carried_forward_are_counted_once():
    at = Strategist()
    for item in ("ALN-01", "ALN-02"):
        say(at, item, answer="siloed")
        at.do(set_response(at.present, at.assessment, item, {"carried": True}, at.author))
    (finding,) = found(at, "carried forward and not confirmed")
    assert finding.sentence == "2 answers were carried forward and have not been confirmed."
    assert finding.touched == 2
    say(at, "ALN-01", carried=False)
    assert sentences(at, "carried forward and not confirmed") == [
        "1 answer was carried forward and has not been confirmed."
    ]


def test_cannot_say_without_a_reason_is_found():
    at = Strategist()
    say(at, "ALN-01", answer="cannot_say")
    say(at, "ALN-02", answer="not_applicable", rationale="No wards.")
    assert sentences(at, "no answer and no reason") == [
        "“Item ALN-01” is answered “Cannot say yet” with no reason."
    ]


@pytest.mark.parametrize(
    ("item", "answer", "target", "fires"),
    [
        ("ALN-01", "siloed", "embedded", True),
        ("ALN-01", "", "embedded", True),
        ("ALN-01", "embedded", "siloed", False),
        ("CON-01", "blocks", "noticed", True),
        ("CON-01", "none", "noticed", False),
        ("ALN-01", "siloed", "", False),
    ],
)
def test_a_target_past_its_date_is_found_whichever_way_is_better(item, answer, target, fires):
    at = Strategist()
    say(at, item, answer=answer, target=target, target_by=YESTERDAY)
    assert bool(found(at, "target level overdue")) is fires
    say(at, item, target_by=TODAY)
    assert found(at, "target level overdue") == []


def test_a_missed_target_is_said_with_both_levels():
    at = Strategist()
    say(at, "ALN-01", answer="siloed", target="embedded", target_by=YESTERDAY)
    assert sentences(at, "target level overdue") == [
        "“Item ALN-01” missed its target of Embedded by 31 May 2026. The answer now: Siloed."
    ]


def test_a_move_and_an_ignored_constraint_are_found_among_the_rest():
    at = Strategist()
    say(at, "CON-01", answer="blocks", second_answer="silent")
    move = Move("ALN-01", "Item", "I", "ALN", Way.DOWN, "a", "b", "A", "B", 1, "", False, False)
    assert len(found(at, "slipped back", moves=(move,))) == 1
    assert len(found(at, "severe constraint not mentioned")) == 1


def test_metrics_are_asked_for_readings_a_target_and_an_owner():
    at = Strategist()
    bare = at.metric(name="Waiting", direction=Direction.UP, role=OUTCOME)
    full = at.metric(name="F", direction=Direction.UP, role=OUTCOME, target="5", owner_id="p")
    neutral = at.metric(name="N", role=OUTCOME, owner_id="p")
    lines = (
        Line(bare.id, due="May to Sep 2026"),
        Line(full.id, due="Sep 2026", latest_when=""),
        Line(neutral.id),
        Line("unknown", due="Sep 2026"),
    )
    assert sentences(at, "stale metric", metrics=lines) == [
        "“Waiting” has no reading for May to Sep 2026 yet. The latest is Apr 2026.",
        "“Waiting” has no reading for Sep 2026 yet, and no earlier value.",
    ]
    assert [f.record for f in found(at, "metric without a target", metrics=lines)] == [bare.id]
    assert [f.record for f in found(at, "metric without an owner", metrics=lines)] == [bare.id]


def test_a_leading_metric_that_improves_alone_is_a_means_and_not_yet_an_end():
    at = Strategist()
    waits, falls = at.metric(name="Waits", role=OUTCOME), at.metric(name="Falls", role=OUTCOME)
    lead = at.metric(name="Take-up", role=LEADING, pair_ids=(waits.id, falls.id))
    loose = at.metric(name="Log-ons", role=LEADING)
    better = Line(lead.id, LEADING, is_better=True, name="Take-up")
    lines = (
        better,
        Line(waits.id, name="Waits"),
        Line(falls.id, name="Falls"),
        Line(loose.id, LEADING, name="Log-ons"),
    )
    rule = "leading improves, outcome does not"
    assert sentences(at, rule, metrics=lines) == [
        (
            "“Take-up” is improving but “Waits” and “Falls” are not."
            " Early progress has not changed the outcome yet."
        )
    ]
    one = (better, Line(waits.id, name="Waits"), Line(falls.id, is_better=True))
    assert sentences(at, rule, metrics=one) == [
        "“Take-up” is improving but “Waits” is not. Early progress has not changed the outcome yet."
    ]
    both = (better, Line(waits.id, is_better=True), Line(falls.id, is_better=True))
    assert found(at, rule, metrics=both) == []
    assert sentences(at, "leading metric tied to no outcome", metrics=lines) == [
        "“Log-ons” is not linked to an outcome."
    ]


def test_cases_for_change_are_asked_for_a_baseline_ties_and_a_result():
    at = Strategist()
    at.add(CaseForChange, title="Letters", review_on=YESTERDAY)
    at.add(
        CaseForChange,
        title="Complete",
        baseline_value="5",
        baseline_period="2025-05",
        baseline_source="Audit",
        metric_id="m",
        initiative_ids=("i",),
        objective_ids=("o",),
    )
    assert sentences(at, "case without a baseline") == [
        "“Letters” has no complete baseline, so no benefit can be shown later."
    ]
    assert sentences(at, "case tied to nothing") == [
        "“Letters” is not linked to a metric, an initiative or an objective."
    ]
    assert sentences(at, "case due for review") == ["“Letters” was due for review on 31 May 2026."]


@pytest.mark.parametrize("blocking", ["CON-01", "CON-02"])
def test_what_blocks_comes_before_what_limits_where_nobody_answers_for_either(blocking):
    at = Strategist()
    for item in ("CON-01", "CON-02"):
        say(at, item, answer="blocks" if item == blocking else "limits", second_answer="planned")
    first, _ = found(at, "severe constraint nobody answers for")
    assert "blocks" in first.sentence


def test_a_severe_constraint_needs_an_owner_and_a_mitigation():
    at = Strategist()
    say(at, "CON-01", answer="limits", second_answer="planned")
    say(at, "CON-02", answer="noticed", second_answer="planned")
    assert sentences(at, "severe constraint nobody answers for") == [
        "“Item CON-01” limits, and the constraints register names no owner and no mitigation for it."
    ]
    values = {"owner_id": "p", "mitigation": "Repair.", "trend": Trend.WORSENING}
    at.do(set_constraint_entry(at.present, at.trust_id, "CON-01", values, at.author))
    assert found(at, "severe constraint nobody answers for") == []
    values = {"title": "Old lifts", "trend": Trend.WORSENING}
    at.do(set_constraint_entry(at.present, at.trust_id, "CON-99", values, at.author))
    values = {"trend": Trend.EASING}
    at.do(set_constraint_entry(at.present, at.trust_id, "CON-03", values, at.author))
    assert sorted(sentences(at, "constraint gets worse")) == [
        "“Item CON-01” is getting worse.",
        "“Old lifts” is getting worse.",
    ]


def test_actions_are_asked_for_their_date_owner_and_proof():
    at = Strategist()
    at.action("Late", due=YESTERDAY, status=ActionStatus.BLOCKED)
    at.action("Proved", status=ActionStatus.DONE, closing_note="Minutes.", owner_id="p")
    at.old_action("Unproved", status=ActionStatus.DONE, due=YESTERDAY)
    at.action("Dropped", status=ActionStatus.DROPPED, closing_note="Merged.")
    assert sentences(at, "action overdue") == ["“Late” was due on 31 May 2026."]
    assert sentences(at, "action blocked") == ["“Late” is blocked."]
    assert sentences(at, "action without an owner") == ["“Late” has no owner."]
    assert sentences(at, "action done without evidence") == [
        "“Unproved” is marked done but has no evidence."
    ]


def test_what_matters_most_needs_an_action():
    at = Strategist()
    say(at, "CON-01", answer="blocks", second_answer="silent")
    objective = at.objective()
    rule = "no action on what matters most"
    assert sentences(at, rule) == [
        "3 of the things that matter most have no action: “Item CON-01”, “Safer care” and 1 more."
    ]
    at.action("One", addresses=("CON-01",), owner_id="p")
    assert sentences(at, rule) == [
        "2 of the things that matter most have no action: “Safer care” and 1 more."
    ]
    at.action("Half", addresses=(objective.id,), owner_id="p")
    assert sentences(at, rule) == ["1 of the things that matter most has no action."]
    at.action("Two", addresses=(objective.id, at.trust_id), owner_id="p")
    assert found(at, rule) == []


def test_no_finding_says_that_a_constraint_is_limits_us():
    """A level of a constraint is a sentence of its own, on whichever rule it is met."""
    for made in ("third", "typical", "view", "kept"):
        judged = model(made)
        for one in (*judged.findings, *judged.accepted):
            assert not re.search(r"” is (Blocks|Limits|Slows|Not a)", one.sentence), one.sentence
