"""What the target of an answer may be: no worse than the answer, and by a day that is still to come."""

from datetime import date

from digistrat_desktop.domain.frameworks.framework import Scale, Section, SectionKind
from digistrat_desktop.domain.words import day_label


def steps_to(section: Section, scale: Scale, present: str, target: str) -> int:
    """Count the levels from an answer up to a target, less than 0 where the target is worse.

    A constraint gets better towards the lowest level; everything else towards the highest. An answer
    that is no level counts as one level beyond the worst; a target that is none is 0 away.
    """
    turned = -1 if section.kind is SectionKind.CONSTRAINTS else 1
    orders: dict[str, int] = {str(one.id): turned * one.order for one in scale.levels}
    if target not in orders:
        return 0
    return orders[target] - orders.get(present, min(orders.values()) - 1)


def level_fault(section: Section, scale: Scale | None, present: str, target: str) -> str:
    """Say that a target is worse than the answer; empty where it is not."""
    if scale is None or steps_to(section, scale, present, target) >= 0:
        return ""
    labels = {str(one.id): one.label for one in scale.levels}
    return (
        f"{labels[target]} is worse than the answer now, {labels[present]}. "
        f"Choose {labels[present]} or better."
    )


def day_fault(day: date | None, today: date) -> str:
    """Say that the day a target is to be reached by has passed; empty where it has not."""
    if day is None or day >= today:
        return ""
    return f"{day_label(day)} is in the past. Enter today or a later date."
