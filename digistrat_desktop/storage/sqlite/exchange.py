"""What goes out of a store, what comes into it from outside, and what is taken out of it for good.

Source: docs/spec/store.md#privacy for erasing and removing.
"""

import json
from collections.abc import Iterable, Mapping

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.ids import AssessmentId, EventId, PersonId, RecordId, TrustId
from digistrat_desktop.domain.record.changes import Change
from digistrat_desktop.domain.record.events import Author, Event, Head, Stamp
from digistrat_desktop.domain.record.merging import Comparison
from digistrat_desktop.domain.wire.canonical_json import from_stored
from digistrat_desktop.domain.wire.codecs import decode_time, encode_time
from digistrat_desktop.storage import port
from digistrat_desktop.storage.record.comparing import Incoming, compare, incoming_of
from digistrat_desktop.storage.record.extract import part_of_trust
from digistrat_desktop.storage.record.trail import part_of
from digistrat_desktop.storage.sqlite import commits, event_log
from digistrat_desktop.storage.sqlite.connection import Connection


def hand_over(db: Connection, trust_id: str, portion: port.Portion | None) -> port.PackageContent:
    end_that_is(db, trust_id)
    found = _content_of(db, trust_id)
    if portion is None:
        return found
    return part_of_trust(found, portion)


def compare_with_store(db: Connection, theirs: port.PackageContent) -> Comparison:
    query = "SELECT length, head FROM seen WHERE trust_id = ?"
    row = db.execute(query, (theirs.trust_id,)).fetchone()
    seen = Head(int(row[0]), bytes(row[1])) if row else None
    there = end_of(db, theirs.trust_id) is not None
    return compare(_content_of(db, theirs.trust_id) if there else None, theirs, seen)


def _content_of(db: Connection, trust_id: str) -> port.PackageContent:
    row = db.execute("SELECT owner FROM chain WHERE id = ?", (trust_id,)).fetchone()
    owner, records = str(row[0]), _records(db, trust_id)
    events = tuple(event_log.events_of(db, trust_id))
    named = port.words_in(records)
    return port.PackageContent(
        trust_id=trust_id,
        owner=owner,
        events=events,
        records=records,
        packs=_packs(db, records),
        people=_people(db, named | _actors(events)),
        attachments=_attachments(db, named),
        part=part_of(owner),
    )


def _records(db: Connection, trust_id: str) -> tuple[port.RawRecord, ...]:
    rows = db.execute(
        "SELECT id, kind, assessment_id, body FROM record WHERE trust_id = ? ORDER BY n",
        (trust_id,),
    )
    return tuple(port.RawRecord(str(r[0]), str(r[1]), r[2], from_stored(r[3])) for r in rows)


def _actors(events: Iterable[Event]) -> set[str]:
    return {str(json.loads(event.body)["actor"]) for event in events}


def _packs(db: Connection, records: Iterable[port.RawRecord]) -> tuple[str, ...]:
    pinned = sorted({str(r.fields.get("pack_sha256", "")) for r in records} - {""})
    found = (db.execute("SELECT body FROM pack WHERE sha256 = ?", (p,)).fetchone() for p in pinned)
    return tuple(str(row[0]) for row in found if row)


def _people(db: Connection, ids: set[str]) -> dict[str, str]:
    rows = db.execute("SELECT id, name FROM person WHERE name <> '' ORDER BY id")
    return {str(row[0]): str(row[1]) for row in rows if row[0] in ids}


def _attachments(db: Connection, named: set[str]) -> dict[str, bytes]:
    kept = [str(row[0]) for row in db.execute("SELECT sha256 FROM attachment ORDER BY sha256")]
    found = {name: attachment(db, name) for name in kept if name in named}
    return {name: content for name, content in found.items() if content is not None}


def attachment(db: Connection, sha256: str) -> bytes | None:
    row = db.execute("SELECT body FROM attachment WHERE sha256 = ?", (sha256,)).fetchone()
    return bytes(row[0]) if row else None


def end_of(db: Connection, trust_id: str) -> Head | None:
    """Give where a trust's trail ends; None when the trust is not here."""
    there = db.execute("SELECT 1 FROM chain WHERE id = ?", (trust_id,)).fetchone()
    return event_log.head_of(db, trust_id) if there else None


def end_that_is(db: Connection, trust_id: str) -> Head:
    head = end_of(db, trust_id)
    if head is None:
        raise Refused(
            "This trust is not in your data.", "Nothing was changed.", "Choose a trust that is."
        )
    return head


def plan_to_take_in(db: Connection, arrival: port.Arrival, author: Author) -> Incoming:
    return incoming_of(arrival, end_of(db, arrival.content.trust_id), author)


