"""From the store to a package's content: a trust with its trail and all they speak of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.storage.canonical import from_stored
from digistrat_desktop.storage.package.content import PackageContent, RawRecord
from digistrat_desktop.storage.sqlite.event_log import events_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digistrat_desktop.domain.record.events import Event
    from digistrat_desktop.storage.sqlite.connection import Connection


def content_of(db: Connection, trust_id: str) -> PackageContent:
    """Gather a trust with its whole trail.

    Raises:
        Refused: the store holds no such trust.
    """
    row = db.execute("SELECT owner FROM chain WHERE id = ?", (trust_id,)).fetchone()
    if row is None:
        raise Refused("This trust is not in the store.")
    events = tuple(events_of(db, trust_id))
    records = raw_records(db, trust_id)
    named = words_in(records)
    return PackageContent(
        trust_id=trust_id,
        owner=str(row[0]),
        events=events,
        records=records,
        packs=_packs(db, records),
        people=_people(db, named | actors_of(events)),
        attachments=_attachments(db, named),
    )


def raw_records(db: Connection, trust_id: str) -> tuple[RawRecord, ...]:
    """Give a trust's records as they are stored, in the order they were made."""
    rows = db.execute(
        "SELECT id, kind, assessment_id, body FROM record WHERE trust_id = ? ORDER BY n",
        (trust_id,),
    )
    return tuple(RawRecord(str(r[0]), str(r[1]), r[2], from_stored(r[3])) for r in rows)


def words_in(records: Iterable[RawRecord]) -> set[str]:
    """Give every text in some records: whatever they refer to is among them."""
    return {word for record in records for word in _texts(record.fields)}


def actors_of(events: Iterable[Event]) -> set[str]:
    """Give the ids of those who made some events."""
    return {str(json.loads(event.body)["actor"]) for event in events}


def has_attachment(db: Connection, sha256: str) -> bool:
    """Tell whether the store keeps a file with this fingerprint."""
    return bool(db.execute("SELECT 1 FROM attachment WHERE sha256 = ?", (sha256,)).fetchone())


def attachment(db: Connection, sha256: str) -> bytes | None:
    """Give a file the store keeps by its fingerprint, or None."""
    row = db.execute("SELECT body FROM attachment WHERE sha256 = ?", (sha256,)).fetchone()
    return bytes(row[0]) if row else None


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    parts: Iterable[Any] = value.values() if isinstance(value, dict) else ()
    for part in value if isinstance(value, list) else parts:
        yield from _texts(part)


def _packs(db: Connection, records: Iterable[RawRecord]) -> tuple[str, ...]:
    pinned = sorted({str(r.fields.get("pack_sha256", "")) for r in records} - {""})
    found = (db.execute("SELECT body FROM pack WHERE sha256 = ?", (p,)).fetchone() for p in pinned)
    return tuple(str(row[0]) for row in found if row)


def _people(db: Connection, ids: set[str]) -> dict[str, str]:
    rows = db.execute("SELECT id, name FROM person WHERE name <> '' ORDER BY id")
    return {str(row[0]): str(row[1]) for row in rows if row[0] in ids}


def _attachments(db: Connection, named: set[str]) -> dict[str, bytes]:
    kept = [str(row[0]) for row in db.execute("SELECT sha256 FROM attachment ORDER BY sha256")]
    query = "SELECT body FROM attachment WHERE sha256 = ?"
    wanted = [name for name in kept if name in named]
    return {name: bytes(db.execute(query, (name,)).fetchone()[0]) for name in wanted}
