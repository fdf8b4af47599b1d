"""What the forms of the constraints page ask and do."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from digistrat_desktop.domain.edits.plans import (
    constraint_id,
    enter_capacity,
    enter_demand,
    set_constraint_entry,
)
from digistrat_desktop.domain.edits.strategy import add_entry, edit_entry
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.record.changes import Step
from digistrat_desktop.domain.trust import plans
from digistrat_desktop.domain.trust.strategy import Initiative
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.ui.forms import records
from digistrat_desktop.ui.forms.asking import Begin, Saving
from digistrat_desktop.ui.forms.fields import Asked, FieldSpec, labels_of
from digistrat_desktop.ui.forms.form import FormPlan
from digistrat_desktop.ui.pages.constraints.figures import FigureRow
from digistrat_desktop.ui.pages.constraints.rows import entry_for
from digistrat_desktop.ui.pages.constraints.suppositions import overrides_of, values_of_scenario
from digistrat_desktop.ui.session.session import Session
from digistrat_desktop.ui.words import tr

_FAMILIES = labels_of(plans.ResourceFamily)
_STAFF_FAMILIES = tuple(pair for pair in _FAMILIES if pair[0] not in {"capital", "revenue"})
_INITIATIVES = records.titles_of(Initiative, ("", tr("None")))
_PROVIDERS = records.titles_of(Initiative, ("", tr("Already in place")))
_YEAR = FieldSpec(
    "year",
    tr("Financial year"),
    Asked.YEAR,
    help_text=tr("For example, 2026/27"),
    needed=tr("Enter a financial year, for example 2026/27."),
)
_FROM = tr("For example, 2026/27. Leave empty for all years")
_NOTE = FieldSpec("note", tr("Source of the figure"), Asked.TEXT)
_MONEY_APART = tr("In WTE staff, or the unit used in Capacity. Put money in the initiative's costs")

CAPACITY = (
    FieldSpec("family", tr("Kind"), Asked.CHOICE, _FAMILIES, plans.ResourceFamily),
    FieldSpec("resource", tr("Resource name"), help_text=tr("For example, Network engineers. Leave empty for money")),
    _YEAR,
    FieldSpec(
        "amount", tr("Amount available"), Asked.AMOUNT, help_text=tr("In pounds, or whole-time equivalent (WTE) staff"),
        needed=tr("Enter the amount available."),
    ),
    FieldSpec("unit", tr("Unit"), help_text=tr("Only if it is not pounds or WTE staff")),
    FieldSpec("provided_by", tr("Provided by"), Asked.CHOICE, _PROVIDERS),
    _NOTE,
)  # fmt: skip
DEMAND = (
    FieldSpec("initiative_id", tr("Initiative"), Asked.CHOICE, records.titles_of(Initiative)),
    FieldSpec("family", tr("Kind"), Asked.CHOICE, _STAFF_FAMILIES, plans.ResourceFamily),
    FieldSpec(
        "resource", tr("Resource name"), help_text=tr("Use the same name as in Capacity"),
        needed=tr("Enter the resource name as in Capacity."),
    ),
    _YEAR,
    FieldSpec(
        "amount", tr("Amount needed"), Asked.AMOUNT, help_text=_MONEY_APART,
        needed=tr("Enter the amount needed."),
    ),
    FieldSpec("firmness", tr("How essential it is"), Asked.CHOICE, labels_of(plans.Firmness), plans.Firmness),
    _NOTE,
)  # fmt: skip
ROW_DRAFT = "figures_row"
ROW = (
    FieldSpec(
        "initiative_id", tr("What the row is for"), Asked.CHOICE,
        records.titles_of(Initiative, ("", tr("What is available"))),
    ),
    FieldSpec("family", tr("Kind"), Asked.CHOICE, _FAMILIES, plans.ResourceFamily),
    FieldSpec("resource", tr("Resource name"), help_text=tr("For example, Network engineers. Leave empty for money")),
)  # fmt: skip


def _severity(chosen: str | None) -> plans.OwnSeverity:
    return plans.OwnSeverity(chosen or "")


ENTRY = (
    FieldSpec(
        "mitigation",
        tr("What you are doing about it"),
        Asked.TEXT,
        help_text=tr("Findings call it the mitigation."),
    ),
    FieldSpec("owner_id", tr("Owner"), Asked.PERSON, help_text=tr("A role rather than a name")),
    FieldSpec("trend", tr("Trend"), Asked.CHOICE, labels_of(plans.Trend), plans.Trend),
    FieldSpec("review_on", tr("Review on"), Asked.DAY),
    FieldSpec(
        "first_until",
        tr("Comes before all else until"),
        Asked.DAY,
        help_text=tr(
            "The date by which it will be put right, for one or 2 constraints at most. "
            "Leave empty if it does not come first."
        ),
    ),
    FieldSpec(
        "initiative_ids", tr("Initiatives it affects"), Asked.MANY, records.titles_of(Initiative)
    ),
)
OWN_ENTRY = (
    FieldSpec("title", tr("Constraint"), is_whole=True),
    FieldSpec(
        "constraint_kind", tr("Kind"), Asked.CHOICE, labels_of(plans.ConstraintKind),
        plans.ConstraintKind,
    ),
    FieldSpec(
        "severity", tr("How serious it is"), Asked.CHOICE,
        tuple((one.value, one.label) for one in plans.OwnSeverity), reads=_severity,
    ),
    *ENTRY,
)  # fmt: skip
SCENARIO = (
    FieldSpec("title", tr("What if"), is_whole=True),
    FieldSpec("from_year", tr("From the financial year"), Asked.YEAR, help_text=_FROM),
    FieldSpec("percent", tr("Funding cut (%)"), help_text=tr("For example, 20")),
    FieldSpec("fewer", tr("Fewer WTE staff (number)"), help_text=tr("For example, 2")),
    FieldSpec("resource", tr("Skill affected"), help_text=tr("Use the same name as in Capacity")),
    FieldSpec("late", tr("Delayed initiative"), Asked.CHOICE, _INITIATIVES),
    FieldSpec("months", tr("Delay in months"), help_text=tr("For example, 12")),
    FieldSpec("stopped", tr("Stopped initiative"), Asked.CHOICE, _INITIATIVES),
    FieldSpec("note", tr("Why you are testing it"), Asked.TEXT),
)


def _save_capacity(session: Session, record_id: str, values: dict[str, Any]) -> Step:
    present = session.workspace.find(plans.Capacity, record_id)
    trust_id = records.trust_of_form(session, "amount")
    return enter_capacity(session.workspace, trust_id, present, values, session.author)


def _save_demand(session: Session, record_id: str, values: dict[str, Any]) -> Step:
    present = session.workspace.find(plans.Demand, record_id)
    if not values["initiative_id"]:
        raise InvalidValue("initiative_id", tr("Choose an initiative."))
    initiative = session.workspace.get(Initiative, values["initiative_id"])
    return enter_demand(session.workspace, initiative, present, values, session.author)


def _save_scenario(session: Session, record_id: str, values: dict[str, Any]) -> Step:
    present = session.workspace.find(plans.Scenario, record_id)
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
    save: Callable[[Session, str, dict[str, Any]], Step]  # by its id, empty for a new one
    values: Callable[[Any], dict[str, Any]] = records.values_of


_KINDS = {
    "capacity": _Kind(plans.Capacity, "capacity", CAPACITY, _save_capacity),
    "demand": _Kind(plans.Demand, "resource need", DEMAND, _save_demand),
    "scenarios": _Kind(plans.Scenario, "scenario", SCENARIO, _save_scenario, values_of_scenario),
}


def plan_of_row(session: Session, begin_row: Callable[[FigureRow], object]) -> FormPlan:
    """Ask for another row of the grid; it is kept once it has a figure."""

    def make(values: dict[str, Any]) -> FigureRow:
        family, name = values["family"], values["resource"]
        if not family.is_money and not name:
            raise InvalidValue("resource", tr("Enter what it is, for example “Network engineers”."))
        return FigureRow(family, "" if family.is_money else name, values["initiative_id"] or "")

    def keep(row: FigureRow) -> bool:
        begin_row(row)
        return True

    begin = Begin({"initiative_id": "", "family": plans.ResourceFamily.STAFF})
    draft, saving = session.draft_of(ROW_DRAFT), Saving(make, keep)
    return FormPlan(tr("Add row"), draft, ROW, saving, begin, save_words=tr("Add row"))


def plan_to_add(session: Session, name: str) -> FormPlan:
    if name == "register":
        plan = records.plan_new(session, plans.ConstraintEntry, OWN_ENTRY)
        return replace(plan, title=tr("Add constraint"))
    kind = _KINDS[name]
    saving = Saving(partial(kind.save, session, ""))
    begin = Begin(records.first_choices(kind.specs))
    title = tr("Add {nouns}", nouns=kind.noun)
    return FormPlan(title, session.draft_of(name), kind.specs, saving, begin)


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
    saving = Saving(partial(kind.save, session, record_id))
    now = partial(_values_now, session, kind, record_id)
    begin = Begin(now(), me=record_id, now=now)
    title = tr("Edit {nouns}", nouns=kind.noun)
    draft = session.draft_of(name, record.id)
    return FormPlan(title, draft, kind.specs, saving, begin, records.leaving_of(session, record))


def _values_now(session: Session, kind: _Kind, record_id: str) -> dict[str, Any]:
    record = session.workspace.find(kind.record, record_id)
    found = kind.values(record) if record is not None else {}
    return {spec.name: found.get(spec.name) for spec in kind.specs} if found else {}


def _plan_of_item(session: Session, item_id: str) -> FormPlan | None:
    """What is done about a constraint of the framework."""
    if session.trust is None:
        return None
    trust_id, pack = session.trust.trust_id, session.pack
    entry = entry_for(session.workspace, trust_id, item_id)
    known = next((item.title for item in pack.items() if item.id == item_id), "") if pack else ""

    def make(values: dict[str, Any]) -> Step:
        return set_constraint_entry(session.workspace, trust_id, item_id, values, session.author)

    title = tr("Constraint: {title}", title=known) if known else tr("Constraint")
    said = records.values_of(entry) if entry else {"trend": plans.Trend.NOT_SAID}
    begin = Begin(said, me=constraint_id(trust_id, item_id))
    leaving = records.leaving_of(session, entry) if entry else None
    draft = session.draft_of(plans.ConstraintEntry.KIND, item_id)
    return FormPlan(title, draft, ENTRY, Saving(make), begin, leaving)
