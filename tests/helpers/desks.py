"""Computers of made-up trusts: a store each, on which people work through the services."""

import datetime as dt
import os
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from digistrat_desktop.domain.edits.assessments import (
    NewAssessment,
    NewTrust,
    add_evidence,
    add_trust,
    set_response,
    start_assessment,
)
from digistrat_desktop.domain.edits.metrics import (
    NewReading,
    add_metric,
    metric_from_catalogue,
    put_readings,
)
from digistrat_desktop.domain.frameworks.packs import glance_of
from digistrat_desktop.domain.frameworks.scales import Form, TrustKind
from digistrat_desktop.domain.trust.assessment import Assessment, Response
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.services.packages import files
from digistrat_desktop.services.packages.exchange import apply_import, plan_import
from digistrat_desktop.services.store.library import Library, make_author
from digistrat_desktop.storage.package.files import CheckedFiles
from digistrat_desktop.storage.port import EventOrigin
from digistrat_desktop.storage.sqlite.folder import SqliteFolder
from digistrat_desktop.storage.sqlite.store import Around, SqliteStore
from digistrat_desktop.system.clock import FixedClock, SeededIds
from digistrat_desktop.system.paths import resources_folder

BEGAN = dt.datetime(2026, 5, 14, 13, 2, tzinfo=dt.UTC)


class FirstVersion(Catalogue):
    """Begins new work with the first version, whose questions the tests name."""

    def preferred(self, pack_id):
        usual = super().preferred(pack_id)
        return usual and self.pack(usual.id, "1.0.0")

    def next_after(self, last):
        return last

    def glance(self, pack_id):
        return glance_of(self.preferred(pack_id))


CATALOGUE = FirstVersion((resources_folder() / "frameworks",))
FILES = CheckedFiles("0.1.0", os.urandom)
read_file = partial(files.read_file, FILES)
read_store = partial(files.read_store, FILES)


def place_at(folders, origin):
    """Give the place of the store of some folders."""
    return SqliteFolder(folders.store, origin, Around(folders.backups, None, folders.snapshots))


class Computer:
    """One person's computer: its store, its clock and whose name its changes carry."""

    def __init__(self, folder, name, seed=""):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.person = f"person-{name}"
        self.people = {self.person: name}
        clock = FixedClock(BEGAN, dt.timedelta(seconds=1))
        self.author = make_author(clock, SeededIds(seed or name), self.person)
        around = Around(folder / "backups", None, folder / "snapshots")
        store = SqliteStore(folder / "digistrat.db", EventOrigin("00" * 8, "0.1.0"), around=around)
        self.library = Library(store, CATALOGUE, FILES)
        self.library.name_person(self.person, name)

    @property
    def pack(self):
        return self.library.pack_in_use()

    def do(self, *steps):
        self.library.record(steps, self.people, [self.pack])

    def trust(self, name="Sherwood and Vale"):
        trust, step = add_trust(NewTrust(name, "ZZ1", TrustKind.ACUTE), self.author)
        self.do(step)
        return trust.trust_id

    def start(self, trust_id, title="Autumn", as_of=dt.date(2026, 3, 31)):
        new = NewAssessment(title, as_of, Form.FULL, self.pack.sha256)
        assessment, step = start_assessment(trust_id, new, self.author)
        self.do(step)
        return assessment.id

    def workspace(self, assessment_id):
        listed = self.library.find(assessment_id)
        return self.library.open_trust(listed.trust_id, assessment_id).workspace

    def answer(self, assessment_id, item_id="ALN-01", **values):
        workspace = self.workspace(assessment_id)
        assessment = workspace.get(Assessment, assessment_id)
        self.do(set_response(workspace, assessment, item_id, values, self.author))

    def evidence(self, assessment_id, item_id="ALN-01", title="Minutes", **values):
        workspace = self.workspace(assessment_id)
        assessment = workspace.get(Assessment, assessment_id)
        given = {"title": title, **values}
        step = add_evidence(workspace, assessment, item_id, given, "siloed", self.author)
        self.do(step)

    def metric(self, trust_id, periods=("2026-01", "2026-02")):
        metric = metric_from_catalogue(self.pack.metrics[0], trust_id, self.author.new_id())
        self.do(add_metric(metric, self.author))
        workspace = self.library.open_trust(trust_id).workspace
        readings = [NewReading(period, str(n)) for n, period in enumerate(periods, start=1)]
        self.do(put_readings(workspace, metric, readings, self.author))
        return metric.id

    def reading(self, trust_id, period, value):
        """Put another value in the first metric's reading of a period."""
        workspace = self.library.open_trust(trust_id).workspace
        metric = workspace.all(Metric)[0]
        self.do(put_readings(workspace, metric, [NewReading(period, value)], self.author))

    def response(self, assessment_id, item_id="ALN-01"):
        workspace = self.workspace(assessment_id)
        return next(
            r
            for r in workspace.all(Response)
            if r.assessment_id == assessment_id and r.item_id == item_id
        )

    def take(self, path, password=None):
        plan = plan_import(self.library, path, password)
        apply_import(self.library, plan, self.author)
        return plan

    def sound(self):
        return all(verdict.sound for verdict in self.library.verify())

    def file(self):
        """Give the store's bytes, to see that nothing was changed."""
        return Path(self.library.place).read_bytes()


@contextmanager
def computer(folder, name):
    made = Computer(folder / name, name)
    with closing(made.library):
        yield made


def filled(made):
    """Work a little at a computer: a trust, an assessment, answers, evidence, a metric."""
    trust_id = made.trust()
    assessment_id = made.start(trust_id)
    made.answer(assessment_id, "ALN-01", answer="siloed", rationale="Two plans, one board.")
    made.answer(assessment_id, "ALN-02", answer="embedded")
    made.evidence(assessment_id)
    made.metric(trust_id)
    return trust_id, assessment_id
