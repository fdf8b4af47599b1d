"""What the strategy map, the principles and the decisions give to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.findings.rules import found
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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digistrat_desktop.analysis.findings.basis import Basis
    from digistrat_desktop.analysis.findings.rules import Finding

_ENOUGH_TO_CHOOSE = 3


def strategic_findings(basis: Basis) -> Iterator[Finding]:
    """Find everything the strategy gives to look at."""
    if basis.strategy.is_empty:
        return
    yield from _objectives(basis)
    yield from _initiatives(basis)
    yield from _links(basis)
    yield from _declared(basis)
    yield from _principles(basis)
    yield from _direction(basis)
    yield from _decisions(basis)


def _objectives(basis: Basis) -> Iterator[Finding]:
    titles = {str(c.initiative.id): c.initiative.title for c in basis.strategy.columns}
    for row in basis.strategy.rows:
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


def _initiatives(basis: Basis) -> Iterator[Finding]:
    for column in basis.strategy.orphans:
        words = f"“{column.initiative.title}” serves no objective."
        yield found("initiative serves no objective", column.initiative.id, words)
    for column in basis.strategy.columns:
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


def _links(basis: Basis) -> Iterator[Finding]:
    workspace = basis.workspace
    for cell in basis.strategy.suspect:
        objective = workspace.get(Objective, cell.link.objective_id)
        initiative = workspace.get(Initiative, cell.link.initiative_id)
        words = suspect_words(cell, objective, initiative)
        yield found("suspect link", cell.link.id, words, len(cell.changed))
    for cell in basis.strategy.cells.values():
        if cell.counts and cell.strength >= STRONG and not cell.link.reason.strip():
            objective = workspace.get(Objective, cell.link.objective_id)
            initiative = workspace.get(Initiative, cell.link.initiative_id)
            words = (
                f"“{initiative.title}” is said to serve “{objective.title}” with strength"
                f" {cell.strength}, without a reason."
            )
            yield found("strong link without a reason", cell.link.id, words)


def _declared(basis: Basis) -> Iterator[Finding]:
    beside = basis.beside
    if beside.agrees is False:
        touched = sum(len(condition.records) for condition in beside.derived.failing)
        rule = "declared differs from the map"
        yield found(rule, beside.item_id, beside.sentence, max(touched, 1))


def _principles(basis: Basis) -> Iterator[Finding]:
    for line in basis.principles:
        if not line.tests:
            words = f"“{line.principle.title}” was not yet held against any initiative."
            yield found("principle never tested", line.principle.id, words)
        for _, initiative in line.with_outcome(TestOutcome.CONFLICTS):
            words = f"“{initiative.title}” conflicts with the principle “{line.principle.title}”."
            yield found("initiative conflicts with a principle", initiative.id, words)


def _direction(basis: Basis) -> Iterator[Finding]:
    aims = [star for star in basis.workspace.all(NorthStar) if star.aim.strip()]
    trust_id = _trust_id(basis)
    if not aims:
        yield found("no north star", trust_id, "The strategy has no north star yet.")
    planned = sum(column.initiative.status.in_plan for column in basis.strategy.columns)
    ruled_out = any(d.decision_kind.rules_out for d in basis.workspace.all(Decision))
    if planned >= _ENOUGH_TO_CHOOSE and not ruled_out:
        many = sentence_case(counted(planned, "initiative"))
        words = f"{many} in the plan, and nothing ruled out."
        yield found("nothing is ruled out", trust_id, words, planned)


def _trust_id(basis: Basis) -> str:
    """Give the trust's id from any record of its map, which is not empty here."""
    rows, columns = basis.strategy.rows, basis.strategy.columns
    return rows[0].objective.trust_id if rows else columns[0].initiative.trust_id


def _decisions(basis: Basis) -> Iterator[Finding]:
    for decision in basis.workspace.all(Decision):
        if decision.review_on is not None and decision.review_on < basis.today:
            words = (
                f"The decision “{decision.title}” was to be looked at again on"
                f" {day_words(decision.review_on)}."
            )
            yield found("decision due for review", decision.id, words)
