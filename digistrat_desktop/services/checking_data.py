"""The data a report carries, judged anew."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.report_model import Proof, build_report_model
from digistrat_desktop.domain.assessment import Assessment
from digistrat_desktop.frameworks.loader import pack_from_canonical_json
from digistrat_desktop.reports.papers.judgement import judgement_digest
from digistrat_desktop.services.snapshot import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from digistrat_desktop.services.snapshot import SnapshotRead


def judged_anew(found: SnapshotRead, packs: Sequence[bytes], today: date | None) -> str | None:
    """Work every judgement out from a snapshot and give their digest.

    Args:
        packs: canonical JSON of the framework packs its assessments are pinned to.
        today: the day a sealed assessment was judged at; None takes its own date.

    Returns:
        The digest, or None when a pack is missing or the data do not hang together.
    """
    try:
        read = [pack_from_canonical_json(pack.decode("utf-8")) for pack in packs]
        assessment = found.workspace.get(Assessment, found.assessment_id)
        nothing = Proof("", None, 0, datetime.min.replace(tzinfo=UTC), judged_on=today)
        known = {pack.sha256: pack for pack in read}
        return judgement_digest(build_report_model(found.workspace, assessment, known, nothing))
    except UNREADABLE:
        return None
