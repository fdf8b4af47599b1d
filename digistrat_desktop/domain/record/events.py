"""The hash chain: how one event is bound to all before it, and who makes events and when.

Source: docs/spec/store.md#change-history. Verification hashes the stored body and never writes it
anew, so no canonical form has to be agreed with later versions.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from digistrat_desktop.domain.ids import EventId, PersonId

DOMAIN = b"digistrat-audit-v1\n"


class Event(NamedTuple):
    seq: int  # 1 for the first event
    body: str  # the exact stored JSON text
    hash: bytes  # 32 bytes


class Head(NamedTuple):
    """Where a chain ends: the number of events and the last hash."""

    length: int
    hash: bytes


class Verdict(NamedTuple):
    """What a check found on one chain."""

    chain_id: str  # the trust's id, or `store`
    length: int  # events on the chain
    head: bytes
    bad_event: int | None = None  # number of the first event that does not fit, or None
    bad_record: str | None = None  # id of a record that differs from what the events make, or None

    @property
    def sound(self) -> bool:
        return self.bad_event is None and self.bad_record is None


def first_hash(owner: str) -> bytes:
    """Give the hash before the first event.

    Args:
        owner: canonical JSON of the chain's owner, creation time and framework digest.
    """
    return hashlib.sha256(DOMAIN + owner.encode("utf-8")).digest()


def next_hash(previous: bytes, seq: int, body: str) -> bytes:
    """Give the hash of event number `seq` whose stored text is `body`."""
    return hashlib.sha256(
        DOMAIN + previous + seq.to_bytes(8, "big") + body.encode("utf-8")
    ).digest()


def first_bad_event(start: bytes, events: Iterable[Event]) -> int | None:
    """Give the number of the first event that does not follow from those before it, or None."""
    previous, expected = start, 1
    for event in events:
        if event.seq != expected or next_hash(previous, event.seq, event.body) != event.hash:
            return expected
        previous, expected = event.hash, expected + 1
    return None


def replay_event(state: dict[str, dict[str, Any]], said: Mapping[str, Any]) -> bool:
    """Take one event into the fields it makes; False when it cannot follow from those before it.

    Args:
        state: JSON forms of fields by record id; is changed.
        said: the event's body.
    """
    record_id = said["record"]
    if said["created"] is not (record_id not in state):
        return False
    state.setdefault(record_id, {}).update(said["new"])
    return True


class Stamp(NamedTuple):
    """Who does it, when, and the id its event will have."""

    event_id: EventId
    at: datetime  # aware UTC
    actor_id: PersonId


class Author(NamedTuple):
    """Who makes the changes of this run, as two functions."""

    stamp: Callable[[], Stamp]  # gives a fresh event id with the time and the person
    new_id: Callable[[], str]  # gives a fresh UUID text
