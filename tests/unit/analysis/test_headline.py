"""The title of a report never nets ups and downs, and says what it cannot be relied on for."""

import datetime as dt
from dataclasses import replace

import pytest

from digistrat_desktop.analysis.answers.movement import Move, Way
from digistrat_desktop.analysis.count_words import lead_words, moved_words, title_words
from digistrat_desktop.analysis.countable import Countable
from digistrat_desktop.analysis.counting import counts_of
from digistrat_desktop.analysis.counts import CountOf
from digistrat_desktop.analysis.judgement import judge
from digistrat_desktop.domain.edits.assessments import add_evidence, set_response
from digistrat_desktop.domain.edits.strategy import add_entry
from digistrat_desktop.domain.frameworks.scales import CANNOT_SAY, EvidenceStrength
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.trust.strategy import Objective
from tests.helpers.makers import begun_desk
from tests.helpers.packs import small_pack

SPRING = Assessment(id="a", trust_id="t", title="Spring 2026", as_of=dt.date(2026, 4, 1))


def moved(way):
    blank = dict.fromkeys(Move.__dataclass_fields__, "")
    return replace(Move(**blank), way=way, new_evidence=False, backed_anew=False, steps=1)


UP, DOWN, LOST, FIRST = (moved(way) for way in (Way.UP, Way.DOWN, Way.LOST, Way.FIRST))


@pytest.mark.parametrize(
    ("moves", "words"),
    [
        ((), "No answer changed since Spring 2026."),
        ((UP,), "Since Spring 2026, 1 answer moved up and none slipped back."),
        ((DOWN, DOWN), "Since Spring 2026, no answer moved up and 2 slipped back."),
        ((*(UP,) * 6, *(DOWN,) * 5), "Since Spring 2026, 6 answers moved up and 5 slipped back."),
        (
            (UP, LOST, LOST),
            "Since Spring 2026, 1 answer moved up, none slipped back and 2 no longer have a level.",
        ),
        (
            (DOWN, FIRST),
            "Since Spring 2026, no answer moved up, 1 slipped back and 1 has a level for the first time.",
        ),
    ],
)
def test_moves_are_said_each_way_apart_and_never_netted(moves, words):
    assert moved_words(counts_of(Countable(moves=moves)), SPRING) == words


@pytest.fixture
def begun():
    desk, _, assessment = begun_desk()
    return desk, assessment


def say_all(desk, assessment, items, answer="siloed"):
    for item in items:
        said = {"answer": answer, "second_answer": answer}
        desk.do(set_response(desk.present, assessment, item, said, desk.author))


def judged(desk, assessment):
    packs = {assessment.pack_sha256: small_pack()}
    return judge(desk.present, assessment, packs, assessment.as_of)


def back(desk, assessment, item, level):
    values = {"title": "Paper", "strength": EvidenceStrength.DOCUMENT, "dated": assessment.as_of}
    desk.do(add_evidence(desk.present, assessment, item, values, level, desk.author))


ALIGNED = [f"{prefix}-0{n}" for prefix in ("ALN", "QUA") for n in (1, 2, 3)]


def test_an_assessment_hardly_answered_says_that_it_cannot_be_judged(begun):
    desk, assessment = begun
    say_all(desk, assessment, ["ALN-01", "ALN-02"])
    made = judged(desk, assessment)
    assert made.title == "Too little is answered to judge: 2 of 12 questions"
    assert made.lead == (
        "The other 10 questions: 10 not answered. "
        "The pages that follow show only what was answered."
    )


def test_what_is_not_answered_is_told_by_its_reasons_and_adds_up(begun):
    desk, assessment = begun
    say_all(desk, assessment, ["ALN-01"])
    say_all(desk, assessment, ["ALN-02", "ALN-03"], CANNOT_SAY)
    assert judged(desk, assessment).lead.startswith(
        "The other 11 questions: 2 cannot say yet, 9 not answered. "
    )


def test_a_first_assessment_says_so_and_how_much_of_it_is_backed(begun):
    desk, assessment = begun
    say_all(desk, assessment, ALIGNED)
    back(desk, assessment, "ALN-01", "siloed")
    made = judged(desk, assessment)
    assert made.title.startswith("First assessment: ")
    assert made.lead == (
        "This is the first assessment, so nothing is compared. 6 of 12 questions are answered. "
        "1 of 6 claimed levels is backed by evidence. The other 5 are not."
    )


def test_where_no_evidence_backs_anything_the_title_says_so(begun):
    desk, assessment = begun
    say_all(desk, assessment, ALIGNED)
    title = judged(desk, assessment).title
    assert title == "First assessment: none of the 6 levels claimed is backed by evidence"


