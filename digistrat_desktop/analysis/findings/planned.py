"""What capacity, dates and dependencies give to look at."""

from collections.abc import Iterator

from digistrat_desktop.analysis.answers.position import months_after
from digistrat_desktop.analysis.findings.grounds import Grounds
from digistrat_desktop.analysis.findings.rules import Finding, found
from digistrat_desktop.analysis.plans.fitting import OrderFault
from digistrat_desktop.analysis.plans.plan import year_of, year_text
from digistrat_desktop.analysis.plans.reality import Shortage
from digistrat_desktop.domain.ids import derived_id
from digistrat_desktop.domain.trust.strategy import Initiative, InitiativeStatus
from digistrat_desktop.domain.words import counted, day_words, listed, small_first

YEARS_AHEAD = 2
_A_YEAR = 12
_COSTED = frozenset({InitiativeStatus.APPROVED, InitiativeStatus.DELIVERING})


def planned_findings(grounds: Grounds) -> Iterator[Finding]:
    """Find everything the plan gives to look at when it meets reality and the calendar."""
    yield from _capacity(grounds)
    yield from _order(grounds)
    yield from _stopped(grounds)
    yield from _nothing_soon(grounds)
    for initiative in grounds.reality.plan.initiatives.values():
        yield from _dates(initiative, grounds)


def _capacity(grounds: Grounds) -> Iterator[Finding]:
    reality, this_year = grounds.reality, year_of(grounds.today)
    for shortage in reality.shortages:
        ahead = shortage.year.year - this_year
        if ahead >= 0:
            rule = (
                "capacity short"
                if ahead <= YEARS_AHEAD and shortage.hard
                else "capacity short later"
            )
            touched = len(shortage.year.initiatives)
            yield found(rule, _place(grounds, shortage), shortage.sentence, touched)
    if reality.dropped:
        first, count = reality.dropped[0].initiative_id, len(reality.dropped)
        yield found("more priorities than capacity", first, reality.summary, count)
    for fallen in reality.fallen:
        touched = len(fallen.initiatives)
        yield found("objective falls", fallen.objective.id, fallen.sentence, touched)
    for record, words in reality.unknown:
        yield found("capacity not recorded", record, words)


def _place(grounds: Grounds, shortage: Shortage) -> str:
    """Give the id of the capacity record the shortage is about (see `planning.set_capacity`)."""
    trust_id = next(iter(grounds.reality.plan.initiatives.values())).trust_id
    key, year = shortage.line.key, year_text(shortage.year.year)
    return derived_id(trust_id, "capacity", key.family.value, key.name, year)


def _order(grounds: Grounds) -> Iterator[Finding]:
    for problem in grounds.reality.order:
        circle = problem.fault is OrderFault.CIRCLE
        rule = "dependencies in a circle" if circle else "starts before what it waits for"
        yield found(rule, problem.records[0], problem.sentence, len(problem.records))


def _stopped(grounds: Grounds) -> Iterator[Finding]:
    for one in grounds.reality.plan.initiatives.values():
        needs = [grounds.workspace.find(Initiative, need) for need in one.depends_on]
        gone = [f"“{need.title}”" for need in needs if need is not None and _is_gone(need)]
        if gone:
            words = f"“{one.title}” waits for {listed(gone)}, which were stopped."
            if len(gone) == 1:
                words = f"“{one.title}” waits for {gone[0]}, which was stopped."
            yield found("waits for something stopped", one.id, words, len(gone))


def _is_gone(initiative: Initiative) -> bool:
    return initiative.withdrawn or initiative.status is InitiativeStatus.STOPPED


def _nothing_soon(grounds: Grounds) -> Iterator[Finding]:
    plan = grounds.reality.plan.initiatives
    by = months_after(grounds.today, _A_YEAR)
    if plan and not any(
        i.ends is not None and grounds.today <= i.ends <= by for i in plan.values()
    ):
        many, day = counted(len(plan), "initiative"), day_words(by)
        words = f"None of {many} is due to end before {day}."
        if len(plan) == 1:
            words = f"The one initiative is not due to end before {day}."
        yield found("nothing is due within a year", next(iter(plan)), words, len(plan))


def _dates(initiative: Initiative, grounds: Grounds) -> Iterator[Finding]:
    if initiative.ends is not None and initiative.ends < grounds.today:
        words = (
            f"“{initiative.title}” was to end on {day_words(initiative.ends)} and is"
            f" {small_first(initiative.status.label)}."
        )
        yield found("initiative overdue", initiative.id, words)
    if initiative.starts is None or initiative.ends is None:
        words = f"“{initiative.title}” has no start or no end date."
        yield found("initiative without dates", initiative.id, words)
    costed = initiative.capital_costs or initiative.revenue_costs
    if initiative.status in _COSTED and not costed:
        status = small_first(initiative.status.label)
        words = f"“{initiative.title}” is {status} without costs by year."
        yield found("approved without costs", initiative.id, words)
