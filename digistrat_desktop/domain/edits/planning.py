"""Writing down what there is to work with, what plans need, and what-ifs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.changes import is_empty
from digistrat_desktop.domain.edits.author import Author, derived_id, put
from digistrat_desktop.domain.edits.strategising import cleaned
from digistrat_desktop.domain.history import Step
from digistrat_desktop.domain.reality import (
    Capacity,
    ConstraintEntry,
    Demand,
    ResourceFamily,
    resource_key,
)
from digistrat_desktop.domain.strategy import Initiative
from digistrat_desktop.domain.strategy_rules import refuse_if_wrong

if TYPE_CHECKING:
    from digistrat_desktop.domain.ids import TrustId
    from digistrat_desktop.domain.records import Record
    from digistrat_desktop.domain.workspace import Workspace


def set_capacity(
    workspace: Workspace, trust_id: TrustId, values: dict[str, Any], author: Author
) -> Step:
    """Say how much of a resource there is in a financial year; one amount for each year.

    Args:
        values: fields of `Capacity`; family, resource and year say which amount is meant.

    Raises:
        InvalidValue: a value does not belong in its field.
    """
    given = cleaned(Capacity, values)
    place = (*_place(given), str(given.get("year", "")))
    blank = Capacity(id=derived_id(trust_id, "capacity", *place), trust_id=trust_id)
    return _put(workspace, blank, given, ("Capacity", author))


def set_demand(
    workspace: Workspace, initiative: Initiative, values: dict[str, Any], author: Author
) -> Step:
    """Say how much of a resource an initiative needs in a financial year.

    Args:
        values: fields of `Demand`; family, resource and year say which amount is meant.

    Raises:
        InvalidValue: a value does not belong in its field; money is in the costs instead.
    """
    given = {**cleaned(Demand, values), "initiative_id": initiative.id}
    place = (*_place(given), str(given.get("year", "")))
    trust_id = initiative.trust_id
    blank = Demand(id=derived_id(initiative.id, "demand", *place), trust_id=trust_id)
    return _put(workspace, blank, given, ("Demand", author))


def _place(given: dict[str, Any]) -> tuple[str, str]:
    family = given.get("family", ResourceFamily.STAFF)
    key = resource_key(family, str(given.get("resource", "")))
    return str(key.family.value), key.name


def set_cost(
    workspace: Workspace,
    initiative: Initiative,
    family: ResourceFamily,
    costs: dict[str, str],
    author: Author,
) -> Step:
    """Set an initiative's capital or revenue costs of some years; an empty amount removes a year.

    Args:
        costs: pounds by financial year, as decimal text.

    Raises:
        InvalidValue: a year or an amount is not written as it must be.
    """
    field = "capital_costs" if family is ResourceFamily.CAPITAL else "revenue_costs"
    merged = {**dict(getattr(initiative, field)), **costs}
    pairs = tuple((year, amount) for year, amount in merged.items() if amount)
    present = workspace.get(Initiative, initiative.id)
    return _put(workspace, present, cleaned(Initiative, {field: pairs}), ("Costs", author))


def set_constraint_entry(
    workspace: Workspace, trust_id: TrustId, item_id: str, values: dict[str, Any], author: Author
) -> Step:
    """Say what is done about a constraint of the framework; one entry for each item."""
    blank = ConstraintEntry(id=derived_id(trust_id, "constraint", item_id), trust_id=trust_id)
    given = {**cleaned(ConstraintEntry, values), "item_id": item_id}
    return _put(workspace, blank, given, ("Constraint", author))


def _put(
    workspace: Workspace, blank: Record, given: dict[str, Any], told: tuple[str, Author]
) -> Step:
    label, author = told
    present = workspace.find(type(blank), blank.id)
    base = blank if present is None or present.withdrawn else present
    refuse_if_wrong(workspace, replace(base, **given))
    change = put(workspace, blank, given, author)
    return Step(label, () if is_empty(change) else (change,))
