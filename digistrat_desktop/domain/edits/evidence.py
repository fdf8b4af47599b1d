"""Adding evidence and saying which answers it shows, up to which level."""

from dataclasses import replace
from typing import Any

from digistrat_desktop.domain.edits.assessments import blank_response
from digistrat_desktop.domain.frameworks.scales import NO_LEVEL
from digistrat_desktop.domain.ids import AssessmentId, RecordId, derived_id
from digistrat_desktop.domain.record.changes import Change, create, edit, is_empty, put
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.history import Step, step_of
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.assessment import Assessment, Evidence, Response, Support


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
    evidence_id: str,
    shows: str,
    author: Author,
) -> Step:
    first = _response_first(workspace, assessment, item_id, author)
    link = _link(assessment, item_id, evidence_id, shows)
    return Step("Link evidence", (*first, put(workspace, *link, author)))


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


def set_shown_level(support: Support, level: str, author: Author) -> Step:
    return step_of("Level shown", edit(support, {"shows": level}, author.stamp()))


def edit_evidence(evidence: Evidence, values: dict[str, Any], author: Author) -> Step:
    return step_of("Edit evidence", edit(evidence, values, author.stamp()))


def unlink_evidence(support: Support, author: Author) -> Step:
    """Take a piece of evidence away from an answer; the evidence itself is kept."""
    return Step("Remove evidence", (edit(support, {"withdrawn": True}, author.stamp()),))


def _response_first(
    workspace: Workspace, assessment: Assessment, item_id: str, author: Author
) -> tuple[Change, ...]:
    blank = blank_response(assessment, item_id)
    found = workspace.find(Response, blank.id)
    if found is not None and not found.withdrawn:
        return ()
    change = put(workspace, blank, {"item_id": item_id}, author)
    return () if is_empty(change) else (change,)
