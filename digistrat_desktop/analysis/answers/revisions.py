"""Several revisions of one assessment, made by people who did not know of each other.

Source: docs/spec/record.md#rules-across-records-are-findings.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from digistrat_desktop.domain.edits.signed_versions import compared_by
from digistrat_desktop.domain.frameworks.scales import Status, is_sealed
from digistrat_desktop.domain.record.seals import Revision
from digistrat_desktop.domain.record.workspace import (
    Workspace,
    responses_of,
    revision_of,
    revisions_apart,
)
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.words import by_count, listed

_LONGEST_WHY = 80


def several_revisions(workspace: Workspace) -> dict[str, tuple[Assessment, ...]]:
    """Give the revisions of which one is to be carried on with, by the assessment they correct.

    A revision that was itself revised is told by its own; where one follows on all, nothing is.
    """
    followed = _followed(workspace)
    found = {
        of: _latest((str(one.id) for one in made), followed)
        for of, made in revisions_apart(workspace).items()
    }
    return {
        of: tuple(workspace.get(Assessment, one) for one in latest)
        for of, latest in found.items()
        if len(latest) > 1
    }


def _followed(workspace: Workspace) -> Mapping[str, list[str]]:
    in_use = {str(one.id) for one in workspace.all(Assessment)}
    found: dict[str, list[str]] = {}
    for one in workspace.all(Revision):
        if str(one.assessment_id) in in_use:
            found.setdefault(one.of, []).append(str(one.assessment_id))
    return found


def _latest(made: Iterable[str], followed: Mapping[str, list[str]]) -> list[str]:
    """Give what revisions end in, each once; a file of somebody else's may make a ring of them."""
    waiting, seen, found = list(made), set[str](), []
    while waiting:
        one = waiting.pop(0)
        if one not in seen:
            seen.add(one)
            later = followed.get(one, [])
            waiting = [*later, *waiting]
            found += [] if later else [one]
    return found


def signed_beside(workspace: Workspace, assessment: Assessment) -> tuple[Assessment, ...]:
    """Give the other revisions that were signed off too, beside one that was."""
    for made in several_revisions(workspace).values():
        if assessment.id in {one.id for one in made}:
            return tuple(one for one in made if one.id != assessment.id and is_sealed(one.status))
    return ()


def several_words(workspace: Workspace, original: str, made: Sequence[Assessment]) -> str:
    """Name an assessment's revisions, say in how many answers they differ, and what to do."""
    first = workspace.find(Assessment, original)
    title = first.title if first is not None else made[0].title
    named = listed([revision_words(workspace, one) for one in made])
    told = f"“{title}” has {len(made)} revisions: {named}."
    return f"{told} {differ_words(workspace, made)} {keep_one_words(made)}"


def revisions_of(workspace: Workspace, assessment: Assessment) -> tuple[Assessment, ...]:
    """Give the revisions of an assessment that are in use and in this copy."""
    made = {str(one.assessment_id) for one in workspace.all(Revision) if one.of == assessment.id}
    return tuple(one for one in workspace.all(Assessment) if one.id in made)


class LateFor(NamedTuple):
    """A revision that is worked on, and what it corrects that has later changes."""

    signed: tuple[Assessment, ...]
    revision: Assessment


def late_for_revision(workspace: Workspace, assessment: Assessment) -> LateFor | None:
    """Give the one revision that is worked on, with what it corrects that was changed after sign-off.

    Args:
        assessment: the revision, or what it corrects.
    """
    made = revisions_of(workspace, assessment)
    revision = made[0] if len(made) == 1 else assessment
    if len(made) > 1 or is_sealed(revision.status):
        return None
    corrected = (workspace.find(Assessment, one) for one in corrected_by(workspace, revision))
    signed = tuple(one for one in corrected if one is not None and _has_late(workspace, one))
    alone = all(len(revisions_of(workspace, one)) == 1 for one in signed)
    return LateFor(signed, revision) if signed and alone else None


def late_for_revisions(workspace: Workspace) -> tuple[LateFor, ...]:
    """Give every revision that is worked on and corrects what was changed after sign-off."""
    if not any(one.late for one in workspace.signed.values()):
        return ()
    made = (workspace.find(Assessment, str(one.assessment_id)) for one in workspace.all(Revision))
    found = (late_for_revision(workspace, one) for one in made if one is not None)
    return tuple({one.revision.id: one for one in found if one is not None}.values())


def _has_late(workspace: Workspace, assessment: Assessment) -> bool:
    signed = workspace.signed.get(assessment.id)
    return signed is not None and bool(signed.late)


def corrected_by(workspace: Workspace, revision: Assessment) -> tuple[str, ...]:
    """Give what a revision corrects: several where several were signed off."""
    return tuple(one.of for one in workspace.all(Revision) if str(one.assessment_id) == revision.id)


def revised_words(workspace: Workspace, assessment: Assessment) -> str:
    """Say of a signed assessment if its revision is being worked on or signed off; empty without one."""
    if assessment.status is not Status.SUPERSEDED:
        return ""
    found = revisions_of(workspace, assessment)
    named = listed([f"“{one.title}”" for one in found]) or "one that is not in this copy"
    if found and all(is_sealed(one.status) for one in found):
        return f"Replaced by a revision that is signed off: {named}."
    one, many = "A revision is being worked on:", "{n} revisions are being worked on:"
    return f"{by_count(max(1, len(found)), one, many)} {named}."


def keep_one_words(made: Sequence[Assessment]) -> str:
    """Say what to do about several revisions: what is signed off can only be revised."""
    signed = sum(is_sealed(one.status) for one in made)
    if not signed:
        return "Archive all but one."
    if signed < len(made):
        return "Archive what is not signed off."
    return "Make a revision of them."


def differ_words(workspace: Workspace, made: Sequence[Assessment]) -> str:
    """Say in how many questions some revisions of one assessment were answered differently."""
    all_ = [responses_of(workspace, one.id) for one in made]
    asked = {item for answers in all_ for item in answers}
    said = [{compared_by(answers.get(item)) for answers in all_} for item in asked]
    count = sum(len(one) > 1 for one in said)
    one, many = "They differ in 1 answer.", "They differ in {n} answers."
    return by_count(count, one, many) if count else "Their answers are the same."


def revision_words(workspace: Workspace, made: Assessment) -> str:
    """Name one of several revisions: by its title, and as titles are often alike, by why it was made."""
    revision = revision_of(workspace, made)
    why = " ".join(revision.why.split()).rstrip(".") if revision is not None else ""
    said = why if len(why) <= _LONGEST_WHY else f"{why[: _LONGEST_WHY - 1]}…"
    return f"“{made.title}” (why: {said})" if said else f"“{made.title}”"
