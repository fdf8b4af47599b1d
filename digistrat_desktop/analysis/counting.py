"""Counting: from the parts of a judgement to its register, whole and section by section.

Source: docs/spec/judgement.md#asked-and-answered.
"""

from dataclasses import replace

from digistrat_desktop.analysis.answers.position import (
    ConstraintTable,
    SectionPosition,
    questions_asked,
)
from digistrat_desktop.analysis.changes import Part, TrailLine
from digistrat_desktop.analysis.countable import Countable, item_of, pick_changes
from digistrat_desktop.analysis.counts import (
    RULES,
    Count,
    CountOf,
    Counts,
)


def counts_of(given: Countable) -> Counts:
    """Count everything once, whole and section by section."""
    dates = (
        evidence.dated
        for _, item in questions_asked(given.position)
        for _, evidence in item.evidence
        if evidence.dated is not None
    )
    return Counts(
        found=_found(given),
        cells=_cells(given.constraints),
        oldest_evidence=min(dates, default=None),
        sections={one.section.id: section_counts(one, given) for one in given.position},
    )


def with_changes(counts: Counts, trail: tuple[TrailLine, ...]) -> Counts:
    """Count recorded changes too, by the part of an audit report that answers for each."""
    given = Countable(trail=trail)
    found = {what: Count(what, tuple(RULES[what].pick(given))) for what in _OF_CHANGES}
    parts = {
        part: Count(CountOf.CHANGES_RECORDED, tuple(pick_changes(part)(given))) for part in Part
    }
    return replace(counts, found={**counts.found, **found}, changes=parts)


_OF_CHANGES = (
    CountOf.CHANGES_RECORDED,
    CountOf.CHANGES_LISTED,
    CountOf.CHANGES_COUNTED,
    CountOf.CHANGES_AFTER,
)


def section_counts(
    section: SectionPosition, given: Countable | None = None, scope: str = ""
) -> Counts:
    """Count one section: of another date its answers alone.

    Args:
        scope: names its numbers on paper; empty takes the section's id.
    """
    whole, mine = given or Countable(), section.section.id
    part = Countable(
        position=(section,),
        before=whole.before,
        alike=whole.alike,
        claims=tuple(one for one in whole.claims if one.item.section_id == mine),
        expiring=tuple(one for one in whole.expiring if one.item.section_id == mine),
        moves=tuple(one for one in whole.moves if one.section_id == mine),
        second_moves=tuple(one for one in whole.second_moves if one.section_id == mine),
        split=tuple(one for one in whole.split if one.move.section_id == mine),
    )
    levels = {
        str(level.level_id): Count(CountOf.CLAIMED, tuple(map(item_of, level.items)))
        for level in section.levels
    }
    return Counts(_found(part), levels, _firsts(section), scope=scope or str(mine))


def _firsts(section: SectionPosition) -> dict[str, Count]:
    """Count first answers of what has a level now, so that then and now are of the same questions."""
    if section.section.asked_twice is None:
        return {}
    now = [item for level in section.levels for item in level.items]
    return {
        str(level.level_id): Count(
            CountOf.CLAIMED, tuple(item_of(one) for one in now if one.beside == level.level_id)
        )
        for level in section.levels
    }


def _found(given: Countable) -> dict[CountOf, Count]:
    return {what: Count(what, tuple(rule.pick(given))) for what, rule in RULES.items()}


def _cells(table: ConstraintTable | None) -> dict[tuple[str, str], Count]:
    if table is None:
        return {}
    responses = (*(response.id for response in table.responses), "")
    return {
        (severity.id, response): Count(
            CountOf.CLAIMED, tuple(item_of(one.item) for one in table.cell(severity.id, response))
        )
        for severity in table.severities
        for response in responses
    }
