import datetime as dt

import pytest

from digistrat_desktop.analysis.actions.order import (
    next_best,
    next_best_words,
    suggested_actions,
)
from digistrat_desktop.analysis.answers.position import position_of
from digistrat_desktop.analysis.findings.all_findings import all_findings
from digistrat_desktop.analysis.findings.grounds import grounds_of
from digistrat_desktop.analysis.findings.rules import GAP_RULE, Family, Finding
from digistrat_desktop.domain.edits.actions import dismiss_suggestion, save_action
from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.record.workspace import make_workspace
from digistrat_desktop.domain.trust.actions import Action, ActionStatus, Effort
from digistrat_desktop.domain.trust.plans import ConstraintEntry
from digistrat_desktop.domain.trust.reviews import Challenge, Opinion
from tests.helpers.packs import small_pack
from tests.helpers.strategists import TODAY, Strategist

HEADLINE = Finding(Family.MOVEMENT, "slipped back", "ALN-01", "Item slipped.")


def standing(at):
    return all_findings(grounds_of(at.present, None, {}, TODAY)).standing


def test_an_action_is_proposed_for_each_finding_until_one_addresses_it():
    at = Strategist()
    objective = at.objective("Stroke", owner_id="p", metric_ids=("m",))
    proposed = suggested_actions(at.present, standing(at))
    served = next(p for p in proposed if p.rule == "objective served by nothing")
    assert served.title == "Find an initiative for “Stroke”"
    assert served.addresses == (objective.id,)
    assert not any(p.rule == "no action on what matters most" for p in proposed)
    made = at.add(Action, **served.values())
    assert (made.rule, made.effort) == (served.rule, Effort.UNKNOWN)
    assert served not in suggested_actions(at.present, standing(at))
    done = {"status": ActionStatus.DONE, "closing_note": "It was linked."}
    at.do(save_action(at.present, at.trust_id, made, (done, TODAY), at.author))
    assert served in suggested_actions(at.present, standing(at))


def test_what_was_declined_is_not_proposed_again():
    at = Strategist()
    at.objective("Stroke", owner_id="p", metric_ids=("m",))
    served = next(
        p
        for p in suggested_actions(at.present, standing(at))
        if p.rule == "objective served by nothing"
    )
    why = ("It will be served by the network, not by us.", TODAY)
    at.do(dismiss_suggestion(at.present, at.trust_id, served.values(), why, at.author))
    assert served not in suggested_actions(at.present, standing(at))
    (kept,) = at.present.all(Action)
    assert (kept.status, kept.closing_note) == (ActionStatus.DROPPED, why[0])


def test_a_proposal_that_would_not_fit_a_title_is_the_advice_alone():
    at = Strategist()
    long = "x" * 450
    at.objective(long, owner_id="p")
    proposed = suggested_actions(at.present, standing(at))
    assert all(long not in p.title for p in proposed)
    assert any(long in p.why for p in proposed)


def test_an_action_is_proposed_for_each_target_that_is_not_reached():
    at = Strategist()
    for item, values in (
        ("ALN-01", {"answer": "siloed", "target": "embedded", "target_by": TODAY}),
        ("ALN-02", {"answer": "absent", "target": "embedded", "target_why": "The board asks."}),
        ("ALN-03", {"answer": "embedded", "target": "embedded"}),
        ("CON-01", {"answer": "blocks", "target": "limits"}),
    ):
        at.do(set_response(at.present, at.assessment, item, values, at.author))
    position = position_of(at.present, at.assessment, small_pack())
    proposed = suggested_actions(at.present, (), position)
    assert [(p.title, p.effort, p.due) for p in proposed] == [
        ("Move “Item ALN-01” up to Embedded", Effort.MEDIUM, TODAY),
        ("Move “Item ALN-02” up to Embedded", Effort.LARGE, None),
        ("Reduce “Item CON-01” to Limits", Effort.MEDIUM, None),
    ]
    assert [p.why for p in proposed] == [
        "Now: Siloed.",
        "The board asks.",
        "Now: Blocks.",
    ]
    assert {p.rule for p in proposed} == {GAP_RULE}


def test_the_order_lifts_headlines_first_then_prerequisites_then_worth_then_dates():
    at = Strategist()
    small = {"effort": Effort.SMALL}
    many = at.action("Many", addresses=("a", "b", "c"), **small)
    soon = at.action("Soon", addresses=("a",), due=dt.date(2026, 7, 1), **small)
    late = at.action("Later", addresses=("a",), **small)
    first = at.action("Prerequisite", addresses=("a",), effort=Effort.LARGE)
    at.action("After", addresses=("a", "b", "c", "d"), depends_on=(first.id,), **small)
    at.action("Headline", addresses=("ALN-01",), effort=Effort.LARGE)
    at.action("Gone", addresses=("ALN-01",), status=ActionStatus.DONE, closing_note="Yes.")
    order = next_best(at.present, [HEADLINE])
    assert [r.action.title for r in order] == [
        "Headline",
        "Prerequisite",
        "After",
        "Many",
        "Soon",
        "Later",
    ]
    assert [r.place for r in order] == [1, 2, 3, 4, 5, 6]
    assert order[0].basis == (
        "Deals with a main finding; helps 1 linked item; large effort; no due date."
    )
    assert order[1].basis == (
        "1 action depends on it; helps 1 linked item; large effort; no due date."
    )
    assert [a.title for a in order[2].waits_for] == ["Prerequisite"]
    assert order[4].basis == "Helps 1 linked item; small effort; due 1 July 2026."
    assert {many.title, soon.title, late.title} <= {r.action.title for r in order}
    at.action("Also after", depends_on=(first.id,))
    assert "2 actions depend on it" in next_best(at.present, [])[0].basis


def test_a_headline_action_stands_after_what_it_waits_for():
    at = Strategist()
    first = at.action("First")
    at.action("Headline", addresses=("ALN-01",), depends_on=(first.id,))
    assert [r.action.title for r in next_best(at.present, [HEADLINE])] == ["First", "Headline"]


def test_actions_in_a_circle_come_last_and_say_so():
    records = [
        Action(id="a", trust_id="t", title="A", depends_on=("b",)),
        Action(id="b", trust_id="t", title="B", depends_on=("a",)),
        Action(id="c", trust_id="t", title="C"),
    ]
    order = next_best(make_workspace(records, {}), [])
    assert [r.action.id for r in order] == ["c", "a", "b"]
    assert order[1].basis.endswith("depends on itself, so fix that first.")
    assert "first" in next_best_words().lower()


@pytest.mark.parametrize("kind", [Challenge, ConstraintEntry])
def test_a_question_and_what_was_said_of_it_are_one_item_that_an_action_helps(kind):
    at = Strategist()
    said = at.add(kind, item_id="ALN-01", **FIELDS[kind])
    small = {"effort": Effort.SMALL, "due": dt.date(2026, 7, 1)}
    at.action("Twice the same", addresses=(said.id, "ALN-01"), **small)
    at.action("2 items", addresses=("ALN-02", "ALN-03"), **small)
    order = next_best(at.present, [])
    assert [(one.action.title, one.basis) for one in order] == [
        ("2 items", "Helps 2 linked items; small effort; due 1 July 2026."),
        ("Twice the same", "Helps 1 linked item; small effort; due 1 July 2026."),
    ]


FIELDS = {
    Challenge: {"assessment": "a", "opinion": Opinion.CANNOT_CONFIRM},
    ConstraintEntry: {},
}
