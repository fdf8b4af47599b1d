"""What a board can choose between, and what each choice costs, as far as the reality check knows.

An option is the plan as it is, or a scenario of later starts and stops: what a trust decides itself.
A scenario of less money or fewer staff is no choice and no option.

Source: docs/spec/judgement.md#reality-check.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from digistrat_desktop.analysis.plans.reality import (
    RealityCheck,
    ResourceLine,
    YearLine,
    amount_words,
)
from digistrat_desktop.analysis.plans.scenarios import ScenarioResult
from digistrat_desktop.domain.periods.periods import year_text
from digistrat_desktop.domain.trust.plans import OverrideKind, ResourceKey
from digistrat_desktop.domain.words import listed, sentence_case
from digistrat_desktop.domain.written_numbers import plain_number

_CHOICES = frozenset({OverrideKind.LATE, OverrideKind.STOP})
_COLUMNS = 2

AS_PLANNED = "The plan as it is"


@dataclass(frozen=True, slots=True)
class Option:
    title: str
    assumes: tuple[str, ...]  # in words; empty for the plan itself
    costs: tuple[str, ...]  # of each resource and year of `Options.resources`
    waits: tuple[str, ...]  # titles of objectives that rest on something later than planned
    falls: tuple[str, ...]  # titles of objectives that cannot be met, beyond those of every option
    moved: tuple[str, ...] = ()  # why it needs more than the plan, one sentence each


@dataclass(frozen=True, slots=True)
class Options:
    resources: tuple[str, ...]  # a resource and its year each, such as "Capital in 2027/28"
    options: tuple[Option, ...]
    always_fall: tuple[str, ...]  # titles of objectives that fall in each option


def board_options(plan: RealityCheck, scenarios: Iterable[ScenarioResult]) -> Options | None:
    """Give the plan beside its alternatives; None where there are none."""
    chosen = [one for one in scenarios if is_choice(one)]
    if not plan.plan.initiatives or not chosen:
        return None
    checks = [plan, *(one.supposed for one in chosen)]
    columns = _columns(checks)
    falls = [tuple(f.objective.title for f in check.fallen) for check in checks]
    always = tuple(title for title in falls[0] if all(title in one for one in falls))
    titles = [AS_PLANNED, *(one.scenario.title for one in chosen)]
    assumed: list[tuple[str, ...]] = [(), *(one.suppositions for one in chosen)]
    options = tuple(
        Option(
            title,
            assumes,
            tuple(_cost(check, key, year) for key, year in columns),
            _waits(plan, check),
            tuple(one for one in fallen if one not in always),
            tuple(_moved(title, plan, check, columns)),
        )
        for title, assumes, check, fallen in zip(titles, assumed, checks, falls, strict=True)
    )
    names = tuple(
        f"{sentence_case(plan.plan.names[key].label)} in {year_text(year)}" for key, year in columns
    )
    return Options(names, options, always)


def advised(known: Options, advice: str) -> Option | None:
    """Give the one option that an advice names, by its title whole or up to its first comma."""
    said = advice.casefold()
    named = [
        one
        for one in known.options
        if re.search(rf"\b{re.escape(one.title.partition(',')[0].casefold())}\b", said)
    ]
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


def _cost(check: RealityCheck, key: ResourceKey, year: int) -> str:
    line = next((one for one in check.lines if one.key == key), None)
    found = next((one for one in line.years if one.year == year), None) if line else None
    if line is None or found is None:
        return "none needed"
    there = "no capacity recorded"
    if found.available is not None:
        there = f"{_amount(line, found.available)} available"
    words = f"{_amount(line, found.needed)} needed, {there}"
    return f"{words}: {_amount(line, found.short)} short" if found.short else words


def _moved(
    title: str, plan: RealityCheck, check: RealityCheck, columns: Sequence[tuple[ResourceKey, int]]
) -> Iterator[str]:
    """Say which later needs make an option need more in a year than the plan does."""
    for key, year in columns:
        planned, now = _needs(plan, key, year), _needs(check, key, year)
        if sum(now.values()) <= sum(planned.values()):
            continue
        for one, amount in now.items():
            before = planned.get(one, Decimal(0))
            if amount > before:
                yield (
                    f"In “{title}”, “{check.plan.initiatives[one].title}” needs "
                    f"{amount_words(check.plan, key, amount)} in {year_text(year)}, not "
                    f"{plain_number(before)}, because its needs move to later years."
                )


def _needs(check: RealityCheck, key: ResourceKey, year: int) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for need in check.plan.needs:
        if (need.key, need.year) == (key, year):
            found[need.initiative_id] = found.get(need.initiative_id, Decimal(0)) + need.amount
    return found


def _amount(line: ResourceLine, amount: Decimal) -> str:
    return f"{'£' if line.key.family.is_money else ''}{plain_number(amount)}"


def _waits(plan: RealityCheck, check: RealityCheck) -> tuple[str, ...]:
    """Give the objectives that rest on an initiative which ends later than planned."""
    later = {
        one
        for one, initiative in check.plan.initiatives.items()
        if (initiative.starts, initiative.ends)
        != (plan.plan.initiatives[one].starts, plan.plan.initiatives[one].ends)
    }
    fallen = {one.objective.id for one in check.fallen}
    return tuple(
        plan.plan.objectives[objective].title
        for objective, rests_on in check.plan.strong.items()
        if objective not in fallen and later.intersection(rests_on)
    )


def wait_words(option: Option) -> str:
    """Say which objectives wait and which fall: "“Safer care” waits. “Shorter waits” cannot be met."."""
    said = (
        _said(option.waits, "waits", "wait"),
        _said(option.falls, "cannot be met", "cannot be met"),
    )
    return " ".join(words for words in said if words) or "None"


def _said(titles: Sequence[str], one: str, many: str) -> str:
    names = listed([f"“{title}”" for title in titles])
    return f"{names} {one if len(titles) == 1 else many}." if titles else ""
