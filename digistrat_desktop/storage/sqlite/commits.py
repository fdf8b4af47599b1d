"""The one function that writes: events and the state they make, in one transaction."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.errors import Bug, Refused
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.storage.canonical import from_stored, to_canonical
from digistrat_desktop.storage.sqlite.event_log import (
    appending,
    content_of,
    ensure_chain,
    recorded_among,
)
from digistrat_desktop.storage.sqlite.listing import list_change

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digistrat_desktop.domain.record.changes import Change
    from digistrat_desktop.storage.origin import EventOrigin
    from digistrat_desktop.storage.sqlite.connection import Connection

_FROZEN = frozenset({"sealed", "superseded"})
_ASKED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Batch:
    """What is to be written together.

    Attributes:
        people: names by person id that are new or changed.
        packs: canonical JSON of framework packs by sha256, with id and version, that are new.
        framework: sha256 bound into a chain that begins with this batch.
        origin: where the events say they were made, if not on this computer by this version.
    """

    changes: tuple[Change, ...]
    people: Mapping[str, str] = field(default_factory=dict)
    packs: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    framework: str = ""
    origin: EventOrigin | None = None


def write_batch(db: Connection, batch: Batch, origin: EventOrigin) -> None:
    """Write a batch in one transaction; writing it again changes nothing.

    Raises:
        Refused: an assessment in it is sealed. Nothing was written.
        sqlite3.Error: the commit failed or may have failed; see `store.Store.record`.
    """
    with in_transaction(db):
        write_all(db, batch, batch.origin or origin)


@contextmanager
def in_transaction(db: Connection) -> Iterator[None]:
    """Keep everything that is written inside, or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        _roll_back(db)
        raise


def _roll_back(db: Connection) -> None:
    if getattr(db, "in_transaction", True):
        db.execute("ROLLBACK")


def write_all(db: Connection, batch: Batch, origin: EventOrigin) -> None:
    """Write a batch; call inside a transaction."""
    for person_id, name in batch.people.items():
        db.execute(
            "INSERT INTO person (id, name) VALUES (?, ?) "
            "ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE erased_at IS NULL",
            (person_id, name),
        )
    for sha256, (pack_id, version, body) in batch.packs.items():
        db.execute(
            "INSERT INTO pack (sha256, pack_id, version, body) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (sha256) DO NOTHING",
            (sha256, pack_id, version, body),
        )
    begun: set[str] = set()
    with appending(db) as chains:
        for change in _not_recorded(db, batch.changes):
            if change.trust_id not in begun:
                ensure_chain(db, change.trust_id, change.stamp.at, batch.framework)
                begun.add(change.trust_id)
            chains.append(change.trust_id, content_of(change, origin), change.stamp.at)
            write_state(db, change)


def _not_recorded(db: Connection, changes: tuple[Change, ...]) -> Iterator[Change]:
    """Leave out what is in the store already, asking for many at a time."""
    for start in range(0, len(changes), _ASKED_AT_ONCE):
        some = changes[start : start + _ASKED_AT_ONCE]
        there = recorded_among(db, [change.stamp.event_id for change in some])
        yield from (change for change in some if change.stamp.event_id not in there)


def write_state(db: Connection, change: Change) -> None:
    """Make the state a change's event tells of; call inside its transaction.

    Raises:
        Refused: the assessment is sealed.
    """
    if change.assessment_id is not None:
        _refuse_part_of_sealed(db, change.assessment_id)
    body = _new_body(db, change)
    if change.created:
        db.execute(
            "INSERT INTO record (id, kind, trust_id, assessment_id, body) VALUES (?, ?, ?, ?, ?)",
            (change.record_id, change.kind, change.trust_id, change.assessment_id, _text(body)),
        )
    else:
        db.execute("UPDATE record SET body = ? WHERE id = ?", (_text(body), change.record_id))
    list_change(db, change, body)


def _text(body: dict[str, Any]) -> str:
    return to_canonical(body)


def _new_body(db: Connection, change: Change) -> dict[str, Any]:
    if change.created:
        return dict(change.after)
    row = db.execute("SELECT body FROM record WHERE id = ?", (change.record_id,)).fetchone()
    if row is None:
        raise Bug("an edit of a record the store does not hold")
    body = from_stored(row[0])
    if change.kind == Assessment.KIND:
        _refuse_if_sealed(body, change)
    return {**body, **change.after}


def _refuse_part_of_sealed(db: Connection, assessment_id: str) -> None:
    """Say in words what the triggers `sealed_insert` and `sealed_update` only stop."""
    row = db.execute(
        "SELECT status FROM listing WHERE assessment_id = ?", (assessment_id,)
    ).fetchone()
    if row is not None and row[0] in _FROZEN:
        raise _sealed()


def _refuse_if_sealed(body: dict[str, Any], change: Change) -> None:
    if body.get("status") not in _FROZEN:
        return
    if set(change.after) != {"status"} or change.after["status"] not in _FROZEN:
        raise _sealed()


def _sealed() -> Refused:
    return Refused("This assessment is sealed and cannot be edited.", "Nothing was changed.")
