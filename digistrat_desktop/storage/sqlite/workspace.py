"""Loading a trust's records from the store."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from digistrat_desktop.domain.ids import AssessmentId, RecordId, TrustId
from digistrat_desktop.domain.record.kinds import build_record
from digistrat_desktop.domain.record.workspace import Workspace, make_workspace
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.wire.canonical_json import from_stored
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.storage.port import StoredTrust
from digistrat_desktop.storage.sqlite.connection import Connection
from digistrat_desktop.storage.sqlite.event_log import last_time_of
from digistrat_desktop.storage.sqlite.exchange import end_that_is
from digistrat_desktop.storage.sqlite.records import assessment_ids_of, people_of

_RECORD = "SELECT id, kind, trust_id, assessment_id, body FROM record"


def stored_trust(
    db: Connection, trust_id: str, assessment_id: str | None, latest: int
) -> StoredTrust:
    head = end_that_is(db, trust_id)
    ids = list(assessment_ids_of(db, trust_id, latest))
    if assessment_id is not None and assessment_id not in ids:
        ids.append(assessment_id)
    workspace = load_workspace(db, trust_id, ids)
    packs = _packs_of(db, workspace)
    return StoredTrust(workspace, packs, head, last_time_of(db, trust_id))


def load_workspace(db: Connection, trust_id: str, assessment_ids: Sequence[str]) -> Workspace:
    own = db.execute(
        f"{_RECORD} WHERE trust_id = ? AND assessment_id IS NULL ORDER BY n", (trust_id,)
    )
    records = list(_records(own))
    for assessment_id in assessment_ids:
        part = db.execute(
            f"{_RECORD} WHERE trust_id = ? AND assessment_id = ? ORDER BY n",
            (trust_id, assessment_id),
        )
        records.extend(_records(part))
    return make_workspace(records, people_of(db))


def _packs_of(db: Connection, workspace: Workspace) -> dict[str, str]:
    """Give the canonical JSON of those packs assessments are pinned to that the store holds."""
    pinned = sorted({one.pack_sha256 for one in workspace.all(Assessment)})
    query = "SELECT body FROM pack WHERE sha256 = ?"
    found = {sha256: db.execute(query, (sha256,)).fetchone() for sha256 in pinned}
    return {sha256: str(row[0]) for sha256, row in found.items() if row}


def _records(rows: Iterable[Any]) -> Iterator[Record]:
    for row in rows:
        place = AssessmentId(row[3]) if row[3] is not None else None
        yield build_record(
            str(row[1]), RecordId(row[0]), TrustId(row[2]), place, from_stored(row[4])
        )
