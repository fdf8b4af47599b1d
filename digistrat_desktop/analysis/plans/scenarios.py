"""What if: suppositions worked through beside the plan, labelled as such and never written into it.

Source: docs/spec/judgement.md#reality-check.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil

from digistrat_desktop.analysis.answers.position import months_after
from digistrat_desktop.analysis.plans.plan import Plan, Supply, waits_in, year_number, year_of
from digistrat_desktop.analysis.plans.reality import RealityCheck, reality_check
from digistrat_desktop.analysis.plans.stopping import Stop, stops_of
from digistrat_desktop.domain.counted import filled, some_of
from digistrat_desktop.domain.periods.periods import year_text
from digistrat_desktop.domain.rules.order import in_order
from digistrat_desktop.domain.trust.plans import Override, OverrideKind, Scenario, resource_key
from digistrat_desktop.domain.trust.strategy import Initiative
from digistrat_desktop.domain.words import by_count, counted, listed, sentence_case
from digistrat_desktop.domain.written_numbers import plain_number

_YEAR = 12
_NAMED = 4


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    scenario: Scenario
    label: str  # what must stand wherever any of it is shown
    plan: RealityCheck  # the reality check of the plan as it is
    supposed: RealityCheck  # the reality check with the suppositions
    suppositions: tuple[str, ...]  # each in words, and what moves with what is late
    differences: tuple[str, ...]  # what would be otherwise, one sentence each
    stops: tuple[Stop, ...]  # what must stop then


def scenario_result(scenario: Scenario, plan: RealityCheck) -> ScenarioResult:
    scope = f" ({scenario.title})"
    supposed = reality_check(supposed_plan(plan.plan, scenario.overrides), scope)
    titles = {str(one.id): one.title for one in plan.plan.initiatives.values()}
    own = tuple(
        f"{override_words(one, titles)}{_nothing_recorded(one, plan.plan)}"
        for one in scenario.overrides
    )
    return ScenarioResult(
        scenario=scenario,
        label=f"Scenario (not the plan): {scenario.title}",
        plan=plan,
        supposed=supposed,
        suppositions=(*own, *_with_it(scenario, plan, supposed)),
        differences=_differences(plan, supposed, scope),
        stops=stops_of(supposed, plan),
    )


def moved_initiatives(plan: RealityCheck, supposed: RealityCheck) -> set[str]:
    """Give the initiatives whose dates are not those of the plan."""
    before = plan.plan.initiatives
    return {
        one
        for one, now in supposed.plan.initiatives.items()
        if (now.starts, now.ends) != (before[one].starts, before[one].ends)
    }


def _nothing_recorded(override: Override, plan: Plan) -> str:
    """Say of a share of what there is that nobody recorded any, so that nothing follows from it."""
    of_none = not any(_meant(one, override) for one in plan.supplies)
    is_share = override.what is OverrideKind.CAPACITY_PERCENT
    return " (none is recorded)" if is_share and of_none else ""


def _with_it(scenario: Scenario, plan: RealityCheck, supposed: RealityCheck) -> Iterator[str]:
    """Name what moves because it waits for what is late: "“Record” with it"."""
    moved = moved_initiatives(plan, supposed) - {one.initiative_id for one in scenario.overrides}
    titles = [f"“{one.title}”" for key, one in plan.plan.initiatives.items() if key in moved]
    if titles:
        yield f"{listed(titles)} with it"


def supposed_plan(plan: Plan, overrides: Iterable[Override]) -> Plan:
    """Give the plan as it would be; the plan handed in stays as it is."""
    listed_ = tuple(overrides)
    changed = _stopped(plan, {o.initiative_id for o in listed_ if o.what is OverrideKind.STOP})
    changed = _delayed(changed, _delays(listed_, changed))
    for override in listed_:
        if override.what in _CAPACITY:
            changed = replace(changed, supplies=_supplies(changed.supplies, override))
    return changed


_CAPACITY = frozenset({OverrideKind.CAPACITY_PERCENT, OverrideKind.CAPACITY_AMOUNT})


def _stopped(plan: Plan, stopped: set[str]) -> Plan:
    if not stopped:
        return plan
    return replace(
        plan,
        initiatives={i: one for i, one in plan.initiatives.items() if i not in stopped},
        strong={o: tuple(i for i in ids if i not in stopped) for o, ids in plan.strong.items()},
        needs=tuple(n for n in plan.needs if n.initiative_id not in stopped),
        supplies=tuple(s for s in plan.supplies if s.provided_by not in stopped),
    )


def _delays(overrides: Iterable[Override], plan: Plan) -> dict[str, int]:
    """Give each initiative's delay in months: its own, or what it must wait for others."""
    own: dict[str, int] = {}
    for override in overrides:
        if override.what is OverrideKind.LATE and override.initiative_id in plan.initiatives:
            own[override.initiative_id] = own.get(override.initiative_id, 0) + int(override.amount)
    if not own:
        return {}
    waits = waits_in(plan)
    delays = dict(own)
    for one in in_order(waits, key=lambda i: i):
        pushed = [_pushed(plan, need, one, delays) for need in waits[one]]
        if any(pushed):
            delays[one] = max(own.get(one, 0), *pushed)
    return delays


def _pushed(plan: Plan, before: str, after: str, delays: Mapping[str, int]) -> int:
    """Give the months by which a delay pushes what waits for it; slack in the dates absorbs it."""
    delay = delays.get(before, 0)
    ends, starts = plan.initiatives[before].ends, plan.initiatives[after].starts
    if not delay or ends is None or starts is None or starts <= ends:
        return delay
    slack = 0
    while slack < delay and months_after(ends, slack + 1) < starts:
        slack += 1
    return delay - slack


