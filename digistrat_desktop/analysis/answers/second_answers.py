"""How the second half of a question moved: what the strategy does about a constraint, or the past.

It is never netted with the level beside it: a constraint can slow us less and be left out now.
Source: docs/spec/judgement.md#what-changed.
"""

from dataclasses import dataclass

from digistrat_desktop.analysis.answers.likeness import Likenesses
from digistrat_desktop.analysis.answers.movement import NOTHING_SAID, Way, is_compared
from digistrat_desktop.analysis.answers.position import (
    ItemPosition,
    SectionPosition,
    second_label,
    second_words,
)
from digistrat_desktop.domain.frameworks.scales import NO_LEVEL

_WAYS = {Way.UP: "up from", Way.DOWN: "down from"}


@dataclass(frozen=True, slots=True)
class SecondMove:
    item_id: str
    title: str
    section_id: str
    named: str  # what the second half is called
    way: Way  # `OTHER` of what was said of the past, which gets neither better nor worse
    before_label: str
    after_label: str

    @property
    def words(self) -> str:
        """Say it with both answers: "In the strategy: up from “Not mentioned” to “Mentioned”."."""
        return f"{self.named}: {self.change}."

    @property
    def change(self) -> str:
        return f"{_WAYS.get(self.way, 'from')} “{self.before_label}” to “{self.after_label}”"


def second_moves(
    before: tuple[SectionPosition, ...],
    after: tuple[SectionPosition, ...],
    alike: Likenesses = NOTHING_SAID,
) -> tuple[SecondMove, ...]:
    """Give the questions whose second answer changed; one that came or went with the first is none."""
    earlier = {i.item.id: (s, i) for s in before for i in s.items}
    return tuple(
        _move(pair, (section, item))
        for section in after
        if section.second_scale is not None
        for item in section.items
        if (pair := earlier.get(item.item.id)) is not None
        and pair[1].beside != item.beside
        and is_compared(pair[1], item, alike)
        and not _with_the_first(pair[1], item)
    )


def _with_the_first(old: ItemPosition, new: ItemPosition) -> bool:
    return any(not one.beside and one.answer in NO_LEVEL for one in (old, new))


def _move(
    before: tuple[SectionPosition, ItemPosition], after: tuple[SectionPosition, ItemPosition]
) -> SecondMove:
    section, item = after
    return SecondMove(
        item_id=str(item.item.id),
        title=item.item.title,
        section_id=str(section.section.id),
        named=second_words(section.section),
        way=_way(section, before[1].beside, item.beside),
        before_label=second_label(before[0], before[1].beside),
        after_label=second_label(section, item.beside),
    )


def _way(section: SectionPosition, old: str, new: str) -> Way:
    levels = section.second_scale.levels if section.second_scale else ()
    orders = {str(level.id): level.order for level in levels}
    if section.section.asked_twice is not None or not {old, new} & orders.keys():
        return Way.OTHER
    if old not in orders:
        return Way.FIRST
    if new not in orders:
        return Way.LOST
    return Way.UP if orders[new] > orders[old] else Way.DOWN
