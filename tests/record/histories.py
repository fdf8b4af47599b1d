"""Random histories of two to four copies against an oracle that knows of causes and nothing else.

The oracle notes for every write which writes its copy knew at that moment, and which travel with each
file. What a copy shows must be exactly the writes that no write knowing of them replaced. Copies are
real: a store in SQLite, packages written and read, the team folder on folders that misbehave.
"""

from __future__ import annotations

import collections
import datetime as dt
import hashlib
import random
import sqlite3
import uuid
import weakref
from contextlib import closing
from functools import cache

from digistrat_desktop.domain.edits.assessments import blank_response
from digistrat_desktop.domain.edits.signed_versions import FOUND_BY
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.scales import Form, is_sealed
from digistrat_desktop.domain.ids import RecordId
from digistrat_desktop.domain.record.changes import (
    History,
    create,
    edit,
    met,
    put,
    step_of,
    submit,
    undo,
    without_latest,
)
from digistrat_desktop.domain.record.events import Author, Stamp
from digistrat_desktop.domain.record.fold import State, Use
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.kinds import KINDS
from digistrat_desktop.domain.record.workspace import standing_assessments, trust_of
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.trust.assessment import Assessment, Evidence, Response, Trust
from digistrat_desktop.domain.trust.metrics import Reading
from digistrat_desktop.domain.wire.canonical_json import to_canonical
from digistrat_desktop.domain.wire.records import decode_fields, default_field
from digistrat_desktop.services.record.sealing import reopen_assessment
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.services.store.privacy import erase_name
from digistrat_desktop.services.team.folder import TeamFolder
from digistrat_desktop.services.team.meeting import fields_written, meet
from digistrat_desktop.storage.port import Arrival, EventOrigin, Portion, SignOff, note_of
from digistrat_desktop.storage.sqlite.made import rows_of, stands_in
from digistrat_desktop.storage.sqlite.store import SqliteStore
from tests.helpers.desks import CATALOGUE, FILES

ITEMS, LEVELS, TEXTS = ("ALN-01", "ALN-02"), ("absent", "siloed", "embedded"), ("", "one", "two")
BEGAN = dt.datetime(2026, 5, 14, 13, tzinfo=dt.UTC)
TRUST = "00000000-0000-4000-8000-00000000cafe"
Key = tuple


@cache
def pack():
    with closing(Library(SqliteStore(None, EventOrigin("", "")), CATALOGUE, FILES)) as library:
        return library.pack_in_use()


class Ram:
    """A folder in memory."""

    def __init__(self, files=None):
        self.files = {} if files is None else files
        self.explained = {}

    def names(self):
        return {name: len(self.files[name]) for name in sorted(self.files)}

    def read(self, name):
        if name not in self.files:
            raise FileNotFoundError(name)
        return self.files[name]

    def stamp(self, name):
        if name not in self.files:
            raise FileNotFoundError(name)
        return hashlib.sha256(self.files[name]).digest()

    def add(self, name, content):
        self.files[name] = content

    def remove(self, name):
        self.files.pop(name, None)

    def explain(self, name, words):
        self.explained = {name: words}


class Synced(Ram):
    """A copy's own part of a synced folder: it meets the others' when the sync program gets to it."""

    def __init__(self):
        super().__init__()
        self.base = {}

    def sync(self, cloud, rng, late=0.3):
        for name in sorted(self.files.keys() | cloud.keys() | self.base.keys()):
            here, there, was = self.files.get(name), cloud.get(name), self.base.get(name)
            if here == there or rng.random() < late:
                continue
            if here == was:
                _put(self.files, name, there)
            elif there == was:
                _put(cloud, name, here)
            elif here is not None:  # both changed: a conflict copy
                self.files[f"{name[:-10]}-LAPTOP7.digistrat"] = here
                _put(self.files, name, there)
            _put(self.base, name, cloud.get(name))


def _put(files, name, content):
    if content is None:
        files.pop(name, None)
    else:
        files[name] = content


