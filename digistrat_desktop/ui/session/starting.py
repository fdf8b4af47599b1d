"""What is to be started, as a value, and the steps that start it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from digistrat_desktop.analysis.answers.likeness import carried_across
from digistrat_desktop.analysis.answers.position import position_of
from digistrat_desktop.analysis.counting import section_counts
from digistrat_desktop.analysis.counts import CountOf, Counts
from digistrat_desktop.domain.edits.assessments import (
    NewAssessment,
    NewTrust,
    add_trust,
    carry_forward,
    start_assessment,
    with_same_scope,
)
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.ids import TrustId
from digistrat_desktop.domain.record.changes import Step, apply_all
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.services.store.opened import OpenTrust


@dataclass(frozen=True, slots=True)
class StartPlan:
    trust_id: str  # of a trust that is there, or empty for a new one
    new_trust: NewTrust | None  # what was said of a new trust
    assessment: NewAssessment
    pack: FrameworkPack
    carried_from: str  # the assessment whose answers are carried forward, or empty


def steps_for(
    plan: StartPlan, workspace: Workspace, packs: Mapping[str, FrameworkPack], author: Author
) -> tuple[str, Assessment, Step]:
    """Make the one step that starts what is planned, with its trust and assessment."""
    if plan.new_trust is not None:
        trust, first = add_trust(plan.new_trust, author)
        made, second = start_assessment(trust.trust_id, plan.assessment, author)
        return trust.id, made, Step(second.label, first.changes + second.changes)
    trust_id, new = TrustId(plan.trust_id), with_same_scope(workspace, plan.assessment)
    last = workspace.find(Assessment, plan.carried_from) if plan.carried_from else None
    if last is None:
        made, step = start_assessment(trust_id, new, author)
    else:
        made, step = carry_forward(workspace, last, new, author, _alike(plan, packs, last))
    return plan.trust_id, made, step


class TakenOver(NamedTuple):
    """What an assessment that is planned would begin with."""

    answers: int  # that the last one has
    carried: int  # of these, to be confirmed
    asked: int  # questions
    open: int  # of these, without an answer


def taken_over(plan: StartPlan, found: OpenTrust, author: Author) -> TakenOver:
    """Count what would be carried over and what would be asked, by starting it aside."""
    packs = {**found.packs, plan.pack.sha256: plan.pack}
    _, made, step = steps_for(plan, found.workspace, packs, author)
    last = found.workspace.get(Assessment, plan.carried_from)
    before = _counts(found.workspace, last, packs[last.pack_sha256])
    after = _counts(apply_all(found.workspace, step.changes), made, plan.pack)
    asked, without = _sum(after, CountOf.ASKED), _sum(after, CountOf.NOT_ANSWERED)
    return TakenOver(
        answers=_sum(before, CountOf.ASKED) - _sum(before, CountOf.NOT_ANSWERED),
        carried=asked - without,  # it has no other answers yet
        asked=asked,
        open=without,
    )


def _counts(workspace: Workspace, assessment: Assessment, pack: FrameworkPack) -> list[Counts]:
    return [section_counts(part) for part in position_of(workspace, assessment, pack)]


def _sum(sections: list[Counts], what: CountOf) -> int:
    return sum(one.of(what) for one in sections)


def _alike(
    plan: StartPlan, packs: Mapping[str, FrameworkPack], last: Assessment
) -> frozenset[str] | None:
    """Give the questions whose answers mean the same in the framework that is begun with."""
    old = packs.get(last.pack_sha256)
    if old is None or old.sha256 == plan.pack.sha256:
        return None
    return carried_across(old, plan.pack)
