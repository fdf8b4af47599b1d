"""Signing an assessment off, and reopening it as a revision."""

from dataclasses import replace

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.scales import Status
from digistrat_desktop.domain.ids import AssessmentId, RecordId, derived_id
from digistrat_desktop.domain.record.changes import Step, create, edit
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.seals import Revision, Seal, revision_of, seal_digest, seal_of
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.assessment import (
    Assessment,
    FrontSheet,
    Response,
    Support,
    is_sealed,
)
from digistrat_desktop.domain.wire.records import Record

_OWN = frozenset({Seal.KIND, Revision.KIND})


def sign_off(assessment: Assessment, seal: Seal, author: Author) -> Step:
    """Seal an assessment, the seal first as nothing can be added after; Refused if it is sealed."""
    if is_sealed(assessment.status):
        raise Refused(
            "This assessment is already signed off.",
            "Nothing was changed.",
            "To correct it, reopen it as a revision.",
        )
    sealed = edit(assessment, {"status": Status.SEALED}, author.stamp())
    return Step("Sign off", (create(seal, author.stamp()), sealed))


def reopen(
    workspace: Workspace, sealed: Assessment, why: str, author: Author
) -> tuple[Assessment, Step]:
    """Make a revision of a sealed assessment, with all its answers; the sealed one stays.

    Args:
        why: the reason, in words.

    Raises:
        Refused: it is not sealed, has a revision already, or no reason is given.
    """
    if sealed.status is not Status.SEALED:
        raise Refused(
            "This assessment is not signed off.",
            "Nothing was changed.",
            "You can edit it without reopening it.",
        )
    if not why.strip():
        raise Refused(
            "No reason was given.",
            "Nothing was changed.",
            "Say why you are reopening the assessment.",
        )
    number = _number(revision_of(workspace, sealed)) + 1
    new = replace(
        sealed,
        id=RecordId(author.new_id()),
        status=Status.DRAFT,
        title=_titled(sealed.title, number),
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
    made = [create(record, author.stamp()) for record in (new, revision, *copies)]
    superseded = edit(sealed, {"status": Status.SUPERSEDED}, author.stamp())
    return new, Step("Reopen as a revision", (*made, superseded))


def next_seal(workspace: Workspace, assessment: Assessment) -> tuple[int, str]:
    """Give the number the assessment's seal will have and the digest of the one it replaces."""
    revision = revision_of(workspace, assessment)
    old = workspace.find(Assessment, revision.of) if revision is not None else None
    before = seal_of(workspace, old) if old is not None else None
    return _number(revision), seal_digest(before) if before is not None else ""


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
        and record.KIND not in _OWN
        and not record.withdrawn
    ]


def _copy(record: Record, new: Assessment, responses: dict[str, RecordId]) -> Record:
    place = AssessmentId(new.id)
    if isinstance(record, Response):
        return replace(record, id=responses[record.id], assessment_id=place)
    if isinstance(record, Support):
        answer = responses.get(record.response_id, RecordId(record.response_id))
        made = derived_id(answer, record.evidence_id)
        return replace(record, id=made, assessment_id=place, response_id=answer)
    made = derived_id(new.id, "front_sheet" if isinstance(record, FrontSheet) else record.id)
    return replace(record, id=made, assessment_id=place)
