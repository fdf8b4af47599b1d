"""Loading a trust's records from the store."""

from collections.abc import Sequence

from digistrat_desktop.domain.record.standing import workspace_from
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.wire.codecs import decode_time
from digistrat_desktop.storage.port import StoredTrust
from digistrat_desktop.storage.sqlite import trail
from digistrat_desktop.storage.sqlite.connection import Connection
from digistrat_desktop.storage.sqlite.made import not_loaded, rows_of, seals_of, stands_in
from digistrat_desktop.storage.sqlite.records import assessment_ids_of, newest_listed, people_of
from digistrat_desktop.system.memory import unsearched


def stored_trust(
    db: Connection, trust_id: str, assessment_id: str | None, latest: int
) -> StoredTrust:
    end = trail.end_that_is(db, trust_id)
    stand = (row.assessment_id for row in newest_listed(db, trust_id))
    wanted = (*assessment_ids_of(db, trust_id, latest), *stand, assessment_id)
    ids = [one for one in dict.fromkeys(wanted) if one is not None]
    workspace = load_workspace(db, trust_id, ids)
    _, at = trail.tally_of(db, trust_id) or (0, "")
    changes = trail.changes_of(db, trust_id)
    return StoredTrust(workspace, _packs_of(db, workspace), changes, end, decode_time(at))


def load_workspace(db: Connection, trust_id: str, assessment_ids: Sequence[str]) -> Workspace:
    rows = (row for place in ("", *assessment_ids) for row in rows_of(db, trust_id, place))
    gone, replaced = not_loaded(db, trust_id, assessment_ids)
    with unsearched():
        every = stands_in((*rows, *gone))
        return workspace_from(every, trust_id, people_of(db), seals_of(db, trust_id), replaced)


def _packs_of(db: Connection, workspace: Workspace) -> dict[str, str]:
    """Give the canonical JSON of those packs assessments are pinned to that the store holds."""
    pinned = sorted({one.pack_sha256 for one in workspace.all(Assessment)})
    query = "SELECT body FROM pack WHERE sha256 = ?"
    found = {sha256: db.execute(query, (sha256,)).fetchone() for sha256 in pinned}
    return {sha256: str(row[0]) for sha256, row in found.items() if row}
