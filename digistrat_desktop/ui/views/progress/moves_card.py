"""What moved since the last assessment, with the reasons, and the way to give one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.movement import Move, Way
from digistrat_desktop.analysis.words import counted, number_word, sentence_case
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.views.small_table import SmallTable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.analysis.report_model import ReportModel
    from digistrat_desktop.ui.views.context import PageContext

_WAYS = {Way.UP: "Up", Way.DOWN: "Down", Way.FIRST: "First answer", Way.LOST: "No level now"}

_HEADS = ("Question", "Then and now", "Way", "Why", "")
_FOLD_BELOW = 560


class MovesCard(Card):
    """A table of moves of the open assessment."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.look, "What moved", parent=parent)
        self._context = context
        self.words = PlainLabel("", tone="secondary")
        self.add(self.words)
        self.table = SmallTable(context.look, _HEADS, (4, 3, 0, 5, 0), _FOLD_BELOW)
        self.add(self.table)

    def show_moves(self, model: ReportModel | None, section_id: str) -> None:
        """Show the moves of one section of a judged assessment."""
        moves: tuple[Move, ...] = ()
        if model is None or model.previous is None:
            self.words.show_text("This is the first assessment, so nothing can have moved yet.")
        else:
            self.set_title(f"What moved from {model.previous.title} to {model.assessment.title}")
            moves = tuple(move for move in model.moves if move.section_id == section_id)
            self.words.show_text(_summary(moves))
        self.table.show_rows([self._row(move) for move in moves])

    def _row(self, move: Move) -> tuple[QWidget, ...]:
        why = PlainLabel(move.reason or _missing(move), tone="" if move.reason else "caution")
        link = LinkButton(self._context.look, "Go")
        link.setAccessibleName(f"Go to {move.title}")
        link.clicked.connect(partial(self._context.guide.go, "assess", move.item_id))
        return (
            PlainLabel(move.title),
            PlainLabel(f"{move.before_label} → {move.after_label}"),
            PlainLabel(_WAYS[move.way], wrap=False),
            why,
            link,
        )


def _summary(moves: tuple[Move, ...]) -> str:
    if not moves:
        return "Every answer is the same as last time."
    unexplained = sum(move.unexplained for move in moves)
    words = f"{sentence_case(counted(len(moves), 'answer'))} changed."
    verb = "needs" if unexplained == 1 else "need"
    left = f"{sentence_case(number_word(unexplained))} still {verb} a reason."
    return f"{words} {left}" if unexplained else words


def _missing(move: Move) -> str:
    if move.unexplained:
        return "Needs a reason or new evidence"
    return "New evidence; no reason written" if move.new_evidence else "No reason written"
