"""Writing down what there is to work with, what plans need, and what-ifs."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from digistrat_desktop.domain.edits.strategy import cleaned
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.ids import RecordId, TrustId, derived_id
from digistrat_desktop.domain.record.changes import Change, Step, edit, put, step_of
from digistrat_desktop.domain.record.events import Author
from digistrat_desktop.domain.record.workspace import Workspace
from digistrat_desktop.domain.rules.strategy import refuse_if_wrong
from digistrat_desktop.domain.trust import plans
from digistrat_desktop.domain.trust.strategy import Initiative
from digistrat_desktop.domain.wire.records import Record


def set_capacity(
    workspace: Workspace, trust_id: TrustId, values: dict[str, Any], author: Author
) -> Step:
    """Say how much of a resource there is in a financial year; one amount for each year.

    Args:
        values: fields of `Capacity`; family, resource and year say which amount is meant.
    """
    given = cleaned(plans.Capacity, values)
    return _put(workspace, _blank_capacity(trust_id, given), given, ("Capacity", author))


def _blank_capacity(trust_id: TrustId, given: dict[str, Any]) -> plans.Capacity:
    return plans.Capacity(id=derived_id(trust_id, "capacity", *_place(given)), trust_id=trust_id)


def enter_capacity(
    workspace: Workspace,
    trust_id: TrustId,
    present: plans.Capacity | None,
    values: dict[str, Any],
    author: Author,
) -> Step:
    """Write down an amount by hand: a new one, or `present` changed and perhaps moved.

    A resource has one unit: what is said of one year is so of all.

    Raises:
        InvalidValue: as `set_capacity`, or there is such an amount already.
    """
    given = cleaned(plans.Capacity, values)
    blank = _blank_capacity(trust_id, given)
    _refuse_second(workspace, present, blank)
    made = _moved(set_capacity(workspace, trust_id, values, author), present, blank, author)
    if "unit" not in given:
        return made
    mine, unit = {change.record_id for change in made.changes} | {blank.id}, given["unit"]
    others = (one for one in _of_resource(workspace, given) if one.id not in mine)
    same = [edit(one, {"unit": unit}, author.stamp()) for one in others if one.unit != unit]
    return Step(made.label, (*made.changes, *same))


def _of_resource(workspace: Workspace, given: dict[str, Any]) -> Iterator[plans.Capacity]:
    """Give what there is of a resource in each year."""
    wanted = _place(given)[:2]
    for one in workspace.all(plans.Capacity):
        key = plans.resource_key(one.family, one.resource)
        if (key.family.value, key.name) == wanted:
            yield one


def enter_demand(
    workspace: Workspace,
    initiative: Initiative,
    present: plans.Demand | None,
    values: dict[str, Any],
    author: Author,
) -> Step:
    """Write down a need by hand: a new one, or `present` changed and perhaps moved.

    Raises:
        InvalidValue: as `set_demand`, or there is such a need already.
    """
    blank = _blank_demand(initiative, cleaned(plans.Demand, values))
    _refuse_second(workspace, present, blank)
    return _moved(set_demand(workspace, initiative, values, author), present, blank, author)


def _refuse_second(workspace: Workspace, present: Record | None, blank: Record) -> None:
    """One amount for each resource and year: typing it anew must not write over the other."""
    other = workspace.find(type(blank), blank.id)
    mine = present is not None and present.id == blank.id
    if isinstance(other, plans.Capacity | plans.Demand) and not other.withdrawn and not mine:
        amount = other.amount or "not known"
        what = f"There is already an entry for {other.year} ({amount}). Edit that one instead."
        raise InvalidValue("year", what)


def _moved(step: Step, present: Record | None, blank: Record, author: Author) -> Step:
    """Take the amount away from where it was, in the same step."""
    if present is None or present.id == blank.id:
        return step
    gone = edit(present, {"withdrawn": True}, author.stamp(), "Moved to another year or resource.")
    return Step(step.label, (gone, *step.changes))


def set_demand(
    workspace: Workspace, initiative: Initiative, values: dict[str, Any], author: Author
) -> Step:
    """Say how much of a resource an initiative needs in a financial year.

    Args:
        values: fields of `Demand`; family, resource and year say which amount is meant.

    Raises:
        InvalidValue: a value does not belong in its field; money is in the costs instead.
    """
    given = {**cleaned(plans.Demand, values), "initiative_id": initiative.id}
    return _put(workspace, _blank_demand(initiative, given), given, ("Demand", author))


def _blank_demand(initiative: Initiative, given: dict[str, Any]) -> plans.Demand:
    known_by = derived_id(initiative.id, "demand", *_place(given))
    return plans.Demand(id=known_by, trust_id=initiative.trust_id)


def _place(given: dict[str, Any]) -> tuple[str, str, str]:
    family = given.get("family", plans.ResourceFamily.STAFF)
    key = plans.resource_key(family, str(given.get("resource", "")))
    return str(key.family.value), key.name, str(given.get("year", ""))


class YearFigure(NamedTuple):
    """What there is of a resource in a year, or what an initiative needs of it."""

    family: plans.ResourceFamily
    resource: str  # its name; empty for money
    initiative_id: str  # of whoever needs it; empty for what there is
    year: str
    amount: str  # empty takes it away


def enter_figures(
    workspace: Workspace, trust_id: TrustId, figures: Iterable[YearFigure], author: Author
) -> Step:
    """Write down figures of a grid as one step: capacity, needs and costs alike.

    Raises:
        InvalidValue: a figure is not written as it must be.
    """
    changes: dict[str, list[Change]] = {}
    costs: dict[tuple[str, plans.ResourceFamily], dict[str, str]] = {}
    for one in figures:
        if one.initiative_id and one.family.is_money:
            costs.setdefault((one.initiative_id, one.family), {})[one.year] = one.amount
        else:
            made = _set_figure(workspace, trust_id, one, author).changes
            changes.update({str(change.record_id): [change] for change in made})
    for (initiative_id, family), by_year in costs.items():
        initiative = workspace.get(Initiative, initiative_id)
        made = set_cost(workspace, initiative, family, by_year, author).changes
        changes.setdefault(initiative_id, []).extend(made)
    return Step("Capacity and costs", tuple(c for one in changes.values() for c in one))


def _set_figure(
    workspace: Workspace, trust_id: TrustId, figure: YearFigure, author: Author
) -> Step:
    given = {"family": figure.family, "resource": figure.resource, "year": figure.year}
    blank: plans.Capacity | plans.Demand = _blank_capacity(trust_id, given)
    if figure.initiative_id:
        blank = _blank_demand(workspace.get(Initiative, figure.initiative_id), given)
    present = workspace.find(type(blank), blank.id)
    is_there = present is not None and not present.withdrawn
    if not figure.amount:
        gone = (edit(present, {"withdrawn": True}, author.stamp()),) if present and is_there else ()
        return Step("Capacity", gone)
    like = present if is_there else _like(workspace, figure)
    taken = {name: getattr(like, name) for name in _SHARED if hasattr(like, name)}
    values = {**given, **taken, "amount": figure.amount}
    if figure.initiative_id:
        initiative = workspace.get(Initiative, figure.initiative_id)
        return set_demand(workspace, initiative, values, author)
    return set_capacity(workspace, trust_id, values, author)


_SHARED = ("resource", "unit", "firmness")
"""What a figure has in common with those of its row in other years."""


def _like(workspace: Workspace, figure: YearFigure) -> plans.Capacity | plans.Demand | None:
    """Give a figure of the same row in another year."""
    kind = plans.Demand if figure.initiative_id else plans.Capacity
    wanted = plans.resource_key(figure.family, figure.resource)
    row: Iterable[plans.Capacity | plans.Demand] = workspace.all(kind)
    return next(
        (
            one
            for one in row
            if plans.resource_key(one.family, one.resource) == wanted
            and getattr(one, "initiative_id", "") == figure.initiative_id
        ),
        None,
    )


def set_firmness(demands: Iterable[plans.Demand], firmness: plans.Firmness, author: Author) -> Step:
    """Say of several needs together whether they could be met with less."""
    made = (edit(one, {"firmness": firmness}, author.stamp()) for one in demands)
    return step_of("How essential it is", *made)


def set_cost(
    workspace: Workspace,
    initiative: Initiative,
    family: plans.ResourceFamily,
    costs: dict[str, str],
    author: Author,
) -> Step:
    """Set an initiative's capital or revenue costs of some years; an empty amount removes a year.

    Args:
        costs: pounds by financial year, as decimal text.

    Raises:
        InvalidValue: a year or an amount is not written as it must be.
    """
    field = "capital_costs" if family is plans.ResourceFamily.CAPITAL else "revenue_costs"
    merged = {**dict(getattr(initiative, field)), **costs}
    pairs = tuple((year, amount) for year, amount in merged.items() if amount)
    present = workspace.get(Initiative, initiative.id)
    return _put(workspace, present, cleaned(Initiative, {field: pairs}), ("Costs", author))


def constraint_id(trust_id: TrustId, item_id: str) -> RecordId:
    """Give the id of what is done about a constraint of the framework: every copy makes the same."""
    return derived_id(trust_id, "constraint", item_id)


def set_constraint_entry(
    workspace: Workspace, trust_id: TrustId, item_id: str, values: dict[str, Any], author: Author
) -> Step:
    """Say what is done about a constraint of the framework; one entry for each item."""
    blank = plans.ConstraintEntry(id=constraint_id(trust_id, item_id), trust_id=trust_id)
    given = {**cleaned(plans.ConstraintEntry, values), "item_id": item_id}
    return _put(workspace, blank, given, ("Constraint", author))


def _put(
    workspace: Workspace, blank: Record, given: dict[str, Any], told: tuple[str, Author]
) -> Step:
    label, author = told
    present = workspace.find(type(blank), blank.id)
    base = blank if present is None or present.withdrawn else present
    refuse_if_wrong(workspace, replace(base, **given))
    return step_of(label, put(workspace, blank, given, author))
