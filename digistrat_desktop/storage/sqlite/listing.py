"""The list of assessments: rows made from the records in the same transaction, for fast lists."""

from collections.abc import Collection, Mapping
from typing import Any

from digistrat_desktop.storage.sqlite.connection import Connection

Listed = tuple[Any, ...]
_COLUMNS = "trust_name, ods_code, sample, title, as_of, status, form, changed_at, changed_by"


def list_assessment(db: Connection, trust_id: str, assessment_id: str, row: Listed | None) -> None:
    """Write an assessment's row of the list; None takes it off."""
    _forget_words(db, assessment_id)
    if row is None:
        db.execute("DELETE FROM listing WHERE assessment_id = ?", (assessment_id,))
        return
    changes = ", ".join(f"{name} = excluded.{name}" for name in f"trust_id, {_COLUMNS}".split(", "))
    db.execute(
        f"INSERT INTO listing (assessment_id, trust_id, {_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?)"
        f" ON CONFLICT (assessment_id) DO UPDATE SET {changes}",
        (assessment_id, trust_id, *row),
    )
    db.execute(
        "INSERT INTO listing_words (rowid, trust_name, ods_code, title)"
        " SELECT row, trust_name, ods_code, title FROM listing WHERE assessment_id = ?",
        (assessment_id,),
    )


def take_off(
    db: Connection, trust_id: str, there: Collection[str], among: Collection[str] | None
) -> None:
    """Take the rows of a trust off the list that have no record, perhaps only some.

    Args:
        there: the assessments that have one.
        among: those that are looked at; None looks at all.
    """
    rows = db.execute("SELECT assessment_id FROM listing WHERE trust_id = ?", (trust_id,))
    for (one,) in rows.fetchall():
        if one not in there and (among is None or one in among):
            list_assessment(db, trust_id, one, None)
    if among is None:
        db.execute("DELETE FROM listing_words WHERE rowid NOT IN (SELECT row FROM listing)")


def touch(db: Connection, assessment_id: str, at: str, actor: str) -> None:
    """Note who changed something in an assessment last, and when."""
    db.execute(
        "UPDATE listing SET changed_at = ?, changed_by = ? WHERE assessment_id = ?",
        (at, actor, assessment_id),
    )


def first_wrong_row(
    db: Connection, trust_id: str, wanted: Mapping[str, Listed | None]
) -> str | None:
    """Give the id of the first assessment whose row is not what its records make, or None."""
    rows = db.execute(
        f"SELECT assessment_id, {_COLUMNS} FROM listing WHERE trust_id = ?", (trust_id,)
    )
    found = {str(row[0]): tuple(row[1:]) for row in rows}
    made = {place: one for place, one in wanted.items() if one is not None}
    ids = sorted(made.keys() | found.keys())
    return next((one for one in ids if made.get(one) != found.get(one)), None)


def _forget_words(db: Connection, assessment_id: str) -> None:
    db.execute(
        "DELETE FROM listing_words WHERE rowid IN"
        " (SELECT row FROM listing WHERE assessment_id = ?)",
        (assessment_id,),
    )
