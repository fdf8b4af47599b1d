"""The sample trust's strategy: what it wants, what it does, what it can do, what was agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from digistrat_desktop.domain.actions import Action, ActionStatus, Effort
from digistrat_desktop.domain.cases import CaseForChange
from digistrat_desktop.domain.edits.planning import set_capacity, set_demand
from digistrat_desktop.domain.edits.strategising import (
    add_entry,
    edit_entry,
    set_link,
    set_north_star,
)
from digistrat_desktop.domain.metrics import Metric
from digistrat_desktop.domain.reality import Firmness, ResourceFamily, Scenario, funding_cut
from digistrat_desktop.domain.records import Record
from digistrat_desktop.domain.strategy import (
    Decision,
    DecisionKind,
    Initiative,
    InitiativeStatus,
    Objective,
    ObjectiveKind,
    Principle,
)

if TYPE_CHECKING:
    from digistrat_desktop.services.sample.scribe import Chapter

R = TypeVar("R", bound=Record)
_ENUMS: dict[str, Any] = {
    "objective_kind": ObjectiveKind,
    "decision_kind": DecisionKind,
    "effort": Effort,
    "family": ResourceFamily,
    "firmness": Firmness,
}


def write_strategy(chapter: Chapter, said: dict[str, Any]) -> None:
    """Write what the strategy's file says."""
    scribe, author = chapter.scribe, chapter.author
    star = said["north_star"]
    scribe.write(set_north_star(scribe.workspace, chapter.trust_id, star, author))
    for order, principle in enumerate(said["principle"]):
        _add(chapter, Principle, {**principle, "order": order})
    records = _Keyed(chapter, said)
    records.write_links(said)
    for decision in said["decision"]:
        _add(chapter, Decision, decision)
    _write_plan(chapter, said, records)
    _write_actions(chapter, said, records)


def _values(chapter: Chapter, said: dict[str, Any]) -> dict[str, Any]:
    """Give values as records take them: people by id, choices as members, lists as tuples."""
    plain = {k: _ENUMS[k](v) if k in _ENUMS else v for k, v in said.items() if k != "owner"}
    if "owner" in said:
        plain["owner_id"] = chapter.scribe.person(said["owner"])
    for name in ("capital_costs", "revenue_costs"):
        if name in plain:
            plain[name] = tuple((year, amount) for year, amount in plain[name])
    return plain


def _add(chapter: Chapter, record_type: type[R], said: dict[str, Any]) -> R:
    values = _values(chapter, said)
    scribe, trust_id = chapter.scribe, chapter.trust_id
    made, step = add_entry(scribe.workspace, record_type, trust_id, values, chapter.author)
    scribe.write(step)
    return made


class _Keyed:
    """Objectives and initiatives by their keys in the file."""

    def __init__(self, chapter: Chapter, said: dict[str, Any]) -> None:
        self._chapter = chapter
        self._ids: dict[str, str] = {}
        for order, objective in enumerate(said["objective"]):
            self._add_objective(order, objective)
        for order, initiative in enumerate(said["initiative"]):
            self._add_initiative(order, initiative)

    def ids(self, keys: list[str]) -> tuple[str, ...]:
        """Give ids for keys."""
        return tuple(self._ids[key] for key in keys)

    def objective(self, key: str) -> Objective:
        """Give an objective as it is now."""
        return self._chapter.scribe.workspace.get(Objective, self._ids[key])

    def initiative(self, key: str) -> Initiative:
        """Give an initiative as it is now."""
        return self._chapter.scribe.workspace.get(Initiative, self._ids[key])

    def write_links(self, said: dict[str, Any]) -> None:
        """Write the links, then reword what was reworded after them."""
        scribe, author = self._chapter.scribe, self._chapter.author
        for link in said["link"]:
            ends = self.objective(link["at"][0]), self.initiative(link["at"][1])
            values = {k: v for k, v in link.items() if k != "at"}
            scribe.write(set_link(scribe.workspace, *ends, values, author))
        for entry in said["reworded"]:
            values = {k: v for k, v in entry.items() if k != "key"}
            objective = self.objective(entry["key"])
            scribe.write(edit_entry(scribe.workspace, objective, values, author))

    def _add_objective(self, order: int, said: dict[str, Any]) -> None:
        wanted = said.get("metrics", ())
        metrics = self._chapter.scribe.workspace.all(Metric)
        ids = tuple(m.id for m in metrics if m.catalogue_id in wanted)
        plain = {k: v for k, v in said.items() if k not in {"key", "metrics"}}
        values = {**plain, "metric_ids": ids, "order": order}
        self._ids[said["key"]] = _add(self._chapter, Objective, values).id

    def _add_initiative(self, order: int, said: dict[str, Any]) -> None:
        plain = {k: v for k, v in said.items() if k != "key"}
        more = {
            "depends_on": self.ids(said.get("depends_on", [])),
            "status": InitiativeStatus(said["status"]),
            "order": order,
        }
        self._ids[said["key"]] = _add(self._chapter, Initiative, {**plain, **more}).id


def _write_plan(chapter: Chapter, said: dict[str, Any], records: _Keyed) -> None:
    scribe, author = chapter.scribe, chapter.author
    for entry in said["capacity"]:
        values = _values(chapter, entry)
        scribe.write(set_capacity(scribe.workspace, chapter.trust_id, values, author))
    for entry in said["demand"]:
        values = _values(chapter, {k: v for k, v in entry.items() if k != "of"})
        initiative = records.initiative(entry["of"])
        scribe.write(set_demand(scribe.workspace, initiative, values, author))
    for entry in said["scenario"]:
        overrides = funding_cut(entry["percent"])
        _add(chapter, Scenario, {"title": entry["title"], "overrides": overrides})


def _write_actions(chapter: Chapter, said: dict[str, Any], records: _Keyed) -> None:
    for entry in said["action"]:
        more = {
            "addresses": records.ids(entry["addresses"]),
            "status": ActionStatus(entry["status"]),
        }
        _add(chapter, Action, {**entry, **more})
    for entry in said["case"]:
        plain = {k: v for k, v in entry.items() if k not in {"initiatives", "objectives"}}
        more = {
            "initiative_ids": records.ids(entry["initiatives"]),
            "objective_ids": records.ids(entry["objectives"]),
        }
        _add(chapter, CaseForChange, {**plain, **more})
