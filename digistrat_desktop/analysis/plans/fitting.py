"""Which initiatives fit within what there is, kept in a stated order, and what a delay would do.

Source: docs/spec/judgement.md#reality-check.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from digistrat_desktop.analysis.plans.plan import Need, Plan
from digistrat_desktop.domain.rules.order import circles
from digistrat_desktop.domain.trust.plans import ResourceKey
from digistrat_desktop.domain.trust.strategy import Initiative
from digistrat_desktop.domain.words import day_words, listed

MOST_YEARS_LATER = 5
_Place = tuple["ResourceKey", int]


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
        names = titles[0]
        for title in titles[1:]:
            names = f"{names} waits for {title}"
        words = f"{names}: a circle, so none of them can start."
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
            before = listed([_ending(initiative) for initiative in early])
            words = f"“{after.title}” starts on {day_words(after.starts)}, before {before}."
            records = (one, *(str(i.id) for i in early))
            found.append(OrderProblem(OrderFault.TOO_EARLY, records, words))
    return found


def _ending(initiative: Initiative) -> str:
    day = day_words(initiative.ends)
    return f"“{initiative.title}” ends on {day}"


def _overlaps(before: Initiative, after: Initiative) -> bool:
    if before.ends is None or after.starts is None:
        return False
    return after.starts <= before.ends
