"""The steps of the constraints page's forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digistrat_desktop.domain.edits.planning import (
    set_capacity,
    set_constraint_entry,
    set_demand,
)
from digistrat_desktop.domain.edits.strategising import add_entry
from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.reality import (
    Override,
    Scenario,
    fewer_staff,
    funding_cut,
    initiative_late,
)
from digistrat_desktop.domain.strategy import Initiative
from digistrat_desktop.ui.views.constraints.specs import FUNDING, STAFF

if TYPE_CHECKING:
    from digistrat_desktop.domain.history import Step
    from digistrat_desktop.domain.ids import TrustId
    from digistrat_desktop.ui.session import Session


def _trust_id(session: Session) -> TrustId:
    if session.trust is None:
        raise InvalidValue("amount", "Start or open an assessment first.")
    return session.trust.trust_id


def _need(values: dict[str, Any], *names: str) -> None:
    for name in names:
        if not values[name]:
            raise InvalidValue(name, "This is needed.")


def save_capacity(session: Session, values: dict[str, Any]) -> Step:
    """Give the step that records an amount."""
    _need(values, "year", "amount")
    return set_capacity(session.workspace, _trust_id(session), values, session.author)


def save_demand(session: Session, values: dict[str, Any]) -> Step:
    """Give the step that records a need."""
    _need(values, "initiative_id", "resource", "year", "amount")
    initiative = session.workspace.get(Initiative, values["initiative_id"])
    return set_demand(session.workspace, initiative, values, session.author)


def save_entry(session: Session, item_id: str, values: dict[str, Any]) -> Step:
    """Give the step that says what is done about a constraint."""
    trust_id = _trust_id(session)
    return set_constraint_entry(session.workspace, trust_id, item_id, values, session.author)


def save_scenario(session: Session, values: dict[str, Any]) -> Step:
    """Give the step that adds a what-if."""
    said = {"title": values["title"], "overrides": _overrides(values)}
    return add_entry(session.workspace, Scenario, _trust_id(session), said, session.author)[1]


def _overrides(values: dict[str, Any]) -> tuple[Override, ...]:
    amount = str(values["amount"]).strip()
    if not amount.isdecimal() or int(amount) == 0:
        raise InvalidValue("amount", "Write a whole number above nought, such as 20.")
    if values["kind"] == FUNDING:
        return funding_cut(int(amount))
    if values["kind"] == STAFF:
        _need(values, "resource")
        return fewer_staff(values["resource"], int(amount))
    _need(values, "initiative_id")
    return initiative_late(values["initiative_id"], int(amount))
