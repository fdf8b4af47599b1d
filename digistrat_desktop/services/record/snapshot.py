"""The canonical snapshot of one assessment: what a report was made from.

Version 1 of the record kept one for each seal; those are read for good.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from digistrat_desktop.domain.errors import DigiStratError, Refused
from digistrat_desktop.domain.record.fold import Use, Written
from digistrat_desktop.domain.record.kinds import build_record
from digistrat_desktop.domain.record.older import Difference, Merge
from digistrat_desktop.domain.record.seals import Revision, Seal, SealFields
from digistrat_desktop.domain.record.standing import Stands, record_of
from digistrat_desktop.domain.record.workspace import Workspace, make_workspace
from digistrat_desktop.domain.trust.assessment import Assessment, ReportRecipe
from digistrat_desktop.domain.trust.people import Erasure
from digistrat_desktop.domain.trust.reviews import BlindScore, Challenge, Moderation, Reply
from digistrat_desktop.domain.wire.canonical_json import to_canonical
from digistrat_desktop.domain.wire.records import Record, to_fields

FIRST_FORMAT = "digistrat-snapshot-1"
FORMAT = "digistrat-snapshot-2"
MOST_RECORDS = 500_000
UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError, DigiStratError)
# How a report looks and what was done with the data are no part of the data it was made from.
_NOT_SAID = frozenset(
    {
        *(ReportRecipe.KIND, SealFields.KIND, Revision.KIND, Merge.KIND, Difference.KIND),
        *(Challenge.KIND, Reply.KIND, BlindScore.KIND, Erasure.KIND),
    }
)
# What is said about an assessment, not in it: an opinion or a seal does not change what was signed.
_ABOUT = _NOT_SAID - {ReportRecipe.KIND} | {Moderation.KIND}


def snapshot_of(workspace: Workspace, assessment: Assessment, *, first: bool = False) -> str:
    """Write everything a report of one assessment can say, as canonical JSON.

    It holds the assessment with its answers, the assessments before it (for what moved), the
    trust, its evidence and its metrics; not people's names, which live outside the record.

    Args:
        first: as version 1 of the record did, without what is not settled.
    """
    records = sorted(_used(workspace, assessment, first=first), key=lambda r: (r.KIND, r.id))
    return to_canonical(
        {
            "format": FIRST_FORMAT if first else FORMAT,
            "assessment": assessment.id,
            "trust": assessment.trust_id,
            "records": [_first(record) if first else _plain(record) for record in records],
        }
    )


def fingerprint_of(snapshot: str) -> str:
    return hashlib.sha256(snapshot.encode("utf-8")).hexdigest()


def _used(workspace: Workspace, assessment: Assessment, *, first: bool) -> Iterator[Record]:
    earlier: set[str] = {
        a.id
        for a in workspace.all(Assessment)
        if a.as_of and assessment.as_of and a.as_of <= assessment.as_of
    } | {assessment.id}
    kinds = (records for kind, records in workspace.records.items() if kind not in _ABOUT)
    every = [one for records in kinds for one in records.values() if one.KIND not in _NOT_SAID]
    used = [record for record in every if _is_used(record, earlier)]
    yield from used
    if not first:
        # What is archived is said where something in use leads to it.
        led_to = {one for record in used for one in _led_to(record)}
        yield from (one for one in every if one.withdrawn and one.id in led_to)


def _led_to(record: Record) -> Iterator[str]:
    for value in to_fields(record).values():
        yield from (
            one for one in (value if isinstance(value, list) else [value]) if type(one) is str
        )


def _is_used(record: Record, assessments: set[str]) -> bool:
    if record.withdrawn:
        return False
    if isinstance(record, Assessment):
        return record.id in assessments
    return record.assessment_id is None or record.assessment_id in assessments


def _first(record: Record) -> dict[str, Any]:
    return {
        "kind": record.KIND,
        "id": record.id,
        "assessment": record.assessment_id,
        "fields": to_fields(record),
    }


def _plain(record: Record) -> dict[str, Any]:
    """Give a record with what is not settled in it; that it is sealed is told by its seals."""
    left = {"status", *record.unsettled} if record.KIND == Assessment.KIND else record.unsettled
    said = {name: value for name, value in to_fields(record).items() if name not in left}
    loose = {name: [list(one) for one in written] for name, written in record.unsettled.items()}
    return {
        **_first(record),
        "fields": said,
        **({"unsettled": loose} if loose else {}),
        **({"together": [list(one) for one in record.together]} if record.together else {}),
    }


@dataclass(frozen=True, slots=True)
class SnapshotRead:
    workspace: Workspace
    assessment_id: str


def records_in(data: bytes) -> SnapshotRead | None:
    """Read a snapshot from its canonical JSON; None when it is not one of this program's."""
    try:
        raw = json.loads(data)
        read = {FORMAT: _record, FIRST_FORMAT: _first_record}[raw["format"]]
        if len(raw["records"]) > MOST_RECORDS:
            return None
        records = [read(one, str(raw["trust"])) for one in raw["records"]]
        return SnapshotRead(make_workspace(records, {}), str(raw["assessment"]))
    except UNREADABLE:
        return None


