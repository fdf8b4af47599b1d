"""The criteria of a draft's questions: what is ticked, in which order, and which level cannot do without it.

The numbers each level needs go with them: they rise from 0, and the highest level goes on needing all where it
needed all.

Source: docs/frameworks.md#criteria.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import count
from string import ascii_lowercase
from typing import Any, NamedTuple

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.words import counted
from digistrat_desktop.services.frameworks.drafting import (
    Tree,
    checked,
    gone,
    groups_in,
    item_in,
    level_ids,
    sensible,
)
from digistrat_desktop.services.frameworks.levels import rising

_NOTHING = "Nothing was changed."


class CriterionRow(NamedTuple):
    """One criterion of a question."""

    item_id: str
    id: str
    text: str
    must_for: tuple[str, ...]  # ids of the levels that cannot do without it


def rows_in(tree: Tree) -> Iterator[CriterionRow]:
    """Give each criterion with its question, in order."""
    for _, group in groups_in(tree):
        for item in group["items"]:
            criteria = item.get("criteria", {})
            must = criteria.get("must", {})
            for one in criteria.get("elements", ()):
                levels = tuple(level for level, ids in must.items() if one["id"] in ids)
                yield CriterionRow(item["id"], one["id"], one["text"], levels)


def row_in(tree: Tree, item_id: str, criterion_id: str) -> CriterionRow:
    """Give a criterion; Refused where it is gone."""
    for row in rows_in(tree):
        if (row.item_id, row.id) == (item_id, criterion_id):
            return row
    raise gone(f"A criterion of {item_id}")


def with_new_criteria(tree: Tree, item_id: str, texts: Sequence[str]) -> Tree:
    """Add criteria to a question that has some, or begin its list."""
    found = deepcopy(tree)
    section, group, at = item_in(found, item_id)
    levels = level_ids(found, section)
    if not levels:
        what = f"{item_id} has no levels, so criteria could decide nothing."
        raise Refused(what, _NOTHING, "Choose a question that has levels.")
    criteria = group["items"][at].setdefault("criteria", {"elements": [], "at_least": {}})
    before = len(criteria["elements"])
    taken = {one["id"] for one in criteria["elements"]}
    for text in texts:
        new = _new_id(taken)
        taken.add(new)
        criteria["elements"].append({"id": new, "text": text})
    criteria["at_least"] = _numbers(criteria, levels, before)
    return checked(found)


def _new_id(taken: set[str]) -> str:
    single = (one for one in ascii_lowercase if one not in taken)
    more = (f"c{number}" for number in count(1) if f"c{number}" not in taken)
    return next(single, "") or next(more)


def _numbers(criteria: Tree, levels: Sequence[str], before: int) -> dict[str, int]:
    """Give how many each level needs, of so many now: evenly where the list is new."""
    most, counts = len(criteria["elements"]), criteria["at_least"]
    _refuse_few(most, len(levels))
    last = len(levels) - 1
    if not counts:
        return {one: round(most * place / last) for place, one in enumerate(levels)}
    numbers = [counts[one] for one in levels]
    if numbers[-1] == before:
        numbers[-1] = most
    return dict(zip(levels, rising(numbers, most), strict=True))


def _refuse_few(criteria: int, levels: int) -> None:
    if criteria < levels - 1:
        what = f"{counted(levels, 'level')} need {counted(levels - 1, 'criterion', 'criteria')} or more."
        raise Refused(what, _NOTHING, "Enter more, or remove all criteria of the question.")


def with_criterion(tree: Tree, row: CriterionRow, values: Mapping[str, Any]) -> Tree:
    """Say a criterion otherwise: its text, and the levels that cannot do without it."""
    row_in(tree, row.item_id, row.id)
    found = deepcopy(tree)
    section, criteria = _criteria_of(found, row.item_id)
    for one in criteria["elements"]:
        if one["id"] == row.id:
            one["text"] = values["text"]
    order = [one["id"] for one in criteria["elements"]]
    must = {}
    for level in level_ids(found, section):
        wanted = {one for one in criteria.get("must", {}).get(level, ()) if one != row.id}
        wanted |= {row.id} if level in values["must_for"] else set()
        must[level] = [one for one in order if one in wanted]
    _set_must(criteria, must)
    return sensible(checked(found), row.item_id)


def _criteria_of(tree: Tree, item_id: str) -> tuple[Tree, Tree]:
    section, group, at = item_in(tree, item_id)
    return section, group["items"][at]["criteria"]


def _set_must(criteria: Tree, must: Mapping[str, list[str]]) -> None:
    criteria.pop("must", None)
    if said := {level: ids for level, ids in must.items() if ids}:
        criteria["must"] = said


def moved_criterion(tree: Tree, row: CriterionRow, by: int) -> Tree:
    """Move a criterion among those of its question."""
    row_in(tree, row.item_id, row.id)
    found = deepcopy(tree)
    _, criteria = _criteria_of(found, row.item_id)
    every = criteria["elements"]
    at = [one["id"] for one in every].index(row.id)
    if not 0 <= at + by < len(every):
        return tree
    every[at], every[at + by] = every[at + by], every[at]
    return checked(found)


def without_criterion(tree: Tree, row: CriterionRow) -> Tree:
    """Remove a criterion; the numbers that levels need go down where they must."""
    row_in(tree, row.item_id, row.id)
    found = deepcopy(tree)
    section, criteria = _criteria_of(found, row.item_id)
    before = len(criteria["elements"])
    criteria["elements"] = [one for one in criteria["elements"] if one["id"] != row.id]
    must = criteria.get("must", {})
    _set_must(criteria, {level: [o for o in ids if o != row.id] for level, ids in must.items()})
    criteria["at_least"] = _numbers(criteria, level_ids(found, section), before)
    return checked(found)


def without_criteria(tree: Tree, item_id: str) -> Tree:
    """Remove all criteria of a question: its level is chosen then, not ticked."""
    found = deepcopy(tree)
    _, group, at = item_in(found, item_id)
    group["items"][at].pop("criteria", None)
    return checked(found)
