"""Does the store agree with itself: chains with their events, tables with the replayed events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.events import Event, Head, Verdict, next_hash
from digistrat_desktop.storage.canonical import from_stored
from digistrat_desktop.storage.event_log import STORE_CHAIN, chain_ids, events_of, head_of, start_of

if TYPE_CHECKING:
    from digistrat_desktop.storage.connection import Connection

TAIL_LENGTH = 1_000


def check_tails(db: Connection) -> bool:
    """Tell whether the last events of every chain lead to its stored head."""
    return all(_tail_is_sound(db, chain_id) for chain_id in chain_ids(db))


def verify_chain(db: Connection, chain_id: str) -> Verdict:
    """Check a whole chain, replay it and compare the records with it."""
    head = head_of(db, chain_id)
    state: dict[str, dict[str, Any]] = {}
    previous, count = start_of(db, chain_id), 0
    for event in events_of(db, chain_id):
        if event.seq != count + 1 or next_hash(previous, event.seq, event.body) != event.hash:
            return Verdict(chain_id, head.length, head.hash, bad_event=count + 1)
        if chain_id != STORE_CHAIN and not _replay(state, event):
            return Verdict(chain_id, head.length, head.hash, bad_event=event.seq)
        previous, count = event.hash, count + 1
    if Head(count, previous) != head:
        return Verdict(chain_id, head.length, head.hash, bad_event=count + 1)
    return Verdict(chain_id, count, previous, bad_record=_first_difference(db, chain_id, state))


def verify_all(db: Connection) -> tuple[Verdict, ...]:
    """Check every chain of the store, and that no record belongs to none."""
    verdicts = [verify_chain(db, chain_id) for chain_id in chain_ids(db)]
    stray = db.execute(
        "SELECT id FROM record WHERE trust_id NOT IN (SELECT id FROM chain) LIMIT 1"
    ).fetchone()
    if stray:
        verdicts.append(Verdict("", 0, b"", bad_record=str(stray[0])))
    return tuple(verdicts)


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


def _replay(state: dict[str, dict[str, Any]], event: Event) -> bool:
    content = from_stored(event.body)
    record_id = content["record"]
    if content["created"]:
        if record_id in state:
            return False
        state[record_id] = dict(content["new"])
        return True
    if record_id not in state:
        return False
    state[record_id].update(content["new"])
    return True


def _first_difference(
    db: Connection, chain_id: str, state: dict[str, dict[str, Any]]
) -> str | None:
    if chain_id == STORE_CHAIN:
        return None
    rows = db.execute("SELECT id, body FROM record WHERE trust_id = ? ORDER BY id", (chain_id,))
    seen = 0
    for record_id, body in rows:
        seen += 1
        if from_stored(body) != state.get(str(record_id)):
            return str(record_id)
    return None if seen == len(state) else next(iter(sorted(state)))
