"""A crosswalk that is being written, as the tables of its file: changed step by step, checked by the one reader.

Every change gives new tables, and what the reader refuses is never taken.

Source: docs/frameworks.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from typing import Any, NamedTuple

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.crosswalk import Bearing, Crosswalk, Stage
from digistrat_desktop.domain.frameworks.packs import PackProblem
from digistrat_desktop.domain.words import listed
from digistrat_desktop.frameworks.crosswalks import crosswalk_from, crosswalk_tree, digested
from digistrat_desktop.frameworks.loader import problems_from
from digistrat_desktop.frameworks.metrics import SHORT
from digistrat_desktop.frameworks.tables import Log, TomlTable
from digistrat_desktop.services.frameworks.drafting import (
    NewPack,
    Tree,
    filled,
    gone,
    refuse_faults,
)

HEAD = "crosswalk"
_NOTHING = "Nothing was changed."
_RECIPIENT = ("role", "name", "note")


class MappingRow(NamedTuple):
    """One question or metric that relates to a requirement."""

    target: str
    requirement: str  # its id
    relation: str


def is_crosswalk(tree: Tree) -> bool:
    return HEAD in tree


def begun(source: Crosswalk, new: NewPack) -> Tree:
    """Begin a crosswalk as a copy of another: a draft that says nothing yet of how far it has come."""
    tree = crosswalk_tree(source)
    said = {"id": new.id, "version": new.version, "title": new.title, "provider": new.provider}
    about = {**tree[HEAD], **said, "short_title": _short(new.title), "licence": new.licence}
    about.pop("status_note", None)
    return _checked({**tree, HEAD: {**about, "status": Stage.DRAFT.value}})


def problems_in(tree: Tree, name: str = "crosswalk") -> tuple[PackProblem, ...]:
    """List what the reader finds wrong in the tables."""
    log = Log()
    crosswalk_from(TomlTable(tree, (), log))
    return problems_from(log, tree, name, {})


def crosswalk_in(tree: Tree) -> Crosswalk:
    """Give the crosswalk that the tables are; Refused where they are none."""
    log = Log()
    made = crosswalk_from(TomlTable(tree, (), log))
    refuse_faults(log, tree, HEAD)
    return digested(made)


def _checked(tree: Tree) -> Tree:
    """Give the tables in the order of a file; Refused where the reader does not take them."""
    return crosswalk_tree(crosswalk_in(tree))


def published(tree: Tree) -> Tree:
    """Give the tables with the mark of a published mapping."""
    return _checked({**tree, HEAD: {**tree[HEAD], "status": Stage.PUBLISHED.value}})


NAMED = 8  # ids that are not in a framework, before the rest is counted


def unknown_in(tree: Tree, known: Collection[str]) -> tuple[str, ...]:
    """Give the ids it names that are not known, each once."""
    return tuple(dict.fromkeys(row.target for row in rows_in(tree) if row.target not in known))


def _short(title: str) -> str:
    return title[:SHORT].strip()


def with_about(tree: Tree, values: Mapping[str, Any]) -> Tree:
    """Say other things of the crosswalk as a whole; a short title that was the title's own follows it.

    Args:
        values: keys of the file; "recipients" as lines "role; name; note".
    """
    said = {**values, "recipients": [_recipient(line) for line in values["recipients"]]}
    before, about = tree[HEAD], {**tree[HEAD], **said}
    if about.get("short_title") == before.get("short_title") == _short(before["title"]):
        about["short_title"] = _short(about["title"])
    return _checked({**tree, HEAD: filled(about)})


def recipient_lines(tree: Tree) -> tuple[str, ...]:
    """Give those who ask for it, a line each."""
    found = tree[HEAD].get("recipients", ())
    return tuple("; ".join(one.get(key, "") for key in _RECIPIENT).rstrip("; ") for one in found)


def _recipient(line: str) -> Tree:
    parts = [part.strip() for part in line.split(";", len(_RECIPIENT) - 1)]
    return filled(dict(zip(_RECIPIENT, parts, strict=False)))


def with_source(tree: Tree, values: Mapping[str, Any]) -> Tree:
    """Say other things of the document the requirements stand in."""
    source = filled({**tree[HEAD]["source"], **values})
    return _checked({**tree, HEAD: {**tree[HEAD], "source": source}})


def requirement_in(tree: Tree, requirement_id: str) -> Tree:
    """Give a requirement; Refused where it is gone."""
    for one in tree["requirements"]:
        if one["id"] == requirement_id:
            found: Tree = one
            return found
    raise gone(requirement_id)


def with_requirement(tree: Tree, requirement_id: str, values: Mapping[str, Any]) -> Tree:
    """Change what a requirement says; an empty value is taken out."""
    found = deepcopy(tree)
    requirement_in(found, requirement_id).update(values)
    return _checked({**found, "requirements": [filled(one) for one in found["requirements"]]})


def with_new_requirement(tree: Tree, values: Mapping[str, Any], after: str = "") -> Tree:
    """Add a requirement after another, else at the end; "target" and "relation" are its first row."""
    found = deepcopy(tree)
    said = {key: one for key, one in values.items() if key not in {"target", "relation"}}
    if values.get("target"):
        said[values["relation"]] = [values["target"]]
    ids = [one["id"] for one in found["requirements"]]
    at = ids.index(after) + 1 if after in ids else len(ids)
    found["requirements"].insert(at, filled(said))
    return _checked(found)


def without_requirement(tree: Tree, requirement_id: str) -> Tree:
    """Remove a requirement with its rows; one that has parts stays."""
    parts = [one["id"] for one in tree["requirements"] if one.get("part_of") == requirement_id]
    if parts:
        what = f"These are part of {requirement_id}: {listed(parts)}."
        raise Refused(what, _NOTHING, "Remove them first, or say that they are part of another.")
    left = [one for one in tree["requirements"] if one["id"] != requirement_id]
    return _checked({**tree, "requirements": left})


def moved_requirement(tree: Tree, requirement_id: str, by: int) -> Tree:
    found = deepcopy(tree)
    every = found["requirements"]
    at = [one["id"] for one in every].index(requirement_id)
    if not 0 <= at + by < len(every):
        return tree
    every[at], every[at + by] = every[at + by], every[at]
    return _checked(found)


def rows_in(tree: Tree) -> Iterator[MappingRow]:
    """Give each question and metric with its requirement, in order."""
    for one in tree["requirements"]:
        for relation in Bearing:
            for target in one.get(relation.value, ()):
                yield MappingRow(target, one["id"], relation.value)


def row_in(tree: Tree, target: str, requirement: str) -> MappingRow:
    """Give the row of a question or metric for a requirement; Refused where it is gone."""
    for row in rows_in(tree):
        if (row.target, row.requirement) == (target, requirement):
            return row
    raise gone(target)


def with_row(tree: Tree, row: MappingRow, instead: MappingRow | None = None) -> Tree:
    """Add a row, or put it in the place of another."""
    found = deepcopy(tree)
    if instead is not None:
        _take_out(found, instead)
    requirement_in(found, row.requirement).setdefault(row.relation, []).append(row.target)
    return _checked(found)


def without_row(tree: Tree, row: MappingRow) -> Tree:
    """Remove a row; a requirement with none has to say what is missing."""
    found = deepcopy(tree)
    _take_out(found, row)
    return _checked(found)


def _take_out(tree: Tree, row: MappingRow) -> None:
    if row not in rows_in(tree):
        raise gone(row.target)
    wanted = requirement_in(tree, row.requirement)
    wanted[row.relation] = [one for one in wanted[row.relation] if one != row.target]
