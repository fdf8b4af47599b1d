"""One assessment of the sample trust: carried forward or new, answered, evidenced."""

from typing import Any

from digistrat_desktop.domain.edits.assessments import (
    NewAssessment,
    add_evidence,
    carry_forward,
    confirm_carried,
    link_evidence,
    response_to,
    set_front_sheet,
    set_response,
    set_status,
    start_assessment,
    unlink_evidence,
)
from digistrat_desktop.domain.frameworks.scales import EvidenceStrength, Form, Status
from digistrat_desktop.domain.ids import PersonId, RecordId
from digistrat_desktop.domain.record.changes import Step, edit
from digistrat_desktop.domain.trust.assessment import Assessment, Evidence, Support
from digistrat_desktop.services.sample.scribe import Chapter

_FIELDS = {
    "answer": "answer",
    "second": "second_answer",
    "because": "rationale",
    "moved": "movement_reason",
    "target": "target",
    "target_by": "target_by",
    "target_why": "target_why",
    "discuss": "discuss",
}
_NOTHING = {
    "answer": "",
    "second_answer": "",
    "rationale": "",
    "target": "",
    "target_by": None,
    "target_why": "",
    "carried": False,
}


def write_assessment(chapter: Chapter, said: dict[str, Any]) -> None:
    """Write what one assessment's file says."""
    assessment = _begin(chapter, said)
    for item_id in said.get("clear", ()):
        _answer(chapter, assessment, item_id, _NOTHING)
    for item_id, words in said["answers"].items():
        values = {_FIELDS[name]: value for name, value in words.items()}
        _answer(chapter, assessment, item_id, {**values, "carried": False})
    for item_id in said.get("confirm", ()):
        scribe = chapter.scribe
        scribe.write(confirm_carried(scribe.workspace, assessment, item_id, chapter.author))
    _unlink(chapter, assessment, said.get("unlink", {}))
    for words in said.get("evidence", ()):
        _evidence(chapter, assessment, words)
    _finish(chapter, assessment, said)


def _begin(chapter: Chapter, said: dict[str, Any]) -> Assessment:
    scribe = chapter.scribe
    new = NewAssessment(
        title=said["title"],
        as_of=said["as_of"],
        form=Form(said["form"]),
        pack_sha256=scribe.pack.sha256,
        lead_id=PersonId(scribe.person(said["lead"])),
    )
    if "carried_from" in said:
        last = _titled(chapter, said["carried_from"])
        assessment, step = carry_forward(scribe.workspace, last, new, chapter.author)
    else:
        assessment, step = start_assessment(chapter.trust_id, new, chapter.author)
    scribe.write(step)
    return assessment


def _titled(chapter: Chapter, title: str) -> Assessment:
    found = [a for a in chapter.scribe.workspace.all(Assessment) if a.title == title]
    return found[0]


def _answer(chapter: Chapter, assessment: Assessment, item_id: str, values: dict[str, Any]) -> None:
    scribe = chapter.scribe
    scribe.pack.item(item_id)
    scribe.write(set_response(scribe.workspace, assessment, item_id, values, chapter.author))


def _evidence(chapter: Chapter, assessment: Assessment, said: dict[str, Any]) -> None:
    """Add a piece of evidence with the first answer it shows, then link it to the others."""
    scribe = chapter.scribe
    (first, level), *others = said["shows"].items()
    values = {
        "title": said["title"],
        "strength": EvidenceStrength(said["strength"]),
        "dated": said["dated"],
        "page": said.get("page", ""),
        "owner_id": scribe.person(said["owner"]),
        "where_kept": said["kept"],
        "note": said.get("note", ""),
    }
    step = add_evidence(scribe.workspace, assessment, first, values, level, chapter.author)
    scribe.write(step)
    made = next(c.record_id for c in step.changes if c.kind == Evidence.KIND)
    scribe.evidence[said["key"]] = made
    for item_id, shown in others:
        _link(chapter, assessment, item_id, made, shown)


def _link(
    chapter: Chapter, assessment: Assessment, item_id: str, evidence_id: RecordId, level: str
) -> None:
    scribe = chapter.scribe
    step = link_evidence(scribe.workspace, assessment, item_id, evidence_id, level, chapter.author)
    scribe.write(step)


def _unlink(chapter: Chapter, assessment: Assessment, said: dict[str, list[str]]) -> None:
    scribe = chapter.scribe
    for item_id, keys in said.items():
        response_id = response_to(scribe.workspace, assessment, item_id).id
        gone = {scribe.evidence[key] for key in keys}
        for link in scribe.workspace.all(Support):
            if link.response_id == response_id and link.evidence_id in gone:
                scribe.write(unlink_evidence(link, chapter.author))


def _finish(chapter: Chapter, assessment: Assessment, said: dict[str, Any]) -> None:
    """Write the scope note, the front sheet and the state, in this order."""
    scribe = chapter.scribe
    note = {"scope_note": said["scope_note"]}
    scribe.write(Step("Scope", (edit(assessment, note, chapter.author.stamp()),)))
    if "front_sheet" in said:
        sheet = _front_sheet(chapter, said["front_sheet"])
        scribe.write(set_front_sheet(scribe.workspace, assessment, sheet, chapter.author))
    status = Status(said["status"])
    if status is not Status.DRAFT:
        scribe.write(set_status(assessment, status, chapter.author))


def _front_sheet(chapter: Chapter, said: dict[str, Any]) -> dict[str, Any]:
    people = {"author": "author_id", "director": "director_id"}
    values = {people[k]: chapter.scribe.person(v) for k, v in said.items() if k in people}
    plain = {k: v for k, v in said.items() if k not in people}
    return {**plain, **values, "asks": tuple(said["asks"])}
