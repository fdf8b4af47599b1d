"""A pack that is being written, as the tables of its file: changed step by step, checked by the one reader.

Every change gives new tables; those before stay as they are, so that a step can be undone. What the
reader refuses is never taken.

Source: docs/frameworks.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.framework import FrameworkPack
from digistrat_desktop.domain.frameworks.packs import PackProblem
from digistrat_desktop.domain.words import listed
from digistrat_desktop.frameworks.building import pack_from
from digistrat_desktop.frameworks.canonical import canonical_json, with_sha256
from digistrat_desktop.frameworks.loader import problems_from
from digistrat_desktop.frameworks.sense import nonsense_in
from digistrat_desktop.frameworks.tables import Log, TomlTable
from digistrat_desktop.frameworks.toml_lines import Path
from digistrat_desktop.services.frameworks import bridging
from digistrat_desktop.system.toml_text import toml_text

Tree = dict[str, Any]
_FIRST = (
    *("framework", "evidence", "case_for_change", "format", "id", "version", "title", "draft"),
    *("language", "provider", "licence", "attribution", "purpose", "label", "meaning", "scale"),
    *("short_title", "question", "why", "origin", "intro", "kind", "relation", "reason"),
)
_LAST = ("levels", "better", "items", "groups", "scales", "sections", "metrics", "bridges")


@dataclass(frozen=True, slots=True)
class NewPack:
    """What a pack that is begun is called, and who makes it."""

    id: str
    version: str
    title: str
    provider: str
    licence: str


def tree_of(pack: FrameworkPack) -> Tree:
    """Give a pack as the tables of its file, in an order that reads well."""
    found: Tree = _ordered(json.loads(canonical_json(pack)))
    return found


def _ordered(value: Any) -> Any:
    if isinstance(value, list):
        return [_ordered(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {key: _ordered(value[key]) for key in sorted(value, key=_place)}


def _place(key: str) -> tuple[int, int, str]:
    if key in _FIRST:
        return 0, _FIRST.index(key), key
    return (2, _LAST.index(key), key) if key in _LAST else (1, 0, key)


def begun(source: FrameworkPack, new: NewPack) -> Tree:
    """Begin a pack as a copy of another: a draft, with a bridge from what it was copied from."""
    tree = tree_of(source)
    about = tree["framework"]
    said = {"id": new.id, "version": new.version, "title": new.title, "provider": new.provider}
    tree["framework"] = _ordered({**about, **said, "licence": new.licence, "draft": True})
    return bridged(tree, source)


def bridged(tree: Tree, source: FrameworkPack) -> Tree:
    """Give the tables with a bridge from another pack, in place of the one there may be."""
    found = deepcopy(tree)
    start = {"pack": source.id, "version": source.version}
    others = [one for one in found.get("bridges", ()) if one.get("from") != start]
    known = [one for one in found.get("bridges", ()) if one.get("from") == start]
    said = known[0] if known else {"rules": ["No past answer is rewritten."]}
    rows = bridging.bridge_rows(source, pack_in(found), said)
    found["bridges"] = [*others, {"from": start, **_without(said, "from", *rows), **rows}]
    return found


def with_meaning(tree: Tree, said: Mapping[str, bool]) -> Tree:
    """Give the tables with what their maker says of changed words, in each bridge: by id, if they mean the same."""
    found = deepcopy(tree)
    found["bridges"] = [bridging.with_meaning(one, said) for one in found.get("bridges", ())]
    return checked(found) if said else tree


def without_lost_rows(tree: Tree) -> Tree:
    """Give the tables without the bridges' rows that lead to a question or metric that is not here."""
    found = deepcopy(tree)
    known = {one["id"] for _, group in groups_in(found) for one in group["items"]}
    known |= {one["id"] for one in found.get("metrics", ())}
    for bridge in found.get("bridges", ()):
        for kind in ("items", "metrics"):
            rows = bridge.get(kind, [])
            bridge[kind] = [row for row in rows if known.issuperset(row.get("to", ()))]
    return found


def _without(table: Mapping[str, Any], *keys: str) -> Tree:
    return {key: one for key, one in table.items() if key not in keys}


def problems_in(tree: Tree, name: str = "framework") -> tuple[PackProblem, ...]:
    """List what the reader finds wrong in the tables."""
    log = Log()
    pack_from(TomlTable(tree, (), log))
    return problems_from(log, tree, name, {})


def pack_in(tree: Tree) -> FrameworkPack:
    """Give the pack that the tables are; Refused where they are none."""
    log = Log()
    pack = pack_from(TomlTable(tree, (), log))
    refuse_faults(log, tree)
    return with_sha256(pack)


def gone(name: str) -> Refused:
    """Say that what a form was opened for was removed since."""
    return Refused(f"{name} was removed.", "Nothing was changed.", "Undo brings it back.")


