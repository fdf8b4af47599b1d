"""The store's own log: what was brought in, handed over, signed off, erased and removed, as a hash chain."""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any

from digistrat_desktop.domain.record.events import first_hash, next_hash
from digistrat_desktop.domain.wire.canonical_json import to_canonical
from digistrat_desktop.domain.wire.codecs import decode_time, encode_time
from digistrat_desktop.storage.port import STORE_TRAIL, EventOrigin, LogEntry, StoreNote, Verdict
from digistrat_desktop.storage.sqlite.connection import Connection, in_body


def write_note(db: Connection, note: StoreNote, origin: EventOrigin) -> None:
    """Add an entry; call inside a transaction. The same entry again changes nothing."""
    if is_noted(db, note.event_id):
        return
    at = encode_time(note.at)
    last = db.execute("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1").fetchone()
    if last is None:
        owner = to_canonical({"created": at, "framework": "", "owner": STORE_TRAIL})
        db.execute("INSERT OR REPLACE INTO owner (trust, line) VALUES (?, ?)", (STORE_TRAIL, owner))
        last = (0, first_hash(owner))
    content = {
        "id": note.event_id,
        "seq": last[0] + 1,
        "at": at,
        "actor": note.actor_id,
        "machine": origin.machine,
        "app": origin.app,
        "what": note.what,
        "said": dict(note.said),
    }
    body = to_canonical(content)
    digest = next_hash(last[1], last[0] + 1, body)
    db.execute("INSERT INTO log VALUES (?, ?, ?, ?)", (last[0] + 1, note.event_id, body, digest))


def is_noted(db: Connection, event_id: str) -> bool:
    return bool(db.execute("SELECT 1 FROM log WHERE id = ?", (event_id,)).fetchone())


def came_with(db: Connection, event_id: str) -> int:
    """Give how many changes came with an import, by the id of its entry."""
    query = f"SELECT {in_body('said.new')} FROM log WHERE id = ?"
    row = db.execute(query, (event_id,)).fetchone()
    return int(row[0]) if row and isinstance(row[0], int) else 0


def removed(db: Connection, trust_id: str) -> datetime | None:
    """Give when a trust was last removed from here."""
    at = _latest(db, "at", "trust removed", trust_id)
    with suppress(ValueError):
        return decode_time(at) if isinstance(at, str) else None
    return None


def left_out_of(db: Connection, trust_id: str) -> set[str]:
    """Give the files and frameworks that the latest import of a trust says are not here."""
    names = _latest(db, "said.left_out", "import", trust_id)
    with suppress(ValueError, TypeError):
        return set(map(str, json.loads(names))) if names else set()
    return set()


def _latest(db: Connection, path: str, what: str, trust_id: str) -> Any:
    """Give what the latest entry of a kind about a trust says; the check tells what cannot be read."""
    row = db.execute(
        f"SELECT {in_body(path)} FROM log WHERE {in_body('what')} = ?"
        f" AND {in_body('said.trust')} = ? ORDER BY seq DESC LIMIT 1",
        (what, trust_id),
    ).fetchone()
    return row[0] if row else None


def entries_of(db: Connection) -> Iterator[LogEntry]:
    rows = db.execute("SELECT seq, body, hash FROM log ORDER BY seq")
    return (LogEntry(int(seq), str(body), bytes(digest)) for seq, body, digest in rows)


def verify_log(db: Connection) -> Verdict:
    """Check that each entry follows from the one before."""
    row = db.execute("SELECT line FROM owner WHERE trust = ?", (STORE_TRAIL,)).fetchone()
    previous, count = first_hash(str(row[0]) if row else ""), 0
    for entry in entries_of(db):
        count += 1
        if entry.seq != count or next_hash(previous, count, entry.body) != entry.hash:
            return Verdict(STORE_TRAIL, count, previous.hex(), bad_event=count)
        previous = entry.hash
    return Verdict(STORE_TRAIL, count, previous.hex())
