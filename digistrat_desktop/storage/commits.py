"""The one function that writes: events and the state they make, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.assessment import Assessment, Trust
from digistrat_desktop.domain.codecs import encode_time
from digistrat_desktop.domain.errors import Bug, Refused
from digistrat_desktop.storage.canonical import from_stored, to_canonical
from digistrat_desktop.storage.event_log import Origin, append, content_of, ensure_chain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digistrat_desktop.domain.changes import Change
    from digistrat_desktop.storage.connection import Connection

_FROZEN = frozenset({"sealed", "superseded"})


@dataclass(frozen=True, slots=True)
class Batch:
    """What is to be written together.

    Attributes:
        people: names by person id that are new or changed.
        packs: canonical JSON of framework packs by sha256, with id and version, that are new.
        framework: sha256 bound into a chain that begins with this batch.
    """

    changes: tuple[Change, ...]
    people: Mapping[str, str] = field(default_factory=dict)
    packs: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    framework: str = ""


def write_batch(db: Connection, batch: Batch, origin: Origin) -> None:
    """Write a batch in one transaction; writing it again changes nothing.

    Raises:
        Refused: an assessment in it is sealed. Nothing was written.
        sqlite3.Error: the commit failed or may have failed; see `store.Store.record`.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        _write(db, batch, origin)
        db.execute("COMMIT")
    except BaseException:
        _roll_back(db)
        raise


def _roll_back(db: Connection) -> None:
    if getattr(db, "in_transaction", True):
        db.execute("ROLLBACK")


def _write(db: Connection, batch: Batch, origin: Origin) -> None:
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
    for change in batch.changes:
        _write_change(db, change, origin, batch.framework)


def _write_change(db: Connection, change: Change, origin: Origin, framework: str) -> None:
    ensure_chain(db, change.trust_id, change.stamp.at, framework)
    if not append(db, change.trust_id, content_of(change, origin), change.stamp.at):
        return
    body = _new_body(db, change)
    if change.created:
        db.execute(
            "INSERT INTO record (id, kind, trust_id, assessment_id, body) VALUES (?, ?, ?, ?, ?)",
            (change.record_id, change.kind, change.trust_id, change.assessment_id, _text(body)),
        )
    else:
        db.execute("UPDATE record SET body = ? WHERE id = ?", (_text(body), change.record_id))
    _list(db, change, body)


def _text(body: dict[str, Any]) -> str:
    return to_canonical(body)


def _new_body(db: Connection, change: Change) -> dict[str, Any]:
    if change.created:
        return dict(change.after)
    row = db.execute("SELECT body FROM record WHERE id = ?", (change.record_id,)).fetchone()
    if row is None:
        raise Bug("an edit of a record the store does not hold")
    body: dict[str, Any] = from_stored(row[0])
    if change.kind == Assessment.KIND:
        _refuse_if_sealed(body, change)
    return {**body, **change.after}


def _refuse_if_sealed(body: dict[str, Any], change: Change) -> None:
    if body.get("status") in _FROZEN and set(change.after) != {"status"}:
        raise Refused("This assessment is sealed and cannot be edited.", "Nothing was changed.")


def _list(db: Connection, change: Change, body: dict[str, Any]) -> None:
    if change.kind == Assessment.KIND:
        _list_assessment(db, change, body)
    elif change.kind == Trust.KIND:
        db.execute(
            "UPDATE listing SET trust_name = ?, ods_code = ?, sample = ? WHERE trust_id = ?",
            (*_trust_columns(body), change.trust_id),
        )
        _index_words(db, "trust_id", change.trust_id)
    elif change.assessment_id is not None:
        db.execute(
            "UPDATE listing SET changed_at = ?, changed_by = ? WHERE assessment_id = ?",
            (encode_time(change.stamp.at), change.stamp.actor_id, change.assessment_id),
        )


def _list_assessment(db: Connection, change: Change, body: dict[str, Any]) -> None:
    if body.get("withdrawn"):
        _forget_words(db, "assessment_id", change.record_id)
        db.execute("DELETE FROM listing WHERE assessment_id = ?", (change.record_id,))
        return
    db.execute(
        "INSERT INTO listing (assessment_id, trust_id, trust_name, ods_code, sample, title, as_of,"
        " status, form, changed_at, changed_by) VALUES (?,?,?,?,?,?,?,?,?,?,?) "
        "ON CONFLICT (assessment_id) DO UPDATE SET title = excluded.title, as_of = excluded.as_of,"
        " status = excluded.status, form = excluded.form, changed_at = excluded.changed_at,"
        " changed_by = excluded.changed_by",
        (
            change.record_id,
            change.trust_id,
            *_trust_of(db, change.trust_id),
            body.get("title", ""),
            body.get("as_of") or "",
            body.get("status", "draft"),
            body.get("form", "full"),
            encode_time(change.stamp.at),
            change.stamp.actor_id,
        ),
    )
    _index_words(db, "assessment_id", change.record_id)


def _index_words(db: Connection, column: str, value: str) -> None:
    _forget_words(db, column, value)
    db.execute(
        "INSERT INTO listing_words (rowid, trust_name, ods_code, title)"
        f" SELECT row, trust_name, ods_code, title FROM listing WHERE {column} = ?",
        (value,),
    )


def _forget_words(db: Connection, column: str, value: str) -> None:
    db.execute(
        f"DELETE FROM listing_words WHERE rowid IN (SELECT row FROM listing WHERE {column} = ?)",
        (value,),
    )


def _trust_of(db: Connection, trust_id: str) -> tuple[str, str, int]:
    row = db.execute("SELECT body FROM record WHERE id = ?", (trust_id,)).fetchone()
    return _trust_columns(from_stored(row[0])) if row else ("", "", 0)


def _trust_columns(body: dict[str, Any]) -> tuple[str, str, int]:
    return str(body.get("name", "")), str(body.get("ods_code", "")), int(bool(body.get("sample")))
