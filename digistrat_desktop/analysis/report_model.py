"""All that a report or a screen shows of one assessment: the one hand-off.

Screen, PDF, HTML and spreadsheet draw from this value, so they cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.confidence import Confidence, confidence_of
from digistrat_desktop.analysis.constraint_table import ConstraintTable, constraint_table
from digistrat_desktop.analysis.findings import (
    Finding,
    constraint_findings,
    metric_findings,
    movement_findings,
    stated_findings,
    three_that_matter,
)
from digistrat_desktop.analysis.headline import lead_words, title_words
from digistrat_desktop.analysis.metric_lines import MetricLine, metric_lines
from digistrat_desktop.analysis.movement import Move, moves_between, same_framework
from digistrat_desktop.analysis.position import SHELF_LIFE_MONTHS, SectionPosition, position_of
from digistrat_desktop.domain.actions import Action
from digistrat_desktop.domain.framework import SectionKind
from digistrat_desktop.domain.workspace import (
    assessment_before,
    front_sheet_of,
    trust_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from digistrat_desktop.domain.assessment import Assessment, FrontSheet, Trust
    from digistrat_desktop.domain.framework import FrameworkPack
    from digistrat_desktop.domain.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Proof:
    """What ties a report to its data.

    Attributes:
        fingerprint: sha256 of the canonical snapshot, hexadecimal.
        seal: seal code, or empty while the assessment is not sealed.
        events: number of events on the trust's chain.
        when: time of the last event; the report's own time, so that same data give same bytes.
        snapshot: the canonical JSON the fingerprint is of, for reports that carry their data.
    """

    fingerprint: str
    seal: str
    events: int
    when: datetime
    snapshot: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One recorded change, as an auditor reads it.

    Attributes:
        at: aware UTC.
        actor: the person's name, or empty when unknown or erased.
        before, after: (field, JSON form) pairs, in order of their names.
    """

    seq: int
    at: datetime
    actor: str
    kind: str
    record_id: str
    what: str
    reason: str
    before: tuple[tuple[str, str], ...]
    after: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReportModel:
    """One assessment, judged.

    Attributes:
        before: the position of the previous assessment, or empty.
        framework_break: why lines between the two are broken, or empty.
        findings: everything found, most important first; `three` are those for page one.
        actions: open actions, the earliest due first.
        trail: changes of this assessment's records, oldest first; only the audit report asks.
        packs: every framework pack its judgements rest on, this assessment's first.
        names: people's names by id, for reports that may carry them.
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
    findings: tuple[Finding, ...]
    three: tuple[Finding, ...]
    title: str
    lead: str
    confidence: Confidence
    proof: Proof
    actions: tuple[Action, ...] = ()
    trail: tuple[TrailLine, ...] = ()
    packs: tuple[FrameworkPack, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

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
    """Judge one assessment as at its own as-of date.

    Args:
        packs: the framework packs of the trust's assessments, by sha256.
    """
    pack = packs[assessment.pack_sha256]
    previous = assessment_before(workspace, assessment)
    position = position_of(workspace, assessment, pack, shelf_months)
    before = _before(workspace, previous, packs, shelf_months)
    moves = moves_between(before, position, previous.as_of if previous else None)
    table = constraint_table(position, pack)
    metrics = metric_lines(workspace, assessment.as_of)
    findings = _findings(table, metrics, moves, position)
    three = three_that_matter(findings)
    return ReportModel(
        trust=_trust(workspace, assessment),
        assessment=assessment,
        pack=pack,
        previous=previous,
        front=front_sheet_of(workspace, assessment.id),
        position=position,
        before=before,
        framework_break=_break_words(previous, pack, packs),
        moves=moves,
        constraints=table,
        metrics=metrics,
        findings=findings,
        three=three,
        title=title_words(_alignment_moves(position, moves), previous, table),
        lead=lead_words(position, moves, previous, three),
        confidence=confidence_of(_scaled(position), assessment.as_of),
        proof=proof,
        actions=open_actions(workspace),
        packs=_packs_used(assessment, previous, packs),
        names=workspace.people,
    )


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


def _findings(
    table: ConstraintTable | None,
    metrics: tuple[MetricLine, ...],
    moves: tuple[Move, ...],
    position: tuple[SectionPosition, ...],
) -> tuple[Finding, ...]:
    found = (
        *constraint_findings(table),
        *metric_findings(metrics),
        *movement_findings(moves),
        *stated_findings(position),
    )
    return tuple(sorted(found, key=lambda f: (f.family, -f.touched, f.record)))


def _break_words(
    previous: Assessment | None, pack: FrameworkPack, packs: Mapping[str, FrameworkPack]
) -> str:
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
