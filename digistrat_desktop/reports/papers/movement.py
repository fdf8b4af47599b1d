"""What moved since the last assessment, with the reasons people gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.movement import Move, Way
from digistrat_desktop.reports.blocks import (
    Block,
    Column,
    Heading,
    Paragraph,
    Table,
    TextStyle,
    text,
)

if TYPE_CHECKING:
    from digistrat_desktop.analysis.report_model import ReportModel

_ORDER = {Way.DOWN: 0, Way.UP: 1, Way.LOST: 2, Way.FIRST: 3}


def moves_first(moves: tuple[Move, ...]) -> tuple[Move, ...]:
    """Put what slipped back first, then what moved up, largest moves first."""
    return tuple(sorted(moves, key=lambda move: (_ORDER[move.way], -move.steps)))


def reason_words(move: Move) -> str:
    """Give the reason for a move, or say that there is none."""
    if move.reason:
        return move.reason
    return "new evidence, no reason written" if move.new_evidence else "no reason given"


def movement_blocks(model: ReportModel) -> tuple[Block, ...]:
    """Give the movement table with its heading."""
    if model.previous is None:
        return (
            Heading(2, "Movement", "movement"),
            Paragraph(text("This is the first assessment, so nothing can have moved yet.")),
        )
    heading = Heading(2, f"What moved since {model.previous.title}", "movement")
    note = (
        (Paragraph(text(model.framework_break), TextStyle.CAUTION),)
        if model.framework_break
        else ()
    )
    if not model.moves:
        words = f"Every answer is the same as in {model.previous.title}."
        return (heading, *note, Paragraph(text(words)))
    return (heading, *note, _table(moves_first(model.moves)))


def _table(moves: tuple[Move, ...]) -> Table:
    columns = (
        Column("Question", 3.0),
        Column("Then", 1.3),
        Column("Now", 1.3),
        Column("New evidence", 1.0),
        Column("Reason given", 4.4),
    )
    rows = tuple(
        (
            text(move.title),
            text(move.before_label),
            text(move.after_label, bold=True),
            text("yes" if move.new_evidence else "no"),
            text(reason_words(move)),
        )
        for move in moves
    )
    return Table(columns, rows, "Answers that changed", 0, show_caption=False)
