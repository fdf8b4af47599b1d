"""The sample trust's strategy: what it wants, what it does, what it can do, what was agreed."""

from typing import Any, TypeVar

from digistrat_desktop.domain.edits.actions import acknowledge
from digistrat_desktop.domain.edits.plans import set_capacity, set_constraint_entry, set_demand
from digistrat_desktop.domain.edits.strategy import (
    add_entry,
    edit_entry,
    hold_against,
    set_link,
    set_north_star,
)
from digistrat_desktop.domain.trust.actions import Action, ActionStatus, Effort
from digistrat_desktop.domain.trust.metrics import Metric
from digistrat_desktop.domain.trust.plans import (
    Firmness,
    Override,
    ResourceFamily,
    Scenario,
    Trend,
    fewer_staff,
    funding_cut,
    initiative_late,
)
from digistrat_desktop.domain.trust.strategy import (
    CaseForChange,
    Decision,
    DecisionKind,
    Initiative,
    InitiativeStatus,
    Objective,
    ObjectiveKind,
    Principle,
    TestOutcome,
)
from digistrat_desktop.domain.wire.records import Record
from digistrat_desktop.services.sample.scribe import Chapter

R = TypeVar("R", bound=Record)
_TIES = frozenset({"metric", "initiatives", "objectives"})
_ENUMS: dict[str, Any] = {
    "objective_kind": ObjectiveKind,
    "decision_kind": DecisionKind,
    "effort": Effort,
    "family": ResourceFamily,
    "firmness": Firmness,
    "trend": Trend,
}


def write_strategy(chapter: Chapter, said: dict[str, Any]) -> None:
    """Write what the strategy's file says."""
    scribe, author = chapter.scribe, chapter.author
    star = said["north_star"]
    scribe.write(set_north_star(scribe.workspace, chapter.trust_id, star, author))
    records = _Keyed(chapter, said)
    records.write_links(said)
    records.write_tests(said)
    for decision in said["decision"]:
        _add(chapter, Decision, decision)
    _write_plan(chapter, said, records)
    _write_register(chapter, said)
    _write_actions(chapter, said, records)
    _write_accepted(chapter, said, records)


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
        metrics = chapter.scribe.workspace.all(Metric)
        self._metrics = {m.catalogue_id: str(m.id) for m in metrics}
        for order, principle in enumerate(said["principle"]):
            self._add_principle(order, principle)
        for order, objective in enumerate(said["objective"]):
            self._add_objective(order, objective)
        for order, initiative in enumerate(said["initiative"]):
            self._add_initiative(order, initiative)

    def ids(self, keys: list[str]) -> tuple[str, ...]:
        """Give ids for keys and for metrics' names; what is neither is an item's own id."""
        known = {**self._metrics, **self._ids}
        return tuple(known.get(key, key) for key in keys)

    def metric(self, catalogue_id: str) -> str:
        """Give a metric's id for its name in the catalogue."""
        return self._metrics[catalogue_id]

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

    def write_tests(self, said: dict[str, Any]) -> None:
        """Write what came of holding initiatives against principles."""
        scribe, author = self._chapter.scribe, self._chapter.author
        for entry in said["test"]:
            principle = scribe.workspace.get(Principle, self._ids[entry["against"]])
            initiative = self.initiative(entry["of"])
            found = (TestOutcome(entry["outcome"]), entry["reason"])
            scribe.write(hold_against(scribe.workspace, principle, initiative, found, author))

    def _add_principle(self, order: int, said: dict[str, Any]) -> None:
        plain = {k: v for k, v in said.items() if k != "key"}
        self._ids[said["key"]] = _add(self._chapter, Principle, {**plain, "order": order}).id

    def _add_objective(self, order: int, said: dict[str, Any]) -> None:
        ids = tuple(self.metric(one) for one in said.get("metrics", ()))
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
        values = {"title": entry["title"], "note": entry.get("note", "")}
        _add(chapter, Scenario, {**values, "overrides": _overrides(entry, records)})


def _overrides(entry: dict[str, Any], records: _Keyed) -> tuple[Override, ...]:
    if "late" in entry:
        key, months = entry["late"]
        return initiative_late(records.ids([key])[0], months)
    if "fewer" in entry:
        return fewer_staff(*entry["fewer"])
    return funding_cut(entry["cut"])


def _write_register(chapter: Chapter, said: dict[str, Any]) -> None:
    scribe = chapter.scribe
    for entry in said["register"]:
        values = _values(chapter, {k: v for k, v in entry.items() if k != "item"})
        place = (chapter.trust_id, entry["item"])
        scribe.write(set_constraint_entry(scribe.workspace, *place, values, chapter.author))


def _write_accepted(chapter: Chapter, said: dict[str, Any], records: _Keyed) -> None:
    scribe = chapter.scribe
    for entry in said["accepted"]:
        finding = (entry["rule"], records.metric(entry["about"]))
        told = (entry["reason"], entry["until"])
        scribe.write(acknowledge(scribe.workspace, chapter.trust_id, finding, told, chapter.author))


def _write_actions(chapter: Chapter, said: dict[str, Any], records: _Keyed) -> None:
    for entry in said["action"]:
        more = {
            "addresses": records.ids(entry["addresses"]),
            "status": ActionStatus(entry["status"]),
        }
        _add(chapter, Action, {**entry, **more})
    for entry in said["case"]:
        plain = {k: v for k, v in entry.items() if k not in _TIES}
        more = {
            "metric_id": records.metric(entry["metric"]),
            "initiative_ids": records.ids(entry["initiatives"]),
            "objective_ids": records.ids(entry["objectives"]),
        }
        _add(chapter, CaseForChange, {**plain, **more})