class Copy:
    """One person's copy: a store, what was done here, and what of it can be taken back."""

    def __init__(self, name, rng, clock):
        self.name, self.rng, self.clock = name, rng, clock
        self.store = SqliteStore(None, EventOrigin("", "2"))
        weakref.finalize(self, self.store.close)
        self.library = Library(self.store, CATALOGUE, FILES)
        self.library.name_person(name, name.title())
        self.author = Author(self._stamp, self._new_id)
        self.history = History()
        self.done_here = set()

    def _new_id(self):
        return str(uuid.UUID(int=self.rng.getrandbits(128), version=4))

    def _stamp(self):
        self.clock += self.rng.randrange(1, 50)
        return Stamp(self._new_id(), BEGAN + dt.timedelta(seconds=self.clock), self.name)

    @property
    def is_empty(self):
        return not self.store.changes(TRUST)

    @property
    def graph(self):
        return self.store.graph(TRUST) if not self.is_empty else Graph()

    @property
    def workspace(self):
        return self.history.present

    def do(self, *changes, packs=()):
        step = step_of("Do", *changes)
        if step.changes:
            after = submit(self.history, step)
            self.library.record([step], {}, packs)
            self.history = after

    def take_back(self):
        try:
            self.history, step = undo(self.history, self.author.stamp)
        except Refused:
            self.history = without_latest(self.history)
            raise
        self.library.record([step], {}, ())

    def read(self):
        """Show the record anew, with nothing to take back."""
        self.history = History(self.store.open_trust(TRUST).workspace)

    def show(self, new):
        """Show what came in beside what was done here."""
        found = self.store.open_trust(TRUST).workspace
        self.history = met(self.history, found, fields_written(new))

    def hand_over(self, place=None, *, blind=False):
        portion = Portion((place,), blind) if place else None
        return FILES.write(self.store.hand_over(TRUST, portion))

    def take(self, data):
        content = FILES.read(data)
        known = self.graph
        count = self.store.bring_in(Arrival(content), self.author)
        if count:
            self.show([one for one in content.events if one.hash not in known])
        return count

    def shown(self):
        """Give what the tables say: the values that stand in each field, and the use, by record."""
        found = {}
        for row in rows_of(self.store._db, TRUST):
            one = next(stands_in([row]))
            fields = {name: {to_canonical(value)} for name, value in one.settled.items()}
            for name, written in one.unsettled.items():
                fields[name] = {to_canonical(w.value) for w in written}
            found[one.key] = (one.use, fields)
        return found

    def people(self):
        return self.store.people()

    def frameworks(self):
        return self.store.hand_over(TRUST).packs


class Oracle:
    """What is true: writes with what was known when they were made."""

    def __init__(self):
        self.writes = {}  # number: key, field, value as canonical JSON, seen numbers
        self.by_event = collections.defaultdict(set)
        self.event_of = {}
        self.seals = {}  # event hash: place, seen numbers
        self.roots = collections.defaultdict(set)

    def note(self, knows, event):
        place = event.place
        seen = frozenset(w for w in knows if self.writes[w][0][0] in {"", place})
        if event.seals:
            self.seals.setdefault(event.hash, (place, seen))
        fresh = set(self.by_event[event.hash])
        for field, value in event.new.items() if not fresh else ():
            number = len(self.writes)
            self.writes[number] = (event.key, field, to_canonical(value), seen)
            self.event_of[number] = event.hash
            fresh.add(number)
        self.by_event[event.hash] |= fresh
        if event.key[1] == "assessment" and not self.roots[place]:
            self.roots[place] |= fresh
        knows |= fresh

    def first_seals(self, knows):
        mine = [h for h in self.seals if self.by_event[h] & knows]
        found = collections.defaultdict(list)
        for one in mine:
            place, seen = self.seals[one]
            if not any(
                self.by_event[o] & seen for o in mine if o != one and self.seals[o][0] == place
            ):
                found[place].append(one)
        return found

    def standing(self, numbers):
        by = collections.defaultdict(list)
        for w in numbers:
            by[self.writes[w][:2]].append(w)
        return {
            key: {w for w in some if not any(w in self.writes[o][3] for o in some)}
            for key, some in by.items()
        }

    def expect(self, knows):
        """Give the writes that stand in each field, with what seals froze."""
        sealed, found = self.first_seals(knows), {}
        plain = {w for w in knows if self.writes[w][0][1] != "seal"}
        for (key, field), stand in self.standing(plain).items():
            frozen = [
                self.standing({w for w in self.seals[one][1] if self.writes[w][:2] == (key, field)})
                for one in sealed.get(key[0], ())
            ]
            if key[0] in sealed:
                found[key, field] = set().union(*(one.get((key, field), set()) for one in frozen))
            else:
                found[key, field] = stand
        return {one: stand for one, stand in found.items() if stand}

    def late(self, knows, place):
        seals = self.first_seals(knows).get(place, [])
        seen = frozenset().union(*(self.seals[s][1] for s in seals))
        mine = {
            w for w in knows if self.writes[w][0][0] == place and self.writes[w][0][1] != "seal"
        }
        return {self.event_of[w] for w in mine - seen}

    def knew(self, a, b):
        """Tell whether write a's event was known to write b's."""
        return bool(self.by_event[self.event_of[a]] & self.writes[b][3])


