"""Does the store agree with itself: chains with their events, tables with the replayed events."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from digistrat_desktop.domain.errors import StoreDamaged
from digistrat_desktop.domain.record.events import Head, Verdict, next_hash, replay_event
from digistrat_desktop.domain.wire.canonical_json import from_stored, to_canonical
from digistrat_desktop.storage.port import STORE_TRAIL
from digistrat_desktop.storage.sqlite.connection import Connection, errors_in_words
from digistrat_desktop.storage.sqlite.event_log import chain_ids, events_of, head_of, start_of
from digistrat_desktop.storage.sqlite.listing import Place, first_wrong_row
from digistrat_desktop.storage.sqlite.opening import damaged

TAIL_LENGTH = 1_000
_STRAYS = (
    "SELECT id FROM record WHERE trust_id NOT IN (SELECT id FROM chain) LIMIT 1",
    "SELECT assessment_id FROM listing WHERE trust_id NOT IN (SELECT id FROM chain) LIMIT 1",
    "SELECT id FROM event WHERE chain_id NOT IN (SELECT id FROM chain) LIMIT 1",
)


Fields = dict[str, dict[str, Any]]


@dataclass(slots=True)
class _Replay:
    """What the events of a trust make."""

    trust_id: str
    fields: Fields = field(default_factory=dict)  # by record id
    places: dict[str, Place] = field(default_factory=dict)  # kind and assessment by record id
    # time and person of the last event about each assessment
    touched: dict[str, tuple[str, str]] = field(default_factory=dict)

    def takes(self, body: str, event_id: str) -> bool:
        """Take in one event; False when it cannot follow from those before it."""
        try:
            return self._take(from_stored(body), event_id)
        except (KeyError, TypeError, ValueError, StoreDamaged):
            return False

    def _take(self, content: dict[str, Any], event_id: str) -> bool:
        if content["id"] != event_id or content["trust"] != self.trust_id:
            return False
        record_id, place = content["record"], (content["entity"], content["assessment"])
        if self.places.setdefault(record_id, place) != place:
            return False
        self.touched[content["assessment"] or record_id] = (content["at"], content["actor"])
        return replay_event(self.fields, content)


def check_tails(db: Connection) -> bool:
    """Tell whether the last events of every chain lead to its stored head."""
    return all(_tail_is_sound(db, chain_id) for chain_id in chain_ids(db))


def verify_chain(db: Connection, chain_id: str) -> Verdict:
    """Check a whole chain, replay it and compare the records and the list with it."""
    head = head_of(db, chain_id)
    replay = _Replay(chain_id)
    previous, count = start_of(db, chain_id), 0
    rows = db.execute(
        "SELECT seq, body, hash, id FROM event WHERE chain_id = ? ORDER BY seq", (chain_id,)
    )
    for seq, body, digest, event_id in rows:
        previous, count = next_hash(previous, count + 1, body), count + 1
        fits = seq == count and digest == previous
        if not fits or not (chain_id == STORE_TRAIL or replay.takes(body, event_id)):
            return Verdict(chain_id, head.length, head.hash, bad_event=count)
    if Head(count, previous) != head:
        return Verdict(chain_id, head.length, head.hash, bad_event=count + 1)
    return Verdict(chain_id, count, previous, bad_record=_first_difference(db, replay))


def verify_all(db: Connection) -> tuple[Verdict, ...]:
    """Check every chain of the store, that nothing belongs to none, and every pack's text.

    Raises:
        StoreDamaged: an index tells another story than its table, so that a list could leave
            something out while every record is right.
    """
    _refuse_false_lists(db)
    return (*(verify_chain(db, chain_id) for chain_id in chain_ids(db)), *_outside(db))


def verify_outside(db: Connection) -> tuple[Verdict, ...]:
    """Check what belongs to no chain: lists, strays and packs; StoreDamaged as `verify_all`."""
    _refuse_false_lists(db)
    return _outside(db)


def _refuse_false_lists(db: Connection) -> None:
    answer = db.execute("PRAGMA integrity_check(1)").fetchone()
    if answer is None or answer[0] != "ok":
        raise StoreDamaged(
            "The lists inside your data do not match what they list.",
            "Nothing was changed.",
            "Restore the last good backup.",
        )


def _outside(db: Connection) -> tuple[Verdict, ...]:
    strays = [db.execute(query).fetchone() for query in _STRAYS]
    strange = [str(row[0]) for row in strays if row] + _changed_packs(db)
    return tuple(Verdict("", 0, b"", bad_record=name) for name in strange)


def _changed_packs(db: Connection) -> list[str]:
    rows = db.execute("SELECT sha256, body FROM pack")
    return [str(name) for name, body in rows if hashlib.sha256(body.encode()).hexdigest() != name]


def _tail_is_sound(db: Connection, chain_id: str) -> bool:
    head = head_of(db, chain_id)
    after = max(0, head.length - TAIL_LENGTH)
    events = list(events_of(db, chain_id, max(0, after - 1)))
    if not events:
        return head.length == 0 and head.hash == start_of(db, chain_id)
    before = start_of(db, chain_id) if after == 0 else events.pop(0).hash
    for event in events:
        if next_hash(before, event.seq, event.body) != event.hash:
            return False
        before = event.hash
    return (events[-1].seq if events else after) == head.length and before == head.hash


def _first_difference(db: Connection, replay: _Replay) -> str | None:
    rows = db.execute(
        "SELECT id, kind, assessment_id, body FROM record WHERE trust_id = ? ORDER BY id",
        (replay.trust_id,),
    )
    seen: set[str] = set()
    for record_id, kind, assessment, body in rows:
        seen.add(str(record_id))
        if not _is_as_made(replay, str(record_id), (kind, assessment), body):
            return str(record_id)
    missing = sorted(replay.fields.keys() - seen)
    if missing:
        return missing[0]
    return first_wrong_row(db, replay.trust_id, replay.fields, replay.places, replay.touched)


def _is_as_made(replay: _Replay, record_id: str, place: Place, body: str) -> bool:
    made = replay.fields.get(record_id)
    return made is not None and replay.places[record_id] == place and to_canonical(made) == body


def confirm(db: Connection) -> None:
    """Check the file and the end of every chain, before editing; StoreDamaged if one is wrong."""
    with errors_in_words():
        answer = db.execute("PRAGMA quick_check(1)").fetchone()
        if answer is None or answer[0] != "ok" or not check_tails(db):
            raise damaged()
