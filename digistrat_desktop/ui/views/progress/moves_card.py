"""What moved since the last assessment, with the reasons, and the way to give one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.movement import Move, Way, moves_first
from digistrat_desktop.analysis.words import number_word, sentence_case
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.views.small_table import SmallTable
from digistrat_desktop.ui.words import counted, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.analysis.report_model import ReportModel
    from digistrat_desktop.ui.views.context import PageContext

_WAYS = {
    Way.UP: tr("Up"),
    Way.DOWN: tr("Down"),
    Way.FIRST: tr("First answer"),
    Way.LOST: tr("No level now"),
}

_HEADS = (tr("Question"), tr("Then and now"), tr("Way"), tr("Why"), "")
_FOLD_BELOW = 560


class MovesCard(Card):
    """A table of moves of the open assessment."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.look, tr("What moved"), parent=parent)
        self._context = context
        self.words = PlainLabel("", tone="secondary")
        self.add(self.words)
        self.table = SmallTable(context.look, _HEADS, (4, 3, 0, 5, 0), _FOLD_BELOW)
        self.add(self.table)

    def show_moves(self, model: ReportModel | None, section_id: str) -> None:
        """Show the moves of one section of a judged assessment."""
        moves: tuple[Move, ...] = ()
        if model is None or model.previous is None:
            self.words.show_text(tr("This is the first assessment, so nothing can have moved yet."))
        else:
            self.set_title(
                tr(
                    "What moved from {title} to {title_2}",
                    title=model.previous.title,
                    title_2=model.assessment.title,
                )
            )
            moves = moves_first(move for move in model.moves if move.section_id == section_id)
            self.words.show_text(_summary(moves))
        self.table.show_rows([self._row(move) for move in moves])

    def _row(self, move: Move) -> tuple[QWidget, ...]:
        why = PlainLabel(move.reason or _missing(move), tone="" if move.reason else "caution")
        link = LinkButton(self._context.look, tr("Go"))
        link.setAccessibleName(tr("Go to {title}", title=move.title))
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
        return tr("Every answer is the same as last time.")
    unexplained = sum(move.unexplained for move in moves)
    slipped = sum(move.way is Way.DOWN for move in moves)
    words = tr(
        "{sentence_case} changed; {slipped} slipped back.",
        sentence_case=sentence_case(counted(len(moves), "answer")),
        slipped=number_word(slipped) if slipped else tr("none"),
    )
    verb = "needs" if unexplained == 1 else "need"
    left = tr(
        "{sentence_case} still {verb} a reason.",
        sentence_case=sentence_case(number_word(unexplained)),
        verb=verb,
    )
    return f"{words} {left}" if unexplained else words


def _missing(move: Move) -> str:
    if move.unexplained:
        return tr("Needs a reason or new evidence")
    return tr("New evidence; no reason written") if move.new_evidence else tr("No reason written")
