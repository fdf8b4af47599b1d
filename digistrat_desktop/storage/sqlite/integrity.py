"""Does the store agree with itself: changes with their hashes, and tables with what the changes make."""

import hashlib

from digistrat_desktop.domain.errors import DigiStratError, StoreDamaged
from digistrat_desktop.domain.record.events import (
    LEFT_OUT,
    Event,
    event_hash,
    first_hash,
    next_hash,
)
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.storage.port import STORE_TRAIL, Verdict
from digistrat_desktop.storage.sqlite import trail
from digistrat_desktop.storage.sqlite.connection import Connection, errors_in_words
from digistrat_desktop.storage.sqlite.log import verify_log
from digistrat_desktop.storage.sqlite.made import first_difference
from digistrat_desktop.storage.sqlite.opening import damaged
from digistrat_desktop.system.memory import unsearched

TAIL_LENGTH = 1_000
_STRAYS = tuple(
    f"SELECT {name} FROM {table} WHERE {trust} NOT IN (SELECT trust FROM tally) LIMIT 1"
    for table, name, trust in (
        ("record", "id", "trust"),
        ("listing", "assessment_id", "trust_id"),
        ("event", "record", "trust"),
        ("head", "place", "trust"),
        ("seal", "place", "trust"),
    )
)


def verify_trail(db: Connection, name: str) -> Verdict:
    return verify_log(db) if name == STORE_TRAIL else verify_trust(db, name)


def verify_trust(db: Connection, trust_id: str) -> Verdict:
    """Work out every hash of a trust and all its changes make, and compare the tables with it."""
    tally = trail.tally_of(db, trust_id)
    changes, end = tally[0] if tally else 0, trail.end_of_trust(db, trust_id)
    starts = [first_hash(line) for line in trail.owners_of(db, trust_id)]
    graph, count = Graph(), 0
    try:
        with unsearched():
            for _, event in trail.events_after(db, trust_id):
                count += 1
                if not _is_as_written(event, trust_id, starts):
                    return Verdict(trust_id, changes, end, bad_event=count)
                graph.add(event)
            if count != changes or tally is None or tally[1] != _latest(graph):
                return Verdict(trust_id, changes, end, bad_event=count + 1)
            return Verdict(trust_id, changes, end, bad_record=first_difference(db, trust_id, graph))
    except (DigiStratError, KeyError, TypeError, ValueError):
        return Verdict(trust_id, changes, end, bad_event=max(count, 1))


def _latest(graph: Graph) -> str:
    return max((event.said["at"] for event in graph.events if event.body), default="")


def _is_as_written(event: Event, trust_id: str, starts: list[bytes]) -> bool:
    if event.place == LEFT_OUT:
        return True
    if event.said["trust"] != trust_id:
        return False
    if event.version > 1:
        return event_hash(event.parents, event.body) == event.hash
    seq = int(event.said["seq"])
    before = starts if seq == 1 else [bytes.fromhex(one) for one in event.parents]
    return any(next_hash(one, seq, event.body).hex() == event.hash for one in before)


def verify_all(db: Connection) -> tuple[Verdict, ...]:
    """Check every trust, the log, that nothing belongs to none, and every pack's text.

    Raises:
        StoreDamaged: an index tells another story than its table, so that a list could leave
            something out while every record is right.
    """
    _refuse_false_lists(db)
    return (*(verify_trail(db, one) for one in trail_names(db)), *_outside(db))


def trail_names(db: Connection) -> tuple[str, ...]:
    """Give the trusts that are here, and `store` for the log where it has an entry."""
    noted = db.execute("SELECT 1 FROM log LIMIT 1").fetchone()
    return tuple(sorted((*trail.trust_ids(db), *((STORE_TRAIL,) if noted else ()))))


def verify_outside(db: Connection) -> tuple[Verdict, ...]:
    """Check what belongs to no trust: lists, strays and packs; StoreDamaged as `verify_all`."""
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
    return tuple(Verdict("", 0, "", bad_record=name) for name in strange)


def _changed_packs(db: Connection) -> list[str]:
    rows = db.execute("SELECT sha256, body FROM pack")
    return [str(name) for name, body in rows if hashlib.sha256(body.encode()).hexdigest() != name]


def tails_are_sound(db: Connection) -> bool:
    """Tell whether the last changes have their hashes, and every place ends in a change."""
    rows = db.execute(
        "SELECT version, parents, body, hash FROM event ORDER BY n DESC LIMIT ?", (TAIL_LENGTH,)
    )
    for version, blob, body, digest in rows:
        parents = [blob[at : at + 32].hex() for at in range(0, len(blob), 32)]
        if version > 1 and event_hash(parents, body) != digest.hex():
            return False
    lost = "SELECT 1 FROM head WHERE hash NOT IN (SELECT hash FROM event) LIMIT 1"
    return db.execute(lost).fetchone() is None


def confirm(db: Connection) -> None:
    """Check the file and its latest changes, before editing; StoreDamaged if one is wrong."""
    with errors_in_words():
        answer = db.execute("PRAGMA quick_check(1)").fetchone()
        if answer is None or answer[0] != "ok" or not tails_are_sound(db):
            raise damaged()
