"""What is signed off and what was replaced: the same in the store, its list and an open window."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from digistrat_desktop.domain.edits.assessments import set_response
from digistrat_desktop.domain.edits.sign_off import reopen
from digistrat_desktop.domain.edits.strategy import restore_entry, withdraw_entry
from digistrat_desktop.domain.frameworks.scales import Status, is_sealed
from digistrat_desktop.domain.record.seals import Revision
from digistrat_desktop.domain.record.workspace import standing_assessments
from digistrat_desktop.domain.trust.assessment import Assessment, Response
from digistrat_desktop.ui.session.open_work import OpenWork
from tests.helpers.makers import Desk, begun_desk
from tests.helpers.stores import ITEMS, batch_of, is_sound, opened, record_all, record_one

ALL = 1_000


def statuses(workspace):
    return {str(one.id): one.status for one in workspace.all(Assessment)}


def listed(store):
    rows = store.listed_rows(store.listed_ids("date")).values()
    return {row.assessment_id: Status(row.status) for row in rows}


class Revising(RuleBasedStateMachine):
    """A person who signs off, reopens, archives, restores and undoes, with some records loaded."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = opened(self.folder / "digistrat.db")
        self.desk, self.trust, _ = begun_desk()
        record_all(self.store, self.desk)
        self.open(ALL)

    def open(self, latest, assessment_id=None):
        """Show the trust as a window does."""
        found = self.store.open_trust(self.trust.id, assessment_id, latest).workspace
        self.work = OpenWork().begun_with(found)
        # of what was archived then, the answers are not loaded
        self.with_answers = set(statuses(found))

    def all(self, *, sealed=False, archived=False):
        found = self.work.present.records[Assessment.KIND].values()
        return [a for a in found if (is_sealed(a.status), a.withdrawn) == (sealed, archived)]

    def do(self, step):
        self.work = self.work.after(step)
        self.store.record(batch_of(step))

    @rule(latest=st.sampled_from([1, 2, ALL]), data=st.data())
    def open_anew(self, latest, data):
        one = data.draw(st.sampled_from([None, *sorted(listed(self.store))]))
        self.open(latest, one)

    @precondition(lambda self: len(listed(self.store)) < 5)
    @rule()
    def start(self):
        self.desk.history = self.work.history
        self.desk.start(self.trust, f"Later {self.desk.second}")
        step = self.desk.steps[-1]
        self.with_answers |= {str(change.record_id) for change in step.changes}
        self.do(step)

    @precondition(lambda self: self.all())
    @rule(data=st.data(), item=st.sampled_from(ITEMS), level=st.sampled_from(["absent", "siloed"]))
    def answer(self, data, item, level):
        one = data.draw(st.sampled_from(self.all()))
        values = {"answer": level}
        self.do(set_response(self.work.present, one, item, values, self.desk.author))

    @precondition(lambda self: self.all())
    @rule(data=st.data())
    def sign_off(self, data):
        one = data.draw(st.sampled_from(self.all()))
        record_one(self.store, Desk.sign_off(self.desk_now(), one))
        self.open(ALL, str(one.id))

    def desk_now(self):
        self.desk.history = self.work.history
        return self.desk

    @rule(data=st.data())
    @precondition(lambda self: any(a.status is Status.SEALED for a in self.all(sealed=True)))
    def reopen(self, data):
        may = [a for a in self.all(sealed=True) if a.status is Status.SEALED]
        one = data.draw(st.sampled_from(may))
        made, step = reopen(self.work.present, one, "A slip.", self.desk.author)
        self.with_answers.add(str(made.id))
        self.do(step)

    @precondition(lambda self: self.all())
    @rule(data=st.data())
    def archive(self, data):
        one = data.draw(st.sampled_from(self.all()))
        self.do(withdraw_entry(self.work.present, one, "Not needed.", self.desk.author))

    @precondition(lambda self: self.all(archived=True))
    @rule(data=st.data())
    def restore(self, data):
        one = data.draw(st.sampled_from(self.all(archived=True)))
        self.do(restore_entry(self.work.present, one, self.desk.author))

    @precondition(lambda self: self.work.history.done)
    @rule()
    def undo(self):
        self.work, step = self.work.undone(self.desk.stamp)
        self.store.record(batch_of(step))

    @precondition(lambda self: self.work.history.undone)
    @rule()
    def redo(self):
        self.work, step = self.work.redone(self.desk.stamp)
        self.store.record(batch_of(step))

    @invariant()
    def the_window_shows_what_a_store_opened_anew_shows(self):
        whole = self.store.open_trust(self.trust.id, latest=ALL).workspace
        assert statuses(whole) == listed(self.store)
        present = self.work.present
        for kind in (Assessment, Revision):
            loaded = present.records.get(kind.KIND, {})
            assert loaded == {one: whole.find(kind, one) for one in loaded}
        for one in self.with_answers & statuses(present).keys():
            mine, there = (
                {r for r in w.all(Response) if r.assessment_id == one} for w in (present, whole)
            )
            assert mine == there

    def teardown(self):
        assert is_sound(self.store)
        self.store.close()
        shutil.rmtree(self.folder)


Revising.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestRevising = Revising.TestCase


def signed_with(store, revisions):
    """Give a window on a trust whose one assessment is signed off and has revisions made apart."""
    desk, trust, first = begun_desk()
    desk.sign_off(first)
    made = []
    for _ in range(revisions):
        one, step = reopen(
            desk.present, desk.present.get(Assessment, first.id), "Slip", desk.author
        )
        made.append(one)
        desk.do(step)
    record_all(store, desk)
    return desk, OpenWork().begun_with(store.open_trust(trust.id).workspace), first, made


def test_what_was_signed_off_stands_again_once_its_revision_is_archived(tmp_path):
    store = opened(tmp_path / "digistrat.db")
    desk, work, first, (made,) = signed_with(store, 1)
    assert statuses(work.present)[first.id] is Status.SUPERSEDED
    step = withdraw_entry(work.present, work.present.get(Assessment, made.id), "No", desk.author)
    work = work.after(step)
    assert statuses(work.present) == {first.id: Status.SEALED}
    assert work.turned_to(step, made.id) == first.id
    store.close()


def test_a_restored_revision_replaces_what_was_signed_off_again(tmp_path):
    store = opened(tmp_path / "digistrat.db")
    desk, work, first, made = signed_with(store, 2)
    for one in made:
        record = work.present.get(Assessment, one.id)
        work = work.after(withdraw_entry(work.present, record, "No", desk.author))
    assert statuses(work.present) == {first.id: Status.SEALED}
    record = work.present.get(Assessment, made[0].id)
    work = work.after(restore_entry(work.present, record, desk.author))
    assert statuses(work.present)[first.id] is Status.SUPERSEDED
    assert [one.id for one in standing_assessments(work.present)] == [made[0].id]
    store.close()
