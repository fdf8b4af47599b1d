"""Signing off: a frozen snapshot, a seal on the trail, a code for paper and a file to keep."""

import hashlib
import json
from dataclasses import dataclass, replace
from typing import Any

from digistrat_desktop.analysis.answers.position import position_of
from digistrat_desktop.analysis.answers.readiness import OpenMatter, open_matters
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.domain.edits.sign_off import next_seal, reopen, sign_off
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.ids import AssessmentId, PersonId, derived_id
from digistrat_desktop.domain.record.changes import Step
from digistrat_desktop.domain.record.events import Author, Head
from digistrat_desktop.domain.record.seals import Seal, seal_code, seal_digest, seal_mark
from digistrat_desktop.domain.record.workspace import Workspace, make_workspace
from digistrat_desktop.domain.trust.assessment import Assessment, is_sealed
from digistrat_desktop.domain.wire.codecs import encode_time
from digistrat_desktop.services.record.snapshot import fingerprint_of, snapshot_of
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.storage.port import Batch, PackageContent, note_of


@dataclass(frozen=True, slots=True)
class SealCheck:
    seal: Seal
    sound: bool  # nothing speaks against it
    sentence: str  # what was found, in words


def what_is_open(library: Library, assessment_id: str) -> tuple[OpenMatter, ...]:
    """List what is open before an assessment can be signed off, what blocks it first."""
    _, workspace, assessment = _read(library, assessment_id)
    packs = library.open_trust(assessment.trust_id, assessment_id).packs
    position = position_of(workspace, assessment, packs[assessment.pack_sha256])
    return open_matters(workspace, assessment, position)


def seal_assessment(library: Library, assessment_id: str, role: str, author: Author) -> Seal:
    """Sign an assessment off. It cannot be edited after, in the store and not only on the screen.

    Args:
        role: in which the person signs, such as "Chief Digital Officer".

    Raises:
        Refused: something that blocks is open, no role is given, or it is sealed already.
        NotSaved: nothing of it is in the store.
    """
    blocking = [m.sentence for m in what_is_open(library, assessment_id) if m.blocks]
    if blocking:
        raise Refused(
            f"You cannot sign this off yet. {blocking[0]}",
            "Nothing was changed.",
            "Settle it, then sign off.",
        )
    if not role.strip():
        raise Refused(
            "No role was given.", "Nothing was changed.", "Enter the role you are signing off as."
        )
    content, workspace, assessment = _read(library, assessment_id)
    snapshot = snapshot_of(workspace, assessment)
    stamp = author.stamp()
    seal = _seal(content, workspace, assessment, snapshot, stamp.actor_id)
    seal = replace(seal, role=role.strip(), signed_at=stamp.at)
    _write(library, sign_off(assessment, seal, author), seal, snapshot, author)
    return seal


def _read(library: Library, assessment_id: str) -> tuple[PackageContent, Workspace, Assessment]:
    """Read the trust whole, whatever the number of its assessments: the seal covers all of it."""
    listed = library.find(assessment_id)
    content = library.store.hand_over(listed.trust_id)
    workspace = content.workspace()
    return content, workspace, workspace.get(Assessment, listed.assessment_id)


def _seal(
    content: PackageContent,
    workspace: Workspace,
    assessment: Assessment,
    snapshot: str,
    signer: PersonId,
) -> Seal:
    number, previous = next_seal(workspace, assessment)
    return Seal(
        id=derived_id(assessment.id, "seal"),
        trust_id=assessment.trust_id,
        assessment_id=AssessmentId(assessment.id),
        length=content.head.length,
        head=content.head.hash.hex(),
        state_digest=fingerprint_of(snapshot),
        framework_digest=assessment.pack_sha256,
        attachments_digest=_digest_of(content),
        signer_id=signer,
        number=number,
        previous=previous,
    )


def _digest_of(content: PackageContent) -> str:
    return hashlib.sha256("\n".join(sorted(content.attachments)).encode("utf-8")).hexdigest()


