"""The changes of the trusts as rows: appended with their parents, and read back as a graph."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from digistrat_desktop.domain.errors import Refused, StoreDamaged
from digistrat_desktop.domain.record.events import (
    LEFT_OUT,
    Event,
    end_of,
    left_out,
    stored_event,
)
from digistrat_desktop.domain.record.graph import Graph, parents_from
from digistrat_desktop.storage.sqlite.connection import Connection, insert_all
from digistrat_desktop.system.memory import unsearched

_ROWS_AT_ONCE = 1_000
# A change that a copied part of version 1 only repeats: it is there, and writes nothing.
COPIED = 0
VERSIONS = frozenset({COPIED, 1, 2})


class Ends:
    """Where a trust's places end while changes are added to them.

    A change has seen everything here; so its parents are the ends of its place and those of the trust
    itself that none of these has seen. No change of the trust itself ever follows one of a place.
    """

    def __init__(self, db: Connection, trust_id: str) -> None:
        self._db, self._trust = db, trust_id
        self._ends: dict[str, dict[str, str]] = {}  # by place: hash, and what of the trust it saw
        self._touched: set[str] = set()

    def parents_for(self, place: str) -> tuple[str, ...]:
        own = self._of("")
        if not place:
            return parents_from((), own)
        there = self._of(place)
        return parents_from(tuple(there), (one for one in own if one not in _seen_by(there)))

    def follow(self, event: Event) -> None:
        """Let a change made here, after `parents_for`, be the one end of its place."""
        seen: set[str] = set()
        if event.place:
            seen = self._of("").keys() & {*_seen_by(self._of(event.place)), *event.parents}
        self._ends[event.place] = {event.hash: "".join(sorted(seen))}
        self._touched.add(event.place)

    def write(self) -> None:
        for place in self._touched:
            write_ends(self._db, self._trust, place, self._ends[place])

    def _of(self, place: str) -> dict[str, str]:
        if place not in self._ends:
            self._ends[place] = dict(ends_of(self._db, self._trust, place))
        return self._ends[place]


def _seen_by(ends: dict[str, str]) -> set[str]:
    """Give the ends of the trust itself some ends of a place have seen."""
    return {one for text in ends.values() for one in _each(text)}


def ends_of(db: Connection, trust_id: str, place: str) -> Iterator[tuple[str, str]]:
    rows = db.execute(
        "SELECT hash, seen FROM head WHERE trust = ? AND place = ?", (trust_id, place)
    )
    return ((row[0].hex(), row[1].hex()) for row in rows)


def write_ends(db: Connection, trust_id: str, place: str, ends: dict[str, str]) -> None:
    db.execute("DELETE FROM head WHERE trust = ? AND place = ?", (trust_id, place))
    for digest, seen in ends.items():
        db.execute(
            "INSERT INTO head (trust, place, hash, seen) VALUES (?, ?, ?, ?)",
            (trust_id, place, bytes.fromhex(digest), bytes.fromhex(seen)),
        )


def ends_in(graph: Graph, place: str) -> dict[str, str]:
    """Give the ends of a place with the ends of the trust itself each has seen."""
    own, events = graph.heads.get("", []) if place else [], graph.events
    return {
        events[h].hash: "".join(sorted(events[o].hash for o in own if graph.before(o, h)))
        for h in graph.heads.get(place, ())
    }


def ends_are_right(db: Connection, trust_id: str, graph: Graph, place: str) -> bool:
    """Compare the kept ends of a place; what it saw of the trust counts only while it is an end."""
    own = {graph.events[o].hash for o in graph.heads.get("", ())}
    kept = {
        digest: "".join(one for one in _each(seen) if one in own)
        for digest, seen in ends_of(db, trust_id, place)
    }
    return kept == ends_in(graph, place)


def _each(text: str) -> list[str]:
    return [text[at : at + 64] for at in range(0, len(text), 64)]


def append(db: Connection, trust_id: str, events: Iterable[Event]) -> None:
    """Add changes; call inside a transaction, and count them with `count_changes`."""
    rows = (
        (
            bytes.fromhex(event.hash),
            _version_of(event),
            bytes.fromhex("".join(event.parents)),
            trust_id,
            *event.key,
            event.body,
        )
        for event in events
    )
    insert_all(db, "event (hash, version, parents, trust, place, kind, record, body)", rows)


def _version_of(event: Event) -> int:
    return COPIED if event.version == 1 and not event.new and event.body else event.version


def count_changes(db: Connection, trust_id: str, more: int, latest: str) -> None:
    db.execute(
        "INSERT INTO tally (trust, changes, at) VALUES (?, ?, ?) ON CONFLICT (trust) DO UPDATE"
        " SET changes = changes + excluded.changes, at = max(at, excluded.at)",
        (trust_id, more, latest),
    )


def tally_of(db: Connection, trust_id: str) -> tuple[int, str] | None:
    """Give how many changes a trust has and the time of the last; None when it is not here."""
    row = db.execute("SELECT changes, at FROM tally WHERE trust = ?", (trust_id,)).fetchone()
    return None if row is None else (int(row[0]), str(row[1]))


def changes_of(db: Connection, trust_id: str) -> int:
    """Give how many changes a trust has, without those that are only named."""
    tally = tally_of(db, trust_id)
    named = (trust_id, LEFT_OUT)
    if tally is None:
        return 0
    if db.execute("SELECT 1 FROM head WHERE trust = ? AND place = ?", named).fetchone() is None:
        return tally[0]
    row = db.execute("SELECT count(*) FROM event WHERE trust = ? AND place = ?", named).fetchone()
    return tally[0] - int(row[0])


def end_of_trust(db: Connection, trust_id: str) -> str:
    """Give a trust's last fingerprint."""
    rows = db.execute("SELECT hash FROM head WHERE trust = ?", (trust_id,))
    return end_of(row[0].hex() for row in rows)


