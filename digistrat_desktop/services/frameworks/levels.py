"""The levels of a draft's scales: other words, one more, one less, another order.

What names a level goes with it: the texts and next steps of questions, and how many criteria it needs. A
duty in law never loses its level unseen: that is refused, with the questions named.

Source: docs/frameworks.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.words import listed
from digistrat_desktop.services.frameworks.drafting import Tree, checked, gone, groups_in

_FEWEST = 2
_NOTHING = "Nothing was changed."
_BY_LEVEL = ("levels", "better", "seed_lines")


def scale_in(tree: Tree, scale_id: str) -> Tree:
    """Give a scale; KeyError where there is none."""
    for scale in tree["scales"]:
        if scale["id"] == scale_id:
            found: Tree = scale
            return found
    raise KeyError(scale_id)


def is_fixed(tree: Tree, scale_id: str) -> bool:
    """Tell if the program itself knows the levels by their places.

    Evidence is recorded by them, or they say how serious a constraint is and what is done about it.
    """
    known = [tree["evidence"].get("scale")]
    for section in tree["sections"]:
        if section["kind"] == SectionKind.CONSTRAINTS:
            known += [section.get("scale"), section.get("second_scale")]
    return scale_id in known


def gives_next_steps(tree: Tree, scale_id: str) -> bool:
    return any("better" in item for item in _items(tree, scale_id))


def level_in(tree: Tree, scale_id: str, level_id: str) -> Tree:
    """Give a level; Refused where it is gone."""
    levels = scale_in(tree, scale_id)["levels"]
    found: Tree = levels[_place(levels, level_id)]
    return found


def with_level(tree: Tree, scale_id: str, level_id: str, values: Mapping[str, Any]) -> Tree:
    """Give a level another label and meaning; its id stays."""
    found = deepcopy(tree)
    level = level_in(found, scale_id, level_id)
    level |= {"label": values["label"], "meaning": values["meaning"]}
    return checked(found)


def with_new_level(tree: Tree, scale_id: str, values: Mapping[str, Any], at: int) -> Tree:
    """Add a level at a place, 0 for the lowest.

    Each question with texts of its own begins with the level's meaning as its text, and with the next
    step that is given. Where criteria decide, the numbers of the others make room for its own.
    """
    _refuse_fixed(tree, scale_id)
    found = deepcopy(tree)
    levels = scale_in(found, scale_id)["levels"]
    new = values["id"]
    if any(one["id"] == new for one in levels):
        raise Refused(f"The scale has a level {new} already.", _NOTHING, "Choose another id.")
    levels.insert(at, {key: values[key] for key in ("id", "label", "meaning")})
    full = []
    for item in _items(found, scale_id):
        if "levels" in item:
            item["levels"][new] = values["meaning"]
        if "better" in item:
            item["better"][new] = values.get("better", "")
        if not _with_room(item, levels, at):
            full.append(item["id"])
    if full:
        what = f"These questions have fewer criteria than levels: {listed(full)}."
        raise Refused(what, _NOTHING, "Remove a level first.")
    return checked(found)


def with_level_above(tree: Tree, scale_id: str, values: Mapping[str, Any], below: str) -> Tree:
    """Add a level above another, wherever that one is by now; Refused where it is gone."""
    return with_new_level(
        tree, scale_id, values, _place(scale_in(tree, scale_id)["levels"], below) + 1
    )


def _with_room(item: Tree, levels: list[Tree], at: int) -> bool:
    """Give the level at a place its number of criteria; False where there are fewer than levels."""
    if "criteria" not in item:
        return True
    counts, most = item["criteria"]["at_least"], len(item["criteria"]["elements"])
    numbers = [counts[one["id"]] for one in levels if one["id"] in counts]
    low = numbers[at - 1] if at else 0
    high = numbers[at] if at < len(numbers) else most
    numbers.insert(at, (low + high) // 2)
    numbers = rising(numbers, most)
    item["criteria"]["at_least"] = _by_place(levels, numbers)
    return numbers[0] == 0


def rising(numbers: list[int], most: int) -> list[int]:
    """Let numbers rise from none to at most this many, each changed as little as it can be."""
    up = [0]
    for one in numbers[1:]:
        up.append(max(one, up[-1] + 1))
    last = len(up) - 1
    return [min(one, most - (last - place)) for place, one in enumerate(up)]


def _by_place(levels: list[Tree], numbers: list[int]) -> dict[str, int]:
    return {one["id"]: number for one, number in zip(levels, numbers, strict=True)}


def without_level(tree: Tree, scale_id: str, level_id: str) -> Tree:
    """Remove a level, with the texts, next steps and number of criteria that questions give it."""
    _refuse_fixed(tree, scale_id)
    found = deepcopy(tree)
    levels = scale_in(found, scale_id)["levels"]
    level = levels.pop(_place(levels, level_id))
    if len(levels) < _FEWEST:
        what = f"A scale needs {_FEWEST} levels or more."
        raise Refused(what, _NOTHING, "Add another level first.")
    _refuse_duties(found, scale_id, level)
    for item in _items(found, scale_id):
        for key in _BY_LEVEL:
            item.get(key, {}).pop(level_id, None)
        if not item.get("seed_lines", True):
            del item["seed_lines"]
        if "criteria" in item:
            _fewer_criteria(item["criteria"], levels, level_id)
    return checked(found)


def _fewer_criteria(criteria: Tree, levels: list[Tree], gone: str) -> None:
    """Forget what a level needs; the lowest that is left needs none."""
    criteria["at_least"].pop(gone)
    criteria["at_least"][levels[0]["id"]] = 0
    without = (gone, levels[0]["id"])
    must = {key: one for key, one in criteria.pop("must", {}).items() if key not in without}
    if must:
        criteria["must"] = must


def _refuse_duties(tree: Tree, scale_id: str, level: Tree) -> None:
    naming = [
        item["id"]
        for item in _items(tree, scale_id)
        if level["id"] in _named_in_law(item.get("legal", {}))
    ]
    if naming:
        what = f"{level['label']} is named by a duty in law: {listed(naming)}."
        advice = "Edit these questions, and choose other levels that do not meet the duty."
        raise Refused(what, _NOTHING, advice)


def _named_in_law(legal: Mapping[str, Any]) -> tuple[str, ...]:
    return (*legal.get("levels", ()), *legal.get("may_levels", ()))


def moved_level(tree: Tree, scale_id: str, level_id: str, by: int) -> Tree:
    """Move a level up or down its scale; how many criteria are needed stays with the place."""
    found = deepcopy(tree)
    levels = scale_in(found, scale_id)["levels"]
    at = _place(levels, level_id)
    to = at + by
    if not 0 <= to < len(levels):
        return tree
    _refuse_fixed(tree, scale_id)
    levels[at], levels[to] = levels[to], levels[at]
    _refuse_lowest(found, scale_id, levels[0])
    for item in _items(found, scale_id):
        if "criteria" in item:
            counts = item["criteria"]["at_least"]
            item["criteria"]["at_least"] = _by_place(levels, sorted(counts.values()))
    return checked(found)


def _refuse_lowest(tree: Tree, scale_id: str, level: Tree) -> None:
    """Let no level be the lowest that a question needs a criterion for."""
    needing = [
        item["id"]
        for item in _items(tree, scale_id)
        if item.get("criteria", {}).get("must", {}).get(level["id"])
    ]
    if needing:
        what = f"These questions need a criterion for {level['label']}: {listed(needing)}."
        raise Refused(what, _NOTHING, "The lowest level can need none. Change the criteria first.")


def _items(tree: Tree, scale_id: str) -> Iterator[Tree]:
    for section, group in groups_in(tree):
        if section.get("scale") == scale_id:
            yield from group["items"]


def _place(levels: list[Tree], level_id: str) -> int:
    ids = [one["id"] for one in levels]
    if level_id not in ids:
        raise gone(level_id)
    return ids.index(level_id)


def _refuse_fixed(tree: Tree, scale_id: str) -> None:
    if is_fixed(tree, scale_id):
        what = "The program counts by the places of these levels. Only their labels and meanings can change."
        raise Refused(what, _NOTHING, "Change the label or the meaning.")
