"""The append-only trail: one hash chain per trust and one for the store itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from digistrat_desktop.domain.errors import StoreDamaged
from digistrat_desktop.domain.record.changes import Change
from digistrat_desktop.domain.record.events import Event, Head, first_hash, next_hash
from digistrat_desktop.domain.wire.canonical_json import to_canonical
from digistrat_desktop.domain.wire.codecs import decode_time, encode_time
from digistrat_desktop.storage.port import EventOrigin
from digistrat_desktop.storage.sqlite.connection import Connection

CLOCK_TOLERANCE = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class _Tail:
    length: int
    hash: bytes
    last_at: datetime


def ensure_chain(db: Connection, chain_id: str, created: datetime, framework: str) -> None:
    """Begin a chain if it is not there. Call inside a transaction.

    Args:
        framework: sha256 of the framework pack in use, bound into the chain's start.
    """
    if db.execute("SELECT 1 FROM chain WHERE id = ?", (chain_id,)).fetchone():
        return
    at = encode_time(created)
    owner = to_canonical({"created": at, "framework": framework, "owner": chain_id})
    ensure_chain_of(db, chain_id, owner, at)


def ensure_chain_of(db: Connection, chain_id: str, owner: str, at: str) -> None:
    """Begin a chain with an owner text that exists already, as one that came in a file."""
    db.execute(
        "INSERT INTO chain (id, owner, length, head, last_at) VALUES (?, ?, 0, ?, ?)",
        (chain_id, owner, first_hash(owner), at),
    )


def append(db: Connection, chain_id: str, content: dict[str, Any], at: datetime) -> None:
    """Add one event to a chain; call inside a transaction.

    Args:
        content: what happened, with a unique `id`; `seq`, `at` and `clock_flag` are added here.
    """
    with appending(db) as chains:
        chains.append(chain_id, content, at)


@contextmanager
def appending(db: Connection) -> Iterator[Chains]:
    """Add many events inside a transaction; where the chains end is written once, at the end."""
    chains = Chains(db)
    yield chains
    chains.write_ends()


class Chains:
    """The ends of the chains while events are added: each is read once and written once."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._tails: dict[str, _Tail] = {}

    def append(self, chain_id: str, content: dict[str, Any], at: datetime) -> None:
        tail = self._tails.get(chain_id) or _tail(self._db, chain_id)
        seq = tail.length + 1
        flag = at < tail.last_at - CLOCK_TOLERANCE
        body = to_canonical({**content, "seq": seq, "at": encode_time(at), "clock_flag": flag})
        digest = next_hash(tail.hash, seq, body)
        _insert(self._db, chain_id, content["id"], Event(seq, body, digest))
        self._tails[chain_id] = _Tail(seq, digest, at)

    def write_ends(self) -> None:
        for chain_id, tail in self._tails.items():
            _write_end(self._db, chain_id, tail)


def _insert(db: Connection, chain_id: str, event_id: str, event: Event) -> None:
    db.execute(
        "INSERT INTO event (chain_id, seq, id, body, hash) VALUES (?, ?, ?, ?, ?)",
        (chain_id, event.seq, event_id, event.body, event.hash),
    )


def _write_end(db: Connection, chain_id: str, tail: _Tail) -> None:
    db.execute(
        "UPDATE chain SET length = ?, head = ?, last_at = ? WHERE id = ?",
        (tail.length, tail.hash, encode_time(tail.last_at), chain_id),
    )


def recorded_among(db: Connection, event_ids: Sequence[str]) -> frozenset[str]:
    """Give those of some events, a few hundred at most, that are in the store."""
    places = ",".join("?" * len(event_ids))
    query = f"SELECT id FROM event WHERE id IN ({places})"
    return frozenset(str(row[0]) for row in db.execute(query, tuple(event_ids)))


def append_as_it_is(
    db: Connection, chain_id: str, event_id: str, event: Event, moment: str
) -> None:
    """Add an event word for word, with the time written in it; call inside a transaction."""
    _insert(db, chain_id, event_id, event)
    _write_end(db, chain_id, _Tail(event.seq, event.hash, decode_time(moment)))


def content_of(change: Change, origin: EventOrigin) -> dict[str, Any]:
    return {
        "id": change.stamp.event_id,
        "actor": change.stamp.actor_id,
        "machine": origin.machine,
        "app": origin.app,
        "trust": change.trust_id,
        "assessment": change.assessment_id,
        "entity": change.kind,
        "record": change.record_id,
        "created": change.created,
        "old": dict(change.before),
        "new": dict(change.after),
        "reason": change.reason,
        "undoes": change.undoes,
    }


def head_of(db: Connection, chain_id: str) -> Head:
    """Give where a chain ends."""
    tail = _tail(db, chain_id)
    return Head(tail.length, tail.hash)


def _damaged(what: str) -> StoreDamaged:
    return StoreDamaged(what, "Nothing was changed.", "Restore a backup, or ask IT for help.")


def last_time_of(db: Connection, chain_id: str) -> datetime:
    return _tail(db, chain_id).last_at


def start_of(db: Connection, chain_id: str) -> bytes:
    row = db.execute("SELECT owner FROM chain WHERE id = ?", (chain_id,)).fetchone()
    if row is None:
        raise _damaged("Part of the change history is missing from your data.")
    return first_hash(str(row[0]))


def events_of(db: Connection, chain_id: str, after: int = 0) -> Iterator[Event]:
    rows = db.execute(
        "SELECT seq, body, hash FROM event WHERE chain_id = ? AND seq > ? ORDER BY seq",
        (chain_id, after),
    )
    for seq, body, digest in rows:
        yield _event(seq, body, digest)


def all_events_of(db: Connection, chain_id: str) -> tuple[Event, ...]:
    return tuple(events_of(db, chain_id))


def _event(seq: object, body: object, digest: object) -> Event:
    """A swapped page puts other columns here than the schema promises."""
    if not (isinstance(seq, int) and isinstance(body, str) and isinstance(digest, bytes)):
        raise _damaged("An entry in the change history cannot be read.")
    return Event(seq, body, digest)


def chain_ids(db: Connection) -> tuple[str, ...]:
    return tuple(str(row[0]) for row in db.execute("SELECT id FROM chain ORDER BY id"))


def is_recorded(db: Connection, event_id: str) -> bool:
    """Tell whether an event is in the store: the only proof that it was saved."""
    return bool(db.execute("SELECT 1 FROM event WHERE id = ?", (event_id,)).fetchone())


def _tail(db: Connection, chain_id: str) -> _Tail:
    row = db.execute("SELECT length, head, last_at FROM chain WHERE id = ?", (chain_id,)).fetchone()
    if row is None:
        raise _damaged("Part of the change history is missing from your data.")
    length, head, last_at = row
    if not (isinstance(length, int) and isinstance(head, bytes)):
        raise _damaged("The end of the change history cannot be read.")
    return _Tail(length, head, _moment(last_at))


def _moment(text: object) -> datetime:
    try:
        return decode_time(str(text))
    except ValueError:
        raise _damaged("The end of the change history cannot be read.") from None
