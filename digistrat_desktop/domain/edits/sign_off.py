"""Reopening a signed-off assessment as a revision."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from digistrat_desktop.domain.edits.assessments import ANSWERED_HERE
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.ids import AssessmentId, RecordId, derived_id
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.record.changes import Change, Step, create, edit, step_of
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.kinds import type_of
from digistrat_desktop.domain.record.seals import Revision
from digistrat_desktop.domain.record.workspace import Workspace, revision_of
from digistrat_desktop.domain.trust.assessment import (
    Assessment,
    FrontSheet,
    Response,
    Support,
)
from digistrat_desktop.domain.wire.records import Record, decode_fields
from digistrat_desktop.domain.words import listed, sentence_case

# A copy says what was shown; what two desks said side by side is chosen anew in it.
_SETTLED: dict[str, Any] = {"unsettled": {}, "together": ()}


class LateChange(NamedTuple):
    """A change that came after sign-off, to be taken over into the revision."""

    kind: str
    record_id: str
    values: Mapping[str, Any]  # JSON forms
    code: str  # of the change it comes from


def reopen(
    workspace: Workspace,
    sealed: Assessment,
    why: str,
    author: Author,
    late: Sequence[LateChange] = (),
) -> tuple[Assessment, Step]:
    """Make a revision of a sealed assessment, with all its answers; the sealed one stays.

    Args:
        why: the reason, in words.
        late: what came after it was signed and is to be in the revision.

    Raises:
        Refused: it is not sealed, has a revision already, or no reason is given.
    """
    _refuse_to_reopen(sealed, why)
    number = _number(revision_of(workspace, sealed)) + 1
    new = replace(
        sealed,
        id=RecordId(author.new_id()),
        status=Status.DRAFT,
        title=_titled(sealed.title, number),
        **_SETTLED,
    )
    revision = Revision(
        id=derived_id(new.id, "revision"),
        trust_id=new.trust_id,
        assessment_id=AssessmentId(new.id),
        of=sealed.id,
        number=number,
        why=why,
    )
    parts = _parts(workspace, sealed)
    responses = {str(r.id): derived_id(new.id, r.item_id) for r in parts if isinstance(r, Response)}
    copies = [_copy(record, new, responses) for record in parts]
    loose = {
        str(made.id): _loose_words(workspace, part)
        for part, made in zip(parts, copies, strict=True)
    }
    made = [
        create(record, author.stamp(), loose.get(str(record.id), ""))
        for record in (new, revision, *copies)
    ]
    there = {str(p.id): c for p, c in zip(parts, copies, strict=True)}
    taken = _taken_over(late, (there, responses), new, author)
    return new, step_of("Reopen as a revision", *made, *taken)


def _refuse_to_reopen(sealed: Assessment, why: str) -> None:
    if sealed.status is not Status.SEALED:
        raise Refused(
            "This assessment is not signed off.",
            "Nothing was changed.",
            "You can edit it without reopening it.",
        )
    if not has_words(why):
        raise Refused(
            "No reason was given.",
            "Nothing was changed.",
            "Say why you are reopening the assessment.",
        )


def _taken_over(
    late: Sequence[LateChange],
    made_of: tuple[dict[str, Record], dict[str, RecordId]],
    new: Assessment,
    author: Author,
) -> Iterator[Change]:
    """Give each late change again, in the revision; one about the assessment itself is on it.

    Args:
        made_of: the copies of all records, and the new ids of answers, by the ids of the sealed ones.
    """
    copies, responses = made_of
    known = {**copies, **({one.record_id: new for one in late if one.kind == new.KIND})}
    for one in late:
        kind, why = type_of(one.kind), f"From change {one.code}, made after sign-off."
        values = decode_fields(kind, one.values)
        there = known.get(one.record_id)
        if there is None:
            blank = kind(id=RecordId(one.record_id), trust_id=new.trust_id, **values)
            made = _copy(blank, new, responses)
            if isinstance(made, Response):
                responses[one.record_id] = made.id
            known[one.record_id] = made
            yield create(made, author.stamp(), why)
        else:
            known[one.record_id] = replace(there, **values)
            yield edit(there, values, author.stamp(), why)


def _number(revision: Revision | None) -> int:
    return revision.number if revision is not None else 1


def _titled(title: str, number: int) -> str:
    bare = title.removesuffix(f" (revision {number - 1})")
    return f"{bare[:180]} (revision {number})"


def _parts(workspace: Workspace, sealed: Assessment) -> list[Record]:
    every = (r for kind in workspace.records.values() for r in kind.values())
    return [
        record
        for record in every
        if str(record.assessment_id) == sealed.id
        and record.KIND != Revision.KIND
        and not record.withdrawn
    ]


def _loose_words(workspace: Workspace, record: Record) -> str:
    """Say which levels stood side by side when an answer was signed; empty where it was settled."""
    written = [one for half in ANSWERED_HERE for one in record.unsettled.get(half, ())]
    said = (
        f"{sentence_case(str(one.value or 'not answered').replace('_', ' '))} "
        f"({workspace.name_of(one.actor) or 'someone'})"
        for one in sorted(written, key=lambda one: (one.at, one.hash))
    )
    return f"Signed off differently: {listed(tuple(said))}." if written else ""


def _copy(record: Record, new: Assessment, responses: dict[str, RecordId]) -> Record:
    is_loose = any(half in record.unsettled for half in ANSWERED_HERE)
    place, record = AssessmentId(new.id), replace(record, **_SETTLED)
    if isinstance(record, Response):
        record = replace(record, discuss=record.discuss or is_loose)  # to be chosen anew
        return replace(record, id=derived_id(new.id, record.item_id), assessment_id=place)
    if isinstance(record, Support):
        answer = responses.get(record.response_id, RecordId(record.response_id))
        made = derived_id(answer, record.evidence_id)
        return replace(record, id=made, assessment_id=place, response_id=answer)
    made = derived_id(new.id, "front_sheet" if isinstance(record, FrontSheet) else record.id)
    return replace(record, id=made, assessment_id=place)
