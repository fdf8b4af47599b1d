"""Loading a trust's records from the store."""

from collections.abc import Iterable

from digistrat_desktop.domain.record.standing import workspace_from
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.wire.codecs import decode_time
from digistrat_desktop.storage.port import StoredTrust
from digistrat_desktop.storage.sqlite import trail
from digistrat_desktop.storage.sqlite.connection import Connection
from digistrat_desktop.storage.sqlite.made import (
    left_to_do,
    not_loaded,
    own_entries,
    rows_of,
    seals_of,
    stands_in,
    with_revised_in,
)
from digistrat_desktop.storage.sqlite.records import assessment_ids_of, newest_listed, people_of
from digistrat_desktop.system.memory import unsearched


def stored_trust(
    db: Connection, trust_id: str, assessment_id: str | None, latest: int
) -> StoredTrust:
    end = trail.end_that_is(db, trust_id)
    stand = (row.assessment_id for row in newest_listed(db, trust_id))
    wanted = (*assessment_ids_of(db, trust_id, latest), *stand, assessment_id)
    chosen = (one for one in wanted if one is not None)
    workspace = _load_workspace(db, trust_id, chosen)
    _, at = trail.tally_of(db, trust_id) or (0, "")
    changes = trail.changes_of(db, trust_id)
    return StoredTrust(workspace, _packs_of(db, workspace), changes, end, decode_time(at))


def _load_workspace(db: Connection, trust_id: str, chosen: Iterable[str]) -> Workspace:
    """Give a trust with some of its assessments, and with those that revisions link them to.

    What came after a sign-off is told however old that is, so these come too.
    """
    entries = own_entries(db, trust_id)
    signed = seals_of(db, trust_id)
    loaded = with_revised_in(entries, (*chosen, *left_to_do(entries, signed)))
    rows = (row for place in ("", *loaded) for row in rows_of(db, trust_id, place))
    gone, replaced = not_loaded(entries, loaded)
    with unsearched():
        every = stands_in((*rows, *gone))
        return workspace_from(every, trust_id, people_of(db), signed, replaced)


def _packs_of(db: Connection, workspace: Workspace) -> dict[str, str]:
    """Give the canonical JSON of those packs assessments are pinned to that the store holds."""
    pinned = sorted({one.pack_sha256 for one in workspace.all(Assessment)})
    query = "SELECT body FROM pack WHERE sha256 = ?"
    found = {sha256: db.execute(query, (sha256,)).fetchone() for sha256 in pinned}
    return {sha256: str(row[0]) for sha256, row in found.items() if row}
