"""The title of a report never calls a change of judgement a change of the world."""

import datetime as dt
from dataclasses import replace

import pytest

from digistrat_desktop.analysis.answers.movement import Move, Way
from digistrat_desktop.analysis.headline import title_words
from digistrat_desktop.domain.trust.assessment import Assessment

SPRING = Assessment(id="a", trust_id="t", title="Spring 2026", as_of=dt.date(2026, 4, 1))


def moved(way, *, evidence=False):
    blank = dict.fromkeys(Move.__dataclass_fields__, "")
    return replace(Move(**blank), way=way, new_evidence=evidence)


@pytest.mark.parametrize(
    ("moves", "words"),
    [
        ((), "no clear movement since Spring 2026"),
        ((moved(Way.UP, evidence=True),), "more joined up than in Spring 2026"),
        ((moved(Way.UP),), "judged higher, without new evidence, than in Spring 2026"),
        ((moved(Way.UP), moved(Way.UP, evidence=True)), "more joined up than in Spring 2026"),
        ((moved(Way.DOWN),), "less joined up than in Spring 2026"),
        ((moved(Way.UP, evidence=True), moved(Way.DOWN)), "no clear movement since Spring 2026"),
    ],
)
def test_the_title_says_which_way_the_position_moved_and_on_what(moves, words):
    assert title_words(moves, SPRING, None) == f"Digital strategy: {words}"


def test_a_first_assessment_only_says_where_the_trust_stands():
    assert title_words((moved(Way.UP),), None, None) == "Digital strategy: where we stand"
