"""Does the store agree with itself: changes with their hashes, and tables with what the changes make."""

import hashlib
import json
from collections.abc import Iterable, Iterator

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
from digistrat_desktop.storage.record.first import copies_in
from digistrat_desktop.storage.sqlite import trail
from digistrat_desktop.storage.sqlite.connection import Connection, errors_in_words, in_body
from digistrat_desktop.storage.sqlite.log import left_out_of, verify_log
from digistrat_desktop.storage.sqlite.made import first_difference
from digistrat_desktop.storage.sqlite.opening import damaged
from digistrat_desktop.system.memory import unsearched

TAIL_LENGTH = 1_000
# Each gives the name of something that belongs to no trust, or is half done.
_STRAYS = (
    *(
        f"SELECT {name} FROM {table} WHERE {trust} NOT IN (SELECT trust FROM tally) LIMIT 1"
        for table, name, trust in (
            ("record", "id", "trust"),
            ("listing", "assessment_id", "trust_id"),
            ("event", "record", "trust"),
            ("head", "place", "trust"),
            ("seal", "place", "trust"),
            ("late", "place", "trust"),
        )
    ),
    """SELECT trust FROM owner WHERE trust <> 'store' AND trust NOT IN (SELECT trust FROM tally)
        LIMIT 1""",
    "SELECT key FROM meta LIMIT 1",  # set only within one transaction
    """SELECT assessment_id FROM listing l LEFT JOIN listing_words w ON w.rowid = l.row
        WHERE (w.trust_name, w.ods_code, w.title) IS NOT (l.trust_name, l.ods_code, l.title) LIMIT 1""",
    "SELECT title FROM listing_words WHERE rowid NOT IN (SELECT row FROM listing) LIMIT 1",
)
# The files changes of version 1 name: the change history of another copy, and what was signed.
_NAMED_FILES = f"""SELECT {in_body("new.trail")}, {in_body("new.state_digest")}
    FROM event WHERE version < 2 AND kind IN ('merge', 'seal') AND body <> ''"""
_PINNED = f"SELECT {in_body('pack_sha256')} FROM record WHERE kind = 'assessment'"


def verify_trail(db: Connection, name: str) -> Verdict:
    return verify_log(db) if name == STORE_TRAIL else verify_trust(db, name)


def verify_trust(db: Connection, trust_id: str) -> Verdict:
    """Work out every hash of a trust and all its changes make, and compare the tables with it."""
    tally = trail.tally_of(db, trust_id)
    changes, end = tally[0] if tally else 0, trail.end_of_trust(db, trust_id)
    graph = Graph()
    bad = _first_bad_event(db, trust_id, graph)
    if bad is None and (len(graph), _latest(graph)) != tally:
        bad = len(graph) + 1
    if bad is None:
        bad = _first_wrong_copy(graph, trail.owners_of(db, trust_id))
    if bad is not None:
        return Verdict(trust_id, changes, end, bad_event=bad)
    return Verdict(trust_id, changes, end, bad_record=_first_difference(db, trust_id, graph))


def _first_bad_event(db: Connection, trust_id: str, graph: Graph) -> int | None:
    """Read the changes of a trust into a graph; give the number of the first that does not fit."""
    starts = {first_hash(line) for line in trail.owners_of(db, trust_id)}
    begun = set[bytes]()
    keys = db.execute(
        "SELECT place, kind, record FROM event WHERE trust = ? ORDER BY n", (trust_id,)
    )
    try:
        with unsearched():
            for (_, event), key in zip(trail.events_after(db, trust_id), keys, strict=True):
                if event.key != key or not _is_as_written(event, trust_id, starts, begun):
                    return len(graph) + 1
                graph.add(event)
    except (DigiStratError, KeyError, TypeError, ValueError):
        return len(graph) + 1
    whole = LEFT_OUT not in graph.by_place
    return 1 if whole and begun != starts else None


def _first_wrong_copy(graph: Graph, owners: Iterable[str]) -> int | None:
    """Give the number of the first change that writes nothing though it should, or the other way."""
    try:
        copied = copies_in(graph.events, owners)
    except DigiStratError:
        return 1  # the beginning of a chain cannot be read
    firsts = ((n, e) for n, e in enumerate(graph.events, start=1) if e.version == 1 and e.body)
    for n, event in firsts:
        if event.hash in copied or not event.new:
            wanted = {} if event.hash in copied else json.loads(event.body)["new"]
            if event.new != wanted:
                return n
    return None


def _first_difference(db: Connection, trust_id: str, graph: Graph) -> str | None:
    try:
        with unsearched():
            return first_difference(db, trust_id, graph)
    except (DigiStratError, KeyError, TypeError, ValueError):
        return trust_id


