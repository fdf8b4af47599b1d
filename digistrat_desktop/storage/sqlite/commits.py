"""The one function that writes what a person does: events and the state they make, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from digistrat_desktop.domain.errors import Bug, Refused
from digistrat_desktop.domain.record.changes import Change
from digistrat_desktop.domain.record.events import Event, make_event, place_of
from digistrat_desktop.domain.record.graph import parents_seen
from digistrat_desktop.domain.wire.codecs import encode_time
from digistrat_desktop.storage.port import Batch, EventOrigin, PackText
from digistrat_desktop.storage.record.reading import refuse_unreadable
from digistrat_desktop.storage.sqlite import trail
from digistrat_desktop.storage.sqlite.connection import Connection
from digistrat_desktop.storage.sqlite.integrity import verify_trust
from digistrat_desktop.storage.sqlite.log import write_note
from digistrat_desktop.storage.sqlite.made import Made, list_assessments, refold


class Writing:
    """Adds changes to trusts inside a transaction: each follows all that is here.

    Args:
        tried: hashes by event id of what was tried to be saved; those found in the store are left
            out, and what is tried now is added.
    """

    def __init__(
        self, db: Connection, graphs: trail.Graphs, origin: EventOrigin, tried: dict[str, str]
    ) -> None:
        self._db, self._graphs, self._tried = db, graphs, tried
        self.origin = origin
        self._open: dict[str, tuple[trail.Ends, Made]] = {}
        self._added: dict[str, tuple[int, str]] = {}

    def add(self, change: Change) -> None:
        before = self._tried.get(change.stamp.event_id)
        if before is None or not trail.are_recorded(self._db, [before]):
            parents = tuple(self._tried.get(one, one) for one in change.parents)
            self.say(said_by(change, self.origin), parents)

    def say(self, said: dict[str, Any], parents: tuple[str, ...] = ()) -> Event:
        """Write a change from all parts of its body.

        Args:
            parents: what it follows, where it stands beside something that is here; empty: all.
        """
        trust_id = said["trust"]
        place = place_of(said["kind"], said["record"], said["assessment"])
        unseen = self._graphs.unseen.get(trust_id)
        if parents:
            event = self._beside(trust_id, make_event(parents, said))
        elif unseen:
            graph = self._graphs.of(self._db, trust_id)
            event = self._beside(trust_id, make_event(parents_seen(graph, place, unseen), said))
        else:
            ends, made = self._of(trust_id)
            parents = ends.parents_for(place)
            if not parents and said["kind"] != "trust":
                raise Bug("a change of a trust that is not in the data file")
            event = make_event(parents, said)
            ends.follow(event)
            made.take(event)
        refuse_unreadable(event)
        self._tried[said["id"]] = event.hash
        count, latest = self._added.get(trust_id, (0, ""))
        self._added[trust_id] = (count + 1, max(latest, said["at"]))
        return event

    def _beside(self, trust_id: str, event: Event) -> Event:
        """Write a change that does not follow all that is here: it stands beside that."""
        if opened := self._open.pop(trust_id, None):  # what was written before it, and its ends
            _close(*opened)
        trail.append(self._db, trust_id, [event])
        graph = self._graphs.of(self._db, trust_id)
        for one in (event.place,) if event.place else graph.by_place:
            trail.write_ends(self._db, trust_id, one, trail.ends_in(graph, one))
        refold(self._db, trust_id, graph, [event])
        list_assessments(self._db, trust_id, None)
        return event

    def finish(self) -> None:
        for ends, made in self._open.values():
            _close(ends, made)
        for trust_id in self._added:
            trail.count_changes(self._db, trust_id, *self._added[trust_id])

    def _of(self, trust_id: str) -> tuple[trail.Ends, Made]:
        if trust_id not in self._open:
            ends = trail.Ends(self._db, trust_id)
            self._open[trust_id] = ends, Made(self._db, self._graphs, trust_id)
        return self._open[trust_id]


def _close(ends: trail.Ends, made: Made) -> None:
    ends.write()
    made.finish()


def said_by(change: Change, origin: EventOrigin) -> dict[str, Any]:
    own = change.record_id if change.kind == "assessment" else None
    return {
        "actor": change.stamp.actor_id,
        "app": origin.app,
        "assessment": change.assessment_id or own,
        "at": encode_time(change.stamp.at),
        "id": change.stamp.event_id,
        "kind": change.kind,
        "machine": origin.machine,
        "new": dict(change.after),
        "reason": change.reason,
        "record": change.record_id,
        "trust": change.trust_id,
        "undoes": change.undoes,
    }


def write_batch(
    db: Connection,
    graphs: trail.Graphs,
    batch: Batch,
    origin: EventOrigin,
    tried: dict[str, str] | None = None,
) -> None:
    """Write a batch in one transaction.

    Args:
        tried: see `Writing`.

    Raises:
        Refused: a trust no longer verifies. Nothing was written.
        sqlite3.Error: the commit failed or may have failed; see `SqliteStore.record`.
    """
    with trail.kept_in_step(graphs), in_transaction(db):
        write_all(
            db, Writing(db, graphs, batch.origin or origin, {} if tried is None else tried), batch
        )
        if batch.note is not None:
            for trust_id in sorted({change.trust_id for change in batch.changes}):
                refuse_unsound(db, trust_id)


def refuse_unsound(db: Connection, trust_id: str) -> None:
    """Refuse to keep what was just written when the trust no longer verifies."""
    if not verify_trust(db, trust_id).sound:
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


def write_all(db: Connection, writing: Writing, batch: Batch) -> None:
    """Write a batch; call inside a transaction."""
    for person_id, name in batch.people.items():
        db.execute(
            "INSERT INTO person (id, name) VALUES (?, ?) "
            "ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE erased_at IS NULL",
            (person_id, name),
        )
    keep_packs(db, batch.packs)
    keep_files(db, batch.files)
    for change in batch.changes:
        writing.add(change)
    writing.finish()
    if batch.note is not None:
        write_note(db, batch.note, writing.origin)


def keep_files(db: Connection, files: Mapping[str, bytes]) -> None:
    for sha256, body in files.items():
        db.execute(
            "INSERT INTO attachment (sha256, body) VALUES (?, ?) ON CONFLICT DO NOTHING",
            (sha256, body),
        )


def keep_packs(db: Connection, packs: Mapping[str, PackText]) -> None:
    for sha256, (pack_id, version, body) in packs.items():
        db.execute(
            "INSERT INTO pack (sha256, pack_id, version, body) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (sha256) DO NOTHING",
            (sha256, pack_id, version, body),
        )
