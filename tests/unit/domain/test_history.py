import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from digistrat_desktop.domain.edits.assessments import add_evidence, set_response
from digistrat_desktop.domain.errors import Bug
from digistrat_desktop.domain.record.changes import (
    UNDO_STEPS,
    History,
    apply,
    apply_all,
    in_act,
    redo,
    submit,
    undo,
)
from digistrat_desktop.domain.record.workspace import Workspace, responses_of
from digistrat_desktop.domain.trust.assessment import Response
from tests.helpers.makers import Desk, begun_desk, records_of

ITEMS = st.sampled_from(["ALN-01", "ALN-02", "CON-01"])
ANSWERS = st.sampled_from(["absent", "siloed", "embedded", "cannot_say", ""])


def answer(desk, assessment, item_id, **values):
    return desk.do(set_response(desk.present, assessment, item_id, values, desk.author))


def in_use(workspace):
    """Give what a person sees: withdrawn records are not there."""
    return {
        kind: {i: r for i, r in found.items() if not r.withdrawn}
        for kind, found in workspace.records.items()
        if any(not r.withdrawn for r in found.values())
    }


def test_an_undo_is_a_new_change_and_the_trail_only_grows():
    desk, _, assessment = begun_desk()
    answer(desk, assessment, "ALN-01", answer="siloed")
    answer(desk, assessment, "ALN-01", answer="embedded")
    count = len(desk.changes)
    step = desk.undo()
    assert len(desk.changes) == count + 1
    assert step.changes[0].undoes == desk.steps[-2].changes[0].stamp.event_id
    assert responses_of(desk.present, assessment.id)["ALN-01"].answer == "siloed"


def test_a_redo_does_the_step_again_under_its_own_name():
    desk, _, assessment = begun_desk()
    answer(desk, assessment, "ALN-01", answer="siloed")
    desk.undo()
    assert responses_of(desk.present, assessment.id) == {}
    again = desk.redo()
    assert again.label == "Answer"
    assert responses_of(desk.present, assessment.id)["ALN-01"].answer == "siloed"


def test_a_new_step_forgets_what_could_have_been_done_again():
    desk, _, assessment = begun_desk()
    answer(desk, assessment, "ALN-01", answer="siloed")
    desk.undo()
    answer(desk, assessment, "ALN-02", answer="absent")
    with pytest.raises(Bug, match="nothing to redo"):
        desk.redo()


def test_steps_of_one_act_share_their_id_and_are_undone_and_redone_as_one():
    desk, _, assessment = begun_desk()
    history, before = History(desk.present), desk.present
    for number, text in enumerate(("The", "The board", "The board agreed")):
        values = {"rationale": text}
        step = set_response(history.present, assessment, "ALN-01", values, desk.author)
        step = in_act(step, "act", number)
        assert [one.stamp.event_id for one in step.changes] == [f"act.{number + 1}"]
        history = submit(history, step, goes_on=bool(number))
    assert len(history.done) == 1
    history, back = undo(history, desk.stamp)
    assert [one.undoes for one in back.changes] == ["act.3"]
    assert in_use(history.present) == in_use(before)
    history, _ = redo(history, desk.stamp)
    assert responses_of(history.present, assessment.id)["ALN-01"].rationale == "The board agreed"


def test_what_is_typed_on_belongs_to_the_act_its_first_change_began():
    desk, _, assessment = begun_desk()
    first = set_response(desk.present, assessment, "ALN-01", {"rationale": "T"}, desk.author)
    act = first.changes[0].stamp.event_id
    assert in_act(first, act, 0) == first
    later = in_act(first, act, 1)
    assert later.changes[0].stamp.event_id == f"{act.removesuffix('.1')}.2"


def test_nothing_done_is_nothing_to_undo():
    with pytest.raises(Bug, match="nothing to undo"):
        Desk().undo()


