"""Reopening a signed-off assessment as a revision."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from digistrat_desktop.domain.edits.assessments import ANSWERED_HERE
from digistrat_desktop.domain.edits.reviews import moderation_id, score_id
from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.scales import UNANSWERED, Status
from digistrat_desktop.domain.ids import AssessmentId, RecordId, derived_id
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.record.changes import Change, Step, create, edit, step_of
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.kinds import type_of
from digistrat_desktop.domain.record.seals import Revision
from digistrat_desktop.domain.record.workspace import (
    Workspace,
    responses_of,
    revision_of,
    seal_of,
)
from digistrat_desktop.domain.trust.assessment import (
    Assessment,
    FrontSheet,
    Response,
    Support,
)
from digistrat_desktop.domain.trust.reviews import BlindScore, Moderation
from digistrat_desktop.domain.wire.codecs import NOTE_LIMIT, Ref
from digistrat_desktop.domain.wire.records import Record, codecs_of, decode_fields
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
    beside: Sequence[Assessment] = (),
) -> tuple[Assessment, Step]:
    """Make a revision of a sealed assessment, with all its answers; the sealed one stays.

    Args:
        why: the reason, in words.
        late: what came after it was signed and is to be in the revision.
        beside: other revisions of what it corrects that were signed off too; it replaces them as well.

    Raises:
        Refused: it is not sealed, has a revision already, or no reason is given.
    """
    _refuse_to_reopen(sealed, why)
    signed = (sealed, *beside)
    number = max(_number(revision_of(workspace, one)) for one in signed) + 1
    new = replace(
        sealed,
        id=RecordId(author.new_id()),
        status=Status.DRAFT,
        title=_titled(sealed.title, number),
        **_SETTLED,
    )
    copies = _Copies(workspace, signed, new)
    made = [
        create(record, author.stamp(), copies.loose.get(str(record.id), ""))
        for record in (new, *_revisions(new, signed, number, why), *copies.made.values())
    ]
    taken = _taken_over(late, (copies.there, copies.responses), new, author)
    return new, step_of("Reopen as a revision", *made, *taken)


def take_over(
    workspace: Workspace,
    sealed: Assessment,
    revision: Assessment,
    late: Sequence[LateChange],
    author: Author,
) -> Step:
    """Take what came after sign-off over into a revision that is there already; empty if it says so."""
    copies = _Copies(workspace, (sealed,), revision)
    found = {old: workspace.find(type(one), one.id) for old, one in copies.there.items()}
    there = {old: one for old, one in found.items() if one is not None}
    taken = _taken_over(late, (there, copies.responses), revision, author, workspace)
    return step_of("Take over late changes", *taken)


def _revisions(
    new: Assessment, signed: Sequence[Assessment], number: int, why: str
) -> Iterator[Revision]:
    for place, one in enumerate(signed):
        yield Revision(
            id=derived_id(new.id, one.id if place else "revision"),
            trust_id=new.trust_id,
            assessment_id=AssessmentId(new.id),
            of=one.id,
            number=number,
            why=why,
        )


class _Copies:
    """What is copied into a revision, mostly of one assessment.

    Attributes:
        made: the copies by id.
        there: the copies by the ids of what they were copied from.
        responses: the new ids of answers by the old ones.
        loose: by the id of a copy, who signed what, where an answer was signed differently.
    """

    def __init__(self, workspace: Workspace, signed: Sequence[Assessment], new: Assessment) -> None:
        parts = [part for one in signed for part in _parts(workspace, one)]
        answers = [one for one in parts if isinstance(one, Response)]
        self.responses = {str(r.id): derived_id(new.id, r.item_id) for r in answers}
        self.made: dict[str, Record] = {}
        self.there: dict[str, Record] = {}
        self.loose: dict[str, str] = {}
        for part in parts:
            copy = _copy(part, new, self.responses)
            self.there[str(part.id)] = self.made.setdefault(str(copy.id), copy)
            self.loose.setdefault(str(copy.id), _loose_words(workspace, part))
        self._leave_open(workspace, signed)

    def _leave_open(self, workspace: Workspace, signed: Sequence[Assessment]) -> None:
        """Leave open and flag what was answered differently in assessments that were signed apart."""
        for said in _answered_apart(workspace, signed):
            answers = [one for _, one in said if one is not None]
            copy = self.there[str(answers[0].id)]
            open_ = replace(copy, **_open_values(said))
            self.made[str(copy.id)] = open_
            self.there |= {str(one.id): open_ for one in answers}
            levels = [f"{_level_words(one.answer if one else None)} ({who})" for who, one in said]
            self.loose[str(copy.id)] = _SIGNED_APART.format(said=listed(levels))


_Said = list[tuple[str, Response | None]]
"""Who signed which answer to one question; None where it was not answered."""
_SIGNED_APART = "Signed off differently: {said}."


def _answered_apart(workspace: Workspace, signed: Sequence[Assessment]) -> Iterator[_Said]:
    """Give the answers to each question that was answered differently."""
    every = [(_signer(workspace, one), responses_of(workspace, one.id)) for one in signed]
    for item in dict.fromkeys(item for _, answers in every for item in answers):
        said = [(who, answers.get(item)) for who, answers in every]
        if len({compared_by(one) for _, one in said}) > 1:
            yield said


def compared_by(answer: Response | None) -> tuple[str, ...]:
    """Give that by which answers to one question in several revisions are compared."""
    return (answer.answer, answer.second_answer, answer.rationale) if answer else ("", "", "")


def _signer(workspace: Workspace, signed: Assessment) -> str:
    seal = seal_of(workspace, signed)
    name = workspace.name_of(seal.signer_id) if seal is not None else ""
    return name or (seal.role if seal is not None else signed.title)


def _open_values(said: _Said) -> dict[str, Any]:
    """Give what stands where answers differ: no level that differs, and every reason with its signer."""
    values: dict[str, Any] = {"discuss": True}
    for half in ANSWERED_HERE:
        if len({getattr(one, half, UNANSWERED) for _, one in said}) > 1:
            values[half] = UNANSWERED
    if len({getattr(one, "rationale", "") for _, one in said}) > 1:
        reasons = {one.rationale: who for who, one in reversed(said) if one and one.rationale}
        texts = [f"{who}: {text}" for text, who in reversed(reasons.items())]
        values["rationale"] = "\n".join(texts)[:NOTE_LIMIT]
    return values


def _refuse_to_reopen(sealed: Assessment, why: str) -> None:
    if sealed.status is Status.SUPERSEDED:
        raise Refused(
            "There is a revision of this assessment already.",
            "No other was made.",
            "Open that revision, or archive it first.",
        )
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
    workspace: Workspace | None = None,
) -> Iterator[Change]:
    """Give each late change again, in the revision; one about the assessment itself is on it.

    Args:
        made_of: the copies of all records, and the new ids of answers, by the ids of the sealed ones.
        workspace: where the revision is there already, and may say something the sealed one does not.
    """
    copies, responses = made_of
    known = {**copies, **({one.record_id: new for one in late if one.kind == new.KIND})}
    for one in late:
        kind, why = type_of(one.kind), f"From change {one.code}, made after sign-off."
        values = decode_fields(kind, one.values)
        there = known.get(one.record_id)
        blank = kind(id=RecordId(one.record_id), trust_id=new.trust_id, **values)
        made = _copy(blank, new, responses)
        if there is None and workspace is not None:
            there = workspace.find(kind, made.id)
        if there is None:
            if isinstance(made, Response):
                responses[one.record_id] = made.id
            known[one.record_id] = made
            yield create(made, author.stamp(), why)
        else:
            values = {
                name: getattr(made, name) for name in values
            }  # the revision's, where one names it
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
    said = [
        f"{_level_words(one.value)} ({workspace.name_of(one.actor) or 'someone'})"
        for one in sorted(written, key=lambda one: (one.at, one.hash))
    ]
    return _SIGNED_APART.format(said=listed(said)) if written else ""


def _level_words(answer: str | None) -> str:
    return sentence_case((answer or "not answered").replace("_", " "))


def copy_id(
    place: str, kind: str, record_id: str, said: Mapping[str, str], answers: Mapping[str, RecordId]
) -> RecordId:
    """Give the id that the copy of a record has in a revision.

    Args:
        place: the revision.
        said: what the record is found by: `item_id` of an answer, both ends of a link, who scored.
        answers: the new ids of answers by the old ones.
    """
    if kind == Response.KIND:
        return derived_id(place, said["item_id"])
    if kind == Support.KIND:
        answer = answers.get(said["response_id"], said["response_id"])
        return derived_id(answer, said["evidence_id"])
    if kind == BlindScore.KIND:
        return score_id(place, said["item_id"], said["scorer_id"])
    if kind == Moderation.KIND:
        return moderation_id(place, said["item_id"])
    return derived_id(place, "front_sheet" if kind == FrontSheet.KIND else record_id)


FOUND_BY = ("item_id", "response_id", "evidence_id", "scorer_id", "assessment")
"""The fields by which a copy has its id, where the kind has them."""

_NAMES_IT = Ref("assessment")


def _copy(record: Record, new: Assessment, responses: dict[str, RecordId]) -> Record:
    is_loose = any(half in record.unsettled for half in ANSWERED_HERE)
    said = {name: str(getattr(record, name, "")) for name in FOUND_BY}
    made = copy_id(new.id, record.KIND, record.id, said, responses)
    fields = codecs_of(type(record)).items()
    named: dict[str, Any] = {name: new.id for name, codec in fields if codec == _NAMES_IT}
    copy = replace(record, **_SETTLED, **named, id=made, assessment_id=AssessmentId(new.id))
    if isinstance(copy, Response):
        return replace(copy, discuss=copy.discuss or is_loose)  # to be chosen anew
    if isinstance(copy, Support):
        return replace(copy, response_id=responses.get(copy.response_id, copy.response_id))
    return copy
