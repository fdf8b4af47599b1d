import datetime as dt
from dataclasses import replace

import pytest

from digistrat_desktop.analysis.answers.movement import (
    Cause,
    moves_between,
    moves_first,
    scope_break,
    split_moves,
)
from digistrat_desktop.analysis.answers.position import position_of
from digistrat_desktop.analysis.count_words import causes_words
from digistrat_desktop.analysis.countable import Countable
from digistrat_desktop.analysis.counting import counts_of
from digistrat_desktop.domain.edits.assessments import add_evidence, set_response
from digistrat_desktop.domain.frameworks.scales import EvidenceStrength, Form
from tests.helpers.makers import begun_desk
from tests.helpers.packs import small_pack, texts

SINCE = dt.date(2026, 3, 31)


@pytest.fixture
def two():
    desk, trust, first = begun_desk()
    return desk, first, desk.start(trust, "Autumn", dt.date(2026, 9, 30))


def say(desk, assessment, item_id, answer, reason=""):
    values = {"answer": answer, "movement_reason": reason}
    desk.do(set_response(desk.present, assessment, item_id, values, desk.author))


def show(desk, assessment, item_id, dated, strength=EvidenceStrength.DOCUMENT):
    values = {"title": "Paper", "strength": strength, "dated": dated}
    desk.do(add_evidence(desk.present, assessment, item_id, values, "siloed", desk.author))


def in_words(split):
    moves = tuple(one.move for one in split)
    return causes_words(counts_of(Countable(split=split, moves=moves)))


def rewritten(pack, item_id):
    section = pack.section_of(item_id)
    items = tuple(
        replace(i, level_texts=texts(("absent", "Other words."))) if i.id == item_id else i
        for i in section.items()
    )
    other = replace(section, groups=(replace(section.groups[0], items=items),))
    return replace(pack, sections=tuple(other if s is section else s for s in pack.sections))


def judged(desk, first, second, pack=None):
    before = position_of(desk.present, first, small_pack())
    after = position_of(desk.present, second, pack or small_pack())
    moves = moves_between(before, after, SINCE)
    return moves, split_moves(moves, before, after)


def test_each_difference_has_one_cause(two):
    desk, first, second = two
    for item in ("ALN-01", "ALN-02", "ALN-03", "QUA-01", "QUA-02"):
        say(desk, first, item, "absent")
    say(desk, second, "ALN-01", "siloed", "A board lead was named.")
    show(desk, second, "ALN-01", dt.date(2026, 8, 1))
    say(desk, second, "ALN-02", "siloed")
    show(desk, second, "ALN-02", dt.date(2026, 1, 1))
    say(desk, second, "ALN-03", "siloed", "We see it otherwise now.")
    say(desk, second, "QUA-01", "siloed")
    say(desk, second, "QUA-02", "absent")
    moves, split = judged(desk, first, second, rewritten(small_pack(), "QUA-01"))
    assert {one.item_id: one.cause for one in split} == {
        "ALN-01": Cause.REAL_CHANGE,
        "ALN-02": Cause.NEW_EVIDENCE,
        "ALN-03": Cause.REASON_ONLY,
    }
    assert [one.move for one in split] == list(moves)
    assert split[0].sentence == (
        "Item ALN-01: from Absent to Siloed. A reason is given, and newer evidence backs it."
    )
    assert in_words(split) == (
        "1 answer: a reason is given, and newer evidence backs it; 1 answer: no reason is given, and "
        "new evidence was linked; 1 answer: a reason is given, and no newer evidence backs it."
    )


def test_newer_evidence_that_backs_nothing_counts_as_none_where_a_reason_is_given(two):
    desk, first, second = two
    say(desk, first, "ALN-01", "absent")
    say(desk, second, "ALN-01", "siloed", "A board lead was named.")
    show(desk, second, "ALN-01", dt.date(2026, 8, 1), EvidenceStrength.OPINION)
    ((move,), (one,)) = judged(desk, first, second)
    assert move.new_evidence
    assert not move.backed_anew
    assert one.cause is Cause.REASON_ONLY


def test_what_is_new_in_the_framework_has_nothing_to_be_compared_with(two):
    desk, first, second = two
    say(desk, second, "ALN-01", "cannot_say")
    before = position_of(desk.present, first, small_pack())
    after = position_of(desk.present, second, small_pack())
    assert split_moves((), (), after) == ()
    assert split_moves((), before, after) == ()
    assert in_words(()) == "No answer changed."


def test_causes_nothing_has_are_not_counted(two):
    desk, first, second = two
    say(desk, first, "ALN-01", "absent")
    say(desk, second, "ALN-01", "siloed")
    _, split = judged(desk, first, second)
    assert in_words(split) == "1 answer: neither a reason nor new evidence is given."


def test_a_different_form_or_scope_is_a_break_that_is_explained(two):
    _, first, second = two
    assert scope_break(first, second) == ""
    changed = replace(second, form=Form.SHORT, scope_note="Two hospitals only.")
    assert scope_break(first, changed) == (
        "Autumn used the full form and Autumn the short; the scope was described differently."
    )


def test_what_slipped_back_comes_first_then_the_largest_moves_and_nothing_is_netted(two):
    desk, first, second = two
    for item, old, new in (
        ("ALN-01", "absent", "siloed"),
        ("ALN-02", "embedded", "absent"),
        ("ALN-03", "absent", "embedded"),
        ("QUA-01", "absent", "cannot_say"),
    ):
        say(desk, first, item, old)
        say(desk, second, item, new)
    moves, _ = judged(desk, first, second)
    assert [m.item_id for m in moves_first(moves)] == ["ALN-02", "ALN-03", "ALN-01", "QUA-01"]
