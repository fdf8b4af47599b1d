"""The title of a report never nets ups and downs, and says what it cannot be relied on for."""

import datetime as dt
from dataclasses import replace

import pytest

from digistrat_desktop.analysis.answers.movement import Move, Way
from digistrat_desktop.analysis.count_words import title_words
from digistrat_desktop.analysis.counting import counts_of
from digistrat_desktop.analysis.counts import Countable
from digistrat_desktop.analysis.judgement import judge
from digistrat_desktop.domain.edits.assessments import add_evidence, set_response
from digistrat_desktop.domain.frameworks.scales import EvidenceStrength
from digistrat_desktop.domain.trust.assessment import Assessment
from tests.helpers.makers import begun_desk
from tests.helpers.packs import small_pack

SPRING = Assessment(id="a", trust_id="t", title="Spring 2026", as_of=dt.date(2026, 4, 1))
SINCE = "since Spring 2026"


def moved(way, *, evidence=False):
    blank = dict.fromkeys(Move.__dataclass_fields__, "")
    return replace(Move(**blank), way=way, new_evidence=evidence, steps=1)


UP, SHOWN, DOWN = moved(Way.UP), moved(Way.UP, evidence=True), moved(Way.DOWN)


@pytest.mark.parametrize(
    ("moves", "words"),
    [
        ((), f"no answers moved up or slipped back {SINCE}"),
        ((SHOWN,), f"1 answer moved up {SINCE}"),
        ((UP,), f"1 answer moved up {SINCE}, none with new evidence"),
        ((DOWN, DOWN), f"2 answers slipped back {SINCE}"),
        ((SHOWN, DOWN), f"1 answer moved up and 1 slipped back {SINCE}"),
        (
            (*(UP,) * 6, *(DOWN,) * 5),
            f"6 answers moved up and 5 slipped back {SINCE}, none with new evidence",
        ),
    ],
)
def test_the_title_says_both_ups_and_downs_and_on_what(moves, words):
    counts = counts_of(Countable(moves=moves))
    assert title_words(counts, SPRING) == f"Digital strategy: {words}"


@pytest.fixture
def begun():
    desk, _, assessment = begun_desk()
    return desk, assessment


def say_all(desk, assessment, items, answer="siloed"):
    for item in items:
        said = {"answer": answer, "second_answer": answer}
        desk.do(set_response(desk.present, assessment, item, said, desk.author))


def title(desk, assessment):
    packs = {assessment.pack_sha256: small_pack()}
    return judge(desk.present, assessment, packs, assessment.as_of).title


def test_a_first_assessment_hardly_answered_says_that_it_cannot_be_judged(begun):
    desk, assessment = begun
    say_all(desk, assessment, ["ALN-01", "ALN-02"])
    assert title(desk, assessment) == ("Digital strategy: 2 of 12 questions answered so far")


def test_a_first_assessment_says_how_much_of_it_is_shown(begun):
    desk, assessment = begun
    aligned = [f"{prefix}-0{n}" for prefix in ("ALN", "QUA") for n in (1, 2, 3)]
    say_all(desk, assessment, aligned)
    assert title(desk, assessment) == (
        "Digital strategy: first assessment, none of 6 claimed levels backed by evidence"
    )
    values = {"title": "Paper", "strength": EvidenceStrength.DOCUMENT, "dated": assessment.as_of}
    step = add_evidence(desk.present, assessment, "ALN-01", values, "siloed", desk.author)
    desk.do(step)
    assert title(desk, assessment) == (
        "Digital strategy: first assessment, 1 of 6 claimed levels backed by evidence"
    )
