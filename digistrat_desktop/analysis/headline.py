"""The title and the lead sentence of a report, made of the same values as everything under them.

Source: RULINGS, "Headline sentence": movement, then the first of the three things that matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.movement import Move, Way
from digistrat_desktop.analysis.words import counted, number_word, sentence_case
from digistrat_desktop.domain.framework import SectionKind

if TYPE_CHECKING:
    from digistrat_desktop.analysis.constraint_table import ConstraintTable
    from digistrat_desktop.analysis.findings import Finding
    from digistrat_desktop.analysis.position import SectionPosition
    from digistrat_desktop.domain.assessment import Assessment


def title_words(
    moves: tuple[Move, ...], previous: Assessment | None, table: ConstraintTable | None
) -> str:
    """Give the report's title: which way the position moved, and whether reality is left out."""
    first = "Digital strategy: where we stand"
    if previous is not None:
        first = f"Digital strategy: {_direction(moves)} {previous.title}"
    ignored = len(table.ignored) if table else 0
    if not ignored:
        return first
    link = "but" if "more joined up" in first or "judged higher" in first else "and"
    return f"{first}, {link} leaves out {counted(ignored, 'severe constraint')}"


def _direction(moves: tuple[Move, ...]) -> str:
    up = sum(move.way is Way.UP for move in moves)
    down = sum(move.way is Way.DOWN for move in moves)
    if up > down and not any(move.way is Way.UP and move.new_evidence for move in moves):
        return "judged higher, without new evidence, than in"
    if up > down:
        return "more joined up than in"
    if down > up:
        return "less joined up than in"
    return "no clear movement since"


def lead_words(
    sections: tuple[SectionPosition, ...],
    moves: tuple[Move, ...],
    previous: Assessment | None,
    three: tuple[Finding, ...],
) -> str:
    """Give the lead: what moved, then the first of the three things that matter."""
    movement = movement_words(sections, moves, previous)
    first = three[0].sentence if three else ""
    return " ".join(part for part in (movement, first) if part)


def movement_words(
    sections: tuple[SectionPosition, ...], moves: tuple[Move, ...], previous: Assessment | None
) -> str:
    """Say what moved on alignment: "Seven of 14 items moved up, five with new evidence."."""
    alignment = [s for s in sections if s.section.kind is SectionKind.ALIGNMENT]
    if previous is None or not alignment:
        return ""
    total = len(alignment[0].asked)
    mine = [move for move in moves if move.section_id == alignment[0].section.id]
    parts = [_moved(mine, Way.UP, "moved up"), _moved(mine, Way.DOWN, "slipped back")]
    found = [part for part in parts if part]
    of = f" of {total} alignment items"
    said = [part.format(of="" if number else of) for number, part in enumerate(found)]
    if not said:
        return f"No alignment item moved since {previous.title}."
    return f"{sentence_case('; '.join(said))}."


def _moved(moves: list[Move], way: Way, verb: str) -> str:
    mine = [move for move in moves if move.way is way]
    if not mine:
        return ""
    shown = sum(move.new_evidence for move in mine)
    with_evidence = f", {number_word(shown)} with new evidence" if way is Way.UP and shown else ""
    return f"{number_word(len(mine))}{{of}} {verb}{with_evidence}"
