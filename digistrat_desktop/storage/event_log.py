"""The append-only trail: one hash chain per trust and one for the store itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.codecs import decode_time, encode_time
from digistrat_desktop.domain.errors import StoreDamaged
from digistrat_desktop.domain.events import Event, Head, first_hash, next_hash
from digistrat_desktop.storage.canonical import to_canonical

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from digistrat_desktop.domain.changes import Change
    from digistrat_desktop.storage.connection import Connection
    from digistrat_desktop.storage.origin import Origin

CLOCK_TOLERANCE = timedelta(minutes=2)
STORE_CHAIN = "store"


@dataclass(frozen=True, slots=True)
class _Tail:
    length: int
    hash: bytes
    last_at: str


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


def append(db: Connection, chain_id: str, content: dict[str, Any], at: datetime) -> bool:
    """Add one event to a chain; call inside a transaction.

    Args:
        content: what happened, with a unique `id`; `seq`, `at` and `clock_flag` are added here.

    Returns:
        False when an event with this id is there already: nothing was done.
    """
    if db.execute("SELECT 1 FROM event WHERE id = ?", (content["id"],)).fetchone():
        return False
    tail = _tail(db, chain_id)
    seq = tail.length + 1
    flag = at < decode_time(tail.last_at) - CLOCK_TOLERANCE
    moment = encode_time(at)
    body = to_canonical({**content, "seq": seq, "at": moment, "clock_flag": flag})
    event = Event(seq, body, next_hash(tail.hash, seq, body))
    append_as_it_is(db, chain_id, content["id"], event, moment)
    return True


def append_as_it_is(
    db: Connection, chain_id: str, event_id: str, event: Event, moment: str
) -> None:
    """Add an event word for word; call inside a transaction.

    Args:
        moment: the event's time as it is written in it.
    """
    db.execute(
        "INSERT INTO event (chain_id, seq, id, body, hash) VALUES (?, ?, ?, ?, ?)",
        (chain_id, event.seq, event_id, event.body, event.hash),
    )
    db.execute(
        "UPDATE chain SET length = ?, head = ?, last_at = ? WHERE id = ?",
        (event.seq, event.hash, moment, chain_id),
    )


def content_of(change: Change, origin: Origin) -> dict[str, Any]:
    """Give what an event says of a change."""
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
    """Give where a chain ends.

    Raises:
        StoreDamaged: there is no such chain.
    """
    tail = _tail(db, chain_id)
    return Head(tail.length, tail.hash)


def last_time_of(db: Connection, chain_id: str) -> datetime:
    """Give the time of a chain's last event, aware UTC."""
    return decode_time(_tail(db, chain_id).last_at)


def start_of(db: Connection, chain_id: str) -> bytes:
    """Give the hash before a chain's first event."""
    row = db.execute("SELECT owner FROM chain WHERE id = ?", (chain_id,)).fetchone()
    if row is None:
        raise StoreDamaged("A trail is missing from the store.")
    return first_hash(str(row[0]))


def events_of(db: Connection, chain_id: str, after: int = 0) -> Iterator[Event]:
    """Give a chain's events in order, beginning after event number `after`."""
    rows = db.execute(
        "SELECT seq, body, hash FROM event WHERE chain_id = ? AND seq > ? ORDER BY seq",
        (chain_id, after),
    )
    for seq, body, digest in rows:
        yield _event(seq, body, digest)


def _event(seq: object, body: object, digest: object) -> Event:
    """A swapped page puts other columns here than the schema promises."""
    if not (isinstance(seq, int) and isinstance(body, str) and isinstance(digest, bytes)):
        raise StoreDamaged("An entry of the trail cannot be read.")
    return Event(seq, body, digest)


def chain_ids(db: Connection) -> tuple[str, ...]:
    """Give the ids of all chains: the store's own and one per trust."""
    return tuple(str(row[0]) for row in db.execute("SELECT id FROM chain ORDER BY id"))


def is_recorded(db: Connection, event_id: str) -> bool:
    """Tell whether an event is in the store: the only proof that it was saved."""
    return bool(db.execute("SELECT 1 FROM event WHERE id = ?", (event_id,)).fetchone())


def _tail(db: Connection, chain_id: str) -> _Tail:
    row = db.execute("SELECT length, head, last_at FROM chain WHERE id = ?", (chain_id,)).fetchone()
    if row is None:
        raise StoreDamaged("A trail is missing from the store.")
    length, head, last_at = row
    if not (isinstance(length, int) and isinstance(head, bytes)):
        raise StoreDamaged("The end of a trail cannot be read.")
    return _Tail(length, head, str(last_at))
