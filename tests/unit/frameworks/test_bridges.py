"""From one version to the next: what may be compared, what is asked anew, and why."""

import datetime as dt
from dataclasses import replace

import pytest

from digistrat_desktop.analysis.answers.likeness import (
    alike_across,
    carried_across,
    likenesses,
    not_compared,
)
from digistrat_desktop.analysis.judgement import judge
from digistrat_desktop.domain.edits.assessments import (
    NewAssessment,
    carry_forward,
    set_response,
    start_assessment,
)
from digistrat_desktop.domain.frameworks.bridges import Relation
from digistrat_desktop.domain.frameworks.scales import Form
from digistrat_desktop.domain.record.changes import Step, edit
from digistrat_desktop.domain.record.workspace import responses_of
from digistrat_desktop.services.frameworks import criteria, drafting
from digistrat_desktop.services.frameworks.drafting import NewPack
from tests.helpers.makers import Desk
from tests.helpers.packs import problems_of, read_pack
from tests.unit.frameworks.small_pack import SMALL, line_of

AUTUMN = dt.date(2026, 9, 30)
OF = {"lost": "MOM-PAC-1", "absent": "ALN-09", "siloed": "ALN-01", "slows": "CON-FIN-02"}


@pytest.fixture
def bridged(board, board_2):
    """Give a desk with an answered assessment of the first version, and one of the second."""
    desk = Desk(pack=board.sha256)
    trust = desk.add_trust()
    first = desk.start(trust, "Spring")
    for level, item_id in OF.items():
        values = {"answer": level, "second_answer": "noted" if level == "slows" else ""}
        desk.do(set_response(desk.present, first, item_id, values, desk.author))
    new = NewAssessment("Autumn", AUTUMN, Form.FULL, board_2.sha256)
    only = carried_across(board, board_2)
    second, step = carry_forward(desk.present, first, new, desk.author, only)
    desk.do(step)
    return desk, first, second, {one.sha256: one for one in (board, board_2)}


def judged(bridged):
    desk, _, second, packs = bridged
    second = desk.present.get(type(second), second.id)
    return judge(desk.present, second, packs, AUTUMN)


def test_every_old_and_every_new_question_is_spoken_for_once(board, board_2):
    bridge = board_2.bridge_from(board)
    old = [row.came_from for row in bridge.items if row.came_from]
    assert sorted(old) == sorted(item.id for item in board.items())
    assert {one for row in bridge.items for one in row.to} == {i.id for i in board_2.items()}
    old = [row.came_from for row in bridge.metrics if row.came_from]
    assert sorted(old) == sorted(one.id for one in board.metrics)
    assert {one for row in bridge.metrics for one in row.to} == {i.id for i in board_2.metrics}


def test_what_is_said_to_be_the_same_is_the_same(board, board_2):
    bridge = board_2.bridge_from(board)
    for row in bridge.items:
        if row.relation is Relation.SAME:
            old, new = board.item(row.came_from), board_2.item(row.came_from)
            assert old.question == new.question
            assert [o.text for o in old.level_texts] == [n.text for n in new.level_texts], old.id


def test_a_new_assessment_begins_with_what_means_the_same_and_rewrites_nothing(bridged):
    desk, first, second, _ = bridged
    assert set(responses_of(desk.present, second.id)) == {"ALN-01", "MOM-PAC-1"}
    assert {one.answer for one in responses_of(desk.present, first.id).values()} == OF.keys()


def test_only_what_means_the_same_is_compared(bridged):
    desk, _, second, _ = bridged
    for item_id, level in (("ALN-01", "embedded"), ("ALN-19", "embedded")):
        desk.do(set_response(desk.present, second, item_id, {"answer": level}, desk.author))
    made = judged(bridged)
    assert [move.item_id for move in made.moves] == ["ALN-01"]
    assert "Only those that mean the same are compared." in made.framework_break


def test_what_is_not_compared_names_what_it_follows_and_why(bridged):
    made = judged(bridged)
    rows = {one.item_id: one for one in not_compared(made.alike, made.before, made.position)}
    assert rows["ALN-19"].became == Relation.CHANGED.label
    assert rows["ALN-19"].last.endswith(": Absent")
    assert rows["ALN-19"].reason.startswith("The old lowest level")
    assert rows["CON-FIN-06"].last == "Running cost after go-live: Slows us"
    assert rows["ALN-21"].became == Relation.NEW.label
    assert "ALN-07" not in rows  # asked as before, though another was merged into it
    assert "ALN-01" not in rows


