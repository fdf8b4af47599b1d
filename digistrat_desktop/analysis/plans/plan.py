"""A trust's plan as the reality check reads it: initiatives, what they need, what there is.

A scenario makes another value of the same type, so that nothing of it can reach the plan itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from digistrat_desktop.domain.periods.periods import PeriodKind, parse_period, period_at
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.trust.plans import (
    Capacity,
    Demand,
    Firmness,
    ResourceFamily,
    ResourceKey,
    resource_key,
)
from digistrat_desktop.domain.trust.strategy import STRONG, AlignmentLink, Initiative, Objective


class Need(NamedTuple):
    initiative_id: str
    key: ResourceKey
    year: int  # the calendar year the financial year begins in
    amount: Decimal  # in the resource's unit
    hard: bool  # the initiative cannot go ahead without it


class Supply(NamedTuple):
    """How much there is of one resource in one year, and the initiative that brings it about."""

    key: ResourceKey
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
    names: Mapping[ResourceKey, ResourceName]  # how resources are written


def year_number(text: str) -> int:
    """Give the calendar year a financial year begins in: 2026 for 2026/27."""
    return int(text[:4])


def year_text(number: int) -> str:
    """Write a financial year by the calendar year it begins in."""
    return f"{number:04d}/{(number + 1) % 100:02d}"


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
    capacities = [c for c in workspace.all(Capacity) if c.amount and c.year]
    demands = [d for d in workspace.all(Demand) if d.amount and d.year and d.initiative_id in live]
    ordered = sorted(live.values(), key=_Keeping(live, strong))
    return Plan(
        initiatives={str(i.id): i for i in ordered},
        objectives=objectives,
        strong=strong,
        needs=(*_costs(ordered), *map(_need, demands)),
        supplies=tuple(_supply(c) for c in capacities),
        names=_names(capacities, demands),
    )


def _need(demand: Demand) -> Need:
    return Need(
        demand.initiative_id,
        resource_key(demand.family, demand.resource),
        year_number(demand.year),
        Decimal(demand.amount),
        demand.firmness is Firmness.HARD,
    )


def _supply(capacity: Capacity) -> Supply:
    return Supply(
        resource_key(capacity.family, capacity.resource),
        year_number(capacity.year),
        Decimal(capacity.amount),
        capacity.provided_by or "",
    )


def _costs(initiatives: Iterable[Initiative]) -> list[Need]:
    capital = resource_key(ResourceFamily.CAPITAL, "")
    revenue = resource_key(ResourceFamily.REVENUE, "")
    return [
        Need(i.id, key, year_number(year), Decimal(amount), hard=True)
        for i in initiatives
        for key, costs in ((capital, i.capital_costs), (revenue, i.revenue_costs))
        for year, amount in costs
    ]


def _names(
    capacities: Iterable[Capacity], demands: Iterable[Demand]
) -> dict[ResourceKey, ResourceName]:
    names = {
        resource_key(family, ""): ResourceName(family.label.lower(), "£")
        for family in (ResourceFamily.CAPITAL, ResourceFamily.REVENUE)
    }
    for demand in demands:
        key = resource_key(demand.family, demand.resource)
        names.setdefault(key, ResourceName(demand.resource, ""))
    for capacity in capacities:
        if not capacity.family.is_money:
            key = resource_key(capacity.family, capacity.resource)
            names[key] = ResourceName(capacity.resource, capacity.unit)
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