class NotTaken(Refused):
    """The reader does not take what a draft would be.

    Attributes:
        path: where in the file, as keys and places from 0.
        message: what is wrong there, without a full stop.
    """

    def __init__(self, kind: str, problem: PackProblem, path: Path) -> None:
        said = f"{problem.path}: {problem.message}" if problem.path else problem.message
        what = f"This cannot be part of a {kind}. {said}."
        super().__init__(what, "Nothing was changed.", "Correct what is named.")
        self.path, self.message = path, problem.message


def refuse_faults(log: Log, tree: Tree, kind: str = "framework") -> None:
    """Say of the first fault why something cannot be part of a framework or a crosswalk."""
    if log.faults:
        raise NotTaken(kind, problems_from(log, tree, kind, {})[0], log.faults[0][0])


def published(tree: Tree) -> Tree:
    """Give the tables without the mark of a draft; Refused where something is still to be said."""
    found = deepcopy(tree)
    found["framework"].pop("draft", None)
    about = found["framework"]
    for key, words in (("provider", "who made it"), ("licence", "on what terms it may be used")):
        if not about.get(key):
            raise Refused(
                f"The framework does not say {words}.",
                "It is still a draft.",
                "Say it under About, then publish again.",
            )
    pack_in(found)
    _refuse_nonsense(found, nonsense_in(found))
    return found


def groups_in(tree: Tree) -> Iterator[tuple[Tree, Tree]]:
    """Give each group with its section, in order."""
    for section in tree["sections"]:
        for group in section["groups"]:
            yield section, group


def item_in(tree: Tree, item_id: str) -> tuple[Tree, Tree, int]:
    """Give the section and group of a question and its place there; Refused where it is gone."""
    for section, group in groups_in(tree):
        for at, one in enumerate(group["items"]):
            if one["id"] == item_id:
                return section, group, at
    raise gone(item_id)


def with_about(tree: Tree, values: Mapping[str, Any]) -> Tree:
    """Say other things of the pack as a whole."""
    found = deepcopy(tree)
    found["framework"] = _ordered(filled({**found["framework"], **values}))
    return checked(found)


def with_section(tree: Tree, section_id: str, values: Mapping[str, Any]) -> Tree:
    found = deepcopy(tree)
    for section in found["sections"]:
        if section["id"] == section_id:
            section.update(values)
    found["sections"] = [_ordered(filled(one)) for one in found["sections"]]
    return checked(found)


def with_group(tree: Tree, group_id: str, values: Mapping[str, Any]) -> Tree:
    """Say other things of a group of questions; Refused where it is gone."""
    found = deepcopy(tree)
    for section in found["sections"]:
        for at, group in enumerate(section["groups"]):
            if group["id"] == group_id:
                section["groups"][at] = _ordered(filled({**group, **values}))
                return checked(found)
    raise gone(group_id)


def sources_in(tree: Tree) -> list[Tree]:
    """Give what questions and duties in law rest on: its id and what it is."""
    return list(tree["framework"].get("sources", ()))


def with_source(tree: Tree, source_id: str, what: str) -> Tree:
    """Say a source otherwise; Refused where it is gone."""
    if all(one["id"] != source_id for one in sources_in(tree)):
        raise gone(source_id)
    new = [{**one, "what": what} if one["id"] == source_id else one for one in sources_in(tree)]
    return with_about(tree, {"sources": new})


def with_new_source(tree: Tree, values: Mapping[str, Any]) -> Tree:
    return with_about(tree, {"sources": [*sources_in(tree), dict(values)]})


def without_source(tree: Tree, source_id: str) -> Tree:
    """Remove a source; one that something rests on stays, and the questions are named."""
    naming = [
        one["id"]
        for _, group in groups_in(tree)
        for one in group["items"]
        if source_id in (*one.get("source", ()), one.get("legal", {}).get("source"))
    ]
    if naming:
        what = f"These questions rest on {source_id}: {listed(naming)}."
        raise Refused(what, "Nothing was changed.", "Choose another source there first.")
    left = [one for one in sources_in(tree) if one["id"] != source_id]
    return with_about(tree, {"sources": left})


def with_item(tree: Tree, item_id: str, values: Mapping[str, Any]) -> Tree:
    """Change what a question says; an empty value is taken out."""
    found = deepcopy(tree)
    section, group, at = item_in(found, item_id)
    group["items"][at] = _said(group["items"][at], values, level_ids(found, section))
    if values.get("short_form") is not None:
        _set_short(section, item_id, is_in=bool(values["short_form"]))
    return sensible(checked(found), item_id)


def _said(item: Tree, values: Mapping[str, Any], levels: Sequence[str]) -> Tree:
    """Give a question with what is said of it; what was said of levels that are gone is left out."""
    said = {key: one for key, one in values.items() if key != "short_form"}
    named = (key for key in _NAMING if key in said)
    said |= {key: _in_order(item.get(key, ()), said[key]) for key in named}
    for key in ("criteria", "legal", "levels", "better"):
        if key in said:
            said[key] = filled({**item.get(key, {}), **said[key]})
    for key in ("levels", "better"):
        if key in said:
            said[key] = {level: said[key][level] for level in levels if level in said[key]}
    if "at_least" in said.get("criteria", {}):
        counts = {**item["criteria"]["at_least"], **said["criteria"]["at_least"]}
        said["criteria"]["at_least"] = {one: counts[one] for one in levels if one in counts}
    if "duty" not in said.get("legal", {"duty": ""}):
        said["legal"] = {}
    return _ordered(filled({**item, **said}))  # type: ignore[no-any-return]  # a table stays a table


