"""What a board can choose between, and what each choice costs, as far as the reality check knows.

An option is the plan as it is, or a scenario of later starts and stops: what a trust decides itself.
A scenario of less money or fewer staff is no choice and no option.

Source: docs/spec/judgement.md#reality-check.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from digistrat_desktop.analysis.plans.aims import Goal, ends_too_late, too_late_words
from digistrat_desktop.analysis.plans.plan import Plan
from digistrat_desktop.analysis.plans.reality import (
    RealityCheck,
    ResourceLine,
    YearLine,
    amount_words,
    essential_words,
)
from digistrat_desktop.analysis.plans.scenarios import ScenarioResult, moved_initiatives
from digistrat_desktop.domain.counted import Counted, some_of, together
from digistrat_desktop.domain.periods.periods import year_text
from digistrat_desktop.domain.trust.plans import OverrideKind, ResourceFamily, ResourceKey
from digistrat_desktop.domain.trust.strategy import InitiativeStatus
from digistrat_desktop.domain.words import listed, sentence_case, short_day, small_unless_named
from digistrat_desktop.domain.written_numbers import plain_number

_CHOICES = frozenset({OverrideKind.LATE, OverrideKind.STOP})
_MORE = "more capacity"  # what a scenario tries that adds to what there is
_COLUMNS = 2

AS_PLANNED = "The plan as it is"
MOST_UNCOSTED = 3
"""Initiatives without costs that are named beside the options; more stand with the reality check."""


class Wait(NamedTuple):
    objective: str  # its title
    until: date | None  # when the last of what is late then ends; None without a date
    is_sure: bool = True  # False where what is late needs what nobody knows to be there


@dataclass(frozen=True, slots=True)
class Option:
    title: str
    assumes: tuple[str, ...]  # in words; empty for the plan itself
    costs: tuple[str, ...]  # of each resource and year of `Options.resources`
    waits: tuple[Wait, ...]  # objectives that rest on something later than planned
    falls: tuple[str, ...]  # titles of objectives that cannot be met
    too_late: tuple[str, ...]  # what ends after the date of what it serves, a sentence each


@dataclass(frozen=True, slots=True)
class Options:
    resources: tuple[str, ...]  # a resource and its year each, such as "Capital in 2027/28"
    options: tuple[Option, ...]
    always_short: tuple[str, ...]  # what is essential and short in each: an amount and its year
    uncosted: tuple[str, ...]  # titles of initiatives that no cost is recorded of
    told: tuple[str, ...]  # what the columns leave out, one sentence each


def board_options(
    plan: RealityCheck, scenarios: Iterable[ScenarioResult], goals: Sequence[Goal] = ()
) -> Options | None:
    """Give the plan beside its alternatives; None where there are none."""
    chosen = [one for one in scenarios if is_choice(one)]
    if not plan.plan.initiatives or not chosen:
        return None
    checks = [plan, *(one.supposed for one in chosen)]
    columns = _columns(checks)
    costs = [_costs(checks, *one) for one in columns]
    falls = [tuple(f.objective.title for f in check.fallen) for check in checks]
    titles = [AS_PLANNED, *(one.scenario.title for one in chosen)]
    assumed: list[tuple[str, ...]] = [(), *(one.suppositions for one in chosen)]
    options = tuple(
        Option(
            title,
            assumes,
            tuple(of_all[at] for of_all in costs),
            _waits(plan, check),
            fallen,
            tuple(f"{too_late_words(*one)}." for one in ends_too_late(goals, check.plan)),
        )
        for at, (title, assumes, check, fallen) in enumerate(
            zip(titles, assumed, checks, falls, strict=True)
        )
    )
    names = tuple(
        f"{sentence_case(plan.plan.names[key].label)} in {year_text(year)}" for key, year in columns
    )
    told = (
        *_in_the_end(titles, checks),
        *_unknown(checks),
        *_begun(chosen),
        *unpriced(plan.plan),
    )
    short = tuple(_always_short(checks, columns))
    return Options(names, options, short, uncosted(plan.plan), told)


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """What one option needs of capital or revenue, by year of `OptionMoney.years`, in pounds."""

    title: str
    needed: tuple[Decimal, ...]

    @property
    def total(self) -> Decimal:
        return sum(self.needed, Decimal(0))


@dataclass(frozen=True, slots=True)
class OptionMoney:
    """One kind of money in every option, beside what there is of it."""

    kind: str  # "Capital" or "Revenue"
    years: tuple[int, ...]  # first years of financial years
    available: tuple[Decimal | None, ...]  # None where nobody recorded it
    options: tuple[MoneyLine, ...]


def option_money(
    plan: RealityCheck, scenarios: Iterable[ScenarioResult]
) -> tuple[OptionMoney, ...]:
    """Give capital and revenue of the plan and each alternative by year; empty without alternatives."""
    chosen = [one for one in scenarios if is_choice(one)]
    if not plan.plan.initiatives or not chosen:
        return ()
    checks = [plan, *(one.supposed for one in chosen)]
    titles = [AS_PLANNED, *(one.scenario.title for one in chosen)]
    keys = sorted({line.key for c in checks for line in c.lines if line.key.family.is_money})
    found = []
    for key in keys:
        needs = [_needs(check, key) for check in checks]
        years = tuple(sorted(set().union(*needs)))
        lines = tuple(
            MoneyLine(title, tuple(need.get(year, Decimal(0)) for year in years))
            for title, need in zip(titles, needs, strict=True)
        )
        there = tuple(_there(checks, key, year) for year in years)
        found.append(OptionMoney(key.family.label, years, there, lines))
    return tuple(found)


def _there(checks: Sequence[RealityCheck], key: ResourceKey, year: int) -> Decimal | None:
    lines = (_found(check, key, year) for check in checks)
    return next((one[1].available for one in lines if one is not None), None)


def uncosted(plan: Plan) -> tuple[str, ...]:
    """Give the titles of initiatives in the plan without a cost in money in any year."""
    priced = {need.initiative_id for need in plan.needs if need.key.family.is_money}
    return tuple(one.title for key, one in plan.initiatives.items() if key not in priced)


def uncosted_words(titles: Sequence[str], most: int = 0) -> Counted:
    """Say which initiatives have no costs: "“A” and “B” have no costs recorded."; empty for none.

    Args:
        most: how many are named; what is left is counted. 0 names all.
    """
    if not titles:
        return Counted()
    names = some_of(
        [f"“{one}”" for one in titles], most or len(titles), "initiatives without costs"
    )
    have = "has" if len(titles) == 1 else "have"
    return together((names, f" {have} no costs recorded."))


def advised(known: Options, advice: str) -> Option | None:
    """Give the one option that an advice names, by its title whole or up to its first comma."""
    at = _named_in(advice, [one.title for one in known.options])
    return None if at is None else known.options[at]


def advised_scenario(scenarios: Iterable[ScenarioResult], advice: str) -> ScenarioResult | None:
    """Give the scenario behind the option that an advice names; None where it names the plan or none."""
    chosen = [one for one in scenarios if is_choice(one)]
    at = _named_in(advice, [AS_PLANNED, *(one.scenario.title for one in chosen)])
    return chosen[at - 1] if at else None


def _named_in(advice: str, titles: Sequence[str]) -> int | None:
    """Give the place of the one title an advice names; None where it names none or several."""
    firsts = (re.escape(title.partition(",")[0].casefold()) for title in titles)
    named = [at for at, one in enumerate(firsts) if re.search(rf"\b{one}\b", advice.casefold())]
    return named[0] if len(named) == 1 else None


def is_choice(result: ScenarioResult) -> bool:
    """Tell whether the trust itself decides it: only later starts and stops."""
    kinds = {override.what for override in result.scenario.overrides}
    return bool(kinds) and kinds <= _CHOICES


def _columns(checks: Sequence[RealityCheck]) -> list[tuple[ResourceKey, int]]:
    """Choose what to compare: what falls short somewhere, then what differs between options."""
    found: dict[tuple[ResourceKey, int], list[YearLine | None]] = {}
    for at, check in enumerate(checks):
        for line in check.lines:
            for year in line.years:
                lines = found.setdefault((line.key, year.year), [None] * len(checks))
                lines[at] = year
    worth = {
        place: (
            max((one.short_hard > 0 for one in lines if one), default=False),
            len(_apart(lines)),
        )
        for place, lines in found.items()
    }
    wanted = [place for place, (short, ways) in worth.items() if short or ways > 1]
    wanted.sort(key=lambda place: (not worth[place][0], -worth[place][1], place[1], place[0]))
    # What stands beside it is of the same year where that can be.
    return sorted(wanted, key=lambda place: (place != wanted[0], place[1] != wanted[0][1]))[
        :_COLUMNS
    ]


def _apart(lines: Iterable[YearLine | None]) -> set[tuple[object, object]]:
    return {(one.needed, one.available) if one else (None, None) for one in lines}


def _found(
    check: RealityCheck, key: ResourceKey, year: int
) -> tuple[ResourceLine, YearLine] | None:
    line = next((one for one in check.lines if one.key == key), None)
    found = next((one for one in line.years if one.year == year), None) if line else None
    return (line, found) if line and found else None


def _costs(checks: Sequence[RealityCheck], key: ResourceKey, year: int) -> list[str]:
    """Say what each option needs and leaves short, in the same words, and how that differs from the plan.

    Where a part of a shortage could be managed with less, what is essential is told apart in each.
    """
    lines = [_found(check, key, year) for check in checks]
    years = [line[1] for line in lines if line is not None]
    is_short = any(one.short for one in years)
    graded = any(one.short_hard < one.short for one in years)
    planned = lines[0][1].needed if lines[0] else Decimal(0)
    told = []
    for check, line in zip(checks, lines, strict=True):
        words = "none needed"
        if line is not None:
            short = _short(*line, graded=graded) if is_short else ""
            words = f"{_needed(*line)}{f': {short}' if short else ''}"
        needed = line[1].needed if line else Decimal(0)
        differs = _differs(checks[0], check, (key, year), planned - needed)
        told.append(f"{words}; {differs}" if differs else words)
    return told


def _needed(line: ResourceLine, year: YearLine) -> str:
    there = "no capacity recorded"
    if year.available is not None:
        there = f"{_amount(line, year.available)} available"
    return f"{_amount(line, year.needed)} needed, {there}"


def _short(line: ResourceLine, year: YearLine, *, graded: bool) -> str:
    if year.available is None:
        return ""
    if not year.short:
        return "none short"
    words = f"{_amount(line, year.short)} short"
    return f"{words}, {essential_words(line.key, year)}" if graded else words


def _differs(
    plan: RealityCheck, check: RealityCheck, place: tuple[ResourceKey, int], less: Decimal
) -> str:
    """Say of money what becomes of a difference from the plan; the words never read as a saving.

    Args:
        less: what the plan needs in the year beyond the option.
    """
    key, year = place
    if not less:
        return ""
    if not key.family.is_money:
        return listed([*_more_later(plan, check, key, year, unknown=True)])
    if less < 0:
        return f"£{plain_number(-less)} more, from earlier years"
    others = [*_less_before(plan, check, key, year), *_more_later(plan, check, key, year)]
    not_done = "" if _total(plan, key) == _total(check, key) else ", for work not done"
    also = f", {', '.join(others)}" if others else ""
    return f"£{plain_number(less)} less{not_done}{also}"


def _less_before(
    plan: RealityCheck, check: RealityCheck, key: ResourceKey, year: int
) -> Iterator[str]:
    """Say which years before one need less than planned, and how much: "£250,000 less in 2026/27"."""
    supposed = _needs(check, key)
    for at, amount in sorted(_needs(plan, key).items()):
        less = amount - supposed.get(at, Decimal(0))
        if at < year and less > 0:
            yield f"£{plain_number(less)} less in {year_text(at)}"


def _more_later(
    plan: RealityCheck,
    check: RealityCheck,
    key: ResourceKey,
    year: int,
    *,
    unknown: bool = False,
) -> Iterator[str]:
    """Say which years after one need more than planned, how much, and where nobody knows of any.

    Args:
        unknown: only years for which nobody recorded what there is.
    """
    planned = _needs(plan, key)
    for at, amount in sorted(_needs(check, key).items()):
        more = amount - planned.get(at, Decimal(0))
        known = _there((plan, check), key, at) is not None
        if at > year and more > 0 and not (unknown and known):
            unit = "£" if key.family.is_money else ""
            mark = "" if known else ", none known"
            yield f"{unit}{plain_number(more)} more in {year_text(at)}{mark}"


def _always_short(
    checks: Sequence[RealityCheck], columns: Iterable[tuple[ResourceKey, int]]
) -> Iterator[str]:
    """Say which essential needs no option covers: "2 network engineers in 2027/28"."""
    for key, year in columns:
        lines = [_found(check, key, year) for check in checks]
        short = [line[1].short_hard if line else Decimal(0) for line in lines]
        if least := min(short):
            amount = amount_words(checks[0].plan, key, least)
            yield f"{'' if len(set(short)) == 1 else 'at least '}{amount} in {year_text(year)}"


def _in_the_end(titles: Sequence[str], checks: Sequence[RealityCheck]) -> Iterator[str]:
    """Say what each option costs over all years, in money: a later start saves nothing."""
    for key in sorted({line.key for check in checks for line in check.lines}):
        if not key.family.is_money:
            continue
        totals = [_total(check, key) for check in checks]
        label = checks[0].plan.names[key].label
        if len(set(totals)) == 1:
            yield (f"Being late saves no {label}: £{plain_number(totals[0])} in all.")
        else:
            each = [
                f"£{plain_number(total)} in “{title}”"
                for title, total in zip(titles, totals, strict=True)
            ]
            yield (
                f"Over all years the {label} needed is {listed(each)}: what is less is work not "
                "done, not money saved."
            )


def _total(check: RealityCheck, key: ResourceKey) -> Decimal:
    return sum(_needs(check, key).values(), Decimal(0))


def _needs(check: RealityCheck, key: ResourceKey) -> dict[int, Decimal]:
    """Give what is needed of a resource in each year."""
    return {
        year.year: year.needed for line in check.lines if line.key == key for year in line.years
    }


def _unknown(checks: Sequence[RealityCheck]) -> Iterator[str]:
    """Name the resources and years that some option needs and for which nobody said what there is."""
    years: dict[ResourceKey, set[str]] = {}
    for line in (line for check in checks for line in check.lines):
        bare = {year_text(y.year) for y in line.years if y.available is None and y.needed}
        years.setdefault(line.key, set()).update(bare)
    names: dict[tuple[str, ...], list[str]] = {}
    for key in sorted(key for key, bare in years.items() if bare):
        label = small_unless_named(checks[0].plan.names[key].label)
        names.setdefault(tuple(sorted(years[key])), []).append(label)
    if len(names) == 1:
        yield f"For {listed(next(iter(names)))} no capacity is recorded."
    elif names:
        said = [f"{listed(some)} in {listed(of)}" for of, some in names.items()]
        yield f"No capacity is recorded for {'; '.join(said)}."


def _begun(chosen: Iterable[ScenarioResult]) -> Iterator[str]:
    """Say of what has begun that a later start cannot move what is spent."""
    late = {
        override.initiative_id: result.plan.plan.initiatives.get(override.initiative_id)
        for result in chosen
        for override in result.scenario.overrides
        if override.what is OverrideKind.LATE
    }
    under_way = InitiativeStatus.DELIVERING
    begun = [f"“{one.title}”" for one in late.values() if one and one.status is under_way]
    if begun:
        have = "has" if len(begun) == 1 else "have"
        yield f"{listed(begun)} {have} begun: what is spent cannot move."


def unpriced(plan: Plan) -> Iterator[str]:
    """Say which kind of money no initiative has a cost in, where another has one."""
    priced = {need.key.family for need in plan.needs if need.key.family.is_money}
    if priced == {ResourceFamily.CAPITAL}:
        yield "No running costs are recorded."
    elif priced == {ResourceFamily.REVENUE}:
        yield "No capital costs are recorded."


def not_worked_out(plan: RealityCheck, scenarios: Iterable[ScenarioResult]) -> Iterator[str]:
    """Say which ways out of what does not fit no scenario tries; none can try less of an initiative."""
    if not plan.dropped:
        return
    tried = {
        one.what if one.what in _CHOICES else _MORE
        for result in scenarios
        for one in result.scenario.overrides
        if one.what in _CHOICES or not one.amount.startswith("-")
    }
    ways = (
        (OverrideKind.STOP, "stopping"),
        (OverrideKind.LATE, "delaying"),
        (None, "reducing"),
    )
    less = " or ".join(said for what, said in ways if what not in tried)
    more = "" if _MORE in tried else ", or finding the capacity"
    yield f"Not worked out: {less} what does not fit{more}."


def _amount(line: ResourceLine, amount: Decimal) -> str:
    return f"{'£' if line.key.family.is_money else ''}{plain_number(amount)}"


def _waits(plan: RealityCheck, check: RealityCheck) -> tuple[Wait, ...]:
    """Give the objectives that rest on an initiative which ends later than planned, and until when."""
    later = moved_initiatives(plan, check)
    fallen = {one.objective.id for one in check.fallen}
    bare = _in_the_dark(check)
    return tuple(
        Wait(
            plan.plan.objectives[objective].title,
            _last_end(check, later.intersection(rests_on)),
            is_sure=not bare.intersection(later, rests_on),
        )
        for objective, rests_on in check.plan.strong.items()
        if objective not in fallen and later.intersection(rests_on)
    )


def _in_the_dark(check: RealityCheck) -> set[str]:
    """Give the initiatives that need something in a year for which nobody said what there is."""
    bare = {
        (line.key, year.year)
        for line in check.lines
        for year in line.years
        if year.available is None
    }
    return {n.initiative_id for n in check.plan.needs if (n.key, n.year) in bare}


def _last_end(check: RealityCheck, initiatives: Iterable[str]) -> date | None:
    ends = [check.plan.initiatives[one].ends for one in initiatives]
    return max((day for day in ends if day is not None), default=None)


def wait_words(option: Option) -> str:
    """Say which objectives wait, until when, and which fall: "“Safer care” waits until 31 Mar 2029."."""
    said = (
        *_waiting(option.waits),
        _said(option.falls, "cannot be met", "cannot be met"),
        *option.too_late,
    )
    return " ".join(words for words in said if words) or "None"


def _waiting(waits: Iterable[Wait]) -> Iterator[str]:
    for (until, is_sure), some in groupby(waits, key=lambda wait: wait[1:]):
        when = f" until {'' if is_sure else 'at least '}{short_day(until)}" if until else ""
        yield _said([one.objective for one in some], f"waits{when}", f"wait{when}")


def _said(titles: Sequence[str], one: str, many: str) -> str:
    names = listed([f"“{title}”" for title in titles])
    return f"{names} {one if len(titles) == 1 else many}." if titles else ""
