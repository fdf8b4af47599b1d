"""The title of a suggested action is short and names the thing."""

import pytest

from digistrat_desktop.analysis.actions.order import suggested_actions
from digistrat_desktop.analysis.findings.all_findings import FindingGroup, all_findings
from digistrat_desktop.analysis.findings.grounds import grounds_of
from digistrat_desktop.analysis.findings.rules import (
    GAP_RULE,
    RULE_TITLES,
    RULES,
    action_title,
    found,
    rule_title,
)
from tests.helpers.strategists import TODAY, Strategist

RULE = "objective without an owner"


def titled(count, rule=RULE):
    records = [f"r{n}" for n in range(count)]
    first = found(rule, records[0], "One.", count)
    finding = type(first)(
        **{name: getattr(first, name) for name in first.__slots__} | {"others": tuple(records[1:])}
    )
    return action_title(finding, {one: f"Title {n}" for n, one in enumerate(records)})


def test_every_title_is_for_a_rule_and_names_its_thing():
    titles = [rule.action for rule in RULES.values() if rule.action]
    assert titles
    assert all("{title}" in words and not words.endswith(".") for words in titles)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "Name an owner for “Title 0”"),
        (2, "Name an owner for “Title 0” and “Title 1”"),
        (12, "Name an owner for “Title 0”, “Title 1” and 10 more"),
    ],
)
def test_few_are_named_and_the_rest_counted(count, words):
    assert titled(count) == words


def test_what_has_no_name_or_no_title_is_the_advice_alone():
    assert action_title(found(RULE, "r0", "One."), {}) == RULES[RULE].advice
    assert titled(1, "nothing is ruled out") == RULES["nothing is ruled out"].advice


def test_every_rule_has_a_title_of_its_own_for_readers():
    assert set(RULE_TITLES) == {*RULES, GAP_RULE}
    assert len(set(RULE_TITLES.values())) == len(RULE_TITLES)
    assert all(words[0].isupper() and words[-1] != "." for words in RULE_TITLES.values())
    assert rule_title("a rule of a later version") == "a rule of a later version"


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 finding"), (2, "2 findings"), (12, "12 findings")]
)
def test_a_group_is_called_by_its_rule_and_counted(count, words):
    group = FindingGroup(RULE, (found(RULE, "r0", "One."),) * count)
    assert group.title == f"An objective has no owner: {words}"


def test_a_shortage_suggests_to_close_its_own_gap():
    at = Strategist()
    one = at.initiative()
    at.capacity("2026/27", "1")
    at.demand(one, "2026/27", "2")
    whole = all_findings(grounds_of(at.present, None, {}, TODAY))
    titles = {p.rule: p.title for p in suggested_actions(at.present, whole.standing)}
    assert titles["capacity short"] == "Close the network engineers gap in 2026/27"
