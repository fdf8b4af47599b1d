"""A store that is in no file: what `storage.port.Store` promises, in plain values.

It is held to the same cases as the store people use (`tests/storage/test_port_contract.py`).
"""

import copy
import datetime as dt
import json
from dataclasses import dataclass, field

from digistrat_desktop.storage.record.comparing import compare, incoming_of
from digistrat_desktop.storage.record.extract import part_of_trust
from digistrat_desktop.storage.record.trail import part_of
from digistrat_desktop.storage.sqlite.event_log import CLOCK_TOLERANCE, content_of

from digistrat_desktop.domain.errors import Bug, NotSaved, Refused, StoreDamaged
from digistrat_desktop.domain.record.events import (
    Event,
    Head,
    Verdict,
    first_bad_event,
    first_hash,
    next_hash,
    replay_event,
)
from digistrat_desktop.domain.record.workspace import make_workspace
from digistrat_desktop.domain.trust.assessment import refuse_if_sealed
from digistrat_desktop.domain.trust.listing import (
    ListedAssessment,
    ListedTrust,
    answer_that_counts,
)
from digistrat_desktop.domain.wire.canonical_json import to_canonical
from digistrat_desktop.domain.wire.codecs import decode_time, encode_time
from digistrat_desktop.storage.port import (
    STORE_TRAIL,
    PackageContent,
    RawRecord,
    StoredTrust,
    words_in,
)

EVER = dt.datetime.min.replace(tzinfo=dt.UTC)


@dataclass
class Trail:
    """The events of one trust, or of the store itself, from the owner's line on."""

    owner: str
    events: list = field(default_factory=list)
    last_at: dt.datetime = EVER

    @property
    def head(self):
        last = self.events[-1].hash if self.events else first_hash(self.owner)
        return Head(len(self.events), last)

    def add(self, said, at):
        flag = bool(self.events) and at < self.last_at - CLOCK_TOLERANCE
        said = {**said, "seq": self.head.length + 1, "at": encode_time(at), "clock_flag": flag}
        body = to_canonical(said)
        digest = next_hash(self.head.hash, said["seq"], body)
        self.events.append(Event(said["seq"], body, digest))
        self.last_at = at


@dataclass
class State:
    """All that is kept.

    Attributes:
        records: by trust and id, as they are stored.
        touched: time and person of the last event about each assessment.
        erased: people whose names were taken out.
        seen: the furthest end any file has shown, by trust.
    """

    trails: dict = field(default_factory=dict)
    records: dict = field(default_factory=dict)
    touched: dict = field(default_factory=dict)
    people: dict = field(default_factory=dict)
    erased: set = field(default_factory=set)
    packs: dict = field(default_factory=dict)
    attachments: dict = field(default_factory=dict)
    seen: dict = field(default_factory=dict)

    def event_ids(self):
        bodies = (json.loads(e.body) for trail in self.trails.values() for e in trail.events)
        return {body["id"] for body in bodies}

    def find(self, record_id):
        return next((r[record_id] for r in self.records.values() if record_id in r), None)

    def trail(self, trail_id, at, framework=""):
        if trail_id not in self.trails:
            said = {"created": encode_time(at), "framework": framework, "owner": trail_id}
            self.trails[trail_id] = Trail(to_canonical(said))
        return self.trails[trail_id]

    def write(self, batch, origin):
        for person, name in batch.people.items():
            if person not in self.erased:
                self.people[person] = name
        self.packs = {**batch.packs, **self.packs}
        self.attachments = {**batch.attachments, **self.attachments}
        known = self.event_ids()
        for change in batch.changes:
            if change.stamp.event_id not in known:
                said = content_of(change, origin)
                trail = self.trail(change.trust_id, change.stamp.at, batch.framework)
                trail.add(said, change.stamp.at)
                self.make(said, encode_time(change.stamp.at))
        if batch.note is not None and batch.note.event_id not in known:
            self.tell(batch.note, origin)
            for trust in {change.trust_id for change in batch.changes}:
                self.refuse_unsound(trust)

    def tell(self, note, origin):
        said = {"id": note.event_id, "actor": note.actor_id, "machine": origin.machine}
        said |= {"app": origin.app, "what": note.what, "said": dict(note.said)}
        self.trail(STORE_TRAIL, note.at).add(said, note.at)

    def make(self, said, at):
        """Make the state an event tells of."""
        place, kind, record_id = said["assessment"], said["entity"], said["record"]
        about = self.find(place) if place else None
        if about is not None:
            refuse_if_sealed(about.fields.get("status"), None)
        mine = self.records.setdefault(said["trust"], {})
        if not said["created"] and record_id not in mine:
            raise Bug("an edit of a record that is not in the data file")
        before = {} if said["created"] else mine[record_id].fields
        if kind == "assessment":
            refuse_if_sealed(before.get("status"), said["new"])
        mine[record_id] = RawRecord(record_id, kind, place, {**before, **said["new"]})
        if place or kind == "assessment":
            self.touched[place or record_id] = (at, said["actor"])

    def refuse_unsound(self, trust):
        if not self.verdict(trust).sound:
            raise Refused("The contents of the file do not fit together once they are imported.")

    def verdict(self, trail_id):
        trail, made = self.trails[trail_id], {}
        bad = first_bad_event(first_hash(trail.owner), trail.events)
        for event in trail.events if trail_id != STORE_TRAIL and bad is None else ():
            if not replay_event(made, json.loads(event.body)):
                bad = event.seq
        kept = {i: dict(r.fields) for i, r in self.records.get(trail_id, {}).items()}
        wrong = next((i for i in {*made, *kept} if made.get(i) != kept.get(i)), None)
        return Verdict(trail_id, trail.head.length, trail.head.hash, bad, wrong)

    def rows(self):
        """Give the list's rows by number, in the order the assessments were made."""
        found = {}
        for trust, records in self.records.items():
            of_trust = records.get(trust)
            named = of_trust.fields if of_trust is not None else {}
            for record in records.values():
                if record.kind == "assessment" and not record.fields.get("withdrawn"):
                    found[record.id] = self.row(trust, named, record)
        return dict(enumerate(found.values(), start=1))

    def row(self, trust, named, record):
        said = record.fields
        return ListedAssessment(
            record.id,
            trust,
            named.get("name", ""),
            named.get("ods_code", ""),
            said.get("title", ""),
            str(said.get("as_of") or ""),
            said.get("status", "draft"),
            said.get("form", "full"),
            *self.touched[record.id],
            bool(named.get("sample")),
        )


