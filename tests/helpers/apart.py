"""Trusts on which two people worked apart, so that things are there to settle."""

import datetime as dt
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path

from digistrat_desktop.domain.edits.assessments import add_evidence, set_response
from digistrat_desktop.domain.edits.strategy import add_entry, edit_entry, withdraw_entry
from digistrat_desktop.domain.frameworks.scales import EvidenceStrength
from digistrat_desktop.domain.record.workspace import assessments_by_date, trust_of
from digistrat_desktop.domain.trust.strategy import Initiative, Objective
from digistrat_desktop.services.packages.files import check
from digistrat_desktop.services.store.library import Library, make_author
from digistrat_desktop.storage.port import Arrival, EventOrigin
from digistrat_desktop.storage.sqlite.store import Around, SqliteStore
from digistrat_desktop.system.clock import FixedClock, SeededIds
from tests.helpers.desks import CATALOGUE, FILES
from tests.helpers.trusts import fill

ANN, BOB, CAT = "person-ann", "person-bob", "person-cat"
NAMES = {ANN: "Ann Lee", BOB: "Bob Shah", CAT: "Cat Green"}
WHY_ANN = (
    "Network capacity: on three wards the network is full at the morning round, and screens take up "
    "to 40 seconds to open. The strategy counts on e-observations there and is silent on the network."
)
WHY_BOB = (
    "On wards 4, 7 and 11 nurses go back to paper in the morning round. E-observations cannot start "
    "safely there."
)


class Person:
    """Somebody at a copy of a trust, working through the services."""

    def __init__(self, library, person, day):
        self.library = library
        at = dt.datetime(2026, 5, day, 9, tzinfo=dt.UTC)
        clock = FixedClock(at, dt.timedelta(seconds=7))
        self.author = make_author(clock, SeededIds(f"{person} {day}"), person)
        library.name_person(person, NAMES[person])

    @property
    def workspace(self):
        trust = self.library.store.trusts()[0]
        return self.library.open_trust(trust.id).workspace

    @property
    def assessment(self):
        return assessments_by_date(self.workspace)[-1]

    @property
    def trust_id(self):
        return trust_of(self.workspace).trust_id

    def do(self, step):
        self.library.record([step], {}, [])

    def answer(self, item_id, **values):
        self.do(set_response(self.workspace, self.assessment, item_id, values, self.author))

    def evidence(self, item_id, title, shows, day):
        given = {"title": title, "strength": EvidenceStrength.DATA, "dated": day}
        self.do(add_evidence(self.workspace, self.assessment, item_id, given, shows, self.author))

    def add(self, kind, **values):
        made, step = add_entry(self.workspace, kind, self.trust_id, values, self.author)
        self.do(step)
        return made.id

    def edit(self, kind, record_id, **values):
        record = self.workspace.get(kind, record_id)
        self.do(edit_entry(self.workspace, record, values, self.author))

    def archive(self, kind, record_id):
        record = self.workspace.get(kind, record_id)
        self.do(withdraw_entry(self.workspace, record, "No longer wanted.", self.author))

    def give_to(self, library):
        """Hand all of it to another copy, as a file would."""
        give(self.library, library, self.author)


def give(library, other, author):
    trust = library.store.trusts()[0]
    package = check(library.store.hand_over(trust.id))
    arrival = Arrival(package.content, package.pack_texts, {})
    other.store.bring_in(arrival, author)


def fill_apart(library):
    """Write a trust on which Ann here and Bob elsewhere said things apart, with all that comes of it."""
    fill(library)
    ann = Person(library, ANN, 3)
    for item in ("ALN-01", "ALN-02", "ALN-04"):
        ann.answer(item, answer="", rationale="", carried=False)
    ann.answer("ALN-04", answer="absent")
    objective = ann.add(Objective, title="Faster results for patients")
    initiative = ann.add(Initiative, title="Network on the wards")
    old = ann.add(Objective, title="Paperless by 2027")
    with copy_of(library, ann.author) as other:
        _apart(ann, Person(other, BOB, 4), (objective, initiative, old))
        give(other, library, ann.author)


@contextmanager
def copy_of(library, author):
    """Give another copy of all that is in a library."""
    with tempfile.TemporaryDirectory() as folder:
        around = Around(Path(folder) / "backups", None, Path(folder) / "snapshots")
        store = SqliteStore(
            Path(folder) / "digistrat.db", EventOrigin("00" * 8, "0.1.0"), around=around
        )
        with closing(Library(store, CATALOGUE, FILES)) as other:
            give(library, other, author)
            yield other


def _apart(ann, bob, records):
    objective, initiative, old = records
    ann.answer("ALN-01", answer="siloed")
    ann.answer("ALN-01", rationale=WHY_ANN)
    ann.evidence("ALN-01", "Network load, three wards", "siloed", dt.date(2026, 4, 30))
    bob.answer("ALN-01", answer="embedded", rationale=WHY_BOB)
    ann.answer("ALN-02", answer="absent")
    bob.answer("ALN-02", answer="siloed")
    ann.answer("ALN-04", answer="embedded")
    bob.answer("ALN-04", rationale="The new board asked for it in April.")
    ann.edit(Objective, objective, title="Results within 2 hours")
    bob.edit(Objective, objective, title="Results within a shift")
    ann.archive(Objective, old)
    bob.edit(Objective, old, statement="Every ward without paper, and no forms carried by hand.")
    ann.edit(Initiative, initiative, need=WHY_ANN)
    bob.edit(Initiative, initiative, need=WHY_BOB)
