"""How far an answer is from the level somebody set as its target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.domain.framework import SectionKind
from digistrat_desktop.domain.scales import NO_LEVEL

if TYPE_CHECKING:
    from digistrat_desktop.analysis.position import ItemPosition, SectionPosition


def levels_to_go(section: SectionPosition, item: ItemPosition) -> int:
    """Count the levels between an answer and its target; 0 when it is reached or none is set.

    A constraint gets better towards the lowest level; everything else towards the highest. An item
    without a level counts as one level beyond the worst.
    """
    target = item.response.target if item.response else ""
    orders: dict[str, int] = {count.level_id: -n for n, count in enumerate(section.levels)}
    if target in NO_LEVEL or target not in orders:
        return 0
    if section.section.kind is SectionKind.CONSTRAINTS:
        orders = {level: -order for level, order in orders.items()}
    present = orders.get(item.answer, min(orders.values()) - 1)
    return max(orders[target] - present, 0)
