"""A part of a trust's record for a colleague: one assessment, copied onto a trail of its own."""

import hashlib
from typing import Any

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.ids import derived_id
from digistrat_desktop.domain.record.events import Event, Stamp, first_hash, next_hash
from digistrat_desktop.domain.record.merging import Difference, Merge
from digistrat_desktop.domain.record.seals import Seal
from digistrat_desktop.domain.trust.assessment import Assessment, Response, Support, Trust
from digistrat_desktop.domain.trust.reviews import BlindScore, Challenge, Moderation, Reply
from digistrat_desktop.domain.wire.canonical_json import to_canonical
from digistrat_desktop.domain.wire.codecs import encode_time
from digistrat_desktop.storage.port import PackageContent, Part, Portion, RawRecord, words_in
from digistrat_desktop.storage.record.trail import part_owner

_DESK_ONLY = frozenset({Merge.KIND, Difference.KIND})
_HIDDEN = frozenset(
    kind.KIND for kind in (Response, Support, Seal, Challenge, Reply, BlindScore, Moderation)
)
_ORDER = {Trust.KIND: 0, Assessment.KIND: 2}
_WHY = "Copied for a colleague"


def part_of_trust(whole: PackageContent, wanted: Portion) -> PackageContent:
    """Copy one assessment with what belongs to the trust itself.

    The copy's trail says where it was copied from, so that what comes back finds the last common
    point. Ids are made from that point: the same copy made twice is the same. Who was sent a part
    returns it as it went on: a part of a part would have no point in common.
    """
    if whole.part is not None and not wanted.blind:
        return whole
    assessment_id, stamp, blind = wanted
    found = _kept(whole, assessment_id, blind=blind)
    kept = tuple(sorted(found, key=lambda record: (_ORDER.get(record.kind, 1), record.id)))
    if not any(record.id == assessment_id for record in kept):
        raise Refused(
            "This assessment is not in your data.",
            "Nothing was changed.",
            "Choose an assessment that is.",
        )
    part = Part(assessment_id, blind, len(kept), whole.head)
    framework = next(str(r.fields["pack_sha256"]) for r in kept if r.id == assessment_id)
    owner = part_owner(whole.trust_id, encode_time(stamp.at), framework, part)
    named = words_in(kept)
    events = _events(owner, kept, stamp, whole)
    return whole._replace(
        owner=owner,
        events=events,
        records=kept,
        packs=tuple(p for p in whole.packs if _is_of(p, framework)),
        people={i: n for i, n in whole.people.items() if i in named | {stamp.actor_id}},
        attachments={s: body for s, body in whole.attachments.items() if s in named},
        part=part,
    )


def _kept(whole: PackageContent, assessment_id: str, *, blind: bool) -> list[RawRecord]:
    left_out = _DESK_ONLY | (_HIDDEN if blind else frozenset())
    found = [r for r in whole.records if r.kind not in left_out and _belongs(r, assessment_id)]
    lost = {record.id for record in whole.records} - {record.id for record in found}
    return [_without(record, lost) for record in found if not _hangs(record, lost)]


def _belongs(record: RawRecord, assessment_id: str) -> bool:
    if record.kind == Assessment.KIND:
        return record.id == assessment_id
    if record.assessment_id not in {None, assessment_id}:
        return False
    return bool(record.fields.get("assessment", assessment_id) == assessment_id)


def _without(record: RawRecord, lost: set[str]) -> RawRecord:
    """Let go of pointers to what does not come along, as to the assessment before."""
    kept = {n: _pruned(v, lost) for n, v in record.fields.items() if not _is_lost(v, lost)}
    return record._replace(fields=kept)


def _is_lost(value: Any, lost: set[str]) -> bool:
    return isinstance(value, str) and value in lost


def _pruned(value: Any, lost: set[str]) -> Any:
    return (
        [part for part in value if not _is_lost(part, lost)] if isinstance(value, list) else value
    )


def _hangs(record: RawRecord, lost: set[str]) -> bool:
    return any(_is_lost(record.fields.get(name), lost) for name in ("challenge_id", "of"))


def _is_of(pack: str, sha256: str) -> bool:
    return hashlib.sha256(pack.encode("utf-8")).hexdigest() == sha256


def _events(
    owner: str, kept: tuple[RawRecord, ...], stamp: Stamp, whole: PackageContent
) -> tuple[Event, ...]:
    previous, events = first_hash(owner), []
    for seq, record in enumerate(kept, start=1):
        body = to_canonical(_copied(record, seq, stamp, whole))
        previous = next_hash(previous, seq, body)
        events.append(Event(seq, body, previous))
    return tuple(events)


def _copied(record: RawRecord, seq: int, stamp: Stamp, whole: PackageContent) -> dict[str, Any]:
    return {
        "id": derived_id(whole.head.hash.hex(), stamp.event_id, record.id),
        "seq": seq,
        "at": encode_time(stamp.at),
        "clock_flag": False,
        "actor": stamp.actor_id,
        "machine": "",
        "app": "",
        "trust": whole.trust_id,
        "assessment": record.assessment_id,
        "entity": record.kind,
        "record": record.id,
        "created": True,
        "old": {},
        "new": dict(record.fields),
        "reason": _WHY,
        "undoes": None,
    }
