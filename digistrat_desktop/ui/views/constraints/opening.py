"""Opening the form of a record of the constraints page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.reality import Capacity, ConstraintEntry, Demand, Scenario, Trend
from digistrat_desktop.ui.views.constraints.rows import entry_for
from digistrat_desktop.ui.views.constraints.saving import (
    save_capacity,
    save_demand,
    save_entry,
    save_scenario,
)
from digistrat_desktop.ui.views.constraints.specs import (
    capacity_specs,
    demand_specs,
    entry_specs,
    own_entry_specs,
    scenario_specs,
)
from digistrat_desktop.ui.views.constraints.suppositions import values_of_scenario
from digistrat_desktop.ui.views.strategy.entries import leaving_of, open_known, open_new
from digistrat_desktop.ui.views.strategy.record_form import Beside
from digistrat_desktop.ui.views.strategy.specs import values_of
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from digistrat_desktop.domain.history import Step
    from digistrat_desktop.domain.ids import TrustId
    from digistrat_desktop.domain.records import Record
    from digistrat_desktop.domain.workspace import Workspace
    from digistrat_desktop.ui.session import Session
    from digistrat_desktop.ui.views.context import PageContext
    from digistrat_desktop.ui.views.strategy.fields import FieldSpec
    from digistrat_desktop.ui.views.strategy.record_form import RecordForm

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