_NAMING = ("source", "needs", "settings")


def _in_order(before: Sequence[str], chosen: Sequence[str]) -> list[str]:
    """Give what is chosen, what was there before in the order it had: a form offers it in its own."""
    kept = [one for one in before if one in chosen]
    return [*kept, *(one for one in chosen if one not in kept)]


_BY_LEVEL = ("levels", "better", "seed_lines")


def text_of(tree: Tree) -> str:
    """Write a pack as its file, what is said of levels with the lowest first."""
    found = deepcopy(tree)
    for section, group in groups_in(found):
        levels = level_ids(found, section)
        for item in group["items"]:
            criteria = item.get("criteria", {})
            for table in (*map(item.get, _BY_LEVEL), *map(criteria.get, ("at_least", "must"))):
                for level in levels:
                    if table and level in table:
                        table[level] = table.pop(level)
    return toml_text(found)


def level_ids(tree: Tree, section: Tree) -> tuple[str, ...]:
    """Give the levels of a section's scale, lowest first; none where it has no scale."""
    same = (one for one in tree["scales"] if one["id"] == section.get("scale"))
    return tuple(level["id"] for scale in same for level in scale["levels"])


def with_new_item(tree: Tree, group_id: str, values: Mapping[str, Any]) -> Tree:
    """Add a question at the end of a group."""
    found = deepcopy(tree)
    for section, group in groups_in(found):
        if group["id"] == group_id:
            said = _said({"origin": "extended"}, values, level_ids(found, section))
            group["items"].append(said)
            if values.get("short_form"):
                _set_short(section, str(values["id"]), is_in=True)
            return sensible(checked(found), str(values["id"]))
    raise gone(group_id)


def without_item(tree: Tree, item_id: str) -> Tree:
    """Take a question out; its id is never used again. One that others rest on stays, and all are named."""
    every = (one for _, group in groups_in(tree) for one in group["items"])
    resting = [one["id"] for one in every if item_id in one.get("needs", ())]
    if resting:
        what = f"{item_id} must come first for: {listed(resting)}."
        then = f"Edit them first: remove {item_id} under “What must come first”."
        raise Refused(what, "Nothing was changed.", then)
    found = deepcopy(tree)
    section, group, at = item_in(found, item_id)
    del group["items"][at]
    _set_short(section, item_id, is_in=False)
    for bridge in found.get("bridges", ()):
        bridge["items"] = [row for row in bridge["items"] if item_id not in row.get("to", ())]
    return checked(found)


def moved(tree: Tree, item_id: str, by: int) -> Tree:
    """Move a question among those of its section: past the end of a group into the next one."""
    found = deepcopy(tree)
    section, group, at = item_in(found, item_id)
    groups = section["groups"]
    item = group["items"].pop(at)
    here = groups.index(group)
    to = at + by
    if 0 <= to <= len(group["items"]):
        group["items"].insert(to, item)
    elif 0 <= here + by < len(groups) and group["items"]:
        beside = groups[here + by]["items"]
        beside.insert(0 if by > 0 else len(beside), item)
    else:
        return tree
    return checked(found)


def _set_short(section: Tree, item_id: str, *, is_in: bool) -> None:
    order = [one["id"] for group in section["groups"] for one in group["items"]]
    wanted = set(section.get("short_form", ())) - {item_id} | ({item_id} if is_in else set())
    section["short_form"] = [one for one in order if one in wanted]


def filled(table: Mapping[str, Any]) -> Tree:
    """Leave out what is empty."""
    return {key: one for key, one in table.items() if one not in ("", None, [], {})}


def checked(tree: Tree) -> Tree:
    """Give the tables, if the reader takes them; `NotTaken` otherwise."""
    log = Log()
    pack_from(TomlTable(tree, (), log))
    refuse_faults(log, tree)
    return tree


def sensible(tree: Tree, item_id: str) -> Tree:
    """Give the tables, if what is said of a question makes sense; `NotTaken` otherwise."""
    section, group, at = item_in(tree, item_id)
    where = ("sections", tree["sections"].index(section), "groups", section["groups"].index(group))
    path = (*where, "items", at)
    said = ((place, words) for place, words in nonsense_in(tree) if place[: len(path)] == path)
    _refuse_nonsense(tree, said)
    return tree


def _refuse_nonsense(tree: Tree, said: Iterable[tuple[Path, str]]) -> None:
    log = Log()
    for path, words in said:
        log.fault(path, words)
    refuse_faults(log, tree)
