"""What the strategy, its plan, its measures and its actions give to look at."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from digistrat_desktop.analysis.answers.position import months_after
from digistrat_desktop.analysis.findings.grounds import Grounds
from digistrat_desktop.analysis.findings.rules import (
    NO_ACTION,
    Finding,
    found,
    helped_through,
    subjects,
)
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.analysis.plans.aims import ends_too_late, too_late_words
from digistrat_desktop.analysis.plans.cases import any_of
from digistrat_desktop.analysis.plans.plan import OrderFault, year_of
from digistrat_desktop.analysis.plans.reality import Shortage
from digistrat_desktop.analysis.plans.strategy_map import (
    SupportStrength,
    to_confirm_words,
    tokenistic_words,
)
from digistrat_desktop.domain.counted import by_number, listed_words, number, together
from digistrat_desktop.domain.edits.reviews import actions_answering, standing_challenges
from digistrat_desktop.domain.frameworks.framework import MetricKind
from digistrat_desktop.domain.ids import derived_id
from digistrat_desktop.domain.periods.periods import year_text
from digistrat_desktop.domain.plain_text import has_words
from digistrat_desktop.domain.trust import strategy
from digistrat_desktop.domain.trust.actions import (
    NOTHING_SHOWN,
    Action,
    ActionStatus,
    unlinked_words,
)
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.trust.plans import ConstraintEntry, Trend
from digistrat_desktop.domain.words import (
    by_count,
    day_words,
    listed,
    small_first,
    small_unless_named,
)

_ENOUGH_TO_CHOOSE = 3


def strategic_findings(grounds: Grounds) -> Iterator[Finding]:
    if grounds.strategy.is_empty:
        return
    yield from _objectives(grounds)
    yield from _initiatives(grounds)
    yield from _links(grounds)
    yield from _declared(grounds)
    yield from _principles(grounds)
    yield from _direction(grounds)
    yield from _decisions(grounds)


def _objectives(grounds: Grounds) -> Iterator[Finding]:
    titles = {str(c.initiative.id): c.initiative.title for c in grounds.strategy.columns}
    for row in grounds.strategy.rows:
        one = row.objective
        if row.served is SupportStrength.NOTHING:
            unsupported = f"“{one.title}” has no initiative supporting it."
            yield found("objective served by nothing", one.id, unsupported)
        elif row.tokenistic:
            words = tokenistic_words(row, titles)
            yield found("objective served by weak links only", one.id, words, len(row.links))
        if not one.metric_ids:
            unmeasured = f"“{one.title}” has no metric, so you cannot tell if it is achieved."
            yield found("objective without a metric", one.id, unmeasured)
        if not one.owner_id:
            yield found("objective without an owner", one.id, f"“{one.title}” has no owner.")


def _initiatives(grounds: Grounds) -> Iterator[Finding]:
    for column in grounds.strategy.orphans:
        words = f"“{column.initiative.title}” does not support any objective."
        yield found("initiative serves no objective", column.initiative.id, words)
    for column in grounds.strategy.columns:
        one = column.initiative
        if one.status.in_plan and not has_words(one.need):
            words = f"“{one.title}” does not name a patient or staff need."
            yield found("initiative without a user need", one.id, words)
        if one.status.in_plan and not one.owner_id:
            yield found("initiative without an owner", one.id, f"“{one.title}” has no owner.")


def _links(grounds: Grounds) -> Iterator[Finding]:
    workspace = grounds.workspace
    for cell in grounds.strategy.to_confirm:
        objective = workspace.get(strategy.Objective, cell.link.objective_id)
        initiative = workspace.get(strategy.Initiative, cell.link.initiative_id)
        words = to_confirm_words(cell, objective, initiative)
        yield found("suspect link", cell.link.id, words, len(cell.changed))
    for cell in grounds.strategy.cells.values():
        if cell.counts and cell.strength >= strategy.STRONG and not has_words(cell.link.reason):
            objective = workspace.get(strategy.Objective, cell.link.objective_id)
            initiative = workspace.get(strategy.Initiative, cell.link.initiative_id)
            words = (
                f"“{initiative.title}” is linked to “{objective.title}” with strength "
                f"{cell.strength}, but no reason is given."
            )
            yield found("strong link without a reason", cell.link.id, words)


def _declared(grounds: Grounds) -> Iterator[Finding]:
    beside = grounds.beside
    if beside.agrees is False:
        touched = sum(len(condition.records) for condition in beside.derived.failing)
        rule = "declared differs from the map"
        yield found(rule, beside.item_id, beside.sentence, max(touched, 1))


def _principles(grounds: Grounds) -> Iterator[Finding]:
    for line in grounds.principles:
        if not line.tests and isinstance(line.against, strategy.Principle):
            words = f"“{line.title}” has not been tested against any initiative."
            yield found("principle never tested", line.against.id, words)
        for _, end in line.with_outcome(strategy.TestOutcome.CONFLICTS):
            decided = isinstance(end, strategy.Decision)
            rule = f"{'decision' if decided else 'initiative'} conflicts with a principle"
            yield found(rule, end.id, f"“{end.title}” conflicts with the {line.named}.")


def _direction(grounds: Grounds) -> Iterator[Finding]:
    aims = [star for star in grounds.workspace.all(strategy.NorthStar) if has_words(star.aim)]
    trust_id = _trust_id(grounds)
    if not aims:
        yield found("no north star", trust_id, "The strategy has no north star yet.")
    for line in grounds.aims:
        if line.missing:
            words = f"The aim “{line.aim.title}” is missing: {listed(line.missing)}."
            yield found("aim without its pair", line.aim.id, words, len(line.missing))
        if line.is_past:
            words = f"The day of the aim “{line.aim.title}” has passed: {day_words(line.aim.by)}."
            yield found("aim past its day", line.aim.id, f"{words} {line.now}".strip())
    planned = sum(column.initiative.status.in_plan for column in grounds.strategy.columns)
    ruled_out = any(d.decision_kind.rules_out for d in grounds.workspace.all(strategy.Decision))
    if planned >= _ENOUGH_TO_CHOOSE and not ruled_out:
        words = f"{planned:,} initiatives are in the plan and nothing is ruled out."
        yield found("nothing is ruled out", trust_id, words, planned)


def _trust_id(grounds: Grounds) -> str:
    """Give the trust's id from any record of its map, which is not empty here."""
    rows, columns = grounds.strategy.rows, grounds.strategy.columns
    return rows[0].objective.trust_id if rows else columns[0].initiative.trust_id


