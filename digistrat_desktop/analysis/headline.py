"""The title and the lead sentence of a report, made of the same values as everything under them.

Source: docs/spec/judgement.md#headline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.answers.movement import Move, Way
from digistrat_desktop.domain.frameworks.framework import SectionKind
from digistrat_desktop.domain.words import counted, number_word, sentence_case

if TYPE_CHECKING:
    from digistrat_desktop.analysis.answers.position import ConstraintTable, SectionPosition
    from digistrat_desktop.analysis.findings.rules import Finding
    from digistrat_desktop.domain.trust.assessment import Assessment


def title_words(
    moves: tuple[Move, ...], previous: Assessment | None, table: ConstraintTable | None
) -> str:
    """Give the report's title: which way the position moved, and whether reality is left out."""
    up = previous is not None and _net(moves) > 0
    first = _standing(moves, previous.title) if previous is not None else _WHERE_WE_STAND
    ignored = len(table.ignored) if table else 0
    if not ignored:
        return first
    left_out = counted(ignored, "severe constraint")
    if up:
        return f"{first}, but leaves out {left_out}"
    return f"{first}, and leaves out {left_out}"


_WHERE_WE_STAND = "Digital strategy: where we stand"


def _net(moves: tuple[Move, ...]) -> int:
    up = sum(move.way is Way.UP for move in moves)
    return up - sum(move.way is Way.DOWN for move in moves)


def _standing(moves: tuple[Move, ...], since: str) -> str:
    net = _net(moves)
    if net > 0 and not any(move.way is Way.UP and move.new_evidence for move in moves):
        return f"Digital strategy: judged higher, without new evidence, than in {since}"
    if net > 0:
        return f"Digital strategy: more joined up than in {since}"
    if net < 0:
        return f"Digital strategy: less joined up than in {since}"
    return f"Digital strategy: no clear movement since {since}"


def lead_words(
    sections: tuple[SectionPosition, ...],
    moves: tuple[Move, ...],
    previous: Assessment | None,
    three: tuple[Finding, ...],
) -> str:
    """Give the lead: what moved, then the first of the three things that matter."""
    movement = movement_words(sections, moves, previous)
    first = three[0].sentence if three else ""
    return " ".join(filter(None, (movement, first)))


def movement_words(
    sections: tuple[SectionPosition, ...], moves: tuple[Move, ...], previous: Assessment | None
) -> str:
    """Say what moved on alignment: "Seven of 14 items moved up, five with new evidence."."""
    alignment = [s for s in sections if s.section.kind is SectionKind.ALIGNMENT]
    if previous is None or not alignment:
        return ""
    total = len(alignment[0].asked)
    mine = [move for move in moves if move.section_id == alignment[0].section.id]
    up, down = (sum(move.way is way for move in mine) for way in (Way.UP, Way.DOWN))
    shown = sum(move.new_evidence for move in mine if move.way is Way.UP)
    if not up and not down:
        return f"No alignment item moved since {previous.title}."
    words = _moved_up(up, total, shown) if up else _slipped(down, total)
    if up and down:
        words = f"{words}; {number_word(down)} slipped back"
    return f"{sentence_case(words)}."


def _moved_up(up: int, total: int, shown: int) -> str:
    count = number_word(up)
    words = f"{count} of {total} alignment items moved up"
    if not shown:
        return words
    return f"{words}, {number_word(shown)} with new evidence"


def _slipped(down: int, total: int) -> str:
    count = number_word(down)
    return f"{count} of {total} alignment items slipped back"