def _latest(graph: Graph) -> str:
    return max((event.said["at"] for event in graph.events if event.body), default="")


def _is_as_written(event: Event, trust_id: str, starts: set[bytes], begun: set[bytes]) -> bool:
    """Work out the hash of a change; `begun` gets the start its chain of version 1 began with."""
    if event.place == LEFT_OUT:
        return True
    if event.said["trust"] != trust_id:
        return False
    if event.version > 1:
        return event_hash(event.parents, event.body) == event.hash
    seq = int(event.said["seq"])
    before = starts if seq == 1 else [bytes.fromhex(one) for one in event.parents]
    found = next(
        (one for one in before if next_hash(one, seq, event.body).hex() == event.hash), None
    )
    if found is not None and seq == 1:
        begun.add(found)
    return found is not None


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
    """Check what belongs to no trust, and that no pack or file is missing; errors as `verify_all`.

    What is missing may still come, as the next piece of a large file; so it stops no backup. What was
    left out of the file that came is not missing: it is told as not here.
    """
    _refuse_false_lists(db)
    return (*_outside(db), *_told(_missing(db)))


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
    found = [str(row[0]) for row in strays if row]
    return _told([*found, *_changed_packs(db), *_strange_files(db)])


def _told(names: Iterable[str]) -> tuple[Verdict, ...]:
    return tuple(Verdict("", 0, "", bad_record=name) for name in names)


def _changed_packs(db: Connection) -> list[str]:
    rows = db.execute("SELECT sha256, body FROM pack")
    return [str(name) for name, body in rows if hashlib.sha256(body.encode()).hexdigest() != name]


def _strange_files(db: Connection) -> Iterator[str]:
    """Give the kept files that are not what their fingerprint says, or that no change names."""
    named = _named_files(db)
    mentioned = (
        "SELECT 1 FROM event WHERE (version < 2 OR kind = 'evidence') AND instr(body, ?) LIMIT 1"
    )
    for name, body in db.execute("SELECT sha256, body FROM attachment"):
        there = name in named or db.execute(mentioned, (name,)).fetchone()
        if not there or hashlib.sha256(body).hexdigest() != name:
            yield str(name)


def _missing(db: Connection) -> list[str]:
    pinned = {row[0] for row in db.execute(_PINNED)} - {None, ""}
    packs = {row[0] for row in db.execute("SELECT sha256 FROM pack")}
    files = {row[0] for row in db.execute("SELECT sha256 FROM attachment")}
    left_out = {name for one in trail.trust_ids(db) for name in left_out_of(db, one)}
    return sorted({*(pinned - packs), *(_named_files(db) - files)} - left_out)


def _named_files(db: Connection) -> set[str]:
    return {name for row in db.execute(_NAMED_FILES) for name in row if name}


def tails_are_sound(db: Connection) -> bool:
    """Tell whether the last changes have their hashes and their past, and every place ends in one."""
    rows = db.execute(
        "SELECT n, version, parents, body, hash FROM event ORDER BY n DESC LIMIT ?", (TAIL_LENGTH,)
    ).fetchall()
    places = {digest: n for n, *_, digest in rows}
    before = "SELECT 1 FROM event WHERE hash = ? AND n < ?"
    for n, version, blob, body, digest in rows:
        parents = [blob[at : at + 32] for at in range(0, len(blob), 32)]
        if not _hashes_to(digest, version, parents, body):
            return False
        # Most have their past in the tail itself; the rest is looked up.
        older = (one for one in parents if places.get(one, n) >= n)
        if not all(db.execute(before, (one, n)).fetchone() for one in older):
            return False
    lost = "SELECT 1 FROM head WHERE hash NOT IN (SELECT hash FROM event) LIMIT 1"
    return db.execute(lost).fetchone() is None


def _hashes_to(digest: bytes, version: int, parents: list[bytes], body: str) -> bool:
    if version not in trail.VERSIONS:
        return False
    if version > 1:
        return event_hash((one.hex() for one in parents), body) == digest.hex()
    try:
        seq = int(json.loads(body)["seq"]) if body else 1
    except (ValueError, KeyError, TypeError):
        return False
    return seq == 1 or next_hash(parents[0] if parents else b"", seq, body) == digest


def confirm(db: Connection) -> None:
    """Check the file and its latest changes, before editing; StoreDamaged if one is wrong."""
    with errors_in_words():
        answer = db.execute("PRAGMA quick_check(1)").fetchone()
        if answer is None or answer[0] != "ok" or not tails_are_sound(db):
            raise damaged()