def _decisions(grounds: Grounds) -> Iterator[Finding]:
    for decision in grounds.workspace.all(strategy.Decision):
        if decision.review_on is not None and decision.review_on < grounds.today:
            words = (
                f"The decision “{decision.title}” was due for review on "
                f"{day_words(decision.review_on)}."
            )
            yield found("decision due for review", decision.id, words)


YEARS_AHEAD = 2
_A_YEAR = 12
_COSTED = frozenset({strategy.InitiativeStatus.APPROVED, strategy.InitiativeStatus.DELIVERING})


def planned_findings(grounds: Grounds) -> Iterator[Finding]:
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
            short = found(rule, _place(grounds, shortage), shortage.sentence, touched)
            resource = small_unless_named(shortage.line.label)
            year = year_text(shortage.year.year)
            yield replace(short, action=f"Close the {resource} gap in {year}")
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
        if problem.fault is not OrderFault.CIRCLE:  # circles are found whatever the plan
            rule, touched = "starts before what it waits for", len(problem.records)
            yield found(rule, problem.records[0], problem.sentence, touched)


def _stopped(grounds: Grounds) -> Iterator[Finding]:
    for one in grounds.reality.plan.initiatives.values():
        needs = [grounds.workspace.find(strategy.Initiative, need) for need in one.depends_on]
        gone = [f"“{need.title}”" for need in needs if need is not None and _is_gone(need)]
        if gone:
            words = by_count(
                len(gone),
                "“{title}” depends on {names}, which was stopped.",
                "“{title}” depends on {names}, which were stopped.",
                title=one.title,
                names=listed(gone),
            )
            yield found("waits for something stopped", one.id, words, len(gone))


def _is_gone(initiative: strategy.Initiative) -> bool:
    return initiative.withdrawn or initiative.status is strategy.InitiativeStatus.STOPPED