def _first_record(raw: dict[str, Any], trust_id: Any) -> Record:
    return build_record(raw["kind"], raw["id"], trust_id, raw["assessment"], raw["fields"])


def _record(raw: dict[str, Any], trust_id: str) -> Record:
    inside = raw["id"] if raw["kind"] == Assessment.KIND else raw["assessment"] or ""
    loose = {name: _written(written) for name, written in raw.get("unsettled", {}).items()}
    together = _written(raw.get("together", ()))
    key = (str(inside), str(raw["kind"]), str(raw["id"]))
    use = Use.WITHDRAWN if raw["fields"].get("withdrawn") else Use.IN_USE
    return record_of(Stands(key, use, raw["fields"], loose, together, ""), trust_id, {})


def _written(raw: Iterable[Any]) -> tuple[Written, ...]:
    return tuple(
        Written(value, str(actor), str(at), str(digest)) for value, actor, at, digest in raw
    )


def signed_text(seal: Seal, kept: bytes | None) -> str:
    """Give the canonical snapshot that a seal of version 1 signed.

    Args:
        kept: what is kept under the seal's state, or None.
    """
    if kept is None or hashlib.sha256(kept).hexdigest() != seal.state:
        raise Refused(
            "The signed-off version has not been kept intact, so no report can be made from it.",
            "Nothing was changed.",
            "Check your data on the Change history page, then get the signed-off DigiStrat "
            "file again.",
        )
    return kept.decode("utf-8")


def as_signed(now: Workspace, text: str) -> Workspace:
    """Give a trust as it stood when it was signed, with the names known today.

    What had been withdrawn by then is no part of a snapshot; it is taken from today's records, since
    what was signed may speak of it.

    Args:
        now: the trust's records as they are.
        text: the canonical snapshot.
    """
    read = records_in(text.encode("utf-8"))
    if read is None:
        raise Refused(
            "This version of the program cannot read what was signed off.",
            "Nothing was changed.",
            "Use the latest version of the program.",
        )
    then = read.workspace
    records = [*_each(then), *(r for r in _each(now) if r.withdrawn and not _holds(then, r))]
    return replace(make_workspace(_as_made(records, now), {}), people=now.people)


def _each(workspace: Workspace) -> Iterator[Record]:
    for of_kind in workspace.records.values():
        yield from of_kind.values()


def _holds(workspace: Workspace, record: Record) -> bool:
    return record.id in workspace.records.get(record.KIND, {})


def _as_made(records: Iterable[Record], now: Workspace) -> list[Record]:
    """Order records as they were made; a snapshot holds them in order of their ids."""
    places = {record.id: place for place, record in enumerate(_each(now))}
    return sorted(records, key=lambda record: places.get(record.id, len(places)))
