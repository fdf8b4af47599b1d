"""What the forms of the constraints page do."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from digistrat_desktop.domain.edits.plans import enter_capacity, enter_demand, set_constraint_entry
from digistrat_desktop.domain.edits.strategy import add_entry, edit_entry
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.trust.plans import Capacity, ConstraintEntry, Demand, Scenario, Trend
from digistrat_desktop.domain.trust.strategy import Initiative
from digistrat_desktop.ui.forms.field_set import Begin, Saving
from digistrat_desktop.ui.forms.form import FormPlan
from digistrat_desktop.ui.forms.records import (
    first_choices,
    leaving_of,
    plan_known,
    plan_new,
    trust_of_form,
    values_of,
)
from digistrat_desktop.ui.pages.constraints.rows import entry_for
from digistrat_desktop.ui.pages.constraints.specs import (
    CAPACITY,
    DEMAND,
    ENTRY,
    OWN_ENTRY,
    SCENARIO,
)
from digistrat_desktop.ui.pages.constraints.suppositions import overrides_of, values_of_scenario
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from digistrat_desktop.domain.record.changes import Step
    from digistrat_desktop.domain.wire.records import Record
    from digistrat_desktop.ui.forms.fields import FieldSpec
    from digistrat_desktop.ui.session.session import Session


def _save_capacity(session: Session, present: Capacity | None, values: dict[str, Any]) -> Step:
    trust_id = trust_of_form(session, "amount")
    return enter_capacity(session.workspace, trust_id, present, values, session.author)


def _save_demand(session: Session, present: Demand | None, values: dict[str, Any]) -> Step:
    if not values["initiative_id"]:
        there = session.workspace.all(Initiative)
        first = tr("Add the initiative on the Strategy page first.")
        raise InvalidValue("initiative_id", tr("This is needed.") if there else first)
    initiative = session.workspace.get(Initiative, values["initiative_id"])
    return enter_demand(session.workspace, initiative, present, values, session.author)


def _save_scenario(session: Session, present: Scenario | None, values: dict[str, Any]) -> Step:
    kept = present.overrides if present is not None else ()
    said = {
        "title": values["title"],
        "note": values["note"],
        "overrides": overrides_of(values, kept),
    }
    if present is not None:
        return edit_entry(session.workspace, present, said, session.author)
    trust_id = trust_of_form(session)
    return add_entry(session.workspace, Scenario, trust_id, said, session.author)[1]


class _Kind(NamedTuple):
    """The form of a list's records."""

    record: type[Record]
    noun: str
    specs: tuple[FieldSpec, ...]
    save: Callable[[Session, Any, dict[str, Any]], Step]
    values: Callable[[Any], dict[str, Any]] = values_of


_KINDS = {
    "capacity": _Kind(Capacity, "capacity", CAPACITY, _save_capacity),
    "demand": _Kind(Demand, "need", DEMAND, _save_demand),
    "scenarios": _Kind(Scenario, "scenario", SCENARIO, _save_scenario, values_of_scenario),
}


def plan_to_add(session: Session, name: str) -> FormPlan:
    """Plan the form of a new record of a list."""
    if name == "register":
        plan = plan_new(session, ConstraintEntry, OWN_ENTRY)
        return replace(plan, title=tr("Add constraint"))
    kind = _KINDS[name]
    saving = Saving(partial(kind.save, session, None))
    begin = Begin(first_choices(kind.specs))
    return FormPlan(tr("Add {nouns}", nouns=kind.noun), kind.specs, saving, begin)


def plan_to_edit(session: Session, name: str, record_id: str) -> FormPlan | None:
    """Plan the form of a record of a list; an entry of the register may be known by its item."""
    if name == "register":
        own = session.workspace.find(ConstraintEntry, record_id)
        if own is None:
            return _plan_of_item(session, record_id)
        return replace(plan_known(session, own, OWN_ENTRY), title=tr("Edit constraint"))
    kind = _KINDS[name]
    record = session.workspace.find(kind.record, record_id)
    if record is None:
        return None
    saving = Saving(partial(kind.save, session, record))
    begin, title = Begin(kind.values(record)), tr("Edit {nouns}", nouns=kind.noun)
    return FormPlan(title, kind.specs, saving, begin, leaving_of(session, record))


def _plan_of_item(session: Session, item_id: str) -> FormPlan | None:
    """What is done about a constraint of the framework."""
    if session.trust is None:
        return None
    trust_id, pack = session.trust.trust_id, session.pack
    entry = entry_for(session.workspace, trust_id, item_id)
    known = next((item.title for item in pack.items() if item.id == item_id), "") if pack else ""

    def make(values: dict[str, Any]) -> Step:
        return set_constraint_entry(session.workspace, trust_id, item_id, values, session.author)

    title = tr("What is done about {get}", get=known or "it")
    begin = Begin(values_of(entry) if entry else {"trend": Trend.NOT_SAID})
    leaving = leaving_of(session, entry) if entry else None
    return FormPlan(title, ENTRY, Saving(make), begin, leaving)
