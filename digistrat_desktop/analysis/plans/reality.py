"""The reality check's sentences, made of its values.

Source: docs/spec/judgement.md#reality-check.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from digistrat_desktop.analysis.plans.plan import (
    Fit,
    LeftOut,
    Need,
    OrderProblem,
    Plan,
    Supply,
    first_day,
    fit_plan,
    order_problems,
)
from digistrat_desktop.domain.counted import Counted, by_number, filled, number, some_of, together
from digistrat_desktop.domain.periods.periods import year_text
from digistrat_desktop.domain.trust.plans import ResourceKey
from digistrat_desktop.domain.trust.strategy import Objective
from digistrat_desktop.domain.words import (
    Noun,
    by_count,
    day_words,
    listed,
    sentence_case,
    small_unless_named,
)
from digistrat_desktop.domain.written_numbers import plain_number

_NAMED = 4


def amount_words(plan: Plan, key: ResourceKey, amount: Decimal) -> str:
    """Write an amount of a resource: "£1,200,000 of capital", "14 network engineers"."""
    number = plain_number(amount)
    name = plan.names[key]
    if key.family.is_money:
        return f"£{number} of {name.label}"
    label = small_unless_named(name.label)
    if name.unit:
        return f"{number} {name.unit} of {label}"
    one = amount == 1 and label.endswith("s") and not label.endswith("ss")
    return f"{number} {label[:-1] if one else label}"


def shortage_words(plan: Plan, key: ResourceKey, line: YearLine) -> str:
    """Say by how much a resource falls short in a year."""
    year = year_text(line.year)
    needing = f"initiatives that need {plan.names[key].label} in {year}"
    words = by_number(
        len(line.initiatives),
        needing,
        "In {year}, {names} needs {needed} but {there}: {short} short from {day}.",
        "In {year}, {names} need {needed} but {there}: {short} short from {day}.",
        year=year,
        names=_needing(plan, key, line) or _names(plan, line.initiatives, needing),
        needed=amount_words(plan, key, line.needed),
        there=_there(key, line.available or Decimal(0)),
        short=_money(key, line.short),
        day=day_words(first_day(line.year)),
    )
    less = "" if line.short_hard else "Some of this could be done with less."
    return together((words, less), " ")


def need_words(plan: Plan, key: ResourceKey, line: YearLine) -> str:
    """Say what is short without who needs it: "14 engineers are needed in 2027/28, but ...: 5 short."."""
    are = "is" if key.family.is_money or line.needed == 1 else "are"
    needed = f"{amount_words(plan, key, line.needed)} {are} needed in {year_text(line.year)}"
    there, short = _there(key, line.available or Decimal(0)), _money(key, line.short)
    essential = _money(key, line.short_hard) if line.short_hard else "none"
    return f"{needed}, but {there}: {short} short, {essential} of them essential."


def essential_words(key: ResourceKey, line: YearLine) -> str:
    """Say how much of a shortage is of needs that no initiative can do without."""
    return f"{_money(key, line.short_hard) if line.short_hard else 'none'} essential"


def _there(key: ResourceKey, amount: Decimal) -> str:
    if not amount:
        return "none is available" if key.family.is_money else "none are available"
    shown = _money(key, amount)
    if key.family.is_money or amount == 1:
        return f"only {shown} is available"
    return f"only {shown} are available"


def _money(key: ResourceKey, amount: Decimal) -> str:
    return f"£{plain_number(amount)}" if key.family.is_money else plain_number(amount)


def _names(plan: Plan, ids: Sequence[str], of: str) -> str:
    if len(ids) > _NAMED:
        return filled("{n|initiative}", {}, {"n": (len(ids), of)})
    return listed([_title(plan, one) for one in ids])


def _needing(plan: Plan, key: ResourceKey, line: YearLine) -> str:
    """Name initiatives with what each needs, where together that is what is needed; else empty."""
    needs: dict[str, Decimal] = {}
    for need in plan.needs:
        if need.key == key and need.year == line.year:
            needs[need.initiative_id] = needs.get(need.initiative_id, Decimal(0)) + need.amount
    several = 1 < len(line.initiatives) <= _NAMED
    if not several or sum(needs.values()) != line.needed:
        return ""
    return listed([f"{_title(plan, one)} ({_money(key, needs[one])})" for one in line.initiatives])


def _title(plan: Plan, one: str) -> str:
    found = plan.initiatives.get(one)
    return f"“{found.title}”" if found else "a finished initiative"


def unknown_words(plan: Plan, key: ResourceKey, years: Sequence[int]) -> str:
    """Say that needs are recorded where nobody has said what there is."""
    name = plan.names[key].label
    return (
        f"Initiatives need {small_unless_named(name)} in "
        f"{listed([year_text(y) for y in years])}, but no capacity is recorded."
    )


def left_out_words(plan: Plan, left_out: LeftOut, later: int | None) -> str:
    """Say why an initiative cannot be done beside the others, and what would help.

    Args:
        later: whole years by which it would have to move, or None.
    """
    title = _title(plan, left_out.initiative_id)
    if left_out.need is None:
        other = _title(plan, left_out.waits_for)
        return f"{title} depends on {other}, which does not fit."
    need = left_out.need
    words = (
        f"{title} does not fit in {year_text(need.year)}: "
        f"its essential needs are {amount_words(plan, need.key, left_out.short)} short."
    )
    return f"{words} {_remedy(later)}"


def _remedy(later: int | None) -> str:
    if not later:
        return "Stop it, make it smaller or later, or find the capacity."
    return by_count(
        later,
        "It would fit if it started a year later.",
        "It would fit if it started {n} years later.",
    )


def _with_it(fallen: Sequence[str]) -> str:
    titles = [f"“{title}”" for title in fallen]
    return f"{listed(titles)} cannot be met without it." if titles else ""


def fallen_words(plan: Plan, objective: Objective, rests_on: Sequence[str]) -> str:
    """Say that an objective loses what it rests on."""
    if not rests_on:
        return f"“{objective.title}” would have nothing supporting it."
    under = f"initiatives under “{objective.title}”"
    return by_number(
        len(rests_on),
        under,
        "“{title}” depends on {names}, which does not fit.",
        "“{title}” depends on {names}, which do not fit.",
        title=objective.title,
        names=_names(plan, rests_on, under),
    )


def summary_words(
    plan: Plan,
    dropped: Sequence[str],
    fallen: Sequence[Objective],
    lines: Sequence[ResourceLine],
    scope: str = "",
) -> str:
    """Say in a sentence or two whether everything can be done, as far as that is known.

    Args:
        scope: ends the names of the counts, where they are not of the plan itself.
    """
    if not plan.initiatives:
        return "No initiative is proposed, approved or under way, so there is nothing to check."
    if not dropped:
        return _fitting(lines, scope)
    names = listed([_title(plan, one) for one in dropped]) if len(dropped) <= _NAMED else ""
    words = _not_fitting(len(dropped), len(plan.initiatives), scope)
    which = together((words, f": {names}" if names else "", "."))
    return together((which, _falling(fallen, scope)), " ")


def _fitting(lines: Sequence[ResourceLine], scope: str) -> str:
    """Say that all fits, and never of years in which something is needed that nobody recorded."""
    years = [year for line in lines for year in line.years]
    if shortages := sum(bool(year.short) for year in years):
        words = (
            "Everything fits if some initiatives manage with less: "
            "{n|shortage} in needs that are not essential."
        )
        said = filled(words, {}, {"n": (shortages, f"shortages{scope}")})
        return together((said, _unrecorded(years)), " ")
    if not any(year.hard or year.soft for year in years):
        there = "Capacity is recorded, but no" if years else "No capacity is recorded, and no"
        return f"{there} initiative says what it needs, so it is not known if the plan fits."
    if not (unrecorded := _unrecorded(years)):
        return "Everything in the plan fits the capacity recorded."
    if all(year.available is None for year in years):
        return "No capacity is recorded, so it is not known if the plan fits."
    return f"Everything in the plan fits where capacity is recorded. {unrecorded}"


def _unrecorded(years: Sequence[YearLine]) -> str:
    missing = sorted({year.year for year in years if year.available is None})
    named = listed([year_text(year) for year in missing])
    return f"In {named} some is needed that is not recorded." if missing else ""


def _not_fitting(dropped: int, total: int, scope: str) -> Counted:
    planned = number(total, f"initiatives in the plan{scope}")
    return by_number(
        dropped,
        f"initiatives that do not fit{scope}",
        "{n} of {planned} {initiatives} does not fit the capacity available",
        "{n} of {planned} {initiatives} do not fit the capacity available",
        planned=planned,
        initiatives=Noun("initiative").of(total),
    )


def _falling(fallen: Sequence[Objective], scope: str) -> str:
    if not fallen:
        return ""
    what = f"objectives that cannot be met{scope}"
    return by_number(
        len(fallen),
        what,
        "{n} objective cannot be met: {names}.",
        "{n} objectives cannot be met: {names}.",
        names=some_of([f"“{one.title}”" for one in fallen], _NAMED, what),
    )


@dataclass(frozen=True, slots=True)
class YearLine:
    year: int  # the calendar year the financial year begins in
    available: Decimal | None  # None when no capacity was recorded, which is not nought
    # hard, soft: what initiatives need, in the resource's unit. Of a shared resource the largest
    # need counts, since using it does not use it up.
    hard: Decimal
    soft: Decimal
    initiatives: tuple[str, ...]  # ids of those that need it

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
    key: ResourceKey
    label: str
    unit: str
    years: tuple[YearLine, ...]

    @property
    def counted_in(self) -> str:
        """The unit of its amounts, in words: the one people wrote, or the usual one."""
        return self.unit or self.key.family.usual_unit

    @property
    def heading(self) -> str:
        """Its name with its unit; amounts of money carry their own sign."""
        is_bare = self.key.family.is_money or not self.counted_in
        name = sentence_case(self.label)
        return name if is_bare else f"{name} ({self.counted_in})"


@dataclass(frozen=True, slots=True)
class Shortage:
    line: ResourceLine
    year: YearLine
    hard: bool  # even what cannot be done without exceeds it
    sentence: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """An initiative that does not fit, why, and what could be done."""

    initiative_id: str
    left_out: LeftOut
    why: str  # what it is short of and what would help
    falls: tuple[str, ...]  # titles of the objectives that cannot be met without it

    @property
    def sentence(self) -> str:
        return " ".join(filter(None, [self.why, _with_it(self.falls)]))


@dataclass(frozen=True, slots=True)
class Fallen:
    """An objective that loses every initiative it rests on."""

    objective: Objective
    initiatives: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class RealityCheck:
    """The plan held against reality."""

    plan: Plan
    lines: tuple[ResourceLine, ...]
    shortages: tuple[Shortage, ...]
    dropped: tuple[Dropped, ...]
    fallen: tuple[Fallen, ...]
    # needs of resources and years without a recorded capacity, one sentence each
    unknown: tuple[tuple[str, str], ...]
    order: tuple[OrderProblem, ...]
    summary: str  # all of it in one sentence

    @property
    def fits(self) -> bool:
        """True when everything can be done as far as that is known."""
        return not self.shortages and not self.dropped


def reality_check(plan: Plan, scope: str = "") -> RealityCheck:
    """Hold a plan, or a scenario's plan, against what there is; `scope` ends names of counts."""
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
            lines,
            scope,
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
        one: tuple(f.objective.title for f in fallen if one in f.initiatives)
        for one in fit.left_out
    }
    return tuple(
        Dropped(one, left_out, left_out_words(plan, left_out, fit.later.get(one)), falls[one])
        for one, left_out in fit.left_out.items()
    )