def _delayed(plan: Plan, delays: Mapping[str, int]) -> Plan:
    if not delays:
        return plan
    years = {one: _years_later(plan.initiatives[one], months) for one, months in delays.items()}
    initiatives = {
        one: _later(i, delays[one]) if one in delays else i for one, i in plan.initiatives.items()
    }
    return replace(
        plan,
        initiatives=initiatives,
        needs=tuple(n._replace(year=n.year + years.get(n.initiative_id, 0)) for n in plan.needs),
        supplies=tuple(
            s._replace(year=s.year + years.get(s.provided_by, 0)) for s in plan.supplies
        ),
    )


def _later(initiative: Initiative, months: int) -> Initiative:
    starts, ends = initiative.starts, initiative.ends
    return replace(
        initiative,
        starts=months_after(starts, months) if starts else None,
        ends=months_after(ends, months) if ends else None,
    )


def _years_later(initiative: Initiative, months: int) -> int:
    """Give the financial years by which needs move: by the start's own, else rounded up."""
    if initiative.starts is None:
        return ceil(months / _YEAR)
    return year_of(months_after(initiative.starts, months)) - year_of(initiative.starts)


def _supplies(supplies: tuple[Supply, ...], override: Override) -> tuple[Supply, ...]:
    return tuple(
        s._replace(amount=_amount(s.amount, override)) if _meant(s, override) else s
        for s in supplies
    )


def _meant(supply: Supply, override: Override) -> bool:
    if supply.key.family is not override.family:
        return False
    if override.resource and supply.key != resource_key(override.family, override.resource):
        return False
    return not override.from_year or supply.year >= year_number(override.from_year)


def _amount(amount: Decimal, override: Override) -> Decimal:
    by = Decimal(override.amount)
    if override.what is OverrideKind.CAPACITY_PERCENT:
        return max(amount * (100 + by) / 100, Decimal(0))
    return max(amount + by, Decimal(0))


def override_words(override: Override, titles: Mapping[str, str]) -> str:
    """Say what is assumed, with titles by id: "Capital: 20% lower from 2027/28"."""
    if override.what in {OverrideKind.LATE, OverrideKind.STOP}:
        found = titles.get(override.initiative_id)
        title = f"“{found}”" if found else "An initiative no longer in the plan"
        return f"{title} stopped" if override.what is OverrideKind.STOP else _late(title, override)
    what = override.resource or sentence_case(override.family.label)
    number = override.amount.lstrip("-")
    percent = override.what is OverrideKind.CAPACITY_PERCENT
    ways = ("higher", "lower") if percent else ("more", "fewer")
    way = ways[override.amount.startswith("-")]
    since = f" from {override.from_year}" if override.from_year else ""
    return f"{what}: {number}{'%' if percent else ''} {way}{since}"


def _late(title: str, override: Override) -> str:
    years, months = divmod(int(override.amount), _YEAR)
    if years and not months:
        return by_count(years, "{title} a year late", "{title} {n} years late", title=title)
    return f"{title} {counted(int(override.amount), 'month')} late"


def within(scenario: Scenario, option: ScenarioResult) -> tuple[str, ...]:
    """Say what a scenario changes where an option was chosen in place of the plan."""
    scope = f" ({scenario.title}, with {option.scenario.title})"
    supposed = reality_check(supposed_plan(option.supposed.plan, scenario.overrides), scope)
    return _differences(option.supposed, supposed, scope, "without it")


def _differences(
    plan: RealityCheck, supposed: RealityCheck, scope: str, base: str = "in the plan"
) -> tuple[str, ...]:
    before = {d.initiative_id for d in plan.dropped}
    after = {d.initiative_id for d in supposed.dropped}
    fell = {f.objective.id for f in plan.fallen}
    falls = {f.objective.id for f in supposed.fallen}
    titles = {o.id: o.title for o in plan.plan.objectives.values()}
    names = {i: one.title for i, one in plan.plan.initiatives.items()}
    fits_now = [names[i] for i in sorted(before - after) if i in names]
    differ = (
        ([names[i] for i in sorted(after - before)], "initiative", "would no longer fit"),
        (fits_now, "initiative", "would now fit"),
        ([titles[o] for o in sorted(falls - fell)], "objective", "would not be met"),
        ([titles[o] for o in sorted(fell - falls)], "objective", "would be met again"),
    )
    told = (_told(which, noun, verb, scope) for which, noun, verb in differ if which)
    found = (*told, *_shortfalls(plan, supposed, base))
    return found or ("The reality check would not change.",)


def _shortfalls(plan: RealityCheck, supposed: RealityCheck, base: str) -> tuple[str, ...]:
    """Say where more or less is missing: "Staff in 2026/27: 7 short (in the plan: 5 short)."."""
    before, after = _short(plan), _short(supposed)
    return tuple(
        f"{sentence_case(label)} in {year_text(year)}: {after.get((year, label), 'no shortage')}"
        f"{_was(base, before.get((year, label)))}."
        for year, label in sorted({*before, *after})
        if before.get((year, label)) != after.get((year, label))
    )


def _was(base: str, short: str | None) -> str:
    return f" ({base}: {short})" if short else ""


def _short(check: RealityCheck) -> dict[tuple[int, str], str]:
    """Give what is short of each resource in each year, in words."""
    return {
        (one.year.year, one.line.label): (
            f"{'£' if one.line.key.family.is_money else ''}{plain_number(one.year.short)} short"
        )
        for one in check.shortages
    }


def _told(titles: list[str], noun: str, verb: str, scope: str) -> str:
    what = f"{noun}s that {verb}{scope}"
    names = some_of([f"“{title}”" for title in titles], _NAMED, what)
    words = f"{{n|{noun}}} {verb}: {{names}}."
    return filled(words, {"names": names}, {"n": (len(titles), what)})
