"""What moved between two assessments, like for like only.

Source: DESIGN, rule of speech 6: a move needs a reason; lines join like with like.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.position import ItemPosition, SectionPosition, answer_label
from digistrat_desktop.domain.framework import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from digistrat_desktop.domain.framework import FrameworkPack


class Way(StrEnum):
    """Whether an item moved to the better or the worse, or why that cannot be said.

    A constraint that bites less moved up: its scale runs from nothing to the worst.
    """

    UP = "up"
    DOWN = "down"
    FIRST = "first"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Move:
    """One item whose answer differs between two assessments.

    Attributes:
        before, after: answers; level ids or the other answers.
        steps: levels moved, always positive; 0 when either side is no level.
        reason: what the person said changed, or empty.
        new_evidence: evidence dated after the earlier assessment is linked now.
    """

    item_id: str
    title: str
    short_title: str
    section_id: str
    way: Way
    before: str
    after: str
    before_label: str
    after_label: str
    steps: int
    reason: str
    new_evidence: bool

    @property
    def unexplained(self) -> bool:
        """True for a move of two levels, or up without new evidence, that no reason explains."""
        doubtful = self.steps > 1 or (self.way is Way.UP and not self.new_evidence)
        return doubtful and not self.reason


_ORDER = {Way.DOWN: 0, Way.UP: 1, Way.LOST: 2, Way.FIRST: 3}


def moves_first(moves: Iterable[Move]) -> tuple[Move, ...]:
    """Put what slipped back first, then what moved up, the largest first; nothing is netted."""
    return tuple(sorted(moves, key=lambda move: (_ORDER[move.way], -move.steps)))


def same_framework(before: FrameworkPack, after: FrameworkPack) -> bool:
    """Tell whether two assessments were made with the same words."""
    return before.sha256 == after.sha256


def moves_between(
    before: tuple[SectionPosition, ...], after: tuple[SectionPosition, ...], since: date | None
) -> tuple[Move, ...]:
    """Give the items whose answer changed, in the framework's order.

    Items whose level texts differ between the two framework versions are left out: they are not
    the same question.

    Args:
        since: the earlier assessment's as-of date; evidence dated after it is new.
    """
    earlier = {i.item.id: (s, i) for s in before for i in s.items}
    found = []
    for section in after:
        for item in section.items:
            pair = earlier.get(item.item.id)
            if pair is not None and _same_question(pair[1], item) and pair[1].answer != item.answer:
                found.append(_move(pair, (section, item), since))
    return tuple(m for m in found if m is not None)


def _same_question(before: ItemPosition, after: ItemPosition) -> bool:
    old, new = before.item, after.item
    return (old.question, old.level_texts) == (new.question, new.level_texts)


def _move(
    before: tuple[SectionPosition, ItemPosition],
    after: tuple[SectionPosition, ItemPosition],
    since: date | None,
) -> Move | None:
    section, item = after
    orders: dict[str, int] = {}
    if section.scale:
        orders = {level.id: level.order for level in section.scale.levels}
    old, new = orders.get(before[1].answer), orders.get(item.answer)
    if old is None and new is None:
        return None
    response = item.response
    return Move(
        item_id=item.item.id,
        title=item.item.title,
        short_title=item.item.short_title,
        section_id=section.section.id,
        way=_way(old, new, worst_last=section.section.kind is SectionKind.CONSTRAINTS),
        before=before[1].answer,
        after=item.answer,
        before_label=answer_label(before[0], before[1].answer),
        after_label=answer_label(section, item.answer),
        steps=abs(new - old) if old is not None and new is not None else 0,
        reason=response.movement_reason if response else "",
        new_evidence=_has_new_evidence(item, since),
    )


def _way(old: int | None, new: int | None, *, worst_last: bool) -> Way:
    if old is None:
        return Way.FIRST
    if new is None:
        return Way.LOST
    return Way.UP if (new > old) is not worst_last else Way.DOWN


def _has_new_evidence(item: ItemPosition, since: date | None) -> bool:
    dates = [e.dated for _, e in item.evidence if e.dated is not None]
    return since is not None and any(dated > since for dated in dates)