class World:
    """Some copies, what travels between them, and what was found wrong."""

    def __init__(self, seed):
        self.rng = rng = random.Random(seed)  # noqa: S311 - histories, not secrets
        self.seed, self.oracle, self.faults = seed, Oracle(), []
        self.stats = collections.Counter()
        names = ["ann", "bob", "cat", "dan"][: rng.randrange(2, 5)]
        self.copies = [Copy(name, rng, rng.randrange(3000)) for name in names]
        self.knows = [set() for _ in names]
        self.then = {}  # what was known to whoever made an event, itself included
        self.mail, self.kept = [], [None] * len(names)
        self.cloud, self.signed = {}, {}
        self.kind = rng.choice(("none", "drive", "synced"))
        shared = Ram(self.cloud)
        self.disks = [shared if self.kind == "drive" else Synced() for _ in names]
        self.folders = [self._folder(k) for k in range(len(names))]
        self._begin()
        for j in range(1, len(names)):
            if rng.random() < 0.8:
                self.send(0, j)

    def _folder(self, i):
        return TeamFolder(TRUST, self.disks[i], FILES, f"names-{i:016x}.json")

    def _begin(self):
        ann = self.copies[0]
        self.act(
            0,
            lambda: ann.do(
                create(Trust(id=RecordId(TRUST), trust_id=TRUST, name="N"), ann.author.stamp())
            ),
        )
        self.act(0, lambda: self._start(ann))

    def _start(self, one):
        new = Assessment(
            id=RecordId(one.author.new_id()), trust_id=TRUST, title="A", form=Form.FULL,
            as_of=dt.date(2026, 3, 31), pack_sha256=pack().sha256,
        )  # fmt: skip
        one.do(create(new, one.author.stamp()), packs=[pack()])

    def act(self, i, deed):
        """Do something at a copy, and let the oracle note what it wrote."""
        one = self.copies[i]
        before = len(one.graph)
        try:
            deed()
        finally:
            last = None
            for event in one.graph.events[before:]:
                knows = self.knows[i]
                if (
                    last is not None
                    and last.place == event.place
                    and last.hash not in event.parents
                ):
                    knows = set(self.then[event.parents[0]])  # it stands beside what the act wrote
                self.oracle.note(knows, event)
                self.knows[i] |= self.oracle.by_event[event.hash]
                self.then[event.hash] = frozenset(knows)
                last = event
                one.done_here.add(event.hash)

    def fault(self, kind, text=""):
        self.faults.append((kind, f"seed {self.seed}: {text}"))

    # -- what people do -------------------------------------------------------------------------
    def do_edit(self, i):
        one, rng = self.copies[i], self.rng
        if one.is_empty:
            return
        drafts = [a for a in one.workspace.all(Assessment) if not is_sealed(a.status)]
        what = rng.random()
        if what < 0.62 and drafts:
            self.act(i, lambda: self._answer(one, rng.choice(drafts)))
        elif what < 0.72 and trust_of(one.workspace):
            self._set(i, trust_of(one.workspace), name=rng.choice("NM"))
        elif what < 0.82:
            values = rng.choice(({"title": rng.choice(TEXTS)}, {"withdrawn": rng.random() < 0.6}))
            self._put(i, Evidence(id=self._id(f"e{rng.randrange(2)}"), trust_id=TRUST), values)
        elif what < 0.92:
            waits = rng.choice(((), (self._id("x0"),), (self._id("x1"),)))
            self._put(
                i,
                Action(id=self._id(f"x{rng.randrange(2)}"), trust_id=TRUST),
                {"depends_on": waits},
            )
        else:
            values = {"metric_id": "m", "period": rng.choice(("2026", "2026-01", "2026-02"))}
            self._put(i, Reading(id=self._id(f"r{rng.randrange(3)}"), trust_id=TRUST), values)

    def _id(self, name):
        return RecordId(str(uuid.uuid5(uuid.NAMESPACE_URL, name)))

    def _answer(self, one, assessment):
        rng = self.rng
        blank = blank_response(assessment, rng.choice(ITEMS))
        values = rng.choice(
            (
                {"answer": rng.choice(LEVELS)},
                {"answer": rng.choice(LEVELS), "rationale": rng.choice(TEXTS)},
                {"rationale": rng.choice(TEXTS)},
            )
        )
        present = one.workspace.find(Response, blank.id)
        if rng.random() < 0.1 and present is not None:
            one.do(edit(present, {"withdrawn": rng.random() < 0.7}, one.author.stamp()))
        elif rng.random() < 0.1:
            values = rng.choice(({"title": "B"}, {"title": "A"}, {"withdrawn": rng.random() < 0.6}))
            one.do(edit(assessment, values, one.author.stamp()))
        else:
            one.do(put(one.workspace, blank, values, one.author))

    def _put(self, i, blank, values):
        one = self.copies[i]
        self.act(i, lambda: one.do(put(one.workspace, blank, values, one.author)))

    def _set(self, i, record, **values):
        one = self.copies[i]
        self.act(i, lambda: one.do(edit(record, values, one.author.stamp())))

    def do_undo(self, i):
        one = self.copies[i]
        if not one.history.done:
            return
        step = one.history.done[-1]
        stands = self.oracle.standing(self.knows[i])
        fields = [
            (
                (
                    c.assessment_id or (c.record_id if c.kind == "assessment" else ""),
                    c.kind,
                    c.record_id,
                ),
                n,
            )
            for c in step.changes
            for n in c.after
        ]
        others = {
            self.oracle.event_of[w] for f in fields for w in stands.get(f, ())
        } - one.done_here
        self.act(i, one.take_back)
        if others:
            self.fault("an undo over somebody else's word", str(fields))

    def do_settle(self, i):
        one = self.copies[i]
        loose = [r for kind in one.workspace.records.values() for r in kind.values() if r.unsettled]
        if not loose:
            return
        record = self.rng.choice(loose)
        name = self.rng.choice(sorted(record.unsettled))
        value = self.rng.choice(record.unsettled[name]).value
        values = decode_fields(type(record), {name: value})
        self.stats["settled"] += 1
        self.act(i, lambda: one.do(edit(record, values, one.author.stamp())))

    def do_seal(self, i):
        one = self.copies[i]
        drafts = [a for a in one.workspace.all(Assessment) if not is_sealed(a.status)]
        loose = [r for kind in one.workspace.records.values() for r in kind.values() if r.unsettled]
        if not drafts or any(
            (r.assessment_id or r.id) in {d.id for d in drafts} or r.assessment_id is None
            for r in loose
        ):
            return
        place = self.rng.choice(drafts).id
        wanted = SignOff(place, "Chair", pack().sha256, one.author.stamp())
        self.act(i, lambda: one.store.sign_off(wanted, note_of(one.author.stamp(), "sealed")))
        one.read()
        self.stats["seals"] += 1

    def do_reopen(self, i):
        one = self.copies[i]
        sealed = (
            [a for a in standing_assessments(one.workspace) if is_sealed(a.status)]
            if not one.is_empty
            else []
        )
        if sealed:
            place = self.rng.choice(sealed).id
            late = self.rng.random() < 0.5
            self.act(
                i, lambda: reopen_assessment(one.library, place, "why", one.author, with_late=late)
            )
            one.read()
            self.stats["revisions"] += 1

    def do_start(self, i):
        one = self.copies[i]
        if not one.is_empty and len(one.workspace.all(Assessment)) < 3:
            self.act(i, lambda: self._start(one))

    def do_erase(self, i):
        one = self.copies[i]
        if not one.is_empty and self.rng.random() < 0.3:
            person = self.rng.choice(self.copies).name
            if person in one.people():
                self.act(i, lambda: erase_name(one.library, person, one.author))

    # -- files ----------------------------------------------------------------------------------
    def file_of(self, i):
        one, rng, o = self.copies[i], self.rng, self.oracle
        places = [p for p in one.graph.by_place if p and p != "?"]
        what = rng.random()
        if what < 0.7 or not places:
            return one.hand_over(), frozenset(self.knows[i])
        place, blind = rng.choice(places), what > 0.9
        self.stats["blind copies" if blind else "parts"] += 1
        inside = {w for w in self.knows[i] if o.writes[w][0][0] == ""}
        mine = {w for w in self.knows[i] if o.writes[w][0][0] == place}
        inside |= o.roots[place] & mine if blind else mine
        return one.hand_over(place, blind=blind), frozenset(inside)

    def arrive(self, j, data, inside):
        one = self.copies[j]
        try:
            one.take(data)
        except Refused as no:
            self.fault("an import is refused", f"{one.name}: {no.what}")
            return
        self.knows[j] |= inside
        self.stats["files taken in"] += 1
        if self.rng.random() < 0.1 and one.take(data):
            self.fault("the same file again is not nothing", one.name)
        self.check(j)

    def send(self, i, j):
        if not self.copies[i].is_empty:
            self.arrive(j, *self.file_of(i))

    def do_send(self, i):
        self.send(i, self.rng.choice([j for j in range(len(self.copies)) if j != i]))

    def do_mail(self, i):
        if not self.copies[i].is_empty:
            self.mail.append(self.file_of(i))

    def do_post(self, i):
        if self.mail:
            letter = self.rng.choice(self.mail)
            if self.rng.random() < 0.5:
                self.mail.remove(letter)
            self.arrive(i, *letter)

    def do_backup(self, i):
        """Keep a copy of the store, or put the one that was kept back."""
        one = self.copies[i]
        if one.is_empty:
            return
        if self.kept[i] is None or self.rng.random() < 0.5:
            self.kept[i] = (_image(one.store), set(self.knows[i]))
            return
        image, knows = self.kept[i]
        self._put_back(i, image, knows)
        self.stats["stores put back"] += 1

    def do_clone(self, i):
        """A copy of the store goes on as another computer's, in the place of one."""
        j = self.rng.choice([j for j in range(len(self.copies)) if j != i])
        if not self.copies[i].is_empty and self.knows[j] <= self.knows[i]:
            self._put_back(j, _image(self.copies[i].store), self.knows[i])
            self.stats["stores cloned"] += 1

    def _put_back(self, i, image, knows):
        one = self.copies[i]
        image.backup(one.store._db)
        one.store.__dict__.pop("_graphs", None)
        self.knows[i] = set(knows)
        one.read()

    # -- the team folder ------------------------------------------------------------------------
    def do_folder(self, i):
        one, rng, disk = self.copies[i], self.rng, self.disks[i]
        if self.kind == "none" or one.is_empty:
            return
        if self.kind == "synced":
            disk.sync(self.cloud, rng)
        mischief = rng.random()
        files = [name for name in disk.names() if name.endswith(".digistrat")]
        if files and mischief < 0.10:
            disk.remove(rng.choice(files))
        elif files and mischief < 0.16:
            name = rng.choice(files)
            disk.add(name, disk.read(name)[: rng.randrange(200)])
        elif files and mischief < 0.20:
            disk.add(f"copy of {rng.choice(files)}", b"x")
        self._meet(i)
        if self.kind == "synced":
            disk.sync(self.cloud, rng)
        self.stats["folder meetings"] += 1
        self.check(i)

    def _meet(self, i):
        one = self.copies[i]
        before = set(one.graph.index)
        found = meet(one.library, self.folders[i], TRUST, one.author)
        come = set(one.graph.index) - before
        self.knows[i] |= {w for digest in come for w in self.oracle.by_event[digest]}
        if found.new:
            one.show(found.new)
        return len(come)

    # -- what must hold -------------------------------------------------------------------------
    def check(self, i):
        one, o = self.copies[i], self.oracle
        self.stats["checks"] += 1
        expected = o.expect(self.knows[i])
        shown = one.shown()
        wanted = collections.defaultdict(dict)
        for (key, field), stand in expected.items():
            wanted[key][field] = {o.writes[w][2] for w in stand} | self._signed_without(
                i, key, field
            )
        for key in wanted.keys() | shown.keys():
            use, fields = shown.get(key, (Use.IN_USE, {}))
            if use is Use.CONTESTED:
                fields = {**fields, "withdrawn": {"true"}}
            for name in wanted[key].keys() | fields.keys():
                if wanted[key].get(name) != fields.get(name):
                    lost = wanted[key].get(name, set()) - fields.get(name, set())
                    kind = "a standing write is lost" if lost else "a replaced write stands"
                    self.fault(
                        kind,
                        f"{one.name} {key} {name}: {fields.get(name)} for {wanted[key].get(name)}",
                    )
            if use is Use.WITHDRAWN:
                self._check_withdrawn(i, key, expected)
        self._check_seals(i)

    def _signed_without(self, i, key, field):
        """Give what stands where nobody wrote a field, if one of several seals covers no write of it."""
        o = self.oracle
        seals = o.first_seals(self.knows[i]).get(key[0], ())
        covers = [any(o.writes[w][:2] == (key, field) for w in o.seals[one][1]) for one in seals]
        if len(seals) < 2 or all(covers) or field in FOUND_BY:
            return set()
        return {to_canonical(default_field(KINDS[key[1]], field))}

    def _check_withdrawn(self, i, key, expected):
        """Nothing may be out of use that somebody worked on whom the withdrawal did not know of."""
        o = self.oracle
        out = expected[key, "withdrawn"]
        work = {
            w
            for (k, name), stand in expected.items()
            if k == key and name != "withdrawn"
            for w in stand
        }
        if key[1] == "assessment":
            seals = o.first_seals(self.knows[i]).get(key[0])
            inside = {
                w
                for w in self.knows[i]
                if o.writes[w][0][0] == key[0] and o.writes[w][0][1] != "seal"
            }
            work |= {w for w in inside if not seals or any(w in o.seals[s][1] for s in seals)}
        for w in work:
            if not any(o.event_of[w] == o.event_of[x] or o.knew(w, x) or o.knew(x, w) for x in out):
                self.fault("work vanished with a withdrawal", f"{self.copies[i].name} {key}")

    def _check_seals(self, i):
        one, o = self.copies[i], self.oracle
        graph = one.graph
        state = State(graph)
        expected = {p: set(all_) for p, all_ in o.first_seals(self.knows[i]).items()}
        found = {p: {graph.events[n].hash for n in all_} for p, all_ in state.seals.items()}
        if found != expected:
            self.fault("the seals differ", one.name)
        for place, hashes in found.items():
            if {graph.events[n].hash for n in state.late(place)} != o.late(self.knows[i], place):
                self.fault("late changes are not told", f"{one.name} {place}")
            if len(hashes) == 1:
                rows = [
                    (key, use, fields)
                    for key, (use, fields) in one.shown().items()
                    if key[0] == place
                ]
                said = repr(
                    sorted((k, u, sorted((n, sorted(v)) for n, v in f.items())) for k, u, f in rows)
                )
                if self.signed.setdefault((place, *hashes), said) != said:
                    self.fault("a sealed assessment changed", f"{one.name} {place}")

    # -- the end --------------------------------------------------------------------------------
    def end(self):
        copies = self.copies
        for i in (*range(len(copies)), *range(len(copies))):
            for j in range(len(copies)):
                if i != j and not copies[i].is_empty:
                    self.arrive(j, copies[i].hand_over(), frozenset(self.knows[i]))
        for one in copies:
            self._check_agreement(one, copies[0])
        self._check_order(copies[0].graph)
        self._check_folder()

    def _check_agreement(self, one, first):
        verdict = one.store.verify_trail(TRUST)
        if not verdict.sound:
            self.fault("a store does not verify", f"{one.name} {verdict}")
        if one.shown() != first.shown() or one.graph.end != first.graph.end:
            self.fault("no convergence", one.name)
        if one.take(first.hand_over()):
            self.fault("nothing new is not nothing", one.name)
        for person, name in one.people().items():
            if name and ("", "erasure", person) in one.graph.by_record:
                self.fault("an erased name came back", f"{one.name} {person}")

    def _check_order(self, graph):
        left, other = set(range(len(graph.events))), Graph()
        while left:
            ready = sorted(n for n in left if all(p in other for p in graph.events[n].parents))
            n = self.rng.choice(ready)
            left.remove(n)
            other.add(graph.events[n])
        if State(other).text() != State(graph).text() or other.end != graph.end:
            self.fault("the order of arrival matters")

    def _check_folder(self):
        """The folder comes to rest, and whoever has nothing but it gets everything."""
        if self.kind == "none":
            return
        for _ in range(12):
            before = dict(self.cloud)
            for i, disk in enumerate(self.disks):
                if self.kind == "synced":
                    disk.sync(self.cloud, self.rng, 0)
                self._meet(i)
                if self.kind == "synced":
                    disk.sync(self.cloud, self.rng, 0)
            if before == self.cloud:
                break
        else:
            self.fault("the folder does not come to rest")
        self._check_newcomer()

    def _check_newcomer(self):
        if len({one.frameworks() for one in self.copies}) > 1:
            self.fault("not every copy has the frameworks the folder has")
        late = Copy("eve", self.rng, 0)
        looked = TeamFolder(
            TRUST, Ram(dict(self.cloud)), FILES, "names-00000000000000ff.json"
        ).look(Graph())
        late.store.bring_in(Arrival(looked.content), late.author)
        if late.shown() != self.copies[0].shown():
            self.fault("the folder does not hold everything")


