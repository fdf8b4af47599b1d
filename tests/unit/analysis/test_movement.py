import datetime as dt
from dataclasses import replace

import pytest

from digistrat_desktop.analysis.answers.advice import reason_words
from digistrat_desktop.analysis.answers.movement import Way, moves_between
from digistrat_desktop.analysis.answers.position import position_of
from digistrat_desktop.domain.edits.assessments import add_evidence, response_to, set_response
from digistrat_desktop.domain.frameworks.scales import EvidenceStrength
from tests.helpers.makers import begun_desk
from tests.helpers.packs import small_pack, texts

SINCE = dt.date(2026, 3, 31)
LATER = dt.date(2026, 9, 30)


@pytest.fixture
def two():
    desk, trust, first = begun_desk()
    return desk, first, desk.start(trust, "Autumn", LATER)


def say(desk, assessment, item_id, **values):
    desk.do(set_response(desk.present, assessment, item_id, values, desk.author))


def moves(desk, first, second, before=None, since=SINCE):
    earlier = position_of(desk.present, first, before or small_pack())
    later = position_of(desk.present, second, small_pack())
    return {m.item_id: m for m in moves_between(earlier, later, since)}


def both(desk, first, second, item_id, old, new, **more):
    say(desk, first, item_id, answer=old)
    say(desk, second, item_id, answer=new, **more)


def test_each_way_an_item_can_move_has_its_name(two):
    desk, first, second = two
    both(desk, first, second, "ALN-01", "absent", "siloed")
    both(desk, first, second, "ALN-02", "embedded", "absent")
    both(desk, first, second, "ALN-03", "", "siloed")
    both(desk, first, second, "QUA-01", "siloed", "cannot_say")
    found = moves(desk, first, second)
    assert {i: m.way for i, m in found.items()} == {
        "ALN-01": Way.UP,
        "ALN-02": Way.DOWN,
        "ALN-03": Way.FIRST,
        "QUA-01": Way.LOST,
    }
    assert [m.steps for m in found.values()] == [1, 2, 0, 0]
    assert (found["QUA-01"].before_label, found["QUA-01"].after_label) == (
        "Siloed",
        "Cannot say yet",
    )


@pytest.mark.parametrize(
    ("before", "after", "is_old"),
    [
        ("As it was.", "As it was. ", True),
        ("As it was.", "It changed.", False),
        ("", "It changed.", False),
        ("", "", False),
        ("  ", "  ", False),
    ],
)
def test_a_reason_kept_under_another_level_is_known_as_last_times(two, before, after, is_old):
    desk, first, second = two
    both(desk, first, second, "ALN-01", "embedded", "absent")
    say(desk, first, "ALN-01", rationale=before)
    say(desk, second, "ALN-01", rationale=after)
    move = moves(desk, first, second)["ALN-01"]
    assert move.old_reason is is_old
    second_answer = response_to(desk.present, second, "ALN-01")
    told = reason_words(second_answer, move)
    assert told.startswith("Last time's reason, for Embedded: ") is is_old
    assert reason_words(second_answer) == second_answer.rationale


def test_what_stayed_or_has_no_levels_is_no_move(two):
    desk, first, second = two
    both(desk, first, second, "ALN-01", "siloed", "siloed")
    both(desk, first, second, "REF-01", "a", "b")
    assert moves(desk, first, second) == {}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("cannot_say", "not_applicable", ("Cannot say yet", "Does not apply")),
        ("cannot_say", "", ("Cannot say yet", "Not answered")),
    ],
)
def test_another_answer_that_is_no_level_is_a_change_that_is_neither_up_nor_down(
    two, old, new, words
):
    desk, first, second = two
    both(desk, first, second, "ALN-02", old, new)
    (move,) = moves(desk, first, second).values()
    assert (move.way, move.steps, move.unexplained) == (Way.OTHER, 0, False)
    assert (move.before_label, move.after_label) == words


def test_items_whose_words_changed_are_not_compared(two):
    desk, first, second = two
    both(desk, first, second, "ALN-01", "absent", "siloed")
    pack = small_pack()
    aln = pack.sections[0]
    other = replace(aln.items()[0], level_texts=texts(("absent", "Other words.")))
    group = replace(aln.groups[0], items=(other,))
    before = replace(pack, sections=(replace(aln, groups=(group,)),), sha256="cd" * 32)
    assert moves(desk, first, second, before=before) == {}


def test_up_without_new_evidence_or_a_reason_is_unexplained(two):
    desk, first, second = two
    both(desk, first, second, "ALN-01", "absent", "siloed")
    assert moves(desk, first, second)["ALN-01"].unexplained


@pytest.mark.parametrize(("dated", "is_new"), [(LATER, True), (SINCE, False), (None, False)])
def test_evidence_dated_after_the_earlier_assessment_explains_one_level(two, dated, is_new):
    desk, first, second = two
    both(desk, first, second, "ALN-01", "absent", "siloed")
    values = {"title": "Paper", "dated": dated}
    desk.do(add_evidence(desk.present, second, "ALN-01", values, "siloed", desk.author))
    move = moves(desk, first, second)["ALN-01"]
    assert move.new_evidence is is_new
    assert move.unexplained is not is_new


@pytest.mark.parametrize(
    ("strength", "dated", "shows", "is_backed"),
    [
        (EvidenceStrength.DOCUMENT, LATER, "siloed", True),
        (EvidenceStrength.DATA, LATER, "embedded", True),
        (EvidenceStrength.OPINION, LATER, "siloed", False),
        (EvidenceStrength.DOCUMENT, SINCE, "siloed", False),
        (EvidenceStrength.DOCUMENT, LATER, "absent", False),
    ],
)
def test_a_level_is_backed_anew_by_what_is_dated_since_names_it_and_is_no_opinion(
    two, strength, dated, shows, is_backed
):
    desk, first, second = two
    both(desk, first, second, "ALN-01", "absent", "siloed")
    older = {"title": "Older", "dated": SINCE, "strength": EvidenceStrength.DOCUMENT}
    desk.do(add_evidence(desk.present, second, "ALN-01", older, "siloed", desk.author))
    values = {"title": "Paper", "dated": dated, "strength": strength}
    desk.do(add_evidence(desk.present, second, "ALN-01", values, shows, desk.author))
    assert moves(desk, first, second)["ALN-01"].backed_anew is is_backed


def test_two_levels_need_a_reason_and_a_reason_is_enough(two):
    desk, first, second = two
    both(desk, first, second, "ALN-01", "absent", "embedded")
    values = {"title": "Paper", "dated": LATER}
    desk.do(add_evidence(desk.present, second, "ALN-01", values, "embedded", desk.author))
    assert moves(desk, first, second)["ALN-01"].unexplained
    say(desk, second, "ALN-01", movement_reason="A new board.")
    assert not moves(desk, first, second)["ALN-01"].unexplained


def test_without_an_earlier_date_no_evidence_is_new(two):
    desk, first, second = two
    both(desk, first, second, "ALN-01", "absent", "siloed")
    values = {"title": "Paper", "dated": LATER}
    desk.do(add_evidence(desk.present, second, "ALN-01", values, "siloed", desk.author))
    assert not moves(desk, first, second, since=None)["ALN-01"].new_evidence


def test_an_answer_that_is_gone_has_no_reason(two):
    desk, first, second = two
    say(desk, first, "ALN-01", answer="siloed")
    assert moves(desk, first, second)["ALN-01"].reason == ""
