"""Copying an assessment into another trust: what was begun apart goes on in one.

Source: docs/spec/record.md#parts-and-blind-copies. The copies are new entries whose reason says where they
come from; the other trust stays as it is, with who wrote what.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.ids import AssessmentId, RecordId, TrustId, derived_id
from digistrat_desktop.domain.record.changes import Step, create
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.workspace import Workspace, front_sheet_of, responses_of
from digistrat_desktop.domain.trust.assessment import Assessment, Evidence, Support, Trust
from digistrat_desktop.domain.wire.records import Record

_SETTLED: dict[str, Any] = {"unsettled": {}, "together": ()}


def copy_into(
    source: Workspace, assessment: Assessment, trust: Trust, why: str, author: Author
) -> tuple[Assessment, Step]:
    """Make the copy of an assessment in another trust, as a draft.

    Args:
        source: the records of the trust it is copied from.
        trust: where the copy goes.
        why: where it comes from, in words; the reason of every change.
    """
    made = replace(
        assessment,
        id=RecordId(author.new_id()),
        trust_id=trust.trust_id,
        status=Status.DRAFT,
        carried_from=None,
        **_SETTLED,
    )
    parts = (made, *_parts(source, assessment, made))
    return made, Step("Copy an assessment", tuple(create(p, author.stamp(), why) for p in parts))


def _parts(source: Workspace, old: Assessment, new: Assessment) -> Iterator[Record]:
    place, trust_id = AssessmentId(new.id), TrustId(new.trust_id)
    answers = responses_of(source, old.id).values()
    ids = {str(one.id): derived_id(new.id, one.item_id) for one in answers}
    for one in answers:
        yield replace(one, id=ids[one.id], trust_id=trust_id, assessment_id=place, **_SETTLED)
    links = [one for one in source.all(Support) if one.response_id in ids]
    shown = {one.evidence_id: derived_id(new.id, one.evidence_id) for one in links}
    for evidence in source.all(Evidence):
        if evidence.id in shown:
            before = shown.get(evidence.replaces or "")
            yield replace(
                evidence, id=shown[evidence.id], trust_id=trust_id, replaces=before, **_SETTLED
            )
    for link in links:
        answer = ids[link.response_id]
        yield replace(
            link,
            id=derived_id(answer, shown[link.evidence_id]),
            trust_id=trust_id,
            assessment_id=place,
            evidence_id=shown[link.evidence_id],
            response_id=answer,
            **_SETTLED,
        )
    sheet = front_sheet_of(source, old.id)
    if sheet is not None:
        made = derived_id(new.id, "front_sheet")
        yield replace(sheet, id=made, trust_id=trust_id, assessment_id=place, **_SETTLED)