def end_that_is(db: Connection, trust_id: str) -> str:
    """Give the last fingerprint of a trust that must be here."""
    if tally_of(db, trust_id) is None:
        raise Refused(
            "This trust is not in your data.", "Nothing was changed.", "Choose a trust that is."
        )
    return end_of_trust(db, trust_id)


def trust_ids(db: Connection) -> tuple[str, ...]:
    return tuple(str(row[0]) for row in db.execute("SELECT trust FROM tally ORDER BY trust"))


def owners_of(db: Connection, trust_id: str) -> tuple[str, ...]:
    rows = db.execute("SELECT line FROM owner WHERE trust = ? ORDER BY line", (trust_id,))
    return tuple(str(row[0]) for row in rows)


def are_recorded(db: Connection, hashes: Iterable[str]) -> bool:
    """Tell whether changes are in the store: the only proof that they were saved."""
    query = "SELECT 1 FROM event WHERE hash = ?"
    return all(db.execute(query, (bytes.fromhex(one),)).fetchone() for one in hashes)


Row = tuple[int, int, bytes, str, bytes]


def events_after(db: Connection, trust_id: str, after: int = 0) -> Iterator[tuple[int, Event]]:
    """Give a trust's changes with their numbers, as they came, those after a number only."""
    rows = db.execute(
        "SELECT n, version, parents, body, hash FROM event WHERE trust = ? AND n > ? ORDER BY n",
        (trust_id, after),
    )
    while some := _some(rows):
        yield from zip((row[0] for row in some), _events(some), strict=True)


def _some(rows: Any) -> list[Row]:
    return [row for _, row in zip(range(_ROWS_AT_ONCE), rows, strict=False)]


def _events(rows: Sequence[Row]) -> Iterator[Event]:
    """Read rows; many bodies at once share their keys."""
    try:
        told = json.loads(f"[{','.join(row[3] or 'null' for row in rows)}]")
        for (_, version, blob, body, digest), said in zip(rows, told, strict=True):
            yield _event(version, blob, body, digest.hex(), said)
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        raise StoreDamaged(
            "An entry in the change history cannot be read.",
            "Nothing was changed.",
            "Restore a backup, or ask IT for help.",
        ) from None


def _event(version: int, blob: bytes, body: str, digest: str, said: Any) -> Event:
    if version not in VERSIONS:
        raise ValueError
    parents = tuple(_each(blob.hex()))
    if said is None:
        return left_out(parents, digest)
    if version > 1:
        return stored_event(version, parents, body, digest, said)
    if version == COPIED:
        said = {**said, "new": {}}
    return stored_event(1, parents, body, digest, said)


class Graphs:
    """The records that were read, kept while a store is open; what was added since is read on."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Graph, int]] = {}
        # by trust, what came in and whoever works here has not seen yet: each hash with how many
        # changes the trust had once it was in
        self.unseen: dict[str, dict[str, int]] = {}

    def of(self, db: Connection, trust_id: str) -> Graph:
        """Give a trust's graph as it is now; it grows with the record."""
        graph, last = self._kept.pop(trust_id, (Graph(), 0))
        with unsearched():
            for n, event in events_after(db, trust_id, last):
                graph.add(event)
                last = n
        self._kept = {trust_id: (graph, last)}  # one at a time: a large record takes memory
        return graph

    def note(self, db: Connection, trust_id: str) -> None:
        """Note that a graph that was handed out was brought up to what the store now holds."""
        last = db.execute("SELECT max(n) FROM event WHERE trust = ?", (trust_id,)).fetchone()[0]
        self._kept = {trust_id: (self._kept[trust_id][0], int(last or 0))}

    def came_unseen(self, db: Connection, trust_id: str, hashes: Iterable[str]) -> None:
        changes = changes_of(db, trust_id)
        self.unseen.setdefault(trust_id, {}).update(dict.fromkeys(hashes, changes))

    def see(self, trust_id: str, changes: int) -> None:
        """Note that the first `changes` of a trust were seen, whatever came in since."""
        unseen = self.unseen.pop(trust_id, {})
        if left := {one: count for one, count in unseen.items() if count > changes}:
            self.unseen[trust_id] = left

    def forget(self) -> None:
        """Let go of everything, as after a transaction that was undone."""
        self._kept = {}


@contextmanager
def kept_in_step(graphs: Graphs) -> Iterator[None]:
    """Forget what was read where the transaction inside is undone."""
    try:
        yield
    except BaseException:
        graphs.forget()
        raise
