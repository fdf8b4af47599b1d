"""The list of assessments: rows made from the records in the same transaction, for fast lists.

A row says nothing the trail does not say; `storage.sqlite.integrity` holds it to that.
"""

from collections.abc import Mapping
from typing import Any

from digistrat_desktop.domain.record.changes import Change
from digistrat_desktop.domain.trust.assessment import Assessment, Trust
from digistrat_desktop.domain.wire.canonical_json import from_stored
from digistrat_desktop.domain.wire.codecs import encode_time
from digistrat_desktop.storage.sqlite.connection import Connection

Body = dict[str, Any]
Place = tuple[str, str | None]
Row = tuple[str | int, ...]


def list_change(db: Connection, change: Change, body: Body) -> None:
    """Bring the list up to date with a record's fields as they are now, in its transaction."""
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


def first_wrong_row(
    db: Connection,
    trust_id: str,
    fields: Mapping[str, Body],
    places: Mapping[str, Place],
    touched: Mapping[str, tuple[str, str]],
) -> str | None:
    """Give the id of the first assessment whose row differs from the replayed trail, or None.

    Args:
        fields: of every record of the trust, by id.
        places: kind and assessment of every record, by id.
        touched: time and person of the last event about each assessment.
    """
    trust = _trust_columns(fields.get(trust_id, {}))
    wanted = {
        record_id: (*trust, *_assessment_columns(body), *touched[record_id])
        for record_id, body in fields.items()
        if places[record_id][0] == Assessment.KIND and not body.get("withdrawn")
    }
    rows = db.execute(
        "SELECT assessment_id, trust_name, ods_code, sample, title, as_of, status, form,"
        " changed_at, changed_by FROM listing WHERE trust_id = ?",
        (trust_id,),
    )
    found = {str(row[0]): tuple(row[1:]) for row in rows}
    ids = sorted(wanted.keys() | found.keys())
    return next((i for i in ids if wanted.get(i) != found.get(i)), None)


def _list_assessment(db: Connection, change: Change, body: Body) -> None:
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
            *_assessment_columns(body),
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


def _trust_of(db: Connection, trust_id: str) -> Row:
    row = db.execute("SELECT body FROM record WHERE id = ?", (trust_id,)).fetchone()
    return _trust_columns(from_stored(row[0])) if row else ("", "", 0)


def _trust_columns(body: Body) -> Row:
    return str(body.get("name", "")), str(body.get("ods_code", "")), int(bool(body.get("sample")))


def _assessment_columns(body: Body) -> Row:
    return (
        str(body.get("title", "")),
        str(body.get("as_of") or ""),
        str(body.get("status", "draft")),
        str(body.get("form", "full")),
    )
