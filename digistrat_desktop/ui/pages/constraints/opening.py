"""Opening the form of a record of the constraints page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.edits.plans import enter_capacity, enter_demand, set_constraint_entry
from digistrat_desktop.domain.edits.strategy import add_entry, edit_entry
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.trust.plans import Capacity, ConstraintEntry, Demand, Scenario, Trend
from digistrat_desktop.domain.trust.strategy import Initiative
from digistrat_desktop.ui.forms.record_form import Beside
from digistrat_desktop.ui.pages.constraints.rows import entry_for
from digistrat_desktop.ui.pages.constraints.specs import (
    capacity_specs,
    demand_specs,
    entry_specs,
    own_entry_specs,
    scenario_specs,
)
from digistrat_desktop.ui.pages.constraints.suppositions import overrides_of, values_of_scenario
from digistrat_desktop.ui.pages.strategy.entries import leaving_of, open_known, open_new
from digistrat_desktop.ui.pages.strategy.specs import values_of
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from digistrat_desktop.domain.ids import TrustId
    from digistrat_desktop.domain.record.history import Step
    from digistrat_desktop.domain.record.workspace import Workspace
    from digistrat_desktop.domain.wire.records import Record
    from digistrat_desktop.ui.forms.fields import FieldSpec
    from digistrat_desktop.ui.forms.record_form import RecordForm
    from digistrat_desktop.ui.session.context import PageContext
    from digistrat_desktop.ui.session.session import Session


def _trust_id(session: Session) -> TrustId:
    if session.trust is None:
        raise InvalidValue("amount", tr("Start or open an assessment first."))
    return session.trust.trust_id


def _need(values: dict[str, Any], *names: str) -> None:
    for name in names:
        if not values[name]:
            raise InvalidValue(name, tr("This is needed."))


def save_capacity(session: Session, present: Capacity | None, values: dict[str, Any]) -> Step:
    """Give the step that records an amount, or changes it."""
    _need(values, "year", "amount")
    trust_id = _trust_id(session)
    return enter_capacity(session.workspace, trust_id, present, values, session.author)


def save_demand(session: Session, present: Demand | None, values: dict[str, Any]) -> Step:
    """Give the step that records a need, or changes it."""
    if not session.workspace.all(Initiative):
        raise InvalidValue("initiative_id", tr("Add the initiative on the Strategy page first."))
    _need(values, "initiative_id", "resource", "year", "amount")
    initiative = session.workspace.get(Initiative, values["initiative_id"])
    return enter_demand(session.workspace, initiative, present, values, session.author)


def save_entry(session: Session, item_id: str, values: dict[str, Any]) -> Step:
    """Give the step that says what is done about a constraint of the framework."""
    trust_id = _trust_id(session)
    return set_constraint_entry(session.workspace, trust_id, item_id, values, session.author)


def save_scenario(session: Session, present: Scenario | None, values: dict[str, Any]) -> Step:
    """Give the step that adds a what-if, or changes it."""
    kept = present.overrides if present is not None else ()
    said = {
        "title": values["title"],
        "note": values["note"],
        "overrides": overrides_of(values, kept),
    }
    if present is not None:
        return edit_entry(session.workspace, present, said, session.author)
    return add_entry(session.workspace, Scenario, _trust_id(session), said, session.author)[1]


_TYPES: dict[str, type[Record]] = {"capacity": Capacity, "demand": Demand, "scenarios": Scenario}
_NOUNS = {"capacity": "capacity", "demand": "need", "scenarios": "scenario"}
_SPECS: dict[str, Callable[[Workspace], tuple[FieldSpec, ...]]] = {
    "capacity": capacity_specs,
    "demand": demand_specs,
    "scenarios": scenario_specs,
}
_SAVES: dict[str, Callable[[Session, Any, dict[str, Any]], Step]] = {
    "capacity": save_capacity,
    "demand": save_demand,
    "scenarios": save_scenario,
}


class Opener:
    """Knows the form of each list."""

    def __init__(self, context: PageContext, form: RecordForm) -> None:
        self._session = context.session
        self._form = form
        self._titles: Mapping[str, str] = {}

    def know(self, titles: Mapping[str, str]) -> None:
        """Take the titles of the framework's constraints by item id."""
        self._titles = titles

    def add(self, name: str) -> None:
        """Open the form of a new record of a list."""
        session = self._session
        if name == "register":
            asked = own_entry_specs(session.workspace)
            open_new(self._form, session, ConstraintEntry, asked)
            self._form.set_title(tr("Add constraint"))
            return
        specs = _SPECS[name](session.workspace)
        values = {spec.name: spec.choices[0][0] for spec in specs if spec.enum is not None}
        save = partial(_SAVES[name], session, None)
        self._form.open_form(tr("Add {nouns}", nouns=_NOUNS[name]), specs, values, save)

    def edit(self, name: str, record_id: str) -> None:
        """Open the form of a record of a list."""
        if name == "register":
            self._edit_entry(record_id)
            return
        session = self._session
        record = session.workspace.find(_TYPES[name], record_id)
        if record is None:
            return
        values = _values(session.workspace, record)
        specs = _SPECS[name](session.workspace)
        save = partial(_SAVES[name], session, record)
        beside = Beside(leaving=leaving_of(session, record))
        self._form.open_form(tr("Edit {nouns}", nouns=_NOUNS[name]), specs, values, save, beside)

    def _edit_entry(self, known_by: str) -> None:
        """Open an entry of the register: known by its item, or by itself when it is the trust's."""
        session = self._session
        own = session.workspace.find(ConstraintEntry, known_by)
        if own is not None:
            open_known(self._form, session, own, own_entry_specs(session.workspace))
            self._form.set_title(tr("Edit constraint"))
        elif session.trust is not None:
            self._edit_item(session.trust.trust_id, known_by)

    def _edit_item(self, trust_id: TrustId, item_id: str) -> None:
        session = self._session
        entry = entry_for(session.workspace, trust_id, item_id)
        values = values_of(session.workspace, entry) if entry else {"trend": Trend.NOT_SAID}
        title = tr("What is done about {get}", get=self._titles.get(item_id, "it"))
        save = partial(save_entry, session, item_id)
        beside = Beside(leaving=leaving_of(session, entry) if entry else None)
        self._form.open_form(title, entry_specs(session.workspace), values, save, beside)


def _values(workspace: Workspace, record: Record) -> dict[str, Any]:
    if isinstance(record, Scenario):
        return values_of_scenario(record)
    return values_of(workspace, record)
