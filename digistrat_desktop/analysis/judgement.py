"""All that a report or a screen shows of one assessment: the one hand-off.

Screen, PDF, HTML and spreadsheet draw from this value, so they cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.actions.order import RankedAction, next_best
from digistrat_desktop.analysis.answers.evidence import Confidence, confidence_of
from digistrat_desktop.analysis.answers.movement import (
    Move,
    SplitMove,
    moves_between,
    same_framework,
    scope_break,
    split_moves,
)
from digistrat_desktop.analysis.answers.position import (
    SHELF_LIFE_MONTHS,
    ConstraintTable,
    SectionPosition,
    constraint_table,
    position_of,
)
from digistrat_desktop.analysis.findings.all_findings import all_findings
from digistrat_desktop.analysis.findings.judged import Assessed, Judged, judge_trust
from digistrat_desktop.analysis.headline import lead_words, title_words
from digistrat_desktop.analysis.measures.metric_lines import MetricLine, metric_lines
from digistrat_desktop.analysis.plans.scenarios import ScenarioResult, scenario_result
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.record.workspace import assessment_before, front_sheet_of, trust_of
from digistrat_desktop.domain.trust.actions import Action
from digistrat_desktop.domain.trust.plans import Scenario

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from digistrat_desktop.analysis.answers.lens import LensReading
    from digistrat_desktop.analysis.findings.rules import Finding
    from digistrat_desktop.domain.frameworks.framework import FrameworkPack
    from digistrat_desktop.domain.record.seals import Seal
    from digistrat_desktop.domain.record.workspace import Workspace
    from digistrat_desktop.domain.trust.assessment import Assessment, FrontSheet, Trust


@dataclass(frozen=True, slots=True)
class Proof:
    """What ties a report to its data.

    Attributes:
        fingerprint: sha256 of the canonical snapshot, hexadecimal.
        seal: the seal, or None while the assessment is not sealed.
        events: number of events on the trust's chain; of a sealed assessment, up to its seal.
        when: time of the last of them; the report's own time, so that same data give same bytes.
        snapshot: the canonical JSON the fingerprint is of, for reports that carry their data.
        judged_on: the day a sealed assessment is judged at, where the seal itself is not at hand.
    """

    fingerprint: str
    seal: Seal | None
    events: int
    when: datetime
    snapshot: str = field(default="", repr=False)
    judged_on: date | None = None

    def today(self, as_of: date | None) -> date:
        """Give the day an assessment is judged at: its seal's, else its own, else the report's.

        Args:
            as_of: the assessment's own date.

        Source: docs/spec/judgement.md#which-day.
        """
        signed = self.seal.signed_at if self.seal is not None else None
        day = signed.date() if signed is not None else self.judged_on
        return day or as_of or self.when.date()


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One recorded change, as an auditor reads it.

    Attributes:
        at: aware UTC.
        actor: the person's name, or empty when unknown or erased.
        record: names the record: `answer “ALN-01 Place of digital”`.
        fields: name, before and after, in words; empty for nothing.
    """

    seq: int
    at: datetime
    actor: str
    kind: str
    record_id: str
    record: str
    what: str
    reason: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ReportModel:
    """One assessment, judged.

    Attributes:
        before: the position of the previous assessment, or empty.
        framework_break: why lines between the two are broken, or empty.
        scope_break: why the two do not cover the same, or empty.
        split: why each answer differs from the last one.
        judged: strategy map, reality check, claims, cases and principles, as at `today`.
        findings: everything that stands, most important first; `three` are those for page one.
        accepted: what was found and accepted for now, with its acknowledgement.
        scenarios: suppositions worked through beside the plan; never the plan itself.
        ranked: open actions in the order in which to do them, each with its basis.
        actions: open actions, the earliest due first.
        trail: changes of this assessment's records, oldest first; only the audit report asks.
        packs: every framework pack its judgements rest on, this assessment's first.
        names: people's names by id, for reports that may carry them.
        lens: the answers read through a lens; only that report asks.
    """

    trust: Trust
    assessment: Assessment
    pack: FrameworkPack
    previous: Assessment | None
    front: FrontSheet | None
    position: tuple[SectionPosition, ...]
    before: tuple[SectionPosition, ...]
    framework_break: str
    moves: tuple[Move, ...]
    constraints: ConstraintTable | None
    metrics: tuple[MetricLine, ...]
    judged: Judged
    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    three: tuple[Finding, ...]
    title: str
    lead: str
    confidence: Confidence
    proof: Proof
    scope_break: str = ""
    split: tuple[SplitMove, ...] = ()
    scenarios: tuple[ScenarioResult, ...] = ()
    ranked: tuple[RankedAction, ...] = ()
    actions: tuple[Action, ...] = ()
    trail: tuple[TrailLine, ...] = ()
    packs: tuple[FrameworkPack, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    lens: LensReading | None = None

    def section(self, kind: SectionKind) -> SectionPosition | None:
        """Give the section of a kind, or None when the pack has none."""
        return _of_kind(self.position, kind)

    def section_before(self, kind: SectionKind) -> SectionPosition | None:
        """Give the previous assessment's section of a kind, or None."""
        return _of_kind(self.before, kind)


def _of_kind(position: tuple[SectionPosition, ...], kind: SectionKind) -> SectionPosition | None:
    found = [section for section in position if section.section.kind is kind]
    return found[0] if found else None


def build_report_model(
    workspace: Workspace,
    assessment: Assessment,
    packs: Mapping[str, FrameworkPack],
    proof: Proof,
    shelf_months: int = SHELF_LIFE_MONTHS,
) -> ReportModel:
    """Judge one assessment as at its own as-of date, or the day it was sealed.

    Args:
        packs: the framework packs of the trust's assessments, by sha256.
    """
    pack = packs[assessment.pack_sha256]
    previous = assessment_before(workspace, assessment)
    front = front_sheet_of(workspace, assessment.id)
    position = position_of(workspace, assessment, pack, shelf_months)
    before = _before(workspace, previous, packs, shelf_months)
    moves = moves_between(before, position, previous.as_of if previous else None)
    today = proof.today(assessment.as_of)
    table, metrics = constraint_table(position, pack), metric_lines(workspace, assessment.as_of)
    given = Assessed(position, moves, table, metrics, next_board(front, today), shelf_months)
    found = all_findings(judged := judge_trust(workspace, today, given))
    return ReportModel(
        trust=_trust(workspace, assessment),
        assessment=assessment,
        pack=pack,
        previous=previous,
        front=front,
        position=position,
        before=before,
        framework_break=break_words(previous, pack, packs),
        scope_break=scope_break(previous, assessment) if previous else "",
        moves=moves,
        split=split_moves(moves, before, position),
        constraints=table,
        metrics=metrics,
        judged=judged,
        findings=found.standing,
        accepted=found.accepted,
        three=found.three,
        title=title_words(_alignment_moves(position, moves), previous, table),
        lead=lead_words(position, moves, previous, found.three),
        confidence=confidence_of(_scaled(position), assessment.as_of),
        proof=proof,
        scenarios=_scenarios(workspace, judged),
        ranked=next_best(workspace, found.three),
        actions=open_actions(workspace),
        packs=_packs_used(assessment, previous, packs),
        names=workspace.people,
    )


def next_board(front: FrontSheet | None, today: date) -> date | None:
    """Give the date of the meeting the front sheet names, when it is still to come."""
    day = front.meeting_on if front else None
    return day if day is not None and day > today else None


def _scenarios(workspace: Workspace, judged: Judged) -> tuple[ScenarioResult, ...]:
    listed = sorted(workspace.all(Scenario), key=lambda s: (s.title.casefold(), s.id))
    return tuple(scenario_result(one, judged.reality) for one in listed)


def _packs_used(
    assessment: Assessment, previous: Assessment | None, packs: Mapping[str, FrameworkPack]
) -> tuple[FrameworkPack, ...]:
    used = [assessment.pack_sha256, *([previous.pack_sha256] if previous else [])]
    return tuple(packs[sha256] for sha256 in dict.fromkeys(used))


def open_actions(workspace: Workspace) -> tuple[Action, ...]:
    """Give the actions that are neither done nor dropped, the earliest due first."""
    found = [action for action in workspace.all(Action) if action.status.is_open]
    return tuple(sorted(found, key=lambda a: (a.due is None, str(a.due), a.id)))


def _trust(workspace: Workspace, assessment: Assessment) -> Trust:
    trust = trust_of(workspace)
    if trust is None:
        raise KeyError(assessment.trust_id)
    return trust


def _before(
    workspace: Workspace,
    previous: Assessment | None,
    packs: Mapping[str, FrameworkPack],
    shelf_months: int,
) -> tuple[SectionPosition, ...]:
    if previous is None:
        return ()
    return position_of(workspace, previous, packs[previous.pack_sha256], shelf_months)


def break_words(
    previous: Assessment | None, pack: FrameworkPack, packs: Mapping[str, FrameworkPack]
) -> str:
    """Say that two assessments used different words, or give an empty text."""
    if previous is None or same_framework(packs[previous.pack_sha256], pack):
        return ""
    old = packs[previous.pack_sha256]
    return (
        f"{previous.title} used version {old.version} of the framework and this assessment uses"
        f" {pack.version}. Only questions whose words are the same are compared."
    )


def _alignment_moves(
    position: tuple[SectionPosition, ...], moves: tuple[Move, ...]
) -> tuple[Move, ...]:
    section = _of_kind(position, SectionKind.ALIGNMENT)
    return tuple(m for m in moves if section and m.section_id == section.section.id)


def _scaled(position: tuple[SectionPosition, ...]) -> tuple[SectionPosition, ...]:
    return tuple(section for section in position if section.scale is not None)