def _nothing_soon(grounds: Grounds) -> Iterator[Finding]:
    plan = grounds.reality.plan.initiatives
    by = months_after(grounds.today, _A_YEAR)
    if plan and not any(
        i.ends is not None and grounds.today <= i.ends <= by for i in plan.values()
    ):
        one = "The only initiative is not due to end before"
        many = "None of the {n} initiatives is due to end before"
        none = by_number(len(plan), "initiatives in the plan", one, many)
        words = together((none, f" {day_words(by)}."))
        yield found("nothing is due within a year", next(iter(plan)), words, len(plan))


def _dates(initiative: strategy.Initiative, grounds: Grounds) -> Iterator[Finding]:
    if initiative.ends is not None and initiative.ends < grounds.today:
        words = (
            f"“{initiative.title}” was due to end on {day_words(initiative.ends)} and is still "
            f"{small_first(initiative.status.label)}."
        )
        yield found("initiative overdue", initiative.id, words)
    for goal, late in ends_too_late(grounds.goals, grounds.reality.plan):
        if late.id == initiative.id:
            words = f"{too_late_words(goal, late)}: “{goal.title}”."
            yield found("initiative ends after its aim", initiative.id, words)
    if initiative.starts is None or initiative.ends is None:
        words = f"“{initiative.title}” is missing a start or end date."
        yield found("initiative without dates", initiative.id, words)
    costed = initiative.capital_costs or initiative.revenue_costs
    if initiative.status in _COSTED and not costed:
        status = small_first(initiative.status.label)
        words = f"“{initiative.title}” is {status} but has no costs by year."
        yield found("approved without costs", initiative.id, words)


def metric_findings(lines: Iterable[MetricLine]) -> tuple[Finding, ...]:
    """Find outcome metrics that get worse, or that will miss their target as they run now."""
    findings = []
    for line in lines:
        if line.role is not MetricKind.OUTCOME:
            continue
        if line.is_concern:
            rule = "outcome of concern"
        elif line.fails_target:
            rule = "outcome misses its target"
        else:
            continue
        words = f"“{line.name}”: {small_first(line.sentence)} {line.forecast}".rstrip()
        findings.append(found(rule, line.metric_id, words, gravity=line.gravity))
    return tuple(findings)


def measured_findings(grounds: Grounds) -> Iterator[Finding]:
    lines = grounds.metrics
    yield from metric_findings(lines)
    by_id = {line.metric_id: line for line in lines}
    for line in lines:
        metric = grounds.workspace.find(Metric, line.metric_id)
        if metric is not None:
            yield from _metric(metric, line)
            yield from _pairs(metric, line, by_id)
    yield from _cases(grounds)


def _metric(metric: Metric, line: MetricLine) -> Iterator[Finding]:
    if line.stale:
        if line.latest_when:
            words = f"“{line.name}” has no reading for {line.due} yet. The latest is {line.latest_when}."
        else:
            words = f"“{line.name}” has no reading for {line.due} yet, and no earlier value."
        yield found("stale metric", metric.id, words)
    if not metric.target and metric.direction.value != "neutral":
        yield found("metric without a target", metric.id, f"“{line.name}” has no target.")
    if not metric.owner_id:
        yield found("metric without an owner", metric.id, f"“{line.name}” has no owner.")


def _pairs(metric: Metric, line: MetricLine, by_id: dict[str, MetricLine]) -> Iterator[Finding]:
    """Read a leading metric beside the outcomes it should move.

    Source: docs/spec/judgement.md#means-and-ends.
    """
    if metric.role is not MetricKind.LEADING:
        return
    paired = [by_id[one] for one in metric.pair_ids if one in by_id]
    outcomes = [one for one in paired if one.role is MetricKind.OUTCOME]
    if not outcomes:
        words = f"“{line.name}” is not linked to an outcome."
        yield found("leading metric tied to no outcome", metric.id, words)
    still = [one for one in outcomes if not one.is_better]
    if line.is_better and still:
        first = by_count(
            len(still),
            "“{name}” is improving but {names} is not.",
            "“{name}” is improving but {names} are not.",
            name=line.name,
            names=listed([f"“{one.name}”" for one in still]),
        )
        words = f"{first} Early progress has not changed the outcome yet."
        yield found("leading improves, outcome does not", metric.id, words, 1 + len(still))


