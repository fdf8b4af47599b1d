"""What the forms of the constraints page ask and do."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from digistrat_desktop.domain.edits.plans import enter_capacity, enter_demand, set_constraint_entry
from digistrat_desktop.domain.edits.strategy import add_entry, edit_entry
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.record.changes import Step
from digistrat_desktop.domain.trust import plans
from digistrat_desktop.domain.trust.strategy import Initiative
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.ui.forms import records
from digistrat_desktop.ui.forms.field_set import Begin, Saving
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, labels_of
from digistrat_desktop.ui.forms.form import FormPlan
from digistrat_desktop.ui.pages.constraints.rows import entry_for
from digistrat_desktop.ui.pages.constraints.suppositions import overrides_of, values_of_scenario
from digistrat_desktop.ui.session.session import Session
from digistrat_desktop.ui.words import tr

_FAMILIES = labels_of(plans.ResourceFamily)
_STAFF_FAMILIES = tuple(pair for pair in _FAMILIES if pair[0] not in {"capital", "revenue"})
_INITIATIVES = records.titles_of(Initiative, ("", tr("None")))
_NEEDED = tr("This is needed.")
_YEAR = FieldSpec("year", tr("Financial year"), help_text=tr("Such as 2026/27"), needed=_NEEDED)
_FROM = tr("Such as 2026/27; or all")
_NOTE = FieldSpec("note", tr("Where the figure is from"), Asked.TEXT)
_MONEY_APART = tr(
    "Whole-time staff, or the unit of what there is. Money is in the initiative's costs"
)

CAPACITY = (
    FieldSpec("family", tr("Kind"), Asked.CHOICE, _FAMILIES, plans.ResourceFamily),
    FieldSpec("resource", tr("Of what"), help_text=tr("Such as Network engineers; empty for money")),
    _YEAR,
    FieldSpec(
        "amount", tr("How much there is"), help_text=tr("Pounds, or whole-time staff"),
        needed=_NEEDED,
    ),
    FieldSpec("unit", tr("Unit"), help_text=tr("Only when it is neither pounds nor staff")),
    FieldSpec("provided_by", tr("Brought about by"), Asked.CHOICE, _INITIATIVES),
    _NOTE,
)  # fmt: skip
DEMAND = (
    FieldSpec("initiative_id", tr("Initiative"), Asked.CHOICE, records.titles_of(Initiative)),
    FieldSpec("family", tr("Kind"), Asked.CHOICE, _STAFF_FAMILIES, plans.ResourceFamily),
    FieldSpec(
        "resource", tr("Of what"), help_text=tr("Named as where it is written what there is"),
        needed=_NEEDED,
    ),
    _YEAR,
    FieldSpec("amount", tr("How much it needs"), help_text=_MONEY_APART, needed=_NEEDED),
    FieldSpec("firmness", tr("How firmly"), Asked.CHOICE, labels_of(plans.Firmness), plans.Firmness),
    _NOTE,
)  # fmt: skip
ENTRY = (
    FieldSpec("mitigation", tr("What is done about it"), Asked.TEXT),
    FieldSpec("owner_id", tr("Owner"), Asked.PERSON, help_text=tr("A role rather than a name")),
    FieldSpec("trend", tr("Which way it goes"), Asked.CHOICE, labels_of(plans.Trend), plans.Trend),
    FieldSpec("review_on", tr("Look at it again on"), Asked.DAY),
    FieldSpec("initiative_ids", tr("Holds back"), Asked.MANY, records.titles_of(Initiative)),
)
OWN_ENTRY = (FieldSpec("title", tr("Constraint"), is_whole=True), *ENTRY)
SCENARIO = (
    FieldSpec("title", tr("What if"), is_whole=True),
    FieldSpec("from_year", tr("From the financial year"), help_text=_FROM),
    FieldSpec("percent", tr("Funding lower by, per cent"), help_text=tr("Such as 20")),
    FieldSpec("fewer", tr("Fewer whole-time staff, how many"), help_text=tr("Such as 2")),
    FieldSpec("resource", tr("Of which skill"), help_text=tr("Named as where it is written")),
    FieldSpec("late", tr("Initiative that is late"), Asked.CHOICE, _INITIATIVES),
    FieldSpec("months", tr("Late by, months"), help_text=tr("Such as 12")),
    FieldSpec("stopped", tr("Initiative that is stopped"), Asked.CHOICE, _INITIATIVES),
    FieldSpec("note", tr("Why it is worth a look"), Asked.TEXT),
)


def _save_capacity(
    session: Session, present: plans.Capacity | None, values: dict[str, Any]
) -> Step:
    trust_id = records.trust_of_form(session, "amount")
    return enter_capacity(session.workspace, trust_id, present, values, session.author)


def _save_demand(session: Session, present: plans.Demand | None, values: dict[str, Any]) -> Step:
    if not values["initiative_id"]:
        there = session.workspace.all(Initiative)
        first = tr("Add the initiative on the Strategy page first.")
        raise InvalidValue("initiative_id", tr("This is needed.") if there else first)
    initiative = session.workspace.get(Initiative, values["initiative_id"])
    return enter_demand(session.workspace, initiative, present, values, session.author)


def _save_scenario(
    session: Session, present: plans.Scenario | None, values: dict[str, Any]
) -> Step:
    kept = present.overrides if present is not None else ()
    said = {
        "title": values["title"],
        "note": values["note"],
        "overrides": overrides_of(values, kept),
    }
    if present is not None:
        return edit_entry(session.workspace, present, said, session.author)
    trust_id = records.trust_of_form(session)
    return add_entry(session.workspace, plans.Scenario, trust_id, said, session.author)[1]


class _Kind(NamedTuple):
    """The form of a list's records."""

    record: type[Record]
    noun: str
    specs: tuple[FieldSpec, ...]
    save: Callable[[Session, Any, dict[str, Any]], Step]
    values: Callable[[Any], dict[str, Any]] = records.values_of


