"""Starting assessments, answering their items and saying what evidence shows of the answers."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.frameworks.framework import Item
from digistrat_desktop.domain.frameworks.scales import NO_LEVEL, Form, Status, TrustKind
from digistrat_desktop.domain.ids import AssessmentId, PersonId, RecordId, TrustId, derived_id
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.record.changes import (
    Change,
    Step,
    create,
    edit,
    is_empty,
    put,
    step_of,
)
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.workspace import (
    Workspace,
    front_sheet_of,
    responses_of,
    standing_assessments,
)
from digistrat_desktop.domain.trust.assessment import (
    Assessment,
    Evidence,
    FrontSheet,
    Response,
    Support,
    Trust,
    says_why,
)

ANSWERED_HERE = ("answer", "second_answer")
NOT_REVIEWED = {"reviewed_by": None, "reviewed_on": None}


@dataclass(frozen=True, slots=True)
class NewTrust:
    name: str
    ods_code: str  # three to five letters and digits, or empty when not listed
    trust_kind: TrustKind
    sample: bool = False


@dataclass(frozen=True, slots=True)
class NewAssessment:
    title: str
    as_of: date
    form: Form
    pack_sha256: str  # the pack it is pinned to
    lead_id: PersonId | None = None
    # what it covers, in words; None means the same as the trust's latest
    scope_note: str | None = ""


def add_trust(new: NewTrust, author: Author) -> tuple[Trust, Step]:
    if not has_words(new.name):
        raise InvalidValue("name", "Give the trust a name.")
    trust_id = TrustId(author.new_id())
    trust = Trust(
        id=RecordId(trust_id),
        trust_id=trust_id,
        name=new.name,
        ods_code=new.ods_code.upper(),
        trust_kind=new.trust_kind,
        sample=new.sample,
    )
    return trust, Step("Add the trust", (create(trust, author.stamp()),))


def start_assessment(
    trust_id: TrustId, new: NewAssessment, author: Author
) -> tuple[Assessment, Step]:
    if not has_words(new.title):
        raise InvalidValue("title", "Give the assessment a title.")
    assessment = Assessment(
        id=RecordId(author.new_id()),
        trust_id=trust_id,
        title=new.title,
        as_of=new.as_of,
        form=new.form,
        pack_sha256=new.pack_sha256,
        lead_id=new.lead_id,
        scope_note=new.scope_note or "",
    )
    return assessment, Step("Start assessment", (create(assessment, author.stamp()),))


def with_same_scope(workspace: Workspace, new: NewAssessment) -> NewAssessment:
    """Give what is asked with the latest scope in words, where it says "the same as last time"."""
    if new.scope_note is not None:
        return new
    before = standing_assessments(workspace)
    return replace(new, scope_note=before[-1].scope_note if before else "")


def carry_forward(
    workspace: Workspace,
    last: Assessment,
    new: NewAssessment,
    author: Author,
    only: Container[str] | None = None,
) -> tuple[Assessment, Step]:
    """Make an assessment that begins with the last one's answers, marked not re-confirmed.

    Evidence links come along; targets too; reasons for movement and discussion flags do not.

    Args:
        only: the questions whose meaning is the same in the framework used now; None is all. What
            changed is asked anew.
    """
    assessment, step = start_assessment(last.trust_id, new, author)
    assessment = replace(assessment, carried_from=last.id, site=last.site)
    if last.pack_sha256 == new.pack_sha256:
        point, words = last.reference_point, last.reference_words
        assessment = replace(assessment, reference_point=point, reference_words=words)
    changes = [create(assessment, author.stamp())]
    for item_id, old in sorted(responses_of(workspace, last.id).items()):
        if only is not None and item_id not in only:
            continue
        afresh = {"carried": True, "discuss": False, "movement_reason": "", **NOT_REVIEWED}
        changes.extend(_copied(workspace, old, item_id, assessment, author, **afresh))
    return assessment, Step(step.label, tuple(changes))


def duplicate_assessment(
    workspace: Workspace, assessment: Assessment, title: str, author: Author
) -> tuple[Assessment, Step]:
    """Make a draft that says what another assessment says, front sheet and all."""
    made = replace(
        assessment,
        id=RecordId(author.new_id()),
        title=title,
        status=Status.DRAFT,
        unsettled={},
        together=(),
    )
    changes = [create(made, author.stamp())]
    for item_id, old in sorted(responses_of(workspace, assessment.id).items()):
        changes.extend(_copied(workspace, old, item_id, made, author))
    sheet = front_sheet_of(workspace, assessment.id)
    if sheet is not None:
        copy = replace(
            sheet, id=derived_id(made.id, "front_sheet"), assessment_id=AssessmentId(made.id)
        )
        changes.append(create(copy, author.stamp()))
    return made, Step("Duplicate assessment", tuple(changes))


def _copied(
    workspace: Workspace,
    old: Response,
    item_id: str,
    assessment: Assessment,
    author: Author,
    **other: Any,
) -> list[Change]:
    """Make an answer of another assessment again, with its links and `other` values."""
    place = AssessmentId(assessment.id)
    copy = replace(
        old,
        id=derived_id(assessment.id, item_id),
        assessment_id=place,
        unsettled={},
        together=(),
        **other,
    )
    links = [s for s in workspace.all(Support) if s.response_id == old.id]
    return [create(copy, author.stamp())] + [
        create(
            replace(
                link,
                id=derived_id(copy.id, link.evidence_id),
                assessment_id=place,
                response_id=copy.id,
                unsettled={},
                together=(),
            ),
            author.stamp(),
        )
        for link in links
    ]


def blank_response(assessment: Assessment, item_id: str) -> Response:
    return Response(
        id=derived_id(assessment.id, item_id),
        trust_id=assessment.trust_id,
        assessment_id=AssessmentId(assessment.id),
        item_id=item_id,
    )


def response_to(workspace: Workspace, assessment: Assessment, item_id: str) -> Response:
    """Give the response to an item, blank when there is none in use."""
    blank = blank_response(assessment, item_id)
    found = workspace.find(Response, blank.id)
    return found if found is not None and not found.withdrawn else blank


def set_response(
    workspace: Workspace,
    assessment: Assessment,
    item_id: str,
    values: dict[str, Any],
    author: Author,
) -> Step:
    """Set fields of the response to an item; an answer given here is confirmed here."""
    if set(values) & set(ANSWERED_HERE):
        values = {**values, "carried": False, **NOT_REVIEWED}
    blank = blank_response(assessment, item_id)
    return step_of("Answer", put(workspace, blank, values, author))


def mark_reviewed(
    workspace: Workspace, assessment: Assessment, item_id: str, author: Author, *, on: bool
) -> Step:
    """Say that somebody looked at an answer again and agrees, or take that back."""
    stamp = author.stamp()
    values = {"reviewed_by": stamp.actor_id, "reviewed_on": stamp.at.date()}
    step = set_response(workspace, assessment, item_id, values if on else NOT_REVIEWED, author)
    return replace(step, label="Mark as reviewed" if on else "Remove the review mark")


def tick_criteria(
    workspace: Workspace, assessment: Assessment, item: Item, met: tuple[str, ...], author: Author
) -> Step:
    """Set what is met; the level follows, unless somebody chose another one and said why."""
    before = response_to(workspace, assessment, item.id)
    values: dict[str, Any] = {"met": met}
    if item.criteria is not None:
        level_id = str(item.criteria.level_for(frozenset(met)))
        was_given = str(item.criteria.level_for(frozenset(before.met)))
        is_other = before.answer not in {*NO_LEVEL, was_given}
        if not (is_other and says_why(before)):
            values["answer"] = level_id
        elif before.answer == level_id:
            values["level_why"] = ""
    return set_response(workspace, assessment, item.id, values, author)


def confirm_carried(
    workspace: Workspace, assessment: Assessment, item_id: str, author: Author
) -> Step:
    return replace(
        set_response(workspace, assessment, item_id, {"carried": False}, author),
        label="Confirm answer",
    )


def set_status(assessment: Assessment, status: Status, author: Author) -> Step:
    change = edit(assessment, {"status": status}, author.stamp())
    return Step(f"Mark as {status.label.lower()}", (change,))


def set_front_sheet(
    workspace: Workspace, assessment: Assessment, values: dict[str, Any], author: Author
) -> Step:
    blank = FrontSheet(
        id=derived_id(assessment.id, "front_sheet"),
        trust_id=assessment.trust_id,
        assessment_id=AssessmentId(assessment.id),
    )
    return step_of("Front sheet", put(workspace, blank, values, author))


def add_evidence(
    workspace: Workspace,
    assessment: Assessment,
    item_id: str,
    values: dict[str, Any],
    shows: str,
    author: Author,
) -> Step:
    """Make a piece of evidence and link it to an item's answer.

    Args:
        shows: the highest level it shows; the level claimed now unless the person says otherwise.
    """
    evidence = replace(
        Evidence(id=RecordId(author.new_id()), trust_id=assessment.trust_id), **values
    )
    made = create(evidence, author.stamp())
    link = _link(assessment, item_id, evidence.id, shows)
    first = _response_first(workspace, assessment, item_id, author)
    return Step("Add evidence", (*first, made, put(workspace, *link, author)))


def link_evidence(
    workspace: Workspace,
    assessment: Assessment,
    item_id: str,
    evidence_ids: Iterable[str],
    shows: str,
    author: Author,
) -> Step:
    """Link evidence that is there to an item's answer."""
    first = _response_first(workspace, assessment, item_id, author)
    links = [_link(assessment, item_id, one, shows) for one in evidence_ids]
    return step_of("Link evidence", *first, *(put(workspace, *link, author) for link in links))


