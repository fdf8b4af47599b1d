"""What of the plan cannot be done with what there is, by how much, from when, and what falls.

Source: DESIGN, section 5 (Constraints): "in words what cannot all be done and which objectives
fall with it".
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.reality_fitting import Fit, LeftOut, fit_plan
from digistrat_desktop.analysis.reality_order import OrderProblem, order_problems
from digistrat_desktop.analysis.reality_words import (
    fallen_words,
    left_out_words,
    shortage_words,
    summary_words,
    unknown_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digistrat_desktop.analysis.plan import Need, Plan, Supply
    from digistrat_desktop.domain.reality import ResourceKey
    from digistrat_desktop.domain.strategy import Objective


@dataclass(frozen=True, slots=True)
class YearLine:
    """One resource in one financial year.

    Attributes:
        year: the calendar year the financial year begins in.
        available: None when no capacity was recorded, which is not nought.
        hard, soft: what initiatives need, in the resource's unit. Of a shared resource the
            largest need counts, since using it does not use it up.
        initiatives: ids of those that need it.
    """

    year: int
    available: Decimal | None
    hard: Decimal
    soft: Decimal
    initiatives: tuple[str, ...]

    @property
    def needed(self) -> Decimal:
        """Hard and soft needs together."""
        return self.hard + self.soft

    @property
    def short(self) -> Decimal:
        """By how much it falls short; 0 when it does not or when that is not known."""
        if self.available is None:
            return Decimal(0)
        return max(self.needed - self.available, Decimal(0))

    @property
    def short_hard(self) -> Decimal:
        """By how much it falls short of what cannot be done without."""
        if self.available is None:
            return Decimal(0)
        return max(self.hard - self.available, Decimal(0))


@dataclass(frozen=True, slots=True)
class ResourceLine:
    """One resource over the years, earliest first."""

    key: ResourceKey
    label: str
    unit: str
    years: tuple[YearLine, ...]


@dataclass(frozen=True, slots=True)
class Shortage:
    """A resource that does not suffice in a year.

    Attributes:
        hard: even what cannot be done without exceeds it.
    """

    line: ResourceLine
    year: YearLine
    hard: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """An initiative that does not fit, why, and what could be done.

    Attributes:
        years_later: the smallest move in whole years with which it would fit, or None.
    """

    initiative_id: str
    left_out: LeftOut
    years_later: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Fallen:
    """An objective that loses every initiative it rests on."""

    objective: Objective
    initiatives: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class RealityCheck:
    """The plan held against reality.

    Attributes:
        unknown: needs of resources and years without a recorded capacity, one sentence each.
        summary: all of it in one sentence.
    """

    plan: Plan
    lines: tuple[ResourceLine, ...]
    shortages: tuple[Shortage, ...]
    dropped: tuple[Dropped, ...]
    fallen: tuple[Fallen, ...]
    unknown: tuple[tuple[str, str], ...]
    order: tuple[OrderProblem, ...]
    summary: str

    @property
    def fits(self) -> bool:
        """True when everything can be done as far as that is known."""
        return not self.shortages and not self.dropped


def reality_check(plan: Plan) -> RealityCheck:
    """Hold a plan, or a scenario's plan, against what there is."""
    lines = resource_lines(plan)
    shortages = _shortages(plan, lines)
    fit = fit_plan(plan)
    fallen = _fallen(plan, fit)
    dropped = _dropped(plan, fit, fallen)
    return RealityCheck(
        plan=plan,
        lines=lines,
        shortages=shortages,
        dropped=dropped,
        fallen=fallen,
        unknown=_unknown(plan, lines),
        order=order_problems(plan),
        summary=summary_words(
            plan,
            [d.initiative_id for d in dropped],
            [f.objective for f in fallen],
            len(shortages),
        ),
    )


def resource_lines(plan: Plan) -> tuple[ResourceLine, ...]:
    """Give capacity against demand by resource and year, for tables and charts."""
    needs: dict[ResourceKey, dict[int, list[Need]]] = {}
    for need in plan.needs:
        needs.setdefault(need.key, {}).setdefault(need.year, []).append(need)
    supplies: dict[ResourceKey, dict[int, list[Supply]]] = {}
    for supply in plan.supplies:
        supplies.setdefault(supply.key, {}).setdefault(supply.year, []).append(supply)
    lines = []
    for key in sorted({*needs, *supplies}):
        mine, there = needs.get(key, {}), supplies.get(key, {})
        years = tuple(
            _year_line(year, mine.get(year, ()), there.get(year, ()))
            for year in sorted({*mine, *there})
        )
        lines.append(ResourceLine(key, plan.names[key].label, plan.names[key].unit, years))
    return tuple(lines)


def _year_line(year: int, needs: Iterable[Need], supplies: Iterable[Supply]) -> YearLine:
    listed = tuple(needs)
    amounts = [supply.amount for supply in supplies]
    hard = _together([n for n in listed if n.hard])
    return YearLine(
        year=year,
        available=sum(amounts, Decimal(0)) if amounts else None,
        hard=hard,
        soft=_together(listed) - hard,
        initiatives=tuple(dict.fromkeys(n.initiative_id for n in listed)),
    )


def _together(needs: Iterable[Need]) -> Decimal:
    """Add needs up, or take the largest where the resource is shared."""
    listed = tuple(needs)
    amounts = [need.amount for need in listed]
    if listed and listed[0].key.family.is_shared:
        return max(amounts)
    return sum(amounts, Decimal(0))


def _shortages(plan: Plan, lines: tuple[ResourceLine, ...]) -> tuple[Shortage, ...]:
    found = [
        Shortage(line, year, bool(year.short_hard), shortage_words(plan, line.key, year))
        for line in lines
        for year in line.years
        if year.short
    ]
    return tuple(sorted(found, key=lambda s: (s.year.year, not s.hard, s.line.key)))


def _unknown(plan: Plan, lines: tuple[ResourceLine, ...]) -> tuple[tuple[str, str], ...]:
    """Give, for each resource, the id of the first initiative in need of it and a sentence."""
    found = []
    for line in lines:
        years = [y for y in line.years if y.available is None]
        if years:
            words = unknown_words(plan, line.key, [y.year for y in years])
            found.append((years[0].initiatives[0], words))
    return tuple(found)


def _fallen(plan: Plan, fit: Fit) -> tuple[Fallen, ...]:
    found = []
    for objective_id, rests_on in plan.strong.items():
        if all(one in fit.left_out for one in rests_on):
            objective = plan.objectives[objective_id]
            found.append(Fallen(objective, rests_on, fallen_words(plan, objective, rests_on)))
    return tuple(sorted(found, key=lambda f: (f.objective.order, f.objective.id)))


def _dropped(plan: Plan, fit: Fit, fallen: tuple[Fallen, ...]) -> tuple[Dropped, ...]:
    falls = {
        one: [f.objective.title for f in fallen if one in f.initiatives] for one in fit.left_out
    }
    return tuple(
        Dropped(
            one,
            left_out,
            fit.later.get(one),
            left_out_words(plan, left_out, fit.later.get(one), falls[one]),
        )
        for one, left_out in fit.left_out.items()
    )
