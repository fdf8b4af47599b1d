"""Why answers differ from last time, what nobody explained yet, and what is not compared."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.movement_split import Cause
from digistrat_desktop.analysis.words import listed, sentence_case
from digistrat_desktop.ui.kit.buttons import LinkButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.views.small_table import SmallTable
from digistrat_desktop.ui.words import counted, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.analysis.movement import Move
    from digistrat_desktop.analysis.report_model import ReportModel
    from digistrat_desktop.ui.views.context import PageContext

_FOLD_BELOW = 560
_EXPLAIN = tr(
    "In all sections: two levels at once, or up without new evidence, and no reason was written."
)


class CausesCard(Card):
    """The movement of all sections split by cause; only the first kind shows a real change."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.look, tr("Why answers differ, in all sections"), parent=parent)
        self.breaks = PlainLabel("", tone="caution")
        self.table = SmallTable(
            context.look, (tr("Cause"), tr("Answers"), tr("Which"), ""), (4, 0, 7, 0), _FOLD_BELOW
        )
        self.add(self.breaks)
        self.add(self.table)

    def show_model(self, model: ReportModel | None) -> None:
        """Show the split of a judged assessment; nothing where there is nothing to compare."""
        split = model.split if model is not None else ()
        words = (model.framework_break, model.scope_break) if model is not None else ()
        said = " ".join(part for part in words if part)
        self.breaks.show_text(said)
        self.breaks.setVisible(bool(said))
        self.setVisible(bool(split or said))
        rows = []
        for cause in Cause:
            names = [one.title for one in split if one.cause is cause]
            cells = (cause.label, str(len(names)), listed(names) or tr("None"))
            rows.append((*(PlainLabel(cell) for cell in cells), PlainLabel("")))
        self.table.show_rows(rows if split else [])


class UnexplainedCard(Card):
    """Moves of any section that wait for a reason or for evidence dated since."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.look, tr("Moves still to explain"), parent=parent)
        self._context = context
        self.add(PlainLabel(_EXPLAIN, tone="secondary"))
        self.table = SmallTable(
            context.look, (tr("Question"), tr("Then and now"), ""), (5, 4, 0), _FOLD_BELOW
        )
        self.add(self.table)

    def show_model(self, model: ReportModel | None) -> None:
        """List the unexplained moves of a judged assessment; hidden when there are none."""
        moves = [move for move in model.moves if move.unexplained] if model else []
        self.setVisible(bool(moves))
        self.set_title(
            tr(
                "{sentence_case} still to explain",
                sentence_case=sentence_case(counted(len(moves), "move")),
            )
        )
        self.table.show_rows([self._row(move) for move in moves])

    def _row(self, move: Move) -> tuple[QWidget, ...]:
        link = LinkButton(self._context.look, tr("Explain"))
        link.setAccessibleName(tr("Explain {title}", title=move.title))
        link.clicked.connect(partial(self._context.guide.go, "assess", move.item_id))
        way = f"{move.before_label} → {move.after_label}"
        return PlainLabel(move.title), PlainLabel(way), link