def _link(
    assessment: Assessment, item_id: str, evidence_id: str, shows: str
) -> tuple[Support, dict[str, Any]]:
    response_id = blank_response(assessment, item_id).id
    support = Support(
        id=derived_id(response_id, evidence_id),
        trust_id=assessment.trust_id,
        assessment_id=AssessmentId(assessment.id),
    )
    shown = "" if shows in NO_LEVEL else shows
    return support, {"evidence_id": evidence_id, "response_id": response_id, "shows": shown}


def add_version(
    workspace: Workspace,
    old: Evidence,
    values: dict[str, Any],
    links: Iterable[tuple[Support, str]],
    author: Author,
) -> Step:
    """Make a newer version of a piece of evidence; the old one stays where it is linked.

    Args:
        links: the links of the old version whose answers the new one is linked to, each with the
            level it shows there.
    """
    made = replace(
        Evidence(id=RecordId(author.new_id()), trust_id=old.trust_id, replaces=old.id), **values
    )
    changes = [create(made, author.stamp())]
    for link, shows in links:
        answer = workspace.get(Response, link.response_id)
        assessment = workspace.get(Assessment, str(answer.assessment_id))
        changes.append(put(workspace, *_link(assessment, answer.item_id, made.id, shows), author))
    return Step("New version of evidence", tuple(changes))


