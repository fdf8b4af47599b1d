"""What reviewers doubt of answers: the worst, while the answer is the one they looked at."""

import pytest

from digistrat_desktop.analysis.answers.doubts import doubts_of
from digistrat_desktop.analysis.answers.position import position_of
from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.edits.reviews import give_opinion, reply_to
from digistrat_desktop.domain.trust.reviews import Challenge, Opinion
from tests.helpers.packs import small_pack
from tests.helpers.strategists import Strategist

ITEM = "ALN-02"


def answer(at, level):
    at.do(set_response(at.present, at.assessment, ITEM, {"answer": level}, at.author))


def conclude(at, opinion, *level):
    said = (opinion, "It is thin.", *level)
    at.do(give_opinion(at.present, at.assessment, ITEM, said, at.author))


def doubts(at):
    position = position_of(at.present, at.assessment, small_pack())
    return doubts_of(at.present, at.assessment.id, position)


@pytest.mark.parametrize(
    ("opinion", "words"),
    [
        (Opinion.AGREE, None),
        (Opinion.AGREE_WITH_COMMENT, None),
        (Opinion.CANNOT_CONFIRM, "A reviewer could not confirm it."),
        (Opinion.DISAGREE, "A reviewer disagrees with it."),
    ],
)
def test_only_conclusions_that_do_not_accept_an_answer_doubt_it(opinion, words):
    at = Strategist()
    answer(at, "siloed")
    conclude(at, opinion)
    assert doubts(at) == ({ITEM: words} if words else {})


def test_the_level_a_reviewer_found_is_named_and_a_reply_does_not_take_the_doubt_away():
    at = Strategist()
    answer(at, "embedded")
    conclude(at, Opinion.CANNOT_CONFIRM, "siloed")
    told = {ITEM: "A reviewer could not confirm it and found Siloed."}
    assert doubts(at) == told
    (challenge,) = at.present.all(Challenge)
    at.do(reply_to(at.present, challenge, "It is true.", at.author, accepted=False))
    assert doubts(at) == told


def test_an_answer_that_was_changed_since_is_no_longer_doubted():
    at = Strategist()
    answer(at, "embedded")
    conclude(at, Opinion.DISAGREE)
    answer(at, "siloed")
    assert doubts(at) == {}
