"""A trust as it is worked on, with the frameworks its assessments are pinned to."""

from collections.abc import Container, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.packs import PackError
from digistrat_desktop.domain.record.workspace import (
    Workspace,
    latest_of_trust,
    make_workspace,
    replaced_in,
)
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.frameworks.catalogue import Catalogue
from digistrat_desktop.frameworks.loader import pinned_pack
from digistrat_desktop.storage.port import StoredTrust

_NO_TIME = datetime.min.replace(tzinfo=UTC)


class OpenTrust(NamedTuple):
    workspace: Workspace
    # every framework pack its assessments are pinned to, by sha256
    packs: Mapping[str, FrameworkPack]
    assessment_id: str | None  # the assessment that is open, or None when the trust has none
    changes: int = 0  # how many the trust has
    changed_at: datetime = _NO_TIME  # the time of the last of them, aware UTC
    end: str = ""  # their last fingerprint


def opened_trust(found: StoredTrust, catalogue: Catalogue, assessment_id: str | None) -> OpenTrust:
    """Give a trust that was loaded with its frameworks; as `Library.open_trust`."""
    packs = _packs_of(found, catalogue)
    workspace = readable(found.workspace, packs)
    asked = found.workspace.find(Assessment, assessment_id) if assessment_id else None
    if asked is not None and asked.withdrawn:
        assessment_id = None
    elif asked is not None and workspace.find(Assessment, asked.id) is None:
        raise without_framework()
    latest = latest_of_trust(workspace)
    if assessment_id is None and latest is not None:
        assessment_id = latest.id
    return OpenTrust(workspace, packs, assessment_id, found.changes, found.changed_at, found.end)


def _packs_of(found: StoredTrust, catalogue: Catalogue) -> Mapping[str, FrameworkPack]:
    """Give the frameworks of a trust's assessments that are here, in the store or with the program."""
    pinned = sorted({one.pack_sha256 for one in found.workspace.all(Assessment)})
    packs = {sha256: _pack(catalogue, sha256, found.packs.get(sha256, "")) for sha256 in pinned}
    return {sha256: pack for sha256, pack in packs.items() if pack is not None}


def _pack(catalogue: Catalogue, sha256: str, body: str) -> FrameworkPack | None:
    with suppress(PackError):  # one that was changed is told by the check, and stops nothing
        if body:
            return pinned_pack(body, sha256)
    try:
        return catalogue.by_sha256(sha256)
    except KeyError:
        return None


def readable(workspace: Workspace, packs: Container[str]) -> Workspace:
    """Leave out the assessments whose framework is not here: nothing in them can be named."""
    unread = {str(one.id) for one in workspace.all(Assessment) if one.pack_sha256 not in packs}
    if not unread:
        return workspace
    every = (record for of_kind in workspace.records.values() for record in of_kind.values())
    kept = (one for one in every if str(one.assessment_id or one.id) not in unread)
    signed = {one: seals for one, seals in workspace.signed.items() if one not in unread}
    replaced = {*workspace.replaced, *replaced_in(workspace, unread)}
    return replace(make_workspace(kept, workspace.people, signed), replaced=replaced)


def without_framework() -> Refused:
    return Refused(
        "The framework for this assessment is not in your data.",
        "Nothing was changed.",
        "Import a DigiStrat file that has it: ask for the whole trust.",
    )
