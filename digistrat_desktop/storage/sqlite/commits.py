"""The one function that writes: events and the state they make, in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from digistrat_desktop.domain.errors import Bug, Refused
from digistrat_desktop.domain.record.changes import Change
from digistrat_desktop.domain.trust.assessment import Assessment, refuse_if_sealed
from digistrat_desktop.domain.wire.canonical_json import from_stored, to_canonical
from digistrat_desktop.storage.port import STORE_TRAIL, Batch, EventOrigin, StoreNote
from digistrat_desktop.storage.sqlite import event_log
from digistrat_desktop.storage.sqlite.connection import Connection
from digistrat_desktop.storage.sqlite.integrity import verify_chain
from digistrat_desktop.storage.sqlite.listing import list_change

_ASKED_AT_ONCE = 500


def write_batch(db: Connection, batch: Batch, origin: EventOrigin) -> None:
    """Write a batch in one transaction; writing it again changes nothing.

    Raises:
        Refused: an assessment in it is sealed, or a trust no longer verifies. Nothing was written.
        sqlite3.Error: the commit failed or may have failed; see `SqliteStore.record`.
    """
    with in_transaction(db):
        write_all(db, batch, batch.origin or origin)
        if batch.note is not None:
            for trust_id in sorted({change.trust_id for change in batch.changes}):
                refuse_unsound(db, trust_id)


def refuse_unsound(db: Connection, trust_id: str) -> None:
    """Refuse to keep what was just written when the trust no longer verifies."""
    if not verify_chain(db, trust_id).sound:
        raise Refused(
            "The contents of the file do not fit together once they are imported.",
            "Nothing was changed.",
            "Ask the sender to export it again.",
        )


@contextmanager
def in_transaction(db: Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if getattr(db, "in_transaction", True):
            db.execute("ROLLBACK")
        raise


def write_all(db: Connection, batch: Batch, origin: EventOrigin) -> None:
    """Write a batch; call inside a transaction."""
    for person_id, name in batch.people.items():
        db.execute(
            "INSERT INTO person (id, name) VALUES (?, ?) "
            "ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE erased_at IS NULL",
            (person_id, name),
        )
    for sha256, (pack_id, version, body) in batch.packs.items():
        db.execute(
            "INSERT INTO pack (sha256, pack_id, version, body) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (sha256) DO NOTHING",
            (sha256, pack_id, version, body),
        )
    for sha256, content in batch.attachments.items():
        db.execute(
            "INSERT INTO attachment (sha256, body) VALUES (?, ?) ON CONFLICT DO NOTHING",
            (sha256, content),
        )
    begun: set[str] = set()
    with event_log.appending(db) as chains:
        for change in _not_recorded(db, batch.changes):
            if change.trust_id not in begun:
                event_log.ensure_chain(db, change.trust_id, change.stamp.at, batch.framework)
                begun.add(change.trust_id)
            chains.append(change.trust_id, event_log.content_of(change, origin), change.stamp.at)
            write_state(db, change)
    if batch.note is not None and not event_log.is_recorded(db, batch.note.event_id):
        write_note(db, batch.note, origin)


def write_note(db: Connection, note: StoreNote, origin: EventOrigin) -> None:
    """Add an entry to the store's own trail; call inside a transaction."""
    event_log.ensure_chain(db, STORE_TRAIL, note.at, "")
    content = {
        "id": note.event_id,
        "actor": note.actor_id,
        "machine": origin.machine,
        "app": origin.app,
        "what": note.what,
        "said": dict(note.said),
    }
    event_log.append(db, STORE_TRAIL, content, note.at)


def _not_recorded(db: Connection, changes: tuple[Change, ...]) -> Iterator[Change]:
    """Leave out what is in the store already, asking for many at a time."""
    for start in range(0, len(changes), _ASKED_AT_ONCE):
        some = changes[start : start + _ASKED_AT_ONCE]
        there = event_log.recorded_among(db, [change.stamp.event_id for change in some])
        yield from (change for change in some if change.stamp.event_id not in there)


def write_state(db: Connection, change: Change) -> None:
    """Make the state a change's event tells of, in its transaction; Refused if it is sealed."""
    if change.assessment_id is not None:
        _refuse_part_of_sealed(db, change.assessment_id)
    body = _new_body(db, change)
    text = to_canonical(body)
    if change.created:
        db.execute(
            "INSERT INTO record (id, kind, trust_id, assessment_id, body) VALUES (?, ?, ?, ?, ?)",
            (change.record_id, change.kind, change.trust_id, change.assessment_id, text),
        )
    else:
        db.execute("UPDATE record SET body = ? WHERE id = ?", (text, change.record_id))
    list_change(db, change, body)


def _new_body(db: Connection, change: Change) -> dict[str, Any]:
    if change.created:
        return dict(change.after)
    row = db.execute("SELECT body FROM record WHERE id = ?", (change.record_id,)).fetchone()
    if row is None:
        raise Bug("an edit of a record that is not in the data file")
    body = from_stored(row[0])
    if change.kind == Assessment.KIND:
        refuse_if_sealed(body.get("status"), change.after)
    return {**body, **change.after}


def _refuse_part_of_sealed(db: Connection, assessment_id: str) -> None:
    """Say in words what the triggers `sealed_insert` and `sealed_update` only stop."""
    row = db.execute(
        "SELECT status FROM listing WHERE assessment_id = ?", (assessment_id,)
    ).fetchone()
    if row is not None:
        refuse_if_sealed(row[0], None)