def test_momentum_is_compared_only_with_the_same_moment(bridged):
    desk, _, second, _ = bridged
    assert judged(bridged).alike["MOM-PAC-1"].is_compared
    change = edit(second, {"reference_point": "merger"}, desk.stamp())
    desk.do(Step("Reference point", (change,)))
    alike = judged(bridged).alike
    assert not alike["MOM-PAC-1"].is_compared
    assert alike["ALN-01"].is_compared


def test_the_moment_counts_between_assessments_of_one_version_too(board_2):
    desk = Desk(pack=board_2.sha256)
    trust = desk.add_trust()
    first = replace(desk.start(trust, "Spring"), reference_point="own", reference_words="Go-live")
    new = NewAssessment("Autumn", AUTUMN, Form.FULL, board_2.sha256)
    second, _ = start_assessment(trust.trust_id, new, desk.author)
    packs = {board_2.sha256: board_2}
    same = replace(second, reference_point="own", reference_words="go-live ")
    for later, compared in ((second, False), (same, True)):
        assert likenesses(first, later, packs)["MOM-PAC-1"].is_compared is compared
    again, _ = carry_forward(desk.present, first, new, desk.author)
    assert (again.reference_point, again.reference_words) == ("own", "Go-live")


def test_without_a_bridge_the_words_decide(board, board_2):
    bare = replace(board_2, bridges=())
    carried = carried_across(board, bare)
    assert "ALN-01" in carried
    assert "ALN-06" not in carried  # reworded, and nothing says that the meaning is the same
    assert "ALN-24" not in carried


def test_what_is_no_longer_asked_is_named(bridged):
    desk, _, second, packs = bridged
    bare = {sha256: replace(pack, bridges=()) for sha256, pack in packs.items()}
    made = judge(desk.present, second, bare, AUTUMN)
    gone = [
        one.title for one in not_compared(made.alike, made.before, made.position) if not one.item_id
    ]
    assert len(gone) == 2


ROW = (
    '\n[[bridges.items]]\nfrom = "ONE-09"\nto = ["ONE-01"]\nrelation = "changed"\nreason = "So."\n'
)
HEAD = '\n[[bridges]]\nfrom = { pack = "tiny", version = "0.9.0" }\n'
BRIDGED = SMALL + HEAD + ROW

BROKEN = {
    "alike under another id": ('"changed"', '"same"', "relation", "an id that stayed"),
    "changed under the same id": ('"ONE-09"', '"ONE-01"', "to = [", "must be another id"),
    "no such relation": ('"changed"', '"similar"', '"similar"', "is not one of"),
    "to a question there is not": ('["ONE-01"]', '["ONE-77"]', "ONE-77", "no item “ONE-77”"),
    "new and from somewhere": ('"changed"', '"new"', '"new"', "comes from nothing"),
    "dropped and leading on": ('"changed"', '"dropped"', '"dropped"', "leads to nothing"),
    "without a reason": ('reason = "So."\n', "", "[[bridges.items]]", "“reason” is missing"),
    "from no version": ('"0.9.0"', '"nine"', '"nine"', "is not of the form"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_bridge_that_cannot_be_is_refused_with_its_line(case):
    old, new, on_line, reason = BROKEN[case]
    start = len(SMALL)
    content = (SMALL + BRIDGED[start:].replace(old, new, 1)).encode()
    told = [one.line for one in problems_of(content, "x.toml") if reason in one.message]
    tail = content.decode()[start:]
    assert told == [SMALL.count("\n") + line_of(on_line, tail.encode())]


def test_what_is_said_twice_is_refused():
    for text in (BRIDGED + ROW, BRIDGED + HEAD):
        assert problems_of(text.encode(), "x.toml")


def test_a_bridge_is_part_of_the_pack_and_of_its_hash():
    assert (
        read_pack(BRIDGED.encode(), "x.toml").sha256 != read_pack(SMALL.encode(), "x.toml").sha256
    )


def test_a_question_with_other_levels_or_criteria_under_its_id_is_changed_and_not_new(board_2):
    new = NewPack("our-board", "1.0.0", "Our board", "A trust", "Free to use")
    one = next(item.id for item in board_2.items() if item.criteria)
    tree = criteria.without_criteria(drafting.begun(board_2, new), one)
    pack = drafting.pack_in(drafting.published(drafting.bridged(tree, board_2)))
    said = alike_across(board_2, pack, "")
    assert (said[one].relation, said[one].came_from) == (Relation.CHANGED, (one,))
    assert not said[one].is_compared
    assert not any(found.relation is Relation.NEW for found in said.values())
