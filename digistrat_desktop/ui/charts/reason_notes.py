"""Why new limits begin, in one line above the interactive chart; never cut by its edge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyqtgraph as pg
from PySide6.QtGui import QFontMetrics

from digistrat_desktop.analysis.drawing import Ink
from digistrat_desktop.ui.charts.trend_places import note_place
from digistrat_desktop.ui.text import elided
from digistrat_desktop.ui.theme_tokens import TypeRole

if TYPE_CHECKING:
    from digistrat_desktop.ui.look import Look

_GAP = 4.0


class ReasonNotes:
    """The notes of one plot, placed anew whenever its width changes."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._notes: list[tuple[str, float, Any]] = []

    def clear(self) -> None:
        """Forget them; the plot has let go of its items."""
        self._notes = []

    def add(self, plot: Any, words: str, at: float, height: float) -> None:
        """Write a note.

        Args:
            plot: the plot.
            words: all of them.
            at: where its limits begin, in the plot's own units.
            height: the middle of the line of notes, in the plot's own units.
        """
        theme = self._look.theme
        # Its ground interrupts the line it may have to stand across.
        ground = pg.mkBrush(theme.ink(Ink.SURFACE))
        item = pg.TextItem(words, color=theme.ink(Ink.TEXT), anchor=(0.0, 0.5), fill=ground)
        item.setFont(theme.font(TypeRole.SMALL))
        item.setPos(at, height)
        plot.addItem(item, ignoreBounds=True)
        self._notes.append((words, at, item))

    def shown(self) -> tuple[str, ...]:
        """What is written, as it is read."""
        return tuple(item.toPlainText() for *_, item in self._notes)

    def fit(self, box: Any) -> None:
        """Place the notes for the view box's width: moved left over free room before they are cut."""
        (first, last), width = box.viewRange()[0], float(box.width())
        if not self._notes or width <= 0 or last <= first:
            return
        letters = QFontMetrics(self._look.theme.font(TypeRole.SMALL))
        starts = [(at - first) / (last - first) * width for _, at, _ in self._notes]
        free = 0.0
        for (words, _, item), start, end in zip(
            self._notes, starts, (*starts[1:], width), strict=True
        ):
            wanted = letters.horizontalAdvance(words) + 2 * _GAP + 1
            x, room = note_place(wanted, free, max(start, 0.0), end)
            item.setText(elided(words, letters, int(room - 2 * _GAP)))
            item.setPos(first + x / width * (last - first), item.pos().y())
            free = x + min(wanted, room) + _GAP
