"""Text that remembers its numbers, inside values that are copied."""

import copy

import pytest

from digistrat_desktop.analysis.actions.order import SuggestedAction
from digistrat_desktop.domain.counted import number, together
from digistrat_desktop.domain.trust.actions import Effort

WORDS = together((number(3, "answered"), " of ", number(12, "asked"), " answered."))


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_a_copy_says_the_same_and_remembers_its_numbers(copied):
    made = copied(WORDS)
    assert made == "3 of 12 answered."
    assert made.parts == WORDS.parts


def test_a_suggestion_with_numbers_in_its_reason_becomes_an_action():
    found = SuggestedAction("Fix it", WORDS, ("ALN-01",), "a_rule", Effort.SMALL)
    assert found.values()["why"] == "3 of 12 answered."