def test_every_answer_at_the_best_level_on_nothing_is_said_in_the_title(begun):
    desk, assessment = begun
    say_all(desk, assessment, ALIGNED[:3], "embedded")
    say_all(desk, assessment, ALIGNED[3:], "embedded")
    opinion = {"title": "View", "strength": EvidenceStrength.OPINION, "dated": assessment.as_of}
    for item in ALIGNED:
        step = add_evidence(desk.present, assessment, item, opinion, "embedded", desk.author)
        desk.do(step)
    made = judged(desk, assessment)
    assert made.title == (
        "First assessment: every answer is the best level, and no evidence backs any of them"
    )
    assert made.lead.endswith("6 rest on an opinion only.")


def test_what_blocks_comes_before_what_limits_and_only_the_worst_are_counted(begun):
    desk, assessment = begun
    say_all(desk, assessment, ALIGNED)
    back(desk, assessment, "ALN-01", "siloed")
    for item, severity in (("CON-01", "limits"), ("CON-02", "blocks"), ("CON-03", "blocks")):
        said = {"answer": severity, "second_answer": "silent"}
        desk.do(set_response(desk.present, assessment, item, said, desk.author))
    made = judged(desk, assessment)
    assert made.title == (
        "First assessment: the strategy leaves out 2 constraints that block: item CON-02 and item "
        "CON-03"
    )


def test_a_title_of_a_later_assessment_is_the_first_of_what_matters_most(begun):
    desk, assessment = begun
    say_all(desk, assessment, ALIGNED)
    back(desk, assessment, "ALN-01", "siloed")
    desk.do(set_response(desk.present, assessment, "ALN-02", {"answer": "cannot_say"}, desk.author))
    say_all(desk, assessment, ["MOM-01", "MOM-02"], "slow")
    made = judged(desk, assessment)
    grounds = replace(made, assessed=replace(made.assessed, previous=SPRING))
    assert made.findings
    assert made.three == ()  # all of it is only to tidy up
    assert title_words(grounds, made.counts, made.three) == (
        "No finding is one the board must know (7 of 12 answered)"
    )
    _, step = add_entry(
        desk.present, Objective, assessment.trust_id, {"title": "Safer care"}, desk.author
    )
    desk.do(step)
    made = judged(desk, assessment)
    grounds = replace(made, assessed=replace(made.assessed, previous=SPRING))
    title = title_words(grounds, made.counts, made.three)
    assert title == made.three[0].sentence.partition(". ")[0].rstrip(".")
    assert title == "“Safer care” has no initiative supporting it"


def test_a_lead_says_how_many_questions_can_be_compared_where_some_have_other_words(begun):
    desk, assessment = begun
    say_all(desk, assessment, ALIGNED)
    made = judged(desk, assessment)
    grounds = replace(made, assessed=replace(made.assessed, previous=SPRING))
    assert " 0 of 12 questions are compared with last time; 12 are new or changed." in lead_words(
        grounds, made.counts
    )


def test_what_is_claimed_only_is_the_sum_of_its_causes(begun):
    desk, assessment = begun
    say_all(desk, assessment, ALIGNED)
    back(desk, assessment, "ALN-01", "siloed")
    back(desk, assessment, "ALN-02", "absent")
    counts = judged(desk, assessment).counts
    causes = (
        CountOf.NO_EVIDENCE,
        CountOf.OUT_OF_DATE,
        CountOf.OPINION_ONLY,
        CountOf.OTHER_LEVEL,
        CountOf.UNLEVELLED_EVIDENCE,
        CountOf.UNDATED_EVIDENCE,
    )
    assert sum(counts.of(cause) for cause in causes) == counts.of(CountOf.CLAIMED_ONLY)
    assert counts.of(CountOf.OTHER_LEVEL) == 1


@pytest.mark.parametrize("dated", [dt.date(2026, 3, 1), dt.date(2020, 3, 1), None])
def test_evidence_without_a_level_is_told_as_such_and_not_as_out_of_date(begun, dated):
    desk, assessment = begun
    say_all(desk, assessment, ["ALN-01"], "embedded")
    values = {"title": "Paper", "strength": EvidenceStrength.DOCUMENT, "dated": dated}
    desk.do(add_evidence(desk.present, assessment, "ALN-01", values, "", desk.author))
    made = judged(desk, assessment)
    assert made.counts.of(CountOf.UNLEVELLED_EVIDENCE) == 1
    assert made.counts.of(CountOf.UNDATED_EVIDENCE) == 0
    said = [one.sentence for one in made.findings]
    assert any(words.endswith("but its evidence names no level.") for words in said)
