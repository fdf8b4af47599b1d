"""Stores of made-up trusts on real files, and ways to look at them and to break them."""

import datetime as dt
import sqlite3
from contextlib import contextmanager
from typing import NamedTuple

from digistrat_desktop.domain.edits.assessments import (
    NewAssessment,
    add_evidence,
    carry_forward,
    set_response,
)
from digistrat_desktop.domain.edits.metrics import (
    NewReading,
    add_metric,
    metric_from_catalogue,
    put_readings,
)
from digistrat_desktop.storage.port import Batch, EventOrigin, SignOff, note_of
from digistrat_desktop.storage.sqlite.connection import connect_for_writing
from digistrat_desktop.storage.sqlite.store import SqliteStore
from tests.helpers.makers import PACK, PACK_SHA, begun_desk
from tests.helpers.packs import METRIC

ORIGIN = EventOrigin("00" * 8, "0.1.0")
PEOPLE = {"person-1": "Ann Example"}
ITEMS = ("ALN-01", "ALN-02", "CON-01", "MOM-01", "QUA-01")
ANSWERS = ("absent", "siloed", "embedded", "cannot_say")


class End(NamedTuple):
    """Where a trust's record ends."""

    length: int  # how many changes
    hash: str  # the last fingerprint


def opened(path, **more):
    return SqliteStore(path, ORIGIN, **more)


def batch_of(*steps, **more):
    changes = tuple(change for step in steps for change in step.changes)
    return Batch(changes, **{"packs": {PACK_SHA: PACK}, **more})


def record_all(store, desk, since=0):
    """Write a desk's steps, each in a transaction of its own."""
    for step in desk.steps[since:]:
        record_one(store, step)


def record_one(store, step):
    """Write a step, or sign off."""
    if isinstance(step, SignOff):
        store.sign_off(step, note_of(step.stamp, "sealed"))
    else:
        store.record(batch_of(step, people=PEOPLE))


def event_ids(*steps):
    """Give the ids of the changes of some steps; a sign-off is one."""
    return [one.stamp.event_id for step in steps for one in getattr(step, "changes", (step,))]


def ids_in(store):
    """Give the ids of all changes in a store."""
    rows = store._db.execute("SELECT json_extract(body, '$.id') FROM event").fetchall()
    return {row[0] for row in rows}


def log_of(store):
    """Give what a store's own log says, latest last."""
    return [row[0] for row in store._db.execute("SELECT body FROM log ORDER BY rowid").fetchall()]


def verified(store):
    """Give what a check of everything in a store finds."""
    outside = store.verify_outside()
    return (*map(store.verify_trail, store.trails()), *outside)


def is_sound(store):
    return all(verdict.sound for verdict in verified(store))


def trail_end(holder, trust_id):
    """Give where a trust's record ends and when, in a store or a library."""
    found = getattr(holder, "store", holder).open_trust(trust_id)
    return End(found.changes, found.end), found.changed_at


def handed(store, trust_id):
    """Give all that a store hands over of a trust, as values that can be compared."""
    content = store.hand_over(trust_id)
    return content._replace(events=tuple((e.hash, e.parents, e.body) for e in content.events))


def random_step(desk, assessment, rng):
    """Make one step a person might make: an answer, a long note, evidence, readings, an undo."""
    what = rng.choice(["answer", "answer", "note", "evidence", "readings", "undo"])
    item, answer = rng.choice(ITEMS), rng.choice(ANSWERS)
    author, present = desk.author, desk.present
    if what == "undo" and len(desk.history.done) > 3:
        return desk.undo()
    if what == "note":
        note = f"{desk.second} " + "Minutes say so. " * rng.choice([1, 60, 600])
        return desk.do(set_response(present, assessment, item, {"rationale": note}, author))
    if what == "evidence":
        values = {"title": f"Paper {desk.second}"}
        return desk.do(add_evidence(present, assessment, item, values, answer, author))
    if what == "readings":
        metric = metric_from_catalogue(METRIC, assessment.trust_id, desk.new_id())
        desk.do(add_metric(metric, author))
        count = rng.choice([1, 12, 36])
        readings = [NewReading(f"20{23 + n // 12}-{n % 12 + 1:02d}", str(n)) for n in range(count)]
        return desk.do(put_readings(desk.present, metric, readings, author))
    why = f"Because {desk.second}."
    values = {"answer": answer, "rationale": why}
    return desk.do(set_response(present, assessment, item, values, author))


def worked_desk(rng, rounds=30, room=1, pack=PACK_SHA):
    """Give a desk at which many steps were made; one assessment is sealed, one carried forward."""
    desk, _, first = begun_desk(room, pack)
    for _ in range(rounds):
        random_step(desk, first, rng)
    desk.sign_off(first)
    new = _carried(desk, first)
    for _ in range(rounds // 3):
        random_step(desk, new, rng)
    return desk


def _carried(desk, last):
    new = NewAssessment("Carried", dt.date(2026, 9, 30), last.form, last.pack_sha256)
    made, step = carry_forward(desk.present, last, new, desk.author)
    desk.do(step)
    return made


def write_store(path, *desks):
    """Write a store file with all that was done at some desks."""
    store = opened(path)
    for desk in desks:
        record_all(store, desk)
    store.close()
    return path


@contextmanager
def raw(path):
    """Open a store's file behind the program's back."""
    db = sqlite3.connect(path, isolation_level=None)
    try:
        yield db
    finally:
        db.close()


def without_triggers(db, *names):
    """Drop triggers and give the statements that put them back, word for word."""
    kept = []
    for name in names:
        row = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
        kept.append(row[0])
        db.execute(f"DROP TRIGGER {name}")
    return kept


class FailingConnection:
    """A real connection whose next statement of some kind fails, before or after it is done."""

    def __init__(self, path):
        self._db = connect_for_writing(path)
        self._failing = None

    def fail(self, beginning, error, *, done=False):
        self._failing = (beginning, error, done)

    def execute(self, sql, parameters=()):
        if self._failing and sql.startswith(self._failing[0]):
            (_, error, done), self._failing = self._failing, None
            if done:
                self._db.execute(sql, parameters)
            raise error
        return self._db.execute(sql, parameters)

    @property
    def in_transaction(self):
        return self._db.in_transaction

    def close(self):
        self._db.close()


class Connections:
    """Opens failing connections and keeps the latest at hand."""

    def __init__(self):
        self.latest = None
        self.opened = 0
        self.refuse_to_open = None

    def __call__(self, path):
        if self.refuse_to_open:
            raise self.refuse_to_open
        self.opened += 1
        self.latest = FailingConnection(path)
        return self.latest


def sqlite_error(code, words="made up"):
    error = sqlite3.OperationalError(words)
    error.sqlite_errorcode = code
    return error
