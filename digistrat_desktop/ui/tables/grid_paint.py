"""Painting a grid: heads, cells, margins."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter

from digistrat_desktop.ui.kit.paint import box, focus_ring
from digistrat_desktop.ui.text import elided
from digistrat_desktop.ui.theme.tokens import TypeRole

if TYPE_CHECKING:
    from digistrat_desktop.ui.tables.grid_model import GridCell, GridEnd, GridValues
    from digistrat_desktop.ui.theme.look import Look

_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RADIUS = 4


class GridSizes(NamedTuple):
    """Logical pixels of the grid's parts; no margin or foot where nothing is said there."""

    title: int
    margin: int
    head: int
    width: int
    height: int
    foot: int


def sizes_for(look: Look, values: GridValues, room: int) -> GridSizes:
    """Give the sizes for a room so wide: narrow rooms give the titles less."""
    px = look.theme.px
    title = max(px(120), min(px(280), room // 4))
    margin = max(px(150), min(px(170), room // 7)) if values.heads.margins else 0
    foot = px(30) if values.heads.feet else 0
    return GridSizes(title, margin, px(52), px(values.column_width), px(38), foot)


class GridPainter:
    """Paints parts of the grid into rectangles."""

    def __init__(self, look: Look, painter: QPainter) -> None:
        self._look = look
        self._painter = painter

    def cell(self, rect: QRectF, cell: GridCell, *, current: bool, ring: bool) -> None:
        """Paint one cell: its text on a colour, hatched while it is in doubt."""
        inner = rect.adjusted(3, 3, -3, -3)
        fill = self._look.colour(cell.fill)
        box(self._painter, inner, _RADIUS, fill=fill, stroke=self._look.colour("line"))
        if cell.is_hatched:
            self._hatch(inner, cell)
        self._say(inner, cell.text, (cell.ink, _CENTRE), bold=True)
        if current and ring:
            focus_ring(self._painter, rect, _RADIUS + 1, self._look)
        elif current:
            line = self._look.colour("focus")
            box(self._painter, rect.adjusted(1, 1, -1, -1), _RADIUS, stroke=line, width=1)

    def _hatch(self, rect: QRectF, cell: GridCell) -> None:
        ink = self._look.colour("surface" if cell.ink == "surface" else "caution_line")
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QBrush(ink, Qt.BrushStyle.BDiagPattern))
        self._painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
        middle = QRectF(0, 0, self._look.theme.px(18), self._look.theme.px(20))
        middle.moveCenter(rect.center())
        box(self._painter, middle, _RADIUS, fill=self._look.colour(cell.fill))

    def head(self, rect: QRectF, words: str) -> None:
        """Paint a title over its column, on at most two lines."""
        self._say(rect.adjusted(4, 2, -4, -2), words, ("text", _CENTRE), bold=True, wrap=True)

    def title(self, rect: QRectF, words: str) -> None:
        """Paint a title at the left of its row, on at most two lines."""
        self._say(rect.adjusted(4, 0, -6, 0), words, ("text", _LEFT), bold=True, wrap=True)

    def margin(self, rect: QRectF, end: GridEnd) -> None:
        """Paint what is said at the right of a row."""
        words = f"{end.mark}{end.margin}"
        self._say(rect.adjusted(8, 0, 0, 0), words, (end.tone, _LEFT), bold=end.is_bold)

    def foot(self, rect: QRectF, end: GridEnd, beside: str) -> None:
        """Paint what is said under a column, without the word that stands beside them all."""
        words = f"{end.mark}{end.margin.removeprefix(f'{beside} ')}"
        self._say(rect, words, (end.tone, _CENTRE), bold=end.is_bold)

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
