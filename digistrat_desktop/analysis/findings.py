"""What a board should not miss: plain findings, each from a named rule.

Source: RULINGS, "Three things that matter".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.movement import Move, Way
from digistrat_desktop.analysis.position import Backing, SectionPosition, answer_label
from digistrat_desktop.domain.framework import MetricKind, SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digistrat_desktop.analysis.constraint_table import ConstraintTable
    from digistrat_desktop.analysis.metric_lines import MetricLine


class Family(IntEnum):
    """Kinds of findings, in the order in which they matter."""

    IGNORED_CONSTRAINT = 1
    OUTCOME_CONCERN = 2
    MOVEMENT = 3
    UNSERVED_OBJECTIVE = 4
    STATED_ONLY = 5
    CAPACITY = 6
    HOUSEKEEPING = 7


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    Attributes:
        rule: the rule's name, the same in every version.
        record: what it is about: an item's id or a record's id.
        sentence: plain words with a full stop.
        touched: how many records it touches; decides ties.
    """

    family: Family
    rule: str
    record: str
    sentence: str
    touched: int = 1


def constraint_findings(table: ConstraintTable | None) -> tuple[Finding, ...]:
    """Find constraints that limit or block and that the strategy does not mention."""
    if table is None:
        return ()
    return tuple(
        Finding(
            Family.IGNORED_CONSTRAINT,
            "severe constraint not mentioned",
            line.item.item.id,
            f"{line.severity.label}, and the strategy does not mention it:"
            f" {_lower(line.item.item.title)}.",
        )
        for line in table.ignored
    )


def _lower(title: str) -> str:
    """Begin with a small letter unless the first word is a name or an abbreviation."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def metric_findings(lines: Iterable[MetricLine]) -> tuple[Finding, ...]:
    """Find outcome metrics that get worse, or that will miss their target as they run now."""
    found = []
    for line in lines:
        if line.role is not MetricKind.OUTCOME:
            continue
        if line.is_concern:
            rule = "outcome of concern"
        elif line.fails_target:
            rule = "outcome misses its target"
        else:
            continue
        words = f"{line.name}: {line.sentence[:1].lower()}{line.sentence[1:]}"
        found.append(Finding(Family.OUTCOME_CONCERN, rule, line.metric_id, words))
    return tuple(found)


def movement_findings(moves: Iterable[Move]) -> tuple[Finding, ...]:
    """Find items that slipped back, and moves nobody explained."""
    found = []
    for move in moves:
        if move.way is Way.DOWN:
            words = f"{move.title} slipped from {move.before_label} to {move.after_label}."
            found.append(Finding(Family.MOVEMENT, "slipped back", move.item_id, words, move.steps))
        elif move.unexplained:
            words = (
                f"{move.title} moved from {move.before_label} to {move.after_label}"
                " without new evidence or a reason."
            )
            found.append(Finding(Family.MOVEMENT, "unexplained move", move.item_id, words))
    return tuple(found)


def stated_findings(position: Iterable[SectionPosition]) -> tuple[Finding, ...]:
    """Find the highest level claimed on a view only: stated, not yet shown."""
    kinds = (SectionKind.ALIGNMENT, SectionKind.QUALITY)
    return tuple(
        Finding(
            Family.STATED_ONLY,
            "highest level on a view only",
            item.item.id,
            f"{item.item.title} is {answer_label(section, item.answer)} on a view only:"
            " stated, not yet shown.",
        )
        for section in position
        if section.section.kind in kinds and section.levels
        for item in section.levels[0].items
        if item.backing is Backing.STATED
    )


def three_that_matter(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Pick three findings: at most one a family until families run out, most touched first."""
    ordered = sorted(findings, key=lambda f: (f.family, -f.touched, f.record))
    first: list[Finding] = []
    rest: list[Finding] = []
    for finding in ordered:
        seen = {f.family for f in first}
        (rest if finding.family in seen else first).append(finding)
    return tuple((first + rest)[:3])
