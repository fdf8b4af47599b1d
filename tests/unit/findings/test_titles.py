"""The title of a suggested action is short and names the thing."""

import pytest

from digistrat_desktop.analysis.findings.rules import RULES, found
from digistrat_desktop.analysis.findings.titles import TITLES, action_title

RULE = "objective without an owner"


def titled(count, rule=RULE):
    records = [f"r{n}" for n in range(count)]
    first = found(rule, records[0], "One.", count)
    finding = type(first)(
        **{name: getattr(first, name) for name in first.__slots__} | {"others": tuple(records[1:])}
    )
    return action_title(finding, {one: f"Title {n}" for n, one in enumerate(records)})


def test_every_title_is_for_a_rule_and_names_its_thing():
    assert set(TITLES) <= set(RULES)
    assert all("{title}" in words and not words.endswith(".") for words in TITLES.values())


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
