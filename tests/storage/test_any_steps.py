"""Random work, recorded, reopened, retried and checked: the store holds what memory holds."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from digistrat_desktop.domain.record.changes import Step, edit
from digistrat_desktop.domain.trust.assessment import Assessment, Trust
from tests.helpers.makers import begun_desk, records_of, seeded
from tests.helpers.stores import (
    PEOPLE,
    batch_of,
    event_ids,
    is_sound,
    opened,
    random_step,
    trail_end,
)


class Working(RuleBasedStateMachine):
    """A person at work while the program is closed, opened and made to write twice."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "digistrat.db"
        self.store = opened(self.path)
        self.desk, self.trust, self.assessment = begun_desk()
        self.written = self.since = 0  # steps that were saved, and when it was last opened

    @rule(seed=st.integers(0, 2**16))
    def work(self, seed):
        random_step(self.desk, self.assessment, seeded(seed))

    @rule(title=st.text(max_size=30))
    def rename(self, title):
        desk = self.desk
        present = desk.present.get(Assessment, self.assessment.id)
        desk.do(Step("Edit", (edit(present, {"title": title}, desk.stamp()),)))

    @rule(name=st.text(max_size=30))
    def rename_the_trust(self, name):
        desk = self.desk
        trust = desk.present.get(Trust, self.trust.id)
        desk.do(Step("Edit", (edit(trust, {"name": name}, desk.stamp()),)))

    @precondition(lambda self: self.desk.history.undone)
    @rule()
    def redo(self):
        self.desk.redo()

    @rule()
    def save(self):
        steps = self.desk.steps[self.written :]
        self.store.record(batch_of(*steps, people=PEOPLE))
        self.written = len(self.desk.steps)

    @rule(data=st.data())
    def save_again(self, data):
        first = data.draw(st.integers(self.since, self.written))
        self.store.record(batch_of(*self.desk.steps[first : self.written]))

    @rule()
    def close_and_open(self):
        self.store.close()
        self.store = opened(self.path)
        self.store.confirm()
        self.since = self.written

    def teardown(self):
        self.save()
        loaded = self.store.open_trust(self.trust.id, self.assessment.id).workspace
        assert records_of(loaded) == records_of(self.desk.present)
        assert is_sound(self.store)
        length = trail_end(self.store, self.trust.id)[0].length
        assert length == len(event_ids(*self.desk.steps))
        self.store.close()
        shutil.rmtree(self.folder)


Working.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestAnySteps = Working.TestCase
