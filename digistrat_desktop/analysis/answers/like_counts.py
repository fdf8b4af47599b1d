"""The number of answers at each level over time, like with like: of the questions that every date asks alike.

Source: docs/spec/judgement.md#what-changed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from digistrat_desktop.analysis.answers.likeness import Likenesses
from digistrat_desktop.analysis.answers.movement import DatedPosition
from digistrat_desktop.analysis.answers.position import SectionPosition

_THIRD = 3


@dataclass(frozen=True, slots=True)
class LikeCounts:
    """A section of some assessments, with those of its questions that all of them ask alike."""

    dated: tuple[tuple[str, SectionPosition], ...]  # with titles, earliest first
    questions: int  # asked alike in all
    others: int  # further questions that the latest asks
    left_out: tuple[
        DatedPosition, ...
    ]  # earlier ones that ask less than a third of the latest's questions alike


def like_counts(dated: Sequence[DatedPosition], section_id: str) -> LikeCounts:
    """Keep of each assessment what can be counted beside the latest; the earlier ones may drop out.

    Args:
        dated: earliest first; the latest has the section.
    """
    latest = dated[-1].section(section_id)
    if latest is None:
        raise KeyError(section_id)
    asked = [str(one.item.id) for one in latest.asked]
    # For each date from the latest back: the ids there, by the latest's own.
    ways: list[dict[str, str]] = [{one: one for one in asked}]
    for before, after in reversed(list(pairwise(dated))):
        back = _back(ways[-1], after.alike, before.section(section_id))
        if len(back) * _THIRD < len(asked) or not back:
            break
        ways.append(back)
    kept = dated[len(dated) - len(ways) :]
    common = ways[-1].keys()
    shown = [
        (one.assessment.title, _only(one.section(section_id), {way[item] for item in common}))
        for one, way in zip(kept, reversed(ways), strict=True)
    ]
    return LikeCounts(
        dated=tuple((title, section) for title, section in shown if section is not None),
        questions=len(common),
        others=len(asked) - len(common),
        left_out=tuple(dated[: len(dated) - len(ways)]),
    )


def _back(
    way: Mapping[str, str], alike: Likenesses, before: SectionPosition | None
) -> dict[str, str]:
    """Follow questions one assessment back, where it asked them alike."""
    there = {str(one.item.id) for one in before.asked} if before is not None else set()
    found = {}
    for latest, here in way.items():
        said = alike.get(here)
        if said is None or not said.is_compared:
            continue
        came_from = said.came_from[0] if said.came_from else here
        if came_from in there:
            found[latest] = came_from
    return found


def _only(section: SectionPosition | None, ids: set[str]) -> SectionPosition | None:
    """Leave of a section these questions alone."""
    if section is None:
        return None
    levels = tuple(
        replace(level, items=tuple(one for one in level.items if str(one.item.id) in ids))
        for level in section.levels
    )
    items = tuple(one for one in section.items if str(one.item.id) in ids)
    return replace(section, items=items, levels=levels)