def _write(library: Library, step: Step, seal: Seal, snapshot: str, author: Author) -> None:
    said = {"trust": seal.trust_id, "seal": seal_digest(seal), "length": seal.length}
    kept = {seal.state_digest: snapshot.encode("utf-8")}
    note = note_of(author.stamp(), "sealed", said)
    library.store.record(Batch(step.changes, attachments=kept, note=note))


def reopen_assessment(library: Library, assessment_id: str, why: str, author: Author) -> Assessment:
    """Make a revision of a sealed assessment, which stays; Refused if not sealed or no reason."""
    _, workspace, sealed = _read(library, assessment_id)
    made, step = reopen(workspace, sealed, why, author)
    library.record([step], {}, ())
    return made


def check_seals(content: PackageContent) -> tuple[SealCheck, ...]:
    """Check every seal of a trust whose trail is sound: against the trail and what was signed."""
    workspace = content.workspace()
    return tuple(_check(content, workspace, seal) for seal in workspace.all(Seal))


def _check(content: PackageContent, workspace: Workspace, seal: Seal) -> SealCheck:
    assessment = workspace.find(Assessment, str(seal.assessment_id))
    title = assessment.title if assessment is not None else "a missing assessment"
    wrong = _wrong(content, assessment, seal)
    if wrong:
        return SealCheck(seal, sound=False, sentence=f"Seal {seal_code(seal)} of {title}: {wrong}")
    where = f"change {seal.length:,} of this change history"
    if not content.holds(_end_of(seal)):
        where = "a change in another copy, which was imported; the signed-off version is kept here"
    said = f"Seal {seal_code(seal)} of {title}: valid. It was made at {where}."
    return SealCheck(seal, sound=True, sentence=said)


def _wrong(content: PackageContent, assessment: Assessment | None, seal: Seal) -> str:
    if assessment is None or not is_sealed(assessment.status):
        return "NOT VALID. The assessment it belongs to is not signed off."
    kept = content.attachments.get(seal.state_digest)
    if kept is None or hashlib.sha256(kept).hexdigest() != seal.state_digest:
        return "NOT VALID. The signed-off version was not kept."
    if content.holds(_end_of(seal)) and _signed_at(content, assessment, seal) != seal.state_digest:
        return "NOT VALID. The signed-off version does not match the change history at that change."
    return ""


def _end_of(seal: Seal) -> Head:
    return Head(seal.length, bytes.fromhex(seal.head))


def _signed_at(content: PackageContent, assessment: Assessment, seal: Seal) -> str:
    then = make_workspace(content.typed_at(seal.length), {})
    signed = then.find(Assessment, assessment.id)
    return fingerprint_of(snapshot_of(then, signed)) if signed is not None else ""


SEAL_ENDING = ".seal.json"


def seal_file(judgement: Judgement) -> str:
    """Write what stands beside a report of a sealed assessment; empty when it is not sealed."""
    seal = judgement.proof.seal
    return (
        seal_text(seal, judgement.trust.name, judgement.assessment.title)
        if seal is not None
        else ""
    )


def seal_text(seal: Seal, trust: str, title: str) -> str:
    """Write a seal as JSON; equal seals give equal texts. Source: docs/spec/store.md#seals."""
    said: dict[str, Any] = {
        "format": "digistrat-seal-1",
        "code": seal_code(seal),
        "digest": seal_digest(seal),
        "mark": seal_mark(seal),
        "trust_name": trust,
        "assessment_title": title,
        "seal": {
            "trust": seal.trust_id,
            "assessment": seal.assessment_id,
            "n": seal.length,
            "head": seal.head,
            "state_digest": seal.state_digest,
            "framework_digest": seal.framework_digest,
            "attachments_digest": seal.attachments_digest,
            "role": seal.role,
            "signed_at": encode_time(seal.signed_at) if seal.signed_at else "",
            "number": seal.number,
            "previous": seal.previous,
        },
    }
    return json.dumps(said, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
