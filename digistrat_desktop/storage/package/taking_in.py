"""Bringing what came from outside into the store: one transaction, verified before it is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.ids import AssessmentId, EventId, PersonId, RecordId, TrustId
from digistrat_desktop.domain.record.changes import Change, Stamp
from digistrat_desktop.domain.record.events import Head
from digistrat_desktop.domain.wire.codecs import decode_time, encode_time
from digistrat_desktop.storage.canonical import from_stored
from digistrat_desktop.storage.sqlite.commits import Batch, in_transaction, write_all, write_state
from digistrat_desktop.storage.sqlite.event_log import (
    STORE_CHAIN,
    append,
    append_as_it_is,
    ensure_chain,
    ensure_chain_of,
)
from digistrat_desktop.storage.sqlite.integrity import verify_chain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from digistrat_desktop.domain.record.events import Event
    from digistrat_desktop.storage.origin import EventOrigin
    from digistrat_desktop.storage.sqlite.connection import Connection


@dataclass(frozen=True, slots=True)
class StoreNote:
    """One entry of the store's own trail.

    Attributes:
        event_id: fresh; proves that the transaction was written.
        what: "import", "export", "name erased", "trust removed", "restore".
        said: what it says besides; no names of people and no answers.
    """

    event_id: str
    at: datetime
    actor_id: str
    what: str
    said: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Incoming:
    """What is to be brought in together.

    Attributes:
        owner: the owner text of a trail that begins here; empty when it is here already.
        events: of the trust's own trail, to be added word for word.
        batch: changes made here, names, packs.
        attachments: bytes by sha256.
        seen: where the trail of the file ends, to be remembered.
    """

    trust_id: str
    note: StoreNote
    owner: str = ""
    events: tuple[Event, ...] = ()
    batch: Batch = field(default_factory=lambda: Batch(()))
    attachments: Mapping[str, bytes] = field(default_factory=dict)
    seen: Head | None = None


def take_in(db: Connection, incoming: Incoming, origin: EventOrigin) -> None:
    """Write it all in one transaction; nothing is kept unless the trust then verifies.

    Raises:
        Refused: a record or event of it belongs to another trust here, or it does not verify.
        sqlite3.Error: the commit failed or may have failed; see `store.Store.write`.
    """
    with in_transaction(db):
        _write(db, incoming, origin)
        if not verify_chain(db, incoming.trust_id).sound:
            raise Refused(
                "What the file holds does not fit together once it is brought in.",
                "Nothing was changed.",
                "Ask whoever sent it to export it again.",
            )


def _write(db: Connection, incoming: Incoming, origin: EventOrigin) -> None:
    _keep_names(db, incoming.batch.people)
    for sha256, body in incoming.attachments.items():
        db.execute(
            "INSERT INTO attachment (sha256, body) VALUES (?, ?) ON CONFLICT DO NOTHING",
            (sha256, body),
        )
    if incoming.owner:
        first = change_of(incoming.events[0])
        ensure_chain_of(db, incoming.trust_id, incoming.owner, encode_time(first.stamp.at))
    for event in incoming.events:
        _write_event(db, event)
    write_all(db, Batch(incoming.batch.changes, {}, incoming.batch.packs), origin)
    if incoming.seen is not None:
        _remember(db, incoming.trust_id, incoming.seen, incoming.note)
    write_note(db, incoming.note, origin)


def _keep_names(db: Connection, people: Mapping[str, str]) -> None:
    """Names given here stand, and an erased one stays erased."""
    for person_id, name in people.items():
        db.execute(
            "INSERT INTO person (id, name) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
            (person_id, name),
        )


def _write_event(db: Connection, event: Event) -> None:
    change = change_of(event)
    _refuse_strangers(db, change)
    append_as_it_is(db, change.trust_id, change.stamp.event_id, event, encode_time(change.stamp.at))
    write_state(db, change)


def _refuse_strangers(db: Connection, change: Change) -> None:
    there = db.execute("SELECT 1 FROM event WHERE id = ?", (change.stamp.event_id,)).fetchone()
    if change.created:
        query = "SELECT 1 FROM record WHERE id = ?"
        there = there or db.execute(query, (change.record_id,)).fetchone()
    if there:
        raise Refused(
            "The file holds a record that belongs to another trust of this store.",
            "Nothing was changed.",
            "Ask whoever sent it where it came from.",
        )


def change_of(event: Event) -> Change:
    """Read the change an event of a checked trail tells of."""
    said = from_stored(event.body)
    place, undoes = said["assessment"], said["undoes"]
    return Change(
        stamp=Stamp(EventId(said["id"]), decode_time(said["at"]), PersonId(said["actor"])),
        kind=said["entity"],
        record_id=RecordId(said["record"]),
        trust_id=TrustId(said["trust"]),
        assessment_id=None if place is None else AssessmentId(place),
        before=said["old"],
        after=said["new"],
        created=said["created"],
        reason=said["reason"],
        undoes=None if undoes is None else EventId(undoes),
    )


def write_note(db: Connection, note: StoreNote, origin: EventOrigin) -> None:
    """Add an entry to the store's own trail; call inside a transaction."""
    ensure_chain(db, STORE_CHAIN, note.at, "")
    content = {
        "id": note.event_id,
        "actor": note.actor_id,
        "machine": origin.machine,
        "app": origin.app,
        "what": note.what,
        "said": dict(note.said),
    }
    append(db, STORE_CHAIN, content, note.at)


def seen_head(db: Connection, trust_id: str) -> Head | None:
    """Give the furthest end of a trust's trail any file has shown to this store."""
    row = db.execute("SELECT length, head FROM seen WHERE trust_id = ?", (trust_id,)).fetchone()
    return Head(int(row[0]), bytes(row[1])) if row else None


def _remember(db: Connection, trust_id: str, head: Head, note: StoreNote) -> None:
    db.execute(
        "INSERT INTO seen (trust_id, length, head, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (trust_id) DO UPDATE SET length = excluded.length, head = excluded.head,"
        " at = excluded.at WHERE excluded.length > length",
        (trust_id, head.length, head.hash, encode_time(note.at)),
    )
