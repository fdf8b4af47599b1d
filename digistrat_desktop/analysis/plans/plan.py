"""A trust's plan as the reality check reads it, and which initiatives fit within what there is.

A scenario makes another value of the same type, so that nothing of it can reach the plan itself.
Source: docs/spec/judgement.md#reality-check.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from digistrat_desktop.domain.periods.periods import PeriodKind, parse_period, period_at, year_text
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.rules.order import circles
from digistrat_desktop.domain.trust import plans
from digistrat_desktop.domain.trust.strategy import STRONG, AlignmentLink, Initiative, Objective
from digistrat_desktop.domain.words import circle_words, day_words, listed


class Need(NamedTuple):
    initiative_id: str
    key: plans.ResourceKey
    year: int  # the calendar year the financial year begins in
    amount: Decimal  # in the resource's unit
    hard: bool  # the initiative cannot go ahead without it


class Supply(NamedTuple):
    """How much there is of one resource in one year, and the initiative that brings it about."""

    key: plans.ResourceKey
    year: int
    amount: Decimal
    provided_by: str


class ResourceName(NamedTuple):
    """A resource as people write it, with its unit."""

    label: str
    unit: str


@dataclass(frozen=True, slots=True)
class Plan:
    # by id, those in the plan that are not finished or stopped; in keeping order
    initiatives: Mapping[str, Initiative]
    objectives: Mapping[str, Objective]  # by id
    # for each objective at stake, the ids of initiatives that serve it with strength 2 or 3, or,
    # where there is none, those that serve it at all
    strong: Mapping[str, tuple[str, ...]]
    needs: tuple[Need, ...]
    supplies: tuple[Supply, ...]
    names: Mapping[plans.ResourceKey, ResourceName]  # how resources are written

    def unit_of(self, key: plans.ResourceKey) -> str:
        """Give the unit of a resource's amounts: the one people wrote, or the usual one."""
        return self.names[key].unit or key.family.usual_unit


def year_number(text: str) -> int:
    """Give the calendar year a financial year begins in: 2026 for 2026/27."""
    return int(text[:4])


def year_of(day: date) -> int:
    """Give the financial year a day lies in, by the calendar year it begins in."""
    return period_at(day, PeriodKind.FINANCIAL_YEAR).start.year


def first_day(number: int) -> date:
    return parse_period(year_text(number)).start


def plan_of(workspace: Workspace) -> Plan:
    """Read the plan out of a trust's records.

    Ideas, what is live and what was stopped need nothing more; the rest is weighed in keeping order.
    """
    objectives = {str(o.id): o for o in workspace.all(Objective)}
    planned = {str(i.id): i for i in workspace.all(Initiative) if i.status.in_plan}
    live = {one: i for one, i in planned.items() if i.status.unfinished}
    links = [k for k in workspace.all(AlignmentLink) if k.strength and k.initiative_id in planned]
    strong = _serving([k for k in links if k.objective_id in objectives], live)
    capacities = [c for c in workspace.all(plans.Capacity) if c.amount and c.year]
    demands = [
        d for d in workspace.all(plans.Demand) if d.amount and d.year and d.initiative_id in live
    ]
    ordered = sorted(live.values(), key=_Keeping(live, strong))
    place = {str(i.id): n for n, i in enumerate(ordered)}
    demands.sort(key=lambda d: place[d.initiative_id])  # the same however the records lie
    return Plan(
        initiatives={str(i.id): i for i in ordered},
        objectives=objectives,
        strong=strong,
        needs=(*_costs(ordered), *map(_need, demands)),
        supplies=tuple(_supply(c) for c in capacities),
        names=_names(capacities, demands),
    )


def _need(demand: plans.Demand) -> Need:
    return Need(
        demand.initiative_id,
        plans.resource_key(demand.family, demand.resource),
        year_number(demand.year),
        Decimal(demand.amount),
        demand.firmness is plans.Firmness.HARD,
    )


def _supply(capacity: plans.Capacity) -> Supply:
    return Supply(
        plans.resource_key(capacity.family, capacity.resource),
        year_number(capacity.year),
        Decimal(capacity.amount),
        capacity.provided_by or "",
    )


