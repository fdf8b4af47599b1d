"""What moved since the last assessment, with the reasons, and the way to give one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from digistrat_desktop.analysis.movement import Move, Way
from digistrat_desktop.analysis.words import counted, sentence_case
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.clearing import clear
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme_tokens import TypeRole

if TYPE_CHECKING:
    from digistrat_desktop.analysis.report_model import ReportModel
    from digistrat_desktop.ui.views.context import PageContext

_WAYS = {Way.UP: "Up", Way.DOWN: "Down", Way.FIRST: "First answer", Way.LOST: "No level now"}


class MovesCard(Card):
    """A table of moves of the open assessment."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.look, "What moved", parent=parent)
        self._context = context
        self.words = PlainLabel("", tone="secondary")
        self.add(self.words)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(context.look.theme.space(4))
        self._grid.setVerticalSpacing(context.look.theme.space(2))
        self._grid.setColumnStretch(3, 1)
        self.add_layout(self._grid)

    def show_moves(self, model: ReportModel | None, section_id: str) -> None:
        """Show the moves of one section of a judged assessment."""
        clear(self._grid)
        if model is None or model.previous is None:
            self.words.show_text("This is the first assessment, so nothing can have moved yet.")
            return
        self.set_title(f"What moved from {model.previous.title} to {model.assessment.title}")
        moves = tuple(move for move in model.moves if move.section_id == section_id)
        self.words.show_text(model.framework_break or _summary(moves))
        if moves:
            self._show_heads()
        for number, move in enumerate(moves, start=1):
            self._show_move(number, move)

    def _show_heads(self) -> None:
        for column, name in enumerate(("Question", "Then and now", "Way", "Why", "")):
            self._grid.addWidget(PlainLabel(name, TypeRole.SMALL, "secondary"), 0, column)

    def _show_move(self, number: int, move: Move) -> None:
        why = PlainLabel(move.reason or _missing(move), tone="" if move.reason else "caution")
        link = LinkButton(self._context.look, "Go")
        link.setAccessibleName(f"Go to {move.title}")
        link.clicked.connect(partial(self._context.guide.go, "assess", move.item_id))
        cells = (
            PlainLabel(move.title),
            PlainLabel(f"{move.before_label} → {move.after_label}"),
            PlainLabel(_WAYS[move.way], wrap=False),
            why,
            link,
        )
        for column, cell in enumerate(cells):
            self._grid.addWidget(cell, number, column, Qt.AlignmentFlag.AlignTop)


def _summary(moves: tuple[Move, ...]) -> str:
    if not moves:
        return "Every answer is the same as last time."
    unexplained = sum(move.unexplained for move in moves)
    words = f"{sentence_case(counted(len(moves), 'answer'))} changed."
    return f"{words} {unexplained} still need a reason." if unexplained else words


def _missing(move: Move) -> str:
    if move.unexplained:
        return "Needs a reason or new evidence"
    return "New evidence; no reason written" if move.new_evidence else "No reason written"