def set_shown_level(support: Support, level: str, author: Author) -> Step:
    return step_of("Level backed", edit(support, {"shows": level}, author.stamp()))


def edit_evidence(evidence: Evidence, values: dict[str, Any], author: Author) -> Step:
    return step_of("Edit evidence", edit(evidence, values, author.stamp()))


def unlink_evidence(workspace: Workspace, support: Support, author: Author) -> Step:
    """Take a piece of evidence away from an answer; the evidence itself is kept.

    The copy of a file that is attached goes with its last answer, and what is noted of the file stays.
    """
    gone = edit(support, {"withdrawn": True}, author.stamp())
    links = (one for one in workspace.all(Support) if one.evidence_id == support.evidence_id)
    evidence = workspace.find(Evidence, support.evidence_id)
    if evidence is None or not evidence.attached or any(one.id != support.id for one in links):
        return Step("Remove evidence", (gone,))
    return step_of("Remove evidence", gone, edit(evidence, {"attached": ""}, author.stamp()))


def _response_first(
    workspace: Workspace, assessment: Assessment, item_id: str, author: Author
) -> tuple[Change, ...]:
    blank = blank_response(assessment, item_id)
    found = workspace.find(Response, blank.id)
    if found is not None and not found.withdrawn:
        return ()
    change = put(workspace, blank, {"item_id": item_id}, author)
    return () if is_empty(change) else (change,)
