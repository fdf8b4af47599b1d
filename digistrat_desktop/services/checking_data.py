"""The data a report carries, read strictly and judged anew."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from digistrat_desktop.analysis.report_model import Proof, build_report_model
from digistrat_desktop.domain.assessment import Assessment
from digistrat_desktop.domain.errors import DigiStratError
from digistrat_desktop.domain.kinds import build_record
from digistrat_desktop.domain.workspace import Workspace, make_workspace
from digistrat_desktop.frameworks.loader import pack_from_canonical_json
from digistrat_desktop.reports.papers.judgement import judgement_digest
from digistrat_desktop.services.snapshot import FORMAT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digistrat_desktop.domain.records import Record

MOST_RECORDS = 500_000
_UNREADABLE = (ValueError, KeyError, TypeError, RecursionError, DigiStratError)


@dataclass(frozen=True, slots=True)
class SnapshotRead:
    """A snapshot as records."""

    workspace: Workspace
    assessment_id: str


def records_in(data: bytes) -> SnapshotRead | None:
    """Read a snapshot; None when it is not one of this program's.

    Args:
        data: the canonical JSON as it was carried.
    """
    try:
        raw = json.loads(data)
        if raw["format"] != FORMAT or len(raw["records"]) > MOST_RECORDS:
            return None
        records = [_record(one, str(raw["trust"])) for one in raw["records"]]
        return SnapshotRead(make_workspace(records, {}), str(raw["assessment"]))
    except _UNREADABLE:
        return None


def _record(raw: dict[str, Any], trust_id: Any) -> Record:
    return build_record(raw["kind"], raw["id"], trust_id, raw["assessment"], raw["fields"])


def judged_anew(found: SnapshotRead, packs: Sequence[bytes]) -> str | None:
    """Work every judgement out from a snapshot and give their digest.

    Args:
        packs: canonical JSON of the framework packs its assessments are pinned to.

    Returns:
        The digest, or None when a pack is missing or the data do not hang together.
    """
    try:
        read = [pack_from_canonical_json(pack.decode("utf-8")) for pack in packs]
        assessment = found.workspace.get(Assessment, found.assessment_id)
        nothing = Proof("", "", 0, datetime.min.replace(tzinfo=UTC))
        known = {pack.sha256: pack for pack in read}
        return judgement_digest(build_report_model(found.workspace, assessment, known, nothing))
    except _UNREADABLE:
        return None