def test_the_last_two_hundred_steps_can_be_undone_and_no_more():
    desk, _, assessment = begun_desk()
    for number in range(UNDO_STEPS + 5):
        answer(desk, assessment, "ALN-01", rationale=f"{number}")
    assert len(desk.history.done) == UNDO_STEPS == 200
    for _ in range(UNDO_STEPS):
        desk.undo()
    assert responses_of(desk.present, assessment.id)["ALN-01"].rationale == "4"
    with pytest.raises(Bug):
        desk.undo()


def test_a_step_of_several_changes_is_undone_as_one():
    desk, _, assessment = begun_desk()
    before = desk.present
    desk.do(add_evidence(desk.present, assessment, "ALN-01", {"title": "Minutes"}, "", desk.author))
    desk.undo()
    assert in_use(desk.present) == in_use(before)


def test_an_undone_answer_does_not_come_back_with_the_next_edit():
    desk, _, assessment = begun_desk()
    answer(desk, assessment, "ALN-01", answer="embedded")
    desk.undo()
    answer(desk, assessment, "ALN-01", rationale="Nobody asked yet.")
    kept = responses_of(desk.present, assessment.id)["ALN-01"]
    assert (kept.answer, kept.rationale) == ("", "Nobody asked yet.")
    desk.undo()
    assert responses_of(desk.present, assessment.id) == {}


class Editing(RuleBasedStateMachine):
    """Any edits, undone and done again in any order, beside a plain list of what was seen."""

    def __init__(self):
        super().__init__()
        self.desk, _, self.assessment = begun_desk()
        self.seen = [in_use(self.desk.present)]
        self.at = 0
        self.base = len(self.desk.history.done)

    def _did(self, step):
        self.desk.do(step)
        self.at += 1
        self.seen[self.at :] = [in_use(self.desk.present)]

    @rule(item=ITEMS, given_answer=ANSWERS, note=st.text(max_size=5))
    def answer(self, item, given_answer, note):
        values = {"answer": given_answer, "rationale": note}
        desk = self.desk
        self._did(set_response(desk.present, self.assessment, item, values, desk.author))

    @rule(item=ITEMS, note=st.text(max_size=5))
    def note(self, item, note):
        desk = self.desk
        self._did(
            set_response(desk.present, self.assessment, item, {"rationale": note}, desk.author)
        )

    @rule(item=ITEMS, title=st.text(max_size=5))
    def show(self, item, title):
        desk = self.desk
        self._did(
            add_evidence(
                desk.present, self.assessment, item, {"title": title}, "siloed", desk.author
            )
        )

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self):
        self.desk.undo()
        self.at -= 1

    @precondition(lambda self: self.at < len(self.seen) - 1)
    @rule()
    def redo(self):
        self.desk.redo()
        self.at += 1

    @invariant()
    def the_person_sees_what_was_there_then(self):
        assert in_use(self.desk.present) == self.seen[self.at]

    def teardown(self):
        for _ in range(self.at):
            self.desk.undo()
        assert in_use(self.desk.present) == self.seen[0]
        replayed = Workspace()
        for change in self.desk.changes:
            replayed = apply(replayed, change)
        assert records_of(replayed) == records_of(self.desk.present)
        assert all(isinstance(r, Response) for r in self.desk.present.all(Response))


Editing.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestAnyEditsUndone = Editing.TestCase


def test_a_step_is_applied_as_its_changes_one_after_another_would_be():
    desk, _, assessment = begun_desk()
    before = desk.present
    answer(desk, assessment, "ALN-01", answer="siloed", rationale="As the plan says.")
    answer(desk, assessment, "ALN-01", answer="embedded")
    changes = [change for step in desk.steps[-2:] for change in step.changes]
    assert apply_all(before, changes) == desk.present
    assert responses_of(before, assessment.id) == {}


def test_a_step_that_is_refused_half_way_leaves_nothing_of_itself():
    desk, _, assessment = begun_desk()
    step = answer(desk, assessment, "ALN-01", answer="siloed")
    before = records_of(desk.present)
    with pytest.raises(Bug, match="created twice"):
        apply_all(desk.present, [*step.changes, *step.changes])
    assert records_of(desk.present) == before
