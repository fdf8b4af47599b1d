"""A trust as it is worked on, with the frameworks its assessments are pinned to."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.record.workspace import Workspace, standing_assessments
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.frameworks.loader import pack_from_canonical_json
from digistrat_desktop.storage.port import Store

_NO_TIME = datetime.min.replace(tzinfo=UTC)


class OpenTrust(NamedTuple):
    workspace: Workspace
    # every framework pack its assessments are pinned to, by sha256
    packs: Mapping[str, FrameworkPack]
    assessment_id: str | None  # the assessment that is open, or None when the trust has none
    changes: int = 0  # how many the trust has
    changed_at: datetime = _NO_TIME  # the time of the last of them, aware UTC
    end: str = ""  # their last fingerprint


def opened_trust(
    store: Store, catalogue: Catalogue, trust_id: str, assessment_id: str | None
) -> OpenTrust:
    """Load a trust; as `Library.open_trust`."""
    found = store.open_trust(trust_id, assessment_id)
    dated = standing_assessments(found.workspace)
    if assessment_id is None and dated:
        assessment_id = dated[-1].id
    pinned = sorted({a.pack_sha256 for a in found.workspace.all(Assessment)})
    packs = {sha256: _pack(catalogue, sha256, found.packs.get(sha256, "")) for sha256 in pinned}
    return OpenTrust(
        found.workspace, packs, assessment_id, found.changes, found.changed_at, found.end
    )


def _pack(catalogue: Catalogue, sha256: str, body: str) -> FrameworkPack:
    if body:
        return pack_from_canonical_json(body)
    try:
        return catalogue.by_sha256(sha256)
    except KeyError:
        raise Refused(
            "The framework for this assessment is not in your data.",
            "Nothing was changed.",
            "Import the DigiStrat file it came from again.",
        ) from None
