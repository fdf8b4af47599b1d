"""A desk at which steps are made, with ids and times that are the same in every run."""

import datetime as dt
import hashlib
import random
from dataclasses import dataclass, field, replace

from digistrat_desktop.domain.edits.assessments import (
    NewAssessment,
    NewTrust,
    add_trust,
    start_assessment,
)
from digistrat_desktop.domain.frameworks.scales import Form, Status, TrustKind
from digistrat_desktop.domain.record.changes import History, redo, submit, undo
from digistrat_desktop.domain.record.events import Author, Stamp
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.storage.port import PackText, SignOff

BEGAN = dt.datetime(2026, 5, 14, 13, 2, tzinfo=dt.UTC)
PERSON = "person-1"
PACK = PackText("small", "1.0.0", '{"format":1}')
PACK_SHA = hashlib.sha256(PACK.body.encode()).hexdigest()


def seeded(number):
    """Give a source of chance that is the same in every run."""
    return random.Random(number)  # noqa: S311 - repeatable test data, no secret


def uuid_like(room, number):
    return f"{room:08x}-0000-4000-8000-{number:012x}"


@dataclass
class Desk:
    """One person at work: what they did, in order, and how it stands now.

    Attributes:
        steps: what they did; a `SignOff` where they signed an assessment off.
        pack: sha256 of the framework pack they use.
        person: id of who works there.
    """

    room: int = 1
    pack: str = PACK_SHA
    history: History = field(default_factory=History)
    steps: list = field(default_factory=list)
    second: int = 0
    made: int = 0
    person: str = PERSON

    def stamp(self):
        self.second += 1
        at = BEGAN + dt.timedelta(seconds=self.second)
        return Stamp(uuid_like(self.room + 0xE000, self.second), at, self.person)

    def new_id(self):
        self.made += 1
        return uuid_like(self.room, self.made)

    @property
    def author(self):
        return Author(self.stamp, self.new_id)

    @property
    def present(self):
        return self.history.present

    @property
    def changes(self):
        return tuple(c for step in self.steps for c in getattr(step, "changes", ()))

    def do(self, step):
        self.history = submit(self.history, step)
        self.steps.append(step)
        return step

    def undo(self):
        self.history, step = undo(self.history, self.stamp)
        self.steps.append(step)
        return step

    def redo(self):
        self.history, step = redo(self.history, self.stamp)
        self.steps.append(step)
        return step

    def add_trust(self, name="Sherwood and Vale", ods_code="ZZ1", *, sample=False):
        trust, step = add_trust(NewTrust(name, ods_code, TrustKind.ACUTE, sample), self.author)
        self.do(step)
        return trust

    def start(self, trust, title="Autumn", as_of=dt.date(2026, 3, 31), form=Form.FULL):
        new = NewAssessment(title, as_of, form, self.pack)
        assessment, step = start_assessment(trust.trust_id, new, self.author)
        self.do(step)
        return assessment

    def sign_off(self, assessment, role="Chair"):
        """Sign an assessment off as it stands; `record_all` does it in the store."""
        wanted = SignOff(assessment.id, role, self.pack, self.stamp())
        self.steps.append(wanted)
        signed = replace(self.present.get(Assessment, assessment.id), status=Status.SEALED)
        self.history = replace(self.history, present=self.present.with_record(signed))
        return wanted


def desk_at(store, trust_id, room, person="person-2"):
    """Give another desk at a store that holds a trust already."""
    return Desk(room, history=History(store.open_trust(trust_id).workspace), person=person)


def begun_desk(room=1, pack=PACK_SHA):
    """Give a desk with a trust and an assessment that has just been started."""
    desk = Desk(room, pack)
    trust = desk.add_trust()
    return desk, trust, desk.start(trust)


def records_of(workspace):
    """Give every record by kind and id as plain dicts, for comparing."""
    return {kind: dict(found) for kind, found in workspace.records.items() if found}