def _costs(initiatives: Iterable[Initiative]) -> list[Need]:
    capital = plans.resource_key(plans.ResourceFamily.CAPITAL, "")
    revenue = plans.resource_key(plans.ResourceFamily.REVENUE, "")
    return [
        Need(i.id, key, year_number(year), Decimal(amount), hard=True)
        for i in initiatives
        for key, costs in ((capital, i.capital_costs), (revenue, i.revenue_costs))
        for year, amount in costs
    ]


def _names(
    capacities: Iterable[plans.Capacity], demands: Iterable[plans.Demand]
) -> dict[plans.ResourceKey, ResourceName]:
    names = {
        plans.resource_key(family, ""): ResourceName(family.label.lower(), "£")
        for family in (plans.ResourceFamily.CAPITAL, plans.ResourceFamily.REVENUE)
    }
    for demand in demands:
        key = plans.resource_key(demand.family, demand.resource)
        names.setdefault(key, ResourceName(demand.resource, ""))
    for capacity in capacities:
        if not capacity.family.is_money:
            key = plans.resource_key(capacity.family, capacity.resource)
            known = names.get(key)
            unit = (known.unit if known is not None else "") or capacity.unit
            names[key] = ResourceName(capacity.resource, unit)
    return names


def _serving(
    links: Iterable[AlignmentLink], unfinished: Mapping[str, Initiative]
) -> dict[str, tuple[str, ...]]:
    """Give the initiatives each objective rests on: the strong ones, else all.

    An objective that something finished serves as well is not at stake.
    """
    found: dict[str, list[AlignmentLink]] = {}
    for link in links:
        found.setdefault(link.objective_id, []).append(link)
    rests = {}
    for objective_id, mine in found.items():
        strong = [link for link in mine if link.strength >= STRONG]
        ids = tuple(sorted(link.initiative_id for link in strong or mine))
        if all(one in unfinished for one in ids):
            rests[objective_id] = ids
    return rests


class _Keeping:
    """Sort key: what should be kept first when not all can be done.

    Further along first, then what more objectives rest on, then what more initiatives wait for,
    then the earlier start, then the id.
    """

    def __init__(
        self, initiatives: Mapping[str, Initiative], strong: Mapping[str, tuple[str, ...]]
    ) -> None:
        self._rests: dict[str, int] = {}
        for served_by in strong.values():
            for one in served_by:
                self._rests[one] = self._rests.get(one, 0) + 1
        self._awaited: dict[str, int] = {}
        for initiative in initiatives.values():
            for one in initiative.depends_on:
                self._awaited[one] = self._awaited.get(one, 0) + 1

    def __call__(self, initiative: Initiative) -> tuple[int, int, int, str, str]:
        key = initiative.id
        starts = initiative.starts.isoformat() if initiative.starts else "9999"
        rests, awaited = self._rests.get(key, 0), self._awaited.get(key, 0)
        return (-initiative.status.order, -rests, -awaited, starts, key)


MOST_YEARS_LATER = 5
_Place = tuple["plans.ResourceKey", int]


@dataclass(frozen=True, slots=True)
class LeftOut:
    initiative_id: str
    # the first need that finds too little, or None when only a prerequisite is left out
    need: Need | None = None
    short: Decimal = Decimal(0)  # by how much, in the resource's unit
    waits_for: str = ""  # the initiative it depends on that is left out, or empty


@dataclass(frozen=True, slots=True)
class Fit:
    kept: tuple[str, ...]
    left_out: Mapping[str, LeftOut]  # by initiative id, in keeping order
    later: Mapping[str, int]  # for those that would fit some whole years later, how many


def fit_plan(plan: Plan) -> Fit:
    """Keep initiatives in the plan's keeping order while their hard needs are met.

    Soft needs never push anything out. A resource and year without a recorded capacity bounds
    nothing, since nobody knows it.
    """
    hard = _hard_needs(plan)
    left = _available(plan)
    kept: list[str] = []
    out: dict[str, LeftOut] = {}
    for one in _prerequisites_first(plan):
        needs = hard.get(one, [])
        reason = _reason(plan, one, (needs, left), out)
        if reason is None:
            kept.append(one)
            _take(needs, left)
        else:
            out[one] = reason
    order = {one: place for place, one in enumerate(plan.initiatives)}
    in_order = {one: out[one] for one in sorted(out, key=lambda one: order[one])}
    later = {one: n for one in in_order if (n := _later(hard.get(one, []), left, out[one]))}
    return Fit(tuple(kept), in_order, later)


