"""What the strategy map, the principles and the decisions give to look at."""

from collections.abc import Iterator

from digistrat_desktop.analysis.findings.grounds import Grounds
from digistrat_desktop.analysis.findings.rules import Finding, found
from digistrat_desktop.analysis.plans.strategy_map import Served, suspect_words, tokenistic_words
from digistrat_desktop.domain.trust.strategy import (
    STRONG,
    Decision,
    Initiative,
    NorthStar,
    Objective,
    TestOutcome,
)
from digistrat_desktop.domain.words import counted, day_words, sentence_case

_ENOUGH_TO_CHOOSE = 3


def strategic_findings(grounds: Grounds) -> Iterator[Finding]:
    """Find everything the strategy gives to look at."""
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
        if row.served is Served.NOTHING:
            unserved = f"“{one.title}” is served by no initiative."
            yield found("objective served by nothing", one.id, unserved)
        elif row.tokenistic:
            words = tokenistic_words(row, titles)
            yield found("objective served by weak links only", one.id, words, len(row.links))
        if not one.metric_ids:
            unmeasured = (
                f"“{one.title}” has no metric, so nobody could tell whether it is achieved."
            )
            yield found("objective without a metric", one.id, unmeasured)
        if not one.owner_id:
            yield found(
                "objective without an owner",
                one.id,
                f"“{one.title}” has no owner.",
            )


def _initiatives(grounds: Grounds) -> Iterator[Finding]:
    for column in grounds.strategy.orphans:
        words = f"“{column.initiative.title}” serves no objective."
        yield found("initiative serves no objective", column.initiative.id, words)
    for column in grounds.strategy.columns:
        one = column.initiative
        if one.status.in_plan and not one.need.strip():
            words = f"“{one.title}” names no need of a patient or member of staff."
            yield found("initiative without a user need", one.id, words)
        if one.status.in_plan and not one.owner_id:
            yield found(
                "initiative without an owner",
                one.id,
                f"“{one.title}” has no owner.",
            )


def _links(grounds: Grounds) -> Iterator[Finding]:
    workspace = grounds.workspace
    for cell in grounds.strategy.suspect:
        objective = workspace.get(Objective, cell.link.objective_id)
        initiative = workspace.get(Initiative, cell.link.initiative_id)
        words = suspect_words(cell, objective, initiative)
        yield found("suspect link", cell.link.id, words, len(cell.changed))
    for cell in grounds.strategy.cells.values():
        if cell.counts and cell.strength >= STRONG and not cell.link.reason.strip():
            objective = workspace.get(Objective, cell.link.objective_id)
            initiative = workspace.get(Initiative, cell.link.initiative_id)
            words = (
                f"“{initiative.title}” is said to serve “{objective.title}” with strength"
                f" {cell.strength}, without a reason."
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
        if not line.tests:
            words = f"“{line.principle.title}” was not yet held against any initiative."
            yield found("principle never tested", line.principle.id, words)
        for _, initiative in line.with_outcome(TestOutcome.CONFLICTS):
            words = f"“{initiative.title}” conflicts with the principle “{line.principle.title}”."
            yield found("initiative conflicts with a principle", initiative.id, words)


def _direction(grounds: Grounds) -> Iterator[Finding]:
    aims = [star for star in grounds.workspace.all(NorthStar) if star.aim.strip()]
    trust_id = _trust_id(grounds)
    if not aims:
        yield found("no north star", trust_id, "The strategy has no north star yet.")
    planned = sum(column.initiative.status.in_plan for column in grounds.strategy.columns)
    ruled_out = any(d.decision_kind.rules_out for d in grounds.workspace.all(Decision))
    if planned >= _ENOUGH_TO_CHOOSE and not ruled_out:
        many = sentence_case(counted(planned, "initiative"))
        words = f"{many} in the plan, and nothing ruled out."
        yield found("nothing is ruled out", trust_id, words, planned)


def _trust_id(grounds: Grounds) -> str:
    """Give the trust's id from any record of its map, which is not empty here."""
    rows, columns = grounds.strategy.rows, grounds.strategy.columns
    return rows[0].objective.trust_id if rows else columns[0].initiative.trust_id


def _decisions(grounds: Grounds) -> Iterator[Finding]:
    for decision in grounds.workspace.all(Decision):
        if decision.review_on is not None and decision.review_on < grounds.today:
            words = (
                f"The decision “{decision.title}” was to be looked at again on"
                f" {day_words(decision.review_on)}."
            )
            yield found("decision due for review", decision.id, words)
