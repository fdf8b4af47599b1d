import datetime as dt

import pytest

from digistrat_desktop.domain.edits.assessments import (
    NewAssessment,
    add_evidence,
    blank_response,
    carry_forward,
    confirm_carried,
    response_to,
    set_front_sheet,
    set_response,
    set_status,
)
from digistrat_desktop.domain.edits.strategy import edit_entry
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.frameworks.scales import Form, Status
from digistrat_desktop.domain.ids import derived_id
from digistrat_desktop.domain.record.workspace import (
    evidence_by_response,
    front_sheet_of,
    responses_of,
    trust_of,
)
from digistrat_desktop.domain.trust.assessment import (
    Assessment,
    FrontSheet,
    Response,
    Support,
    Trust,
)
from tests.helpers.makers import PACK_SHA, begun_desk

SPRING = NewAssessment("Spring", dt.date(2026, 9, 30), Form.FULL, PACK_SHA)


@pytest.fixture
def begun():
    return begun_desk()


def answer(desk, assessment, item_id, **values):
    return desk.do(set_response(desk.present, assessment, item_id, values, desk.author))


def carried_over(desk, assessment):
    new, step = carry_forward(desk.present, assessment, SPRING, desk.author)
    desk.do(step)
    return new


def test_a_trusts_code_is_kept_in_capitals(begun):
    desk, _, _ = begun
    desk.add_trust("Lowfield", "zz2")
    assert [t.ods_code for t in desk.present.all(Trust)] == ["ZZ1", "ZZ2"]


def test_a_trust_is_its_own_chain(begun):
    desk, trust, _ = begun
    assert trust.trust_id == trust.id
    assert trust_of(desk.present) == trust


def test_a_derived_id_is_the_same_everywhere_and_depends_on_every_part():
    assert derived_id("a", "b") == derived_id("a", "b")
    assert derived_id("a", "b") == "f04cdced-9736-869d-a610-3f08a4daaf8c"
    assert len({derived_id("a", "b"), derived_id("ab"), derived_id("b", "a"), derived_id("a")}) == 4


def test_two_desks_give_the_answer_to_one_item_one_id():
    here, _, first = begun_desk(1)
    there, _, second = begun_desk(1)
    assert first == second
    a = answer(here, first, "ALN-01", answer="siloed").changes[0].record_id
    b = answer(there, second, "ALN-01", answer="absent").changes[0].record_id
    assert a == b


def test_an_item_nobody_answered_has_a_blank_response(begun):
    desk, _, assessment = begun
    assert response_to(desk.present, assessment, "ALN-01") == blank_response(assessment, "ALN-01")
    answer(desk, assessment, "ALN-01", answer="siloed")
    assert response_to(desk.present, assessment, "ALN-01").answer == "siloed"
    desk.undo()
    assert response_to(desk.present, assessment, "ALN-01").answer == ""


def test_the_same_answer_twice_is_one_change(begun):
    desk, _, assessment = begun
    answer(desk, assessment, "ALN-01", answer="siloed")
    assert answer(desk, assessment, "ALN-01", answer="siloed").changes == ()


def test_carried_answers_are_marked_and_keep_their_evidence(begun):
    desk, _, assessment = begun
    answer(desk, assessment, "ALN-01", answer="siloed", target="embedded", rationale="Minutes.")
    answer(desk, assessment, "ALN-01", movement_reason="New minutes.", discuss=True)
    desk.do(
        add_evidence(
            desk.present, assessment, "ALN-01", {"title": "Minutes"}, "siloed", desk.author
        )
    )
    answer(desk, assessment, "ALN-02", answer="absent")
    new = carried_over(desk, assessment)
    copies = responses_of(desk.present, new.id)
    assert set(copies) == {"ALN-01", "ALN-02"}
    copy = copies["ALN-01"]
    assert (copy.answer, copy.target, copy.rationale) == ("siloed", "embedded", "Minutes.")
    assert copy.carried
    assert (copy.movement_reason, copy.discuss) == ("", False)
    ((link, evidence),) = evidence_by_response(desk.present)[copy.id]
    assert evidence.title == "Minutes"
    assert (link.shows, link.assessment_id) == ("siloed", new.id)


def test_the_new_assessment_says_where_it_came_from_and_the_old_is_untouched(begun):
    desk, _, assessment = begun
    answer(desk, assessment, "ALN-01", answer="siloed")
    old = responses_of(desk.present, assessment.id)
    new = carried_over(desk, assessment)
    assert desk.present.get(Assessment, new.id).carried_from == assessment.id
    assert responses_of(desk.present, assessment.id) == old


def test_carrying_forward_is_undone_in_one_step(begun):
    desk, _, assessment = begun
    answer(desk, assessment, "ALN-01", answer="siloed")
    new = carried_over(desk, assessment)
    desk.undo()
    assert responses_of(desk.present, new.id) == {}
    assert [a.id for a in desk.present.all(Assessment)] == [assessment.id]
    desk.redo()
    assert responses_of(desk.present, new.id)["ALN-01"].carried


def test_an_answer_given_here_is_no_longer_carried_but_a_note_leaves_it_so(begun):
    desk, _, assessment = begun
    for item in ("ALN-01", "ALN-02", "ALN-03"):
        answer(desk, assessment, item, answer="siloed")
    new = carried_over(desk, assessment)
    answer(desk, new, "ALN-01", answer="siloed")
    answer(desk, new, "ALN-02", rationale="Still to be asked.")
    desk.do(confirm_carried(desk.present, new, "ALN-03", desk.author))
    carried = {i: r.carried for i, r in responses_of(desk.present, new.id).items()}
    assert carried == {"ALN-01": False, "ALN-02": True, "ALN-03": False}
    assert desk.steps[-1].label == "Confirm answer"


def test_withdrawn_links_are_not_carried(begun):
    desk, _, assessment = begun
    desk.do(add_evidence(desk.present, assessment, "ALN-01", {"title": "M"}, "", desk.author))
    desk.undo()
    answer(desk, assessment, "ALN-01", answer="siloed")
    new = carried_over(desk, assessment)
    assert not [s for s in desk.present.all(Support) if s.assessment_id == new.id]


def test_a_state_a_title_and_a_front_sheet_can_be_set(begun):
    desk, _, assessment = begun
    desk.do(set_status(assessment, Status.READY, desk.author))
    ready = desk.present.get(Assessment, assessment.id)
    assert ready.status is Status.READY
    assert desk.steps[-1].label == "Mark as ready to sign off"
    desk.do(edit_entry(desk.present, ready, {"title": "Winter"}, desk.author))
    assert desk.present.get(Assessment, assessment.id).title == "Winter"
    renamed = desk.present.get(Assessment, assessment.id)
    assert edit_entry(desk.present, renamed, {"title": "Winter"}, desk.author).changes == ()
    assert front_sheet_of(desk.present, assessment.id) is None
    values = {"asks": ("Note it.", "Fund it.")}
    for _ in range(2):
        desk.do(set_front_sheet(desk.present, assessment, values, desk.author))
    assert front_sheet_of(desk.present, assessment.id).asks == ("Note it.", "Fund it.")
    assert len(desk.present.all(FrontSheet)) == 1
    assert desk.steps[-1].changes == ()


def test_a_value_that_does_not_fit_is_refused_and_nothing_is_recorded(begun):
    desk, _, assessment = begun
    with pytest.raises(InvalidValue):
        answer(desk, assessment, "ALN-01", answer="x" * 50)
    assert desk.present.all(Response) == ()
