"""What became of each question and metric of another framework: the rows of a bridge, said by the words.

What a person said stays where it is still true. Nothing here says in a maker's name that changed words
mean the same: until the maker does, their answers are not compared.

Source: docs/frameworks.md#the-bridge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from digistrat_desktop.domain.frameworks.bridges import Relation
from digistrat_desktop.domain.frameworks.framework import FrameworkPack, Item

Tree = dict[str, Any]


def bridge_rows(source: FrameworkPack, pack: FrameworkPack, said: Tree) -> dict[str, list[Tree]]:
    """Give the rows of the bridge from one framework to another.

    Args:
        said: the tables of the bridge there was, or of none.
    """
    return {
        "items": _rows(source.items(), pack.items(), said.get("items", ()), _Alike(source, pack)),
        "metrics": _rows(source.metrics, pack.metrics, said.get("metrics", ()), _AlikeMetrics()),
    }


class _AlikeMetrics:
    """How a metric stands to the one before."""

    def is_same(self, old: Any, new: Any) -> bool:
        return bool(
            (old.formula, old.numerator, old.denominator)
            == (new.formula, new.numerator, new.denominator)
        )

    def broken_by(self, old_id: str, new_id: str) -> str:  # noqa: ARG002 - a metric has no levels
        return ""


@dataclass(frozen=True, slots=True)
class _Alike:
    """How a question stands to the one before."""

    source: FrameworkPack
    pack: FrameworkPack

    def is_same(self, old: Item, new: Item) -> bool:
        return same_item(old, new)

    def broken_by(self, old_id: str, new_id: str) -> str:
        """Say why the answers to 2 questions cannot be compared; empty where they can."""
        if _levels(self.source, old_id) != _levels(self.pack, new_id):
            return _OTHER_LEVELS
        if same_levels(self.source, self.pack, old_id, new_id):
            return ""
        return _OTHER_CRITERIA


_OTHER_LEVELS = "Its levels are not those it had."
_OTHER_CRITERIA = "Its levels need other criteria than they did."
OTHER_WORDS = "The words changed. Its maker has not confirmed that the meaning is the same."
_SAME_MEANING = "The words changed. Its maker says that the meaning did not."
_OTHER_MEANING = "The words changed. Its maker says that the meaning did too."
_WHYS = {_OTHER_LEVELS, _OTHER_CRITERIA, OTHER_WORDS}
_Likeness: TypeAlias = "_Alike | _AlikeMetrics"


def unsaid_in(bridge: Tree) -> tuple[str, ...]:
    """Give the ids whose words changed, and whose maker has not said if the meaning did."""
    rows = (row for kind in _KINDS for row in bridge.get(kind, ()))
    return tuple(row["from"] for row in rows if row.get("from") and row["reason"] == OTHER_WORDS)


def with_meaning(bridge: Tree, said: Mapping[str, bool]) -> Tree:
    """Give a bridge with what a maker says of changed words.

    Args:
        said: by id, if the meaning is the same. A meaning that changed is no longer called reworded.
    """
    rows = {kind: list(_meant(bridge[kind], said)) for kind in _KINDS if kind in bridge}
    return {**bridge, **rows}


_KINDS = ("items", "metrics")


def _meant(rows: Sequence[Tree], said: Mapping[str, bool]) -> Iterator[Tree]:
    for row in rows:
        one = row.get("from") or next(iter(row["to"]), "")
        is_open = row["reason"] == OTHER_WORDS
        if one not in said or not (is_open or row["relation"] == Relation.REWORDED.value):
            yield row
        elif not said[one]:
            yield from (
                ({**row, "reason": _OTHER_MEANING},) if is_open else _apart(one, _OTHER_MEANING)
            )
        elif not is_open:
            yield row
        elif row.get("from"):  # the other half of the pair goes
            relation = Relation.REWORDED.value
            yield {"from": one, "to": [one], "relation": relation, "reason": _SAME_MEANING}


def _apart(one: str, why: str) -> tuple[Tree, Tree]:
    """Say that a question is another one under its id: it is not compared."""
    gone = {"from": one, "relation": Relation.DROPPED.value, "reason": why}
    return gone, {"to": [one], "relation": Relation.NEW.value, "reason": why}


def _rows(old: tuple[Any, ...], new: tuple[Any, ...], said: Any, alike: _Likeness) -> list[Tree]:
    """Say what became of each: by the words, unless a person has said it already."""
    before = {str(one.id): one for one in old}
    after = {str(one.id): one for one in new}
    kept = [row for row in said if _still_true(row, before, after, alike)]
    told = {row.get("from", "") for row in kept} | {t for row in kept for t in row.get("to", ())}
    renamed = _renamed(before, after, alike)
    kept = [*kept, *(row for row in renamed if row["from"] not in told)]
    told |= {one for row in kept for one in (row.get("from", ""), *row.get("to", ()))}
    every = (*before, *(one for one in after if one not in before))
    added = (_made(one, before, after, alike) for one in every if one not in told)
    return [*kept, *(row for rows in added for row in rows)]


def _renamed(
    before: Mapping[str, Any], after: Mapping[str, Any], alike: _Likeness
) -> Iterator[Tree]:
    """Find what stands word for word under another id: it leads there, and is not compared."""
    gone = [one for one in before if one not in after]
    added = [one for one in after if one not in before]
    for one in gone:
        to = [new for new in added if alike.is_same(before[one], after[new])]
        if len(to) == 1:
            yield {"from": one, "to": to, "relation": "changed", "reason": RENAMED}


RENAMED = "It has another id, so it counts as another question. Its words are the same."


def _still_true(
    row: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any], alike: _Likeness
) -> bool:
    start, to = row.get("from", ""), list(row.get("to", ()))
    if (start and start not in before) or not set(to) <= set(after):
        return False
    match row.get("relation"):
        case Relation.NEW.value:
            found = all(
                one not in before or _is_why(row, _why(one, before, after, alike)) for one in to
            )
        case Relation.DROPPED.value:
            found = start not in after or _is_why(row, _why(start, before, after, alike))
        case Relation.SAME.value:
            found = all(
                alike.is_same(before[start], after[one]) and not alike.broken_by(start, one)
                for one in to
            )
        case Relation.REWORDED.value:
            found = not any(alike.broken_by(start, one) for one in to)
        case _:
            found = True
    return found


def _why(one: str, before: Mapping[str, Any], after: Mapping[str, Any], alike: _Likeness) -> str:
    """Say why one is not what it was, by its levels, its criteria or its words; empty where it is."""
    broken = alike.broken_by(one, one)
    return broken or ("" if alike.is_same(before[one], after[one]) else OTHER_WORDS)


def _is_why(row: Mapping[str, Any], why: str) -> bool:
    """Tell if a question still is another, and if the reason still holds where a person gave none."""
    said = row.get("reason")
    return bool(why) and (said == why or said not in _WHYS)


def _made(
    one: str, before: Mapping[str, Any], after: Mapping[str, Any], alike: _Likeness
) -> tuple[Tree, ...]:
    """Say what became of one; on other levels, by other criteria or in other words, it is another under its id."""
    new = {"to": [one], "relation": "new", "reason": "The framework before did not have it."}
    gone = {"from": one, "relation": "dropped", "reason": "This framework does not ask it."}
    if one not in before:
        return (new,)
    if one not in after:
        return (gone,)
    if why := _why(one, before, after, alike):
        return _apart(one, why)
    same = {"relation": "same", "reason": "Word for word the same."}
    return ({"from": one, "to": [one], **same},)


def same_item(old: Item, new: Item) -> bool:
    texts = [{t.level_id: t.text for t in one.level_texts} for one in (old, new)]
    met = [one.criteria.elements if one.criteria else () for one in (old, new)]
    return old.question == new.question and texts[0] == texts[1] and met[0] == met[1]


def same_levels(old: FrameworkPack, new: FrameworkPack, old_id: str, new_id: str) -> bool:
    """Tell if 2 questions are answered by the same levels, in the same order, by the same criteria."""
    same = _levels(old, old_id) == _levels(new, new_id)
    return same and _needed(old.item(old_id)) == _needed(new.item(new_id))


def _needed(item: Item) -> tuple[object, ...]:
    """Give what decides a level: which criteria there are, how many it needs, and which of them."""
    criteria = item.criteria
    return () if criteria is None else ({one.id for one in criteria.elements}, criteria.reached)


def _levels(pack: FrameworkPack, item_id: str) -> list[list[str]]:
    section = pack.section_of(item_id)
    scales = (one for one in (section.scale_id, section.second_scale_id) if one)
    return [[level.id for level in pack.scale(one).levels] for one in scales]
