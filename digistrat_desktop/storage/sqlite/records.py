"""Reading the state: records into a workspace, assessments into pages of a list."""

import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from digistrat_desktop.domain.errors import StoreDamaged
from digistrat_desktop.domain.frameworks.scales import NOT_SETTLED
from digistrat_desktop.domain.trust.listing import ListedAssessment, ListedTrust, answer_that_counts
from digistrat_desktop.domain.wire.canonical_json import from_stored
from digistrat_desktop.storage.sqlite.connection import Connection, in_body

_ORDERS = {
    "changed": "changed_at DESC, row DESC",
    "date": "as_of DESC, row DESC",
    "title": "title, row",
    "trust": "trust_name, row",
}
_COLUMNS = (
    "assessment_id, trust_id, trust_name, ods_code, title, as_of, status, form,"
    " changed_at, changed_by, sample"
)
_NAMES = tuple(_COLUMNS.replace(" ", "").split(","))


def people_of(db: Connection) -> dict[str, str]:
    return {str(r[0]): str(r[1]) for r in db.execute("SELECT id, name FROM person")}


def copies_named(db: Connection, trust_id: str | None = None) -> set[str]:
    """Give the fingerprints of the copies that evidence has at present, of a trust or of all."""
    where, given = ("", ()) if trust_id is None else (" AND trust = ?", (trust_id,))
    query = f"SELECT {in_body('attached')}, unsettled FROM record WHERE kind = 'evidence'{where}"
    found: set[str] = set()
    for settled, unsettled in db.execute(query, given):
        found.add(settled or "")
        if unsettled:
            written = from_stored(unsettled)["fields"].get("attached", ())
            found.update(str(one[0]) for one in written)
    return found - {""}


def writes_of(db: Connection) -> int:
    """Give how many rows were written by a connection."""
    return int(db.execute("SELECT total_changes()").fetchone()[0])


def file_sizes(db: Connection) -> dict[str, int]:
    return {str(r[0]): int(r[1]) for r in db.execute("SELECT sha256, length(body) FROM attachment")}


def assessment_ids_of(db: Connection, trust_id: str, limit: int) -> tuple[str, ...]:
    rows = db.execute(
        "SELECT assessment_id FROM listing WHERE trust_id = ? ORDER BY as_of DESC, row DESC LIMIT ?",
        (trust_id, limit),
    )
    return tuple(str(row[0]) for row in rows)


def listed_ids(
    db: Connection, order: str = "changed", words: str = "", most: int | None = None
) -> tuple[int, ...]:
    """Give the row numbers of the listed assessments in an order, perhaps those with some words."""
    by, limit = _ORDERS[order], -1 if most is None else most
    match = _match(words)
    if not match:
        rows = db.execute(f"SELECT row FROM listing ORDER BY {by} LIMIT ?", (limit,))
    else:
        rows = db.execute(
            "SELECT row FROM listing WHERE row IN (SELECT rowid FROM listing_words"
            f" WHERE listing_words MATCH ?) ORDER BY {by} LIMIT ?",
            (match, limit),
        )
    return tuple(int(row[0]) for row in rows)


def listed_rows(db: Connection, row_ids: Sequence[int]) -> dict[int, ListedAssessment]:
    marks = ",".join("?" * len(row_ids))
    rows = db.execute(f"SELECT row, {_COLUMNS} FROM listing WHERE row IN ({marks})", tuple(row_ids))
    return {int(row[0]): _listed(row[1:]) for row in rows}


def count_listed(db: Connection, most: int | None = None) -> int:
    counted = "SELECT count(*) FROM (SELECT 1 FROM listing LIMIT ?)"
    return int(db.execute(counted, (-1 if most is None else most,)).fetchone()[0])


def shown(body: str, unsettled: str) -> dict[str, Any]:
    """Give what a list shows of a record: of a title or name that is not settled, all."""
    open_ = from_stored(unsettled)["fields"] if unsettled else {}
    titles = {
        name: " / ".join(str(one[0]) for one in open_[name] if one[0])
        for name in open_.keys() & {"title", "name"}
    }
    return {**from_stored(body), **titles}


