"""What moved since the last assessment, with the reasons people gave."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.movement import moves_first
from digistrat_desktop.analysis.words import counted, sentence_case
from digistrat_desktop.domain.framework import SectionKind
from digistrat_desktop.reports.blocks import (
    Block,
    Column,
    Heading,
    Paragraph,
    Runs,
    Table,
    TextStyle,
    text,
)
from digistrat_desktop.reports.papers.wording import shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from digistrat_desktop.analysis.movement import Move
    from digistrat_desktop.analysis.report_model import ReportModel


def reason_words(move: Move) -> str:
    """Give the reason for a move, or say that there is none."""
    if move.reason:
        return move.reason
    return "No reason written, but new evidence" if move.new_evidence else "No reason given"


def first_time() -> tuple[Block, ...]:
    """Say that nothing can have moved yet."""
    words = "This is the first assessment, so nothing can have moved yet."
    return Heading(2, "Movement", "movement"), Paragraph(text(words))


def movement_blocks(model: ReportModel) -> tuple[Block, ...]:
    """Give every move with its reason."""
    if model.previous is None:
        return first_time()
    if not model.moves:
        words = f"Every answer is the same as in {model.previous.title}."
        return (*_head(model), Paragraph(text(words)))
    return (*_head(model), moves_table(moves_first(model.moves)))


def board_movement(
    model: ReportModel, fits: Callable[[tuple[Block, ...]], bool], after: tuple[Block, ...]
) -> tuple[Block, ...]:
    """Give the moves a board looks at, and what stands on the page after them.

    Alignment and constraints come first. What one page does not hold is left to the progress
    report, and the page says so.

    Args:
        fits: tells whether one page holds some blocks.
        after: blocks that follow on the same page.
    """
    if model.previous is None:
        return (*first_time(), *after)
    ordered = _board_order(model)
    for longest in (160, 90, 50):
        page = (*_movement_page(model, ordered, len(ordered), longest), *after)
        if fits(page):
            return page

    def is_too_much(shown: int) -> bool:
        return not fits((*_movement_page(model, ordered, shown, 50), *after))

    first_too_many = bisect(range(len(ordered)), False, key=is_too_much)
    return (*_movement_page(model, ordered, max(0, first_too_many - 1), 50), *after)


def _board_order(model: ReportModel) -> tuple[Move, ...]:
    wanted = (SectionKind.ALIGNMENT, SectionKind.CONSTRAINTS)
    ids = [s.section.id for s in model.position if s.section.kind in wanted]
    first = [move for move in moves_first(model.moves) if move.section_id in ids]
    first.sort(key=lambda move: ids.index(move.section_id))
    return (*first, *(m for m in moves_first(model.moves) if m.section_id not in ids))


def _movement_page(
    model: ReportModel, ordered: tuple[Move, ...], shown: int, longest: int
) -> tuple[Block, ...]:
    if not ordered:
        return movement_blocks(model)
    table = (moves_table(ordered[:shown], longest),) if shown else ()
    hidden = len(ordered) - shown
    rest = f"{sentence_case(counted(hidden, 'more move'))}: see the progress report."
    note = (Paragraph(text(rest), TextStyle.SMALL),) if hidden else ()
    return (*_head(model), *table, *note)


def _head(model: ReportModel) -> tuple[Block, ...]:
    title = model.previous.title if model.previous else ""
    heading = Heading(2, f"What moved since {shortened(title, 60)}", "movement")
    if not model.framework_break:
        return (heading,)
    return heading, Paragraph(text(model.framework_break), TextStyle.CAUTION)


def moves_table(moves: tuple[Move, ...], longest: int = 2000) -> Table:
    """Give moves with their reasons.

    Args:
        longest: of a reason, in characters.
    """
    columns = (
        Column("Question", 2.6),
        Column("Then", 1.2),
        Column("Now", 1.2),
        Column("New evidence", 1.0),
        Column("Reason given", 4.6),
    )
    rows = tuple(_row(move, longest) for move in moves)
    caption = "Answers that changed"
    return Table(columns, rows, caption, 0, show_caption=False, tight=True)


def _row(move: Move, longest: int) -> tuple[Runs, ...]:
    return (
        text(move.title),
        text(move.before_label),
        text(move.after_label, bold=True),
        text("yes" if move.new_evidence else "no"),
        text(shortened(reason_words(move), longest)),
    )
