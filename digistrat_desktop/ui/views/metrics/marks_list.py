"""The marks on a chart, each with a way to take it out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from digistrat_desktop.ui.kit.buttons import IconButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.views.small_table import SmallTable
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from digistrat_desktop.ui.look import Look

_FOLD_BELOW = 240


class MarksList(Card):
    """Words and a button a row.

    Signals:
        taken_out: a mark is to be taken out; its id.
    """

    taken_out = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, " ", parent=parent)
        self._marks_look = look
        self.table = SmallTable(look, ("", ""), (1, 0), _FOLD_BELOW)
        self.add(self.table)

    def show_marks(self, title: str, rows: Sequence[tuple[str, str]], *, read_only: bool) -> None:
        """Show marks as pairs of id and words; none hides the card."""
        self.set_title(title)
        self.table.show_rows([self._row(*row, read_only=read_only) for row in rows])
        self.setVisible(bool(rows))

    def _row(self, mark_id: str, words: str, *, read_only: bool) -> tuple[QWidget, ...]:
        remove = IconButton(self._marks_look, "close", tr("Take out: {words}", words=words))
        remove.setEnabled(not read_only)
        remove.clicked.connect(partial(self.taken_out.emit, mark_id))
        return PlainLabel(words), remove
