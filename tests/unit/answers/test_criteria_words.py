"""What a question with criteria says of its levels: which ticks each needs, and which are still needed."""

import itertools
import re

import pytest

from digistrat_desktop.analysis.answers.advice import needed_for, next_words, rule_words
from digistrat_desktop.domain.frameworks.advice import Criteria, Criterion, Reached
from digistrat_desktop.frameworks.loader import load_any
from digistrat_desktop.system.paths import resources_folder

LABELS = {"absent": "Absent", "siloed": "Siloed", "embedded": "Embedded"}
FIVE = tuple(Criterion(one, f"Shown {one}") for one in "abcde")


def criteria_with(siloed, embedded):
    reached = (Reached("absent", 0), Reached("siloed", *siloed), Reached("embedded", *embedded))
    return Criteria("Tick.", FIVE, reached)


def every_list():
    pack = load_any(resources_folder() / "frameworks" / "digistrat-board-2.0.0.toml")
    shipped = [item.criteria for item in pack.items() if item.criteria is not None]
    made_up = (
        criteria_with((2,), (5,)),
        criteria_with((1, ("a",)), (4, ("a", "b"))),
        criteria_with((1, ("e",)), (3, ("c", "d", "e"))),
        criteria_with((3, ("b",)), (5,)),
        criteria_with((2, ("a", "b", "c")), (5,)),
    )
    return [*shipped, *made_up]


def follow(words, criteria, met):
    """Tick what is said to be needed, and of what is said to be any the last ones in the list."""
    unticked = [one for one in criteria.elements if one.id not in met]
    if re.search(r"the \d+ not ticked", words):
        return met | {one.id for one in unticked}
    named = {one.id for one in unticked if f"“{one.text}”" in words}
    if re.search(r"the \d+ marked", words):
        named = {one.id for one in unticked if needed_for(criteria, one)}
    any_of = re.search(r"any (\d+) more", words)
    others = [one.id for one in unticked if one.id not in named]
    return met | named | set(others[len(others) - int(any_of[1]) :] if any_of else ())


@pytest.mark.parametrize("criteria", every_list())
def test_ticking_what_is_said_to_be_needed_gives_the_next_level_and_no_less_does(criteria):
    ids = [one.id for one in criteria.elements]
    labels = {one.level_id: one.level_id.title() for one in criteria.reached}
    levels = [one.level_id for one in criteria.reached]
    for count in range(len(ids) + 1):
        for met in map(frozenset, itertools.combinations(ids, count)):
            here = levels.index(criteria.level_for(met))
            words = next_words(criteria, met, labels)
            if not words:
                assert here == len(levels) - 1
                continue
            then = follow(words, criteria, met)
            assert levels.index(criteria.level_for(frozenset(then))) > here, (met, words)
            for one in then - met:
                less = criteria.level_for(frozenset(then - {one}))
                assert levels.index(less) <= here, (met, words, one)
            have, needed = map(int, re.search(r"\((\d+) of (\d+)\)", words).groups())
            assert needed - have == len(then - met), (met, words)


def test_the_rule_of_each_level_is_said_before_anything_is_ticked():
    assert rule_words(criteria_with((2,), (5,)), LABELS) == "any 2 for Siloed, all 5 for Embedded"
    marked = criteria_with((1, ("a",)), (4, ("a", "b")))
    assert rule_words(marked, LABELS) == (
        "the one marked for Siloed, 4 with the 2 marked for Embedded"
    )
    assert [needed_for(marked, one) for one in FIVE] == ["siloed", "embedded", "", "", ""]


def test_what_is_missing_is_named_where_it_is_little_and_counted_where_it_is_much():
    plain = criteria_with((2,), (5,))
    assert next_words(plain, frozenset("a"), LABELS) == (
        "For Siloed (1 of 2), still needed: any 1 more."
    )
    assert next_words(plain, frozenset("ab"), LABELS) == (
        "For Embedded (2 of 5), still needed: the 3 not ticked."
    )
    assert next_words(plain, frozenset("abcd"), LABELS) == (
        "For Embedded (4 of 5), still needed: “Shown e”."
    )