def _hard_needs(plan: Plan) -> dict[str, list[Need]]:
    found: dict[str, list[Need]] = {}
    for need in plan.needs:
        if need.hard and need.initiative_id in plan.initiatives:
            found.setdefault(need.initiative_id, []).append(need)
    return {one: sorted(needs, key=lambda n: (n.year, n.key)) for one, needs in found.items()}


def _available(plan: Plan) -> dict[_Place, Decimal]:
    left: dict[_Place, Decimal] = {}
    for supply in plan.supplies:
        place = (supply.key, supply.year)
        left[place] = left.get(place, Decimal(0)) + supply.amount
    return left


def _prerequisites_first(plan: Plan) -> list[str]:
    """Give the keeping order with what an initiative waits for pulled before it."""
    ordered: dict[str, None] = {}
    for first in plan.initiatives:
        path = [first]
        seen = {first}
        while path:
            needs = plan.initiatives[path[-1]].depends_on
            ahead = [
                n for n in needs if n in plan.initiatives and n not in ordered and n not in seen
            ]
            if ahead:
                seen.add(ahead[0])
                path.append(ahead[0])
            else:
                ordered[path.pop()] = None
    return list(ordered)


def _reason(
    plan: Plan,
    one: str,
    weighed: tuple[list[Need], dict[_Place, Decimal]],
    out: Mapping[str, LeftOut],
) -> LeftOut | None:
    for before in plan.initiatives[one].depends_on:
        if before in out:
            return LeftOut(one, waits_for=before)
    needs, left = weighed
    for need in needs:
        there = left.get((need.key, need.year))
        if there is not None and need.amount > there:
            return LeftOut(one, need, need.amount - there)
    return None


def _take(needs: Iterable[Need], left: dict[_Place, Decimal]) -> None:
    """Use up what is not shared."""
    for need in needs:
        place = (need.key, need.year)
        if place in left and not need.key.family.is_shared:
            left[place] -= need.amount


def _later(needs: list[Need], left: Mapping[_Place, Decimal], reason: LeftOut) -> int:
    """Give the fewest years by which the needs must move to fit beside what is kept; 0 for none.

    Years without a recorded capacity do not count as room.
    """
    if reason.waits_for:
        return 0
    for years in range(1, MOST_YEARS_LATER + 1):
        moved = [left.get((n.key, n.year + years)) for n in needs]
        if all(
            there is not None and need.amount <= there
            for need, there in zip(needs, moved, strict=True)
        ):
            return years
    return 0


class OrderFault(StrEnum):
    CIRCLE = "circle"
    TOO_EARLY = "too_early"


@dataclass(frozen=True, slots=True)
class OrderProblem:
    fault: OrderFault
    records: tuple[str, ...]  # ids of the initiatives concerned; the one to look at first
    sentence: str


def waits_in(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Give, for each initiative, the unfinished ones it waits for."""
    known = plan.initiatives
    return {one: tuple(need for need in i.depends_on if need in known) for one, i in known.items()}


def order_problems(plan: Plan) -> tuple[OrderProblem, ...]:
    """Find circles, and initiatives that start before what they wait for has ended."""
    return (*_circles(plan), *_too_early(plan))


def _circles(plan: Plan) -> list[OrderProblem]:
    found = []
    for way in circles(waits_in(plan)):
        titles = [f"“{plan.initiatives[one].title}”" for one in way]
        words = circle_words(titles[:-1])
        found.append(OrderProblem(OrderFault.CIRCLE, way[:-1], words))
    return found


def _too_early(plan: Plan) -> list[OrderProblem]:
    found = []
    for one, needs in waits_in(plan).items():
        after = plan.initiatives[one]
        early = [
            plan.initiatives[need] for need in needs if _overlaps(plan.initiatives[need], after)
        ]
        if early:
            before = listed([f"“{i.title}” ends on {day_words(i.ends)}" for i in early])
            words = f"“{after.title}” starts on {day_words(after.starts)}, before {before}."
            records = (one, *(str(i.id) for i in early))
            found.append(OrderProblem(OrderFault.TOO_EARLY, records, words))
    return found


def _overlaps(before: Initiative, after: Initiative) -> bool:
    if before.ends is None or after.starts is None:
        return False
    return after.starts <= before.ends
