"""Actions by date: a drawing, and the same as a table for whoever cannot see it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.actions.chart import action_timeline, timeline_order
from digistrat_desktop.analysis.actions.lines import NOBODY, actions_sentence
from digistrat_desktop.ui.charts.drawing_view import DrawingView
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.tables.columns import ColumnWidth, word_columns
from digistrat_desktop.ui.tables.table_view import DataTable, TableShape
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.theme.tokens import TypeRole
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.analysis.actions.lines import ActionLine
    from digistrat_desktop.ui.theme.look import Look

_COLUMNS = tuple(
    replace(column, width=ColumnWidth(share=share))
    for column, share in zip(
        word_columns((tr("Due"), tr("Action"), tr("Owner"), tr("Status"), tr("Waits for"))),
        (3, 7, 4, 2, 4),
        strict=True,
    )
)
# Cut short, two actions could not be told apart: each has the lines its words need.
_SHAPE = TableShape(row=30, grows=True, most=8, many=True)
_SIGNS = tr(
    "Triangle: overdue. Square: blocked. Diamond: agreed or under way. Circle: proposed."
    " A broken line leads from what must be done first."
)
_NONE = tr("No action is open. Take up a proposal, or add one under List: it stands here then.")


class TimelineCard(Card):
    """The drawing with its sentence, and its table."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, tr("By date"), parent=parent)
        self._lines: Sequence[ActionLine] = ()
        self._today: date | None = None
        self.sentence = PlainLabel("")
        self.signs = PlainLabel(_SIGNS, TypeRole.SMALL, "secondary")
        self.view = DrawingView(look, tr("Actions by date"))
        self.table = DataTable(look, tr("Actions by date, as a table"), _COLUMNS, _SHAPE)
        for part in (self.sentence, self.view, self.signs, self.table):
            self.add(part)
        self.view.width_changed.connect(self._on_width)

    def show_lines(self, lines: Sequence[ActionLine], today: date) -> None:
        """Show the open actions by date."""
        self._lines, self._today = lines, today
        going = timeline_order(lines)
        self.sentence.show_text(actions_sentence(lines) if going else _NONE)
        for part in (self.view, self.signs, self.table):
            part.setVisible(bool(going))
        waits = any(line.waits_for for line in going)
        self.table.set_columns(_COLUMNS if waits else _COLUMNS[:-1])
        self.table.show_rows([(str(line.action.id), _cells(line)) for line in going])
        self._on_width(self.view.points_wide())

    def _on_width(self, width: float) -> None:
        if self._today is not None and width > 0:
            self.view.set_drawing(action_timeline(self._lines, self._today, width))


def _cells(line: ActionLine) -> tuple[str, ...]:
    return (
        line.due_words,
        line.action.title,
        line.owner or NOBODY,
        line.action.status.label,
        "; ".join(line.waits_for),
    )
