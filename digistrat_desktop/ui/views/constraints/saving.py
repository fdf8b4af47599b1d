"""The steps of the constraints page's forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.edits.planning import (
    enter_capacity,
    enter_demand,
    set_constraint_entry,
)
from digistrat_desktop.domain.edits.strategising import add_entry, edit_entry
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.reality import Scenario
from digistrat_desktop.domain.strategy import Initiative
from digistrat_desktop.ui.views.constraints.suppositions import overrides_of
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from digistrat_desktop.domain.history import Step
    from digistrat_desktop.domain.ids import TrustId
    from digistrat_desktop.domain.reality import Capacity, Demand
    from digistrat_desktop.ui.session import Session


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
