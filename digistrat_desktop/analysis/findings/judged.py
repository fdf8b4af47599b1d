"""Everything that is worked out about a trust once, for pages, reports and findings to share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.answers.evidence import Claim, Expiring, claims_of, expiring_before
from digistrat_desktop.analysis.answers.position import SHELF_LIFE_MONTHS, months_after
from digistrat_desktop.analysis.plans.cases import CaseCheck, case_checks
from digistrat_desktop.analysis.plans.derived_position import (
    DeclaredBesideDerived,
    declared_beside_derived,
    derived_position,
)
from digistrat_desktop.analysis.plans.plan import plan_of
from digistrat_desktop.analysis.plans.principles import PrincipleLine, principle_lines
from digistrat_desktop.analysis.plans.reality import RealityCheck, reality_check
from digistrat_desktop.analysis.plans.strategy_map import StrategyMap, strategy_map

if TYPE_CHECKING:
    from datetime import date

    from digistrat_desktop.analysis.answers.movement import Move
    from digistrat_desktop.analysis.answers.position import ConstraintTable, SectionPosition
    from digistrat_desktop.analysis.measures.metric_lines import MetricLine
    from digistrat_desktop.domain.record.workspace import Workspace

MONTHS_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Assessed:
    """What one assessment gave, worked out before.

    Attributes:
        board_date: the next board meeting, or None when it is not known.
    """

    position: tuple[SectionPosition, ...] = ()
    moves: tuple[Move, ...] = ()
    constraints: ConstraintTable | None = None
    metrics: tuple[MetricLine, ...] = ()
    board_date: date | None = None
    shelf_months: int = SHELF_LIFE_MONTHS


@dataclass(frozen=True, slots=True)
class Judged:
    """A trust, judged as at a date.

    Attributes:
        today: the assessment's as-of date in reports, the clock's on live pages.
    """

    workspace: Workspace
    today: date
    assessed: Assessed
    strategy: StrategyMap
    beside: DeclaredBesideDerived
    principles: tuple[PrincipleLine, ...]
    reality: RealityCheck
    claims: tuple[Claim, ...]
    expiring: Expiring
    cases: tuple[CaseCheck, ...]


def judge_trust(workspace: Workspace, today: date, assessed: Assessed) -> Judged:
    """Work out the strategy map, the reality check, the claims and the cases."""
    found = strategy_map(workspace)
    claims = claims_of(assessed.position, today, assessed.shelf_months)
    by = assessed.board_date or months_after(today, MONTHS_AHEAD)
    return Judged(
        workspace=workspace,
        today=today,
        assessed=assessed,
        strategy=found,
        beside=declared_beside_derived(assessed.position, derived_position(found)),
        principles=principle_lines(workspace),
        reality=reality_check(plan_of(workspace)),
        claims=claims,
        expiring=expiring_before(claims, today, by),
        cases=case_checks(workspace, today, assessed.metrics),
    )
