"""What is the same for several records is said once, and acknowledged for those records only."""

import datetime as dt

from digistrat_desktop.analysis.actions.order import suggested_actions
from digistrat_desktop.analysis.findings.all_findings import _SAID, all_findings
from digistrat_desktop.analysis.findings.grounds import grounds_of
from digistrat_desktop.analysis.findings.rules import RULES
from digistrat_desktop.domain.edits.actions import acknowledge
from tests.helpers.strategists import TODAY, Strategist

RULE = "objective without an owner"


def whole(at):
    return all_findings(grounds_of(at.present, None, {}, TODAY))


def of(rule, findings):
    return [f for f in findings if f.rule == rule]


def accept(at, finding):
    told = ("They are shared among the executive until May.", TODAY + dt.timedelta(days=90))
    at.do(acknowledge(at.present, at.trust_id, (finding.rule, finding.about), told, at.author))


def with_objectives(*titles):
    at = Strategist()
    for title in titles:
        at.objective(title)
    return at


def test_two_records_are_named_one_by_one_and_three_together():
    assert len(of(RULE, whole(with_objectives("A", "B")).standing)) == 2
    (one,) = of(RULE, whole(with_objectives("A", "B", "C")).standing)
    assert one.sentence == "3 objectives have no owner: “A”, “B” and “C”."
    assert one.touched == 3
    assert len(one.records) == 3


def test_more_than_four_are_counted_and_the_rest_counted():
    (one,) = of(RULE, whole(with_objectives(*"ABCDEF")).standing)
    assert one.sentence.startswith("6 objectives have no owner: ")
    assert one.sentence.endswith(", “D” and 2 more.")


def test_headline_findings_are_never_put_together():
    found = of("objective served by nothing", whole(with_objectives(*"ABCD")).standing)
    assert len(found) == 4


def test_accepting_them_together_accepts_no_further_record():
    at = with_objectives("A", "B", "C")
    accept(at, of(RULE, whole(at).standing)[0])
    assert of(RULE, whole(at).standing) == []
    assert len(of(RULE, whole(at).accepted)) == 1
    at.objective("D")
    (one,) = of(RULE, whole(at).standing)
    assert one.sentence.startswith("4 objectives have no owner")


def test_one_accepted_by_itself_is_left_out_of_those_together():
    at = with_objectives("A", "B", "C")
    told = ("Known.", TODAY)
    first = whole(with_objectives("A", "B")).standing
    record = of(RULE, first)[0].record
    at.do(acknowledge(at.present, at.trust_id, (RULE, record), told, at.author))
    found = whole(at)
    assert len(of(RULE, found.standing)) == 2
    assert [f.record for f in of(RULE, found.accepted)] == [record]


def test_an_action_proposed_from_them_addresses_every_record():
    at = with_objectives("A", "B", "C")
    proposed = [p for p in suggested_actions(at.present, whole(at).standing) if p.rule == RULE]
    assert len(proposed[0].addresses) == 3


def test_every_rule_that_is_put_together_is_a_rule_outside_the_headlines():
    assert all(name in RULES and not 0 < RULES[name].family < 7 for name in _SAID)