def _cases(grounds: Grounds) -> Iterator[Finding]:
    for check in grounds.cases:
        case = check.case
        if check.without_baseline:
            words = f"“{case.title}” has no complete baseline, so no benefit can be shown later."
            yield found("case without a baseline", case.id, words)
        if check.loose:
            words = f"“{case.title}” is not linked to {any_of(check.loose)}."
            yield found("case tied to nothing", case.id, words, len(check.loose))
        if check.review_due:
            words = f"“{case.title}” was due for review on {day_words(case.review_on)}."
            yield found("case due for review", case.id, words)


def acted_findings(grounds: Grounds) -> Iterator[Finding]:
    yield from _register(grounds)
    yield from _challenges(grounds)
    for action in grounds.workspace.all(Action):
        yield from _action(action, grounds)


def _register(grounds: Grounds) -> Iterator[Finding]:
    entries = grounds.workspace.all(ConstraintEntry)
    answered = {e.item_id for e in entries if e.owner_id and has_words(e.mitigation)}
    titles = {}
    table = grounds.constraints
    for line in table.lines if table else ():
        item = line.item.item
        titles[str(item.id)] = item.title
        if line.serious and item.id not in answered:
            words = (
                f"“{item.title}” {small_first(line.severity.label)}, and the constraints register "
                "names no owner and no mitigation for it."
            )
            gravity = line.severity.order
            yield found("severe constraint nobody answers for", item.id, words, gravity=gravity)
    for entry in entries:
        title = entry.title or titles.get(entry.item_id or "", str(entry.item_id))
        if entry.first_until is not None and entry.first_until < grounds.today:
            day = day_words(entry.first_until)
            words = f"“{title}” comes before all else. It was due by {day}."
            yield found("first constraint overdue", entry.id, words)
        if entry.trend is Trend.WORSENING:
            words = f"“{title}” is getting worse."
            yield found("constraint gets worse", entry.id, words, 1 + len(entry.initiative_ids))


def _challenges(grounds: Grounds) -> Iterator[Finding]:
    """Find what a reviewer did not accept, and nothing is being done about."""
    if grounds.assessed is None:
        return
    titles = {str(item.id): item.title for item in grounds.assessed.pack.items()}
    for one, reply in standing_challenges(grounds.workspace, grounds.assessed.assessment.id):
        if not actions_answering(grounds.workspace, one):
            said = f"A reviewer's conclusion on “{titles.get(one.item_id, one.item_id)}”"
            told = "was accepted" if reply is not None else f"is “{one.opinion.label}”"
            words = f"{said} {told}, and no action answers it."
            yield found("reviewer's conclusion without an action", one.id, words)


def _action(action: Action, grounds: Grounds) -> Iterator[Finding]:
    if action.closing_fault == NOTHING_SHOWN:
        words = f"“{action.title}” is marked done but has no evidence."
        yield found("action done without evidence", action.id, words)
    if not action.status.is_open:
        return
    touched = max(len(action.addresses), 1)
    if action.due is not None and action.due < grounds.today:
        words = f"“{action.title}” was due on {day_words(action.due)}."
        yield found("action overdue", action.id, words, touched)
    if action.status is ActionStatus.BLOCKED:
        yield found("action blocked", action.id, f"“{action.title}” is blocked.", touched)
    if not action.owner_id:
        yield found("action without an owner", action.id, f"“{action.title}” has no owner.")


def unaddressed(
    three: Iterable[Finding], grounds: Grounds, named: Mapping[str, str]
) -> Iterator[Finding]:
    """Find that what matters most has no open action; `named` gives titles by id."""
    open_actions = [a for a in grounds.workspace.all(Action) if a.status.is_open]
    about = subjects(grounds.workspace)
    helped = {one for a in open_actions for one in (str(a.id), *a.addresses)}
    strong = grounds.reality.plan.strong
    left = [f for f in three if not helped & helped_through(f, about, strong)]
    if left:
        of = f"finding: {NO_ACTION}"
        words = by_number(
            len(left),
            of,
            "{n} of the things that matter most has no action",
            "{n} of the things that matter most have no action",
        )
        names = [named[finding.record] for finding in left if finding.record in named]
        more = number(len(left) - len(names), f"{of}, after {len(names)}")
        rest = [together((more, " more"))] if 0 < len(names) < len(left) else []
        those = together((": ", listed_words([*names, *rest]))) if names else ""
        loose = unlinked_words(sum(one.is_unlinked for one in open_actions))
        ends = (". ", loose, ".") if loose else (".",)
        yield found(NO_ACTION, left[0].record, together((words, those, *ends)), len(left))
