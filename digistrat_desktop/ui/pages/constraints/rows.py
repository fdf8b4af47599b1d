"""The lists of the constraints page as rows of words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.plans.reality import plain_number
from digistrat_desktop.domain.ids import derived_id
from digistrat_desktop.domain.trust.plans import (
    Capacity,
    ConstraintEntry,
    Demand,
    ResourceFamily,
    Scenario,
    Trend,
)
from digistrat_desktop.domain.trust.strategy import Initiative
from digistrat_desktop.domain.words import small_first
from digistrat_desktop.ui.pages.strategy.rows import why_gone, withdrawn_records
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digistrat_desktop.analysis.answers.position import ConstraintLine
    from digistrat_desktop.domain.ids import TrustId
    from digistrat_desktop.domain.record.workspace import Workspace
    from digistrat_desktop.domain.wire.records import Record
    from digistrat_desktop.ui.pages.strategy.rows import Rows

OF_VIEW: dict[str, tuple[type[Record], ...]] = {
    "reality": (Capacity, Demand),
    "register": (ConstraintEntry,),
    "scenarios": (Scenario,),
}
"""The kinds of record that are written in each view."""
_OWN = tr("Not in the framework")


def capacity_rows(workspace: Workspace) -> Rows:
    """Give what there is, by resource and year."""
    found = sorted(workspace.all(Capacity), key=_place)
    return [(one.id, (_what(one), one.year, _amount(one), _by(workspace, one))) for one in found]


def demand_rows(workspace: Workspace) -> Rows:
    """Give what initiatives need beside money, by resource and year."""
    rows: Rows = []
    for one in sorted(workspace.all(Demand), key=_place):
        cells = (_initiative(workspace, one.initiative_id), _what(one), one.year)
        rows.append((one.id, (*cells, f"{_amount(one)}; {small_first(one.firmness.label)}")))
    return rows


def _place(record: Capacity | Demand) -> tuple[str, str, str]:
    families = list(ResourceFamily)
    return (str(families.index(record.family)), record.resource.casefold(), record.year)


def _what(record: Capacity | Demand) -> str:
    return record.resource or record.family.label


def _amount(record: Capacity | Demand) -> str:
    if not record.amount:
        return tr("Not known")
    pound = "£" if record.family.is_money else ""
    unit = record.unit if isinstance(record, Capacity) and not record.family.is_money else ""
    return f"{pound}{plain_number(Decimal(record.amount))} {unit}".strip()


def _by(workspace: Workspace, record: Capacity) -> str:
    return _initiative(workspace, record.provided_by) if record.provided_by else tr("There already")


def _initiative(workspace: Workspace, initiative_id: str) -> str:
    found = workspace.find(Initiative, initiative_id)
    return found.title if found is not None else tr("An initiative that is not here")


def entry_for(workspace: Workspace, trust_id: TrustId, item_id: str) -> ConstraintEntry | None:
    """Give what is done about a constraint of the framework, if anything was written."""
    found = workspace.find(ConstraintEntry, derived_id(trust_id, "constraint", item_id))
    return None if found is None or found.withdrawn else found


def register_rows(workspace: Workspace, trust_id: TrustId, lines: Iterable[ConstraintLine]) -> Rows:
    """Give the severe constraints of the framework, then the trust's own."""
    rows: Rows = []
    for line in lines:
        item = line.item.item
        entry = entry_for(workspace, trust_id, item.id)
        if line.severe or entry is not None:
            cells = (item.title, line.severity.label, *_done(workspace, entry))
            rows.append((item.id, cells))
    own = [one for one in workspace.all(ConstraintEntry) if not one.item_id]
    rows += [(one.id, (one.title, _OWN, *_done(workspace, one))) for one in own]
    return rows


def _done(workspace: Workspace, entry: ConstraintEntry | None) -> tuple[str, str]:
    owner = workspace.name_of(entry.owner_id) if entry else ""
    trend = entry.trend if entry else Trend.NOT_SAID
    done = entry.mitigation if entry and entry.mitigation else tr("Nothing written yet")
    return done, f"{owner or tr('Nobody yet')}; {small_first(trend.label)}"


def withdrawn_rows(workspace: Workspace, view: str) -> Rows:
    """Give what was withdrawn from a view, and why."""
    found = withdrawn_records(workspace, OF_VIEW[view])
    return [(one.id, (_name(workspace, one), why_gone(one))) for one in found]


def _name(workspace: Workspace, record: Record) -> str:
    if isinstance(record, Demand):
        whose = _initiative(workspace, record.initiative_id)
        return f"{whose}: {_what(record)}, {record.year}, {_amount(record)}"
    if isinstance(record, Capacity):
        return f"{_what(record)}, {record.year}: {_amount(record)}"
    return str(getattr(record, "title", "")) or tr("What is done about a constraint")