def trusts_listed(db: Connection) -> tuple[ListedTrust, ...]:
    """Give the trusts in use, and any whose own entry is archived while its assessments are listed."""
    rows = db.execute(
        "SELECT id, body, unsettled FROM record WHERE kind = 'trust' AND"
        " (use <> 'withdrawn' OR id IN (SELECT trust_id FROM listing))"
    )
    found = [(str(row[0]), _readable(row[1], row[2])) for row in rows]
    named = [
        ListedTrust(i, b.get("name", ""), b.get("ods_code", ""), bool(b.get("sample")))
        for i, b in found
    ]
    return tuple(sorted(named, key=lambda trust: trust.name))


def _readable(body: str, unsettled: str) -> dict[str, Any]:
    """As `shown`, as far as it can be read: the check tells of the rest, and the list is there."""
    for parts in ((body, unsettled), (body, "")):
        with suppress(StoreDamaged, KeyError, TypeError, AttributeError):
            return shown(*parts)
    return {}


def newest_listed(db: Connection, trust_id: str | None) -> tuple[ListedAssessment, ...]:
    """As `Store.newest`, by the rule of `latest_ones`."""
    site = in_body("site")
    rows = db.execute(
        f"WITH mine AS (SELECT l.*, coalesce({site}, '') AS site FROM listing l LEFT JOIN record r"
        " ON r.trust = l.trust_id AND r.place = l.assessment_id AND r.kind = 'assessment'"
        " AND r.id = l.assessment_id WHERE ? IN ('', l.trust_id) AND l.status <> 'superseded'),"
        " whole AS (SELECT trust_id FROM mine WHERE site = ''),"
        " standing AS (SELECT * FROM mine WHERE site = '' OR trust_id NOT IN whole)"
        f" SELECT {_COLUMNS} FROM standing"
        " WHERE as_of = (SELECT max(as_of) FROM standing) ORDER BY title",
        (trust_id or "",),
    )
    return tuple(_listed(row) for row in rows)


def listed_like(db: Connection, beginning: str) -> tuple[ListedAssessment, ...]:
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM listing WHERE substr(assessment_id, 1, ?) = ? LIMIT 2",
        (len(beginning), beginning),
    )
    return tuple(_listed(row) for row in rows)


def answers_of(db: Connection, assessment_ids: Sequence[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for assessment_id in assessment_ids:
        rows = db.execute(
            "SELECT r.body, r.unsettled FROM listing l JOIN record r ON r.trust = l.trust_id"
            " AND r.place = l.assessment_id AND r.kind = 'response' AND r.use <> 'withdrawn'"
            " WHERE l.assessment_id = ?",
            (assessment_id,),
        )
        found[assessment_id] = dict(_answer(body, loose) for body, loose in rows)
    return found


def pinned_by(db: Connection, assessment_ids: Sequence[str]) -> dict[str, str]:
    """Give the framework of each assessment as the sha256 it names."""
    found: dict[str, str] = {}
    for assessment_id in assessment_ids:
        row = db.execute(
            "SELECT r.body FROM listing l JOIN record r ON r.trust = l.trust_id"
            " AND r.place = l.assessment_id AND r.kind = 'assessment' AND r.id = l.assessment_id"
            " WHERE l.assessment_id = ?",
            (assessment_id,),
        ).fetchone()
        if row is not None:
            found[assessment_id] = str(from_stored(row[0]).get("pack_sha256", ""))
    return found


def _answer(body: Any, loose: str) -> tuple[str, str]:
    """Give a question's id and its answer; several that stand side by side are not settled."""
    said = from_stored(body)
    open_ = from_stored(loose)["fields"] if loose else {}
    answer = NOT_SETTLED if "answer" in open_ else answer_that_counts(said)
    return str(said.get("item_id", "")), answer


def _listed(row: Sequence[Any]) -> ListedAssessment:
    named: dict[str, Any] = dict(zip(_NAMES, row, strict=True))
    return ListedAssessment(**{**named, "sample": bool(named["sample"])})


def _match(words: str) -> str:
    spaced = "".join(c if c.isalnum() else " " for c in unicodedata.normalize("NFC", words))
    return " ".join(f'"{word}"*' for word in spaced.split())
