"""What findings, counts and words rest on: everything worked out about a trust as at a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from digistrat_desktop.analysis.answers.doubts import Doubts, doubts_of
from digistrat_desktop.analysis.answers.evidence import Claim, Expiring, claims_of, expiring_before
from digistrat_desktop.analysis.answers.likeness import Likenesses, likenesses
from digistrat_desktop.analysis.answers.movement import Move, moves_between
from digistrat_desktop.analysis.answers.position import (
    ConstraintTable,
    SectionPosition,
    constraint_table,
    months_after,
    position_of,
)
from digistrat_desktop.analysis.answers.second_answers import SecondMove, second_moves
from digistrat_desktop.analysis.measures.metric_lines import MetricLine, metric_lines
from digistrat_desktop.analysis.plans.aims import AimLine, Goal, aim_lines, goals_of
from digistrat_desktop.analysis.plans.cases import CaseCheck, case_checks
from digistrat_desktop.analysis.plans.plan import plan_of
from digistrat_desktop.analysis.plans.reality import RealityCheck, reality_check
from digistrat_desktop.analysis.plans.strategy_map import (
    DeclaredBesideDerived,
    PrincipleLine,
    StrategyMap,
    declared_beside_derived,
    derived_position,
    principle_lines,
    strategy_map,
)
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.record.workspace import Workspace, assessment_before, front_sheet_of
from digistrat_desktop.domain.trust.assessment import Assessment, FrontSheet
from digistrat_desktop.domain.words import day_words

MONTHS_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Assessed:
    assessment: Assessment
    pack: FrameworkPack
    previous: Assessment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    workspace: Workspace
    today: date  # what is due or late is judged at this day; answers at their own as-of date
    assessed: Assessed | None  # None for a trust without an assessment; then its parts are empty
    front: FrontSheet | None
    packs: Mapping[str, FrameworkPack]  # the framework packs of the trust's assessments, by sha256
    position: tuple[SectionPosition, ...]
    before: tuple[SectionPosition, ...]  # the position of the previous assessment, or empty
    alike: Likenesses  # how each question stands to those of the previous assessment
    moves: tuple[Move, ...]
    second_moves: tuple[SecondMove, ...]
    constraints: ConstraintTable | None
    metrics: tuple[MetricLine, ...]
    strategy: StrategyMap
    beside: DeclaredBesideDerived
    principles: tuple[PrincipleLine, ...]
    reality: RealityCheck
    claims: tuple[Claim, ...]
    doubts: Doubts  # what reviewers did not accept of the answers, by question
    expiring: Expiring  # claims that stop being shown before the next board meeting
    cases: tuple[CaseCheck, ...]
    aims: tuple[AimLine, ...]  # the aim told in pairs of metrics
    goals: tuple[Goal, ...]  # dated aims and targets, with the initiatives that serve each

    def move_of(self, item_id: str) -> Move | None:
        """Give how an answer moved since the previous assessment; None where it did not."""
        return next((one for one in self.moves if one.item_id == item_id), None)

    @property
    def reading_day(self) -> date:
        """The day on which a paper is read: the meeting's, unless it is over."""
        meeting = self.front.meeting_on if self.front else None
        return max(meeting or self.today, self.today)

    def said_on(self, day: date) -> str:
        """Name the day on which something is so, where a paper has 2: " on 1 October 2026"; else empty."""
        return f" on {day_words(day)}" if self.reading_day != self.today else ""


def grounds_of(
    workspace: Workspace,
    assessment: Assessment | None,
    packs: Mapping[str, FrameworkPack],
    today: date,
) -> Grounds:
    """Work out where a trust stands: its answers, its metrics, its strategy and its plan."""
    given = _assessed(workspace, assessment, packs)
    front = front_sheet_of(workspace, assessment.id) if assessment else None
    position = _position(workspace, given.assessment if given else None, packs)
    before = _position(workspace, given.previous if given else None, packs)
    since = given.previous.as_of if given and given.previous else None
    alike = likenesses(given.previous, given.assessment, packs) if given else {}
    found, metrics = strategy_map(workspace), metric_lines(workspace, today)
    claims, plan = _claims(position, given, today), plan_of(workspace)
    return Grounds(
        workspace=workspace,
        today=today,
        assessed=given,
        front=front,
        packs=packs,
        position=position,
        before=before,
        alike=alike,
        moves=moves_between(before, position, since, alike),
        second_moves=second_moves(before, position, alike),
        constraints=constraint_table(position, given.pack) if given else None,
        metrics=metrics,
        strategy=found,
        beside=declared_beside_derived(position, derived_position(found)),
        principles=principle_lines(workspace),
        reality=reality_check(plan),
        claims=claims,
        doubts=doubts_of(workspace, given.assessment.id, position) if given else {},
        expiring=expiring_before(claims, _next_board(front, today)),
        cases=case_checks(workspace, today, metrics),
        aims=aim_lines(workspace, today, metrics),
        goals=goals_of(workspace, plan),
    )


def _assessed(
    workspace: Workspace, assessment: Assessment | None, packs: Mapping[str, FrameworkPack]
) -> Assessed | None:
    if assessment is None:
        return None
    pack = packs[assessment.pack_sha256]
    return Assessed(assessment, pack, assessment_before(workspace, assessment))


def _position(
    workspace: Workspace, assessment: Assessment | None, packs: Mapping[str, FrameworkPack]
) -> tuple[SectionPosition, ...]:
    if assessment is None:
        return ()
    return position_of(workspace, assessment, packs[assessment.pack_sha256])


def _claims(
    position: tuple[SectionPosition, ...], given: Assessed | None, today: date
) -> tuple[Claim, ...]:
    if given is None:
        return ()
    months = given.pack.evidence.stale_after_months
    return claims_of(position, given.assessment.as_of or today, months)


def _next_board(front: FrontSheet | None, today: date) -> date:
    day = front.meeting_on if front else None
    return day if day is not None and day > today else months_after(today, MONTHS_AHEAD)