def take_in(db: Connection, trust_id: str, incoming: Incoming, origin: port.EventOrigin) -> None:
    """Write it all in one transaction; nothing is kept unless the trust then verifies.

    Raises:
        Refused: a record or event of it belongs to another trust here, or it does not verify.
        sqlite3.Error: the commit failed or may have failed; see `SqliteStore.record`.
    """
    with commits.in_transaction(db):
        _keep_names(db, incoming.batch.people)
        if incoming.owner:
            first = from_stored(incoming.events[0].body)
            event_log.ensure_chain_of(db, trust_id, incoming.owner, first["at"])
        for event in incoming.events:
            _write_event(db, event)
        commits.write_all(db, incoming.batch._replace(people={}), origin)
        _remember(db, trust_id, incoming)
        commits.refuse_unsound(db, trust_id)


def _keep_names(db: Connection, people: Mapping[str, str]) -> None:
    """Names given here stand, and an erased one stays erased."""
    for person_id, name in people.items():
        db.execute(
            "INSERT INTO person (id, name) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
            (person_id, name),
        )


def _write_event(db: Connection, event: Event) -> None:
    change = _change_of(event)
    there = event_log.is_recorded(db, change.stamp.event_id)
    if change.created:
        query = "SELECT 1 FROM record WHERE id = ?"
        there = there or bool(db.execute(query, (change.record_id,)).fetchone())
    if there:
        raise Refused(
            "The file has an entry that belongs to another trust in your data.",
            "Nothing was changed.",
            "Ask the sender where it came from.",
        )
    event_log.append_as_it_is(
        db, change.trust_id, change.stamp.event_id, event, encode_time(change.stamp.at)
    )
    commits.write_state(db, change)


def _change_of(event: Event) -> Change:
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


def _remember(db: Connection, trust_id: str, incoming: Incoming) -> None:
    note, seen = incoming.batch.note, incoming.seen
    if note is not None:
        db.execute(
            "INSERT INTO seen (trust_id, length, head, at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (trust_id) DO UPDATE SET length = excluded.length, head = excluded.head,"
            " at = excluded.at WHERE excluded.length > length",
            (trust_id, seen.length, seen.hash, encode_time(note.at)),
        )


def erase_name(
    db: Connection, person_id: str, note: port.StoreNote, origin: port.EventOrigin
) -> None:
    with commits.in_transaction(db):
        if not db.execute("SELECT 1 FROM person WHERE id = ?", (person_id,)).fetchone():
            raise Refused(
                "There is nobody with this name here.",
                "Nothing was changed.",
                "Choose a name from the list.",
            )
        db.execute(
            "UPDATE person SET name = '', erased_at = ? WHERE id = ?",
            (encode_time(note.at), person_id),
        )
        commits.write_note(db, note, origin)


def remove_trust(
    db: Connection, trust_id: str, note: port.StoreNote, origin: port.EventOrigin
) -> None:
    """Delete a trust's rows and trail in one transaction, with what only it speaks of."""
    with commits.in_transaction(db):
        head = end_that_is(db, trust_id)
        before = _spoken_of(db, trust_id)
        _delete(db, trust_id)
        others = [_spoken_of(db, chain) for chain in event_log.chain_ids(db)]
        _delete_unused(db, before - set().union(*others))
        said = {**note.said, "trust": trust_id, "length": head.length, "head": head.hash.hex()}
        commits.write_note(db, note._replace(said=said), origin)


def compact(db: Connection) -> None:
    """Write the file anew, so that what was deleted is not left between its pages."""
    db.execute("VACUUM")


def _delete(db: Connection, trust_id: str) -> None:
    words = "DELETE FROM listing_words WHERE rowid IN (SELECT row FROM listing WHERE trust_id = ?)"
    db.execute(words, (trust_id,))
    db.execute("DELETE FROM listing WHERE trust_id = ?", (trust_id,))
    db.execute("DELETE FROM record WHERE trust_id = ?", (trust_id,))
    # The trigger that keeps events lets these go, and only these.
    db.execute("INSERT INTO meta (key, value) VALUES ('removing', ?)", (trust_id,))
    db.execute("DELETE FROM event WHERE chain_id = ?", (trust_id,))
    db.execute("DELETE FROM meta WHERE key = 'removing'")
    db.execute("DELETE FROM chain WHERE id = ?", (trust_id,))


def _spoken_of(db: Connection, chain_id: str) -> set[str]:
    return port.words_in(_records(db, chain_id)) | _actors(event_log.events_of(db, chain_id))


def _delete_unused(db: Connection, words: set[str]) -> None:
    for word in sorted(words):
        db.execute("DELETE FROM person WHERE id = ?", (word,))
        db.execute("DELETE FROM attachment WHERE sha256 = ?", (word,))
        db.execute("DELETE FROM pack WHERE sha256 = ?", (word,))