class Image(sqlite3.Connection):
    """A store as it was once; it closes itself when nobody has it any more."""

    def __del__(self):
        self.close()


def _image(store):
    """Copy a store into memory; `deserialize` would leave statements of the old file in use."""
    copy = sqlite3.connect(":memory:", factory=Image)
    store._db.backup(copy)
    return copy


DEEDS = (
    ("edit", 46), ("send", 14), ("mail", 4), ("post", 5), ("folder", 8), ("undo", 6), ("settle", 6),
    ("seal", 3), ("reopen", 2), ("start", 2), ("erase", 1), ("backup", 3), ("clone", 1),
)  # fmt: skip


def run(seed, steps=40, *, stop=False):
    """Run one history; give what was found wrong and what was done."""
    world = World(seed)
    names, weights = zip(*DEEDS, strict=True)
    for _ in range(steps):
        i, deed = world.rng.randrange(len(world.copies)), world.rng.choices(names, weights)[0]
        try:
            getattr(world, f"do_{deed}")(i)
            world.stats["steps"] += 1
        except Refused as no:
            world.stats[f"said: {no.what}"] += 1
        if stop and world.faults:
            return world.faults, world.stats
    for i in range(len(world.copies)):
        world.check(i)
    world.end()
    return world.faults, world.stats
