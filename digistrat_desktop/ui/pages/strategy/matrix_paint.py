"""Painting the alignment matrix: heads, cells, margins."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter

from digistrat_desktop.analysis.plans.strategy_map import MapLink, Served
from digistrat_desktop.ui.kit.paint import box, focus_ring
from digistrat_desktop.ui.pages.strategy.matrix_model import initiative_mark, objective_mark
from digistrat_desktop.ui.text import elided
from digistrat_desktop.ui.theme.tokens import TypeRole

if TYPE_CHECKING:
    from digistrat_desktop.analysis.plans.strategy_map import InitiativeColumn, ObjectiveRow
    from digistrat_desktop.ui.theme.look import Look

_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_FILLS = ("surface", "strength_1", "strength_2", "deep")
_INKS = ("secondary", "text", "text", "surface")
_RADIUS = 4


class Sizes(NamedTuple):
    """Logical pixels of the grid's parts."""

    title: int
    margin: int
    head: int
    width: int
    height: int
    foot: int


def sizes_for(look: Look, room: int) -> Sizes:
    """Give the sizes for a room so wide: narrow rooms give the titles less."""
    px = look.theme.px
    title = max(px(120), min(px(280), room // 4))
    return Sizes(title, max(px(150), min(px(170), room // 7)), px(52), px(94), px(38), px(30))


class MatrixPainter:
    """Paints parts of the grid into rectangles."""

    def __init__(self, look: Look, painter: QPainter) -> None:
        self._look = look
        self._painter = painter

    def cell(self, rect: QRectF, cell: MapLink | None, *, current: bool, ring: bool) -> None:
        """Paint one strength: its digit on a colour, hatched while it is suspect."""
        inner = rect.adjusted(3, 3, -3, -3)
        strength = cell.strength if cell else 0
        fill = self._look.colour(_FILLS[strength])
        box(self._painter, inner, _RADIUS, fill=fill, stroke=self._look.colour("line"))
        if cell is not None and cell.suspect:
            self._hatch(inner, strength)
        self._say(inner, str(strength) if cell else "·", (_INKS[strength], _CENTRE), bold=True)
        if current and ring:
            focus_ring(self._painter, rect, _RADIUS + 1, self._look)
        elif current:
            line = self._look.colour("focus")
            box(self._painter, rect.adjusted(1, 1, -1, -1), _RADIUS, stroke=line, width=1)

    def _hatch(self, rect: QRectF, strength: int) -> None:
        ink = self._look.colour("caution_line" if strength < len(_FILLS) - 1 else "surface")
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QBrush(ink, Qt.BrushStyle.BDiagPattern))
        self._painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
        middle = QRectF(0, 0, self._look.theme.px(18), self._look.theme.px(20))
        middle.moveCenter(rect.center())
        fill = self._look.colour(_FILLS[strength])
        box(self._painter, middle, _RADIUS, fill=fill)

    def head(self, rect: QRectF, words: str) -> None:
        """Paint an initiative's title over its column, on at most two lines."""
        self._say(rect.adjusted(4, 2, -4, -2), words, ("text", _CENTRE), bold=True, wrap=True)

    def title(self, rect: QRectF, row: ObjectiveRow) -> None:
        """Paint an objective's title at the left of its row, on at most two lines."""
        inner = rect.adjusted(4, 0, -6, 0)
        self._say(inner, row.objective.title, ("text", _LEFT), bold=True, wrap=True)

    def margin(self, rect: QRectF, row: ObjectiveRow) -> None:
        """Paint how an objective is served."""
        tone = "text" if row.served is Served.WELL else "caution"
        words = objective_mark(row) + row.words
        bold = row.served is Served.NOTHING
        self._say(rect.adjusted(8, 0, 0, 0), words, (tone, _LEFT), bold=bold)

    def foot(self, rect: QRectF, column: InitiativeColumn) -> None:
        """Paint what an initiative serves."""
        mark = initiative_mark(column)
        # "Serves" stands once, at the left of this row.
        said = column.words.removeprefix("Serves ")
        tone = "caution" if mark else "secondary"
        self._say(rect, mark + said, (tone, _CENTRE), bold=bool(mark))

    def words(self, rect: QRectF, words: str) -> None:
        """Paint a quiet word, as over the titles."""
        self._say(rect.adjusted(4, 0, -4, 0), words, ("secondary", _LEFT), bold=False)

    def _say(
        self, rect: QRectF, words: str, how: tuple[str, Qt.AlignmentFlag], *, bold: bool,
        wrap: bool = False,
    ) -> None:  # fmt: skip
        tone, place = how
        font = self._look.theme.font(TypeRole.SMALL)
        font.setBold(bold)
        self._painter.setFont(font)
        self._painter.setPen(self._look.colour(tone))
        metrics = self._painter.fontMetrics()
        lines = 2 if wrap and metrics.horizontalAdvance(words) > rect.width() else 1
        shown = elided(words, metrics, int(rect.width() * (lines - 0.2 * (lines - 1))))
        flags = place | (Qt.TextFlag.TextWordWrap if lines > 1 else Qt.TextFlag.TextSingleLine)
        self._painter.drawText(rect, flags, shown)