_KINDS = {
    "capacity": _Kind(plans.Capacity, "capacity", CAPACITY, _save_capacity),
    "demand": _Kind(plans.Demand, "need", DEMAND, _save_demand),
    "scenarios": _Kind(plans.Scenario, "scenario", SCENARIO, _save_scenario, values_of_scenario),
}


def plan_to_add(session: Session, name: str) -> FormPlan:
    if name == "register":
        plan = records.plan_new(session, plans.ConstraintEntry, OWN_ENTRY)
        return replace(plan, title=tr("Add constraint"))
    kind = _KINDS[name]
    saving = Saving(partial(kind.save, session, None))
    begin = Begin(records.first_choices(kind.specs))
    return FormPlan(tr("Add {nouns}", nouns=kind.noun), kind.specs, saving, begin)


def plan_to_edit(session: Session, name: str, record_id: str) -> FormPlan | None:
    """Plan the form of a record of a list; an entry of the register may be known by its item."""
    if name == "register":
        own = session.workspace.find(plans.ConstraintEntry, record_id)
        if own is None:
            return _plan_of_item(session, record_id)
        return replace(records.plan_known(session, own, OWN_ENTRY), title=tr("Edit constraint"))
    kind = _KINDS[name]
    record = session.workspace.find(kind.record, record_id)
    if record is None:
        return None
    saving = Saving(partial(kind.save, session, record))
    begin, title = Begin(kind.values(record)), tr("Edit {nouns}", nouns=kind.noun)
    return FormPlan(title, kind.specs, saving, begin, records.leaving_of(session, record))


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
    begin = Begin(records.values_of(entry) if entry else {"trend": plans.Trend.NOT_SAID})
    leaving = records.leaving_of(session, entry) if entry else None
    return FormPlan(title, ENTRY, Saving(make), begin, leaving)