class MemoryStore:
    """One store in memory; a write that is refused leaves everything as it was."""

    def __init__(self, origin, state=None, *, read_only=False):
        self.read_only = read_only
        self.where = "in memory"
        self.copies = {}
        self.is_closed = False
        self._origin = origin
        self._state = state or State()
        self._backups = []
        self._remembered = {}

    def _write(self, work):
        if self.read_only:
            raise NotSaved("This data is open read-only.", "Nothing was changed.")
        state = copy.deepcopy(self._state)
        work(state)
        self._state = state

    def confirm(self):
        if not all(self.verify_trail(trail).sound for trail in self.trails()):
            raise StoreDamaged("The store does not look as it was left.")

    def close(self):
        self.is_closed = True

    def trusts(self):
        named = [records[trust] for trust, records in self._state.records.items()]
        listed = [
            ListedTrust(
                one.id,
                one.fields.get("name", ""),
                one.fields.get("ods_code", ""),
                bool(one.fields.get("sample")),
            )
            for one in named
            if not one.fields.get("withdrawn")
        ]
        return tuple(sorted(listed, key=lambda trust: trust.name))

    def people(self):
        return dict(self._state.people)

    def count(self, most=None):
        return len(tuple(self._state.rows())[:most])

    def listed_ids(self, order, words="", most=None):
        rows = self._state.rows()
        ways = {
            "changed": (lambda n: (rows[n].changed_at, n), True),
            "date": (lambda n: (rows[n].as_of, n), True),
            "title": (lambda n: (rows[n].title, n), False),
            "trust": (lambda n: (rows[n].trust_name, n), False),
        }
        key, backwards = ways[order]
        found = sorted((n for n in rows if _has(rows[n], words)), key=key, reverse=backwards)
        return tuple(found[:most])

    def listed_rows(self, row_ids):
        rows = self._state.rows()
        return {number: rows[number] for number in row_ids if number in rows}

    def listed_like(self, beginning):
        rows = self._state.rows().values()
        return tuple(row for row in rows if row.assessment_id.startswith(beginning))[:2]

    def newest(self, trust_id):
        standing = [row for row in self._state.rows().values() if row.status != "superseded"]
        mine = [row for row in standing if trust_id in {None, row.trust_id}]
        newest = max((row.as_of for row in mine), default="")
        return tuple(sorted((r for r in mine if r.as_of == newest), key=lambda row: row.title))

    def answers(self, assessment_ids):
        every = [r for records in self._state.records.values() for r in records.values()]
        given = [r for r in every if r.kind == "response" and not r.fields.get("withdrawn")]
        return {
            one: {
                r.fields.get("item_id", ""): answer_that_counts(r.fields)
                for r in given
                if r.assessment_id == one
            }
            for one in assessment_ids
        }

    def open_trust(self, trust_id, assessment_id=None, latest=24):
        content = self.hand_over(trust_id)
        rows = [row for row in self._state.rows().values() if row.trust_id == trust_id]
        dated = sorted(rows, key=lambda row: row.as_of, reverse=True)[:latest]
        ids = {row.assessment_id for row in dated} | {assessment_id}
        parts = [r for r in content.typed() if r.assessment_id is None or r.assessment_id in ids]
        packs = {r.fields.get("pack_sha256", "") for r in content.records}
        return StoredTrust(
            make_workspace(parts, self.people()),
            {one: pack.body for one, pack in self._state.packs.items() if one in packs},
            content.head,
            self._state.trails[trust_id].last_at,
        )

    def events(self, trail):
        return tuple(self._state.trails[trail].events) if trail in self._state.trails else ()

    def trails(self):
        return tuple(sorted(self._state.trails))

    def attachment(self, sha256):
        return self._state.attachments.get(sha256)

    def record(self, batch):
        self._write(lambda state: state.write(batch, batch.origin or self._origin))

    def erase_name(self, person_id, note):
        def work(state):
            if person_id not in state.people:
                raise Refused("There is nobody with this name here.", "Nothing was changed.")
            state.people[person_id] = ""
            state.erased.add(person_id)
            state.tell(note, self._origin)

        self._write(work)

    def remove_trust(self, trust_id, note):
        head = self.hand_over(trust_id).head

        def work(state):
            spoken = _spoken_of(state, trust_id)
            del state.trails[trust_id], state.records[trust_id]
            spoken -= set().union(*(_spoken_of(state, trail) for trail in state.trails))
            for kept in (state.people, state.attachments, state.packs):
                for word in spoken & kept.keys():
                    del kept[word]
            said = {"trust": trust_id, "length": head.length, "head": head.hash.hex()}
            state.tell(note._replace(said={**note.said, **said}), self._origin)

        self._write(work)
        return head

    def hand_over(self, trust_id, portion=None):
        state = self._state
        if trust_id not in state.records:
            raise Refused("This trust is not in your data.", "Nothing was changed.")
        trail, records = state.trails[trust_id], tuple(state.records[trust_id].values())
        named = words_in(records) | _actors(trail)
        pinned = {r.fields.get("pack_sha256", "") for r in records}
        whole = PackageContent(
            trust_id,
            trail.owner,
            tuple(trail.events),
            records,
            tuple(pack.body for one, pack in sorted(state.packs.items()) if one in pinned),
            {one: name for one, name in sorted(state.people.items()) if name and one in named},
            {one: body for one, body in sorted(state.attachments.items()) if one in named},
            part_of(trail.owner),
        )
        return whole if portion is None else part_of_trust(whole, portion)

    def compare(self, content):
        there = content.trust_id in self._state.records
        ours = self.hand_over(content.trust_id) if there else None
        return compare(ours, content, self._state.seen.get(content.trust_id))

    def bring_in(self, arrival, author):
        trust = arrival.content.trust_id
        there = trust in self._state.trails
        here = self._state.trails[trust].head if there else None
        incoming = incoming_of(arrival, here, author)

        def work(state):
            for person, name in incoming.batch.people.items():
                state.people.setdefault(person, name)
            if incoming.owner:
                state.trails[trust] = Trail(incoming.owner)
            for event in incoming.events:
                _take(state, trust, event)
            state.write(incoming.batch._replace(people={}), self._origin)
            before = state.seen.get(trust)
            if before is None or before.length < incoming.seen.length:
                state.seen[trust] = incoming.seen
            state.refuse_unsound(trust)

        self._write(work)

    def verify_trail(self, trail):
        return self._state.verdict(trail)

    def verify_outside(self):
        return ()

    def back_up(self, at):
        self.confirm()
        self._backups.append(at.replace(microsecond=0))
        return self._backups[-1]

    def last_backup(self):
        return max(self._backups, default=None)

    def share_copy(self, name):
        self.copies[name] = copy.deepcopy(self._state)

    def copy_with(self, batch):
        state = copy.deepcopy(self._state)
        state.write(batch, self._origin)
        name = f"copy {len(self.copies)}"
        self.copies[name] = state
        return name.encode()

    def recall(self, name):
        return self._remembered.get(name, "")

    def remember(self, name, text):
        if not self.read_only:
            self._remembered[name] = text


def _has(row, words):
    there = f"{row.trust_name} {row.ods_code} {row.title}".casefold().split()
    return all(any(one.startswith(word) for one in there) for word in words.casefold().split())


def _actors(trail):
    return {json.loads(event.body)["actor"] for event in trail.events}


def _spoken_of(state, trail_id):
    return words_in(state.records.get(trail_id, {}).values()) | _actors(state.trails[trail_id])


def _take(state, trust, event):
    """Add an event word for word, and make what it tells of."""
    said = json.loads(event.body)
    strange = said["created"] and state.find(said["record"]) is not None
    if said["id"] in state.event_ids() or strange:
        raise Refused("The file has an entry that belongs to another trust in your data.")
    trail = state.trails[trust]
    trail.events.append(event)
    trail.last_at = decode_time(said["at"])
    state.make(said, said["at"])
