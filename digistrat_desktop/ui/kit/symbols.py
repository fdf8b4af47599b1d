"""Level symbols: how far up a scale an answer is, and the three ways of not naming a level."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from digistrat_desktop.domain.frameworks.scales import Standing, is_circle
from digistrat_desktop.ui.heard import HeardAs
from digistrat_desktop.ui.kit.paint import antialiased
from digistrat_desktop.ui.theme.look import Look

_FULL_TURN = 360 * 16
_TOP = 90 * 16
_DASHES = 6


class Symbol(NamedTuple):
    """A symbol to draw."""

    kind: Standing = Standing.NOT_ANSWERED  # a level, or which way of not naming one
    filled_share: float = 0.0  # for a level, 0 (lowest) to 1 (highest)
    is_square: bool = False  # a level of a scale that is not drawn in circles
    is_carried: bool = False  # last time's and not confirmed: which level is not shown


UNANSWERED = Symbol()
CANNOT_SAY = Symbol(Standing.CANNOT_SAY)
DOES_NOT_APPLY = Symbol(Standing.DOES_NOT_APPLY)
HALF_ANSWERED = Symbol(Standing.HALF_ANSWERED)
NOT_SETTLED = Symbol(Standing.NOT_SETTLED)
CARRIED = Symbol(is_carried=True)
NOTED = Symbol(Standing.LEVEL, 1.0)


def level_symbol(place: int, count: int) -> Symbol:
    """The symbol of a level; place 0 is the lowest of the scale."""
    share = place / (count - 1) if count > 1 else 1.0
    return Symbol(Standing.LEVEL, share, is_square=not is_circle(count))


def paint_symbol(
    painter: QPainter, rect: QRectF, symbol: Symbol, look: Look, *, on_filled: bool = False
) -> None:
    """Paint a symbol; `on_filled` in the colours for the filled part of something chosen."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(1.5, rect.width() / 7.5)
    circle = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    if symbol.kind == Standing.LEVEL:
        inks = (look.colour("deep"), look.colour("surface"))
        paint = _paint_square if symbol.is_square else _paint_circle
        paint(painter, circle, symbol.filled_share, width, inks[::-1] if on_filled else inks)
    else:
        _paint_no_level(painter, circle, symbol.kind, width, look)
    if symbol.is_carried:
        _paint_arrow(painter, circle)
    painter.restore()


def _paint_circle(
    painter: QPainter,
    circle: QRectF,
    filled_share: float,
    width: float,
    inks: tuple[QColor, QColor],
) -> None:
    deep, ground = inks
    painter.setPen(QPen(deep, width))
    painter.setBrush(ground)
    painter.drawEllipse(circle)
    if filled_share > 0:
        painter.setBrush(deep)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPie(circle, _TOP, -round(_FULL_TURN * filled_share))


def _paint_square(
    painter: QPainter,
    circle: QRectF,
    filled_share: float,
    width: float,
    inks: tuple[QColor, QColor],
) -> None:
    """Fill from below, as the charts do: how much it is, never how good."""
    deep, ground = inks
    edge = circle.width() * 0.05
    square = circle.adjusted(edge, edge, -edge, -edge)
    pen = QPen(deep, width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(ground)
    painter.drawRect(square)
    filled = square.adjusted(0, square.height() * (1 - filled_share), 0, 0)
    painter.fillRect(filled, deep)


def _paint_no_level(
    painter: QPainter, circle: QRectF, kind: Standing, width: float, look: Look
) -> None:
    pen = QPen(look.colour("muted"), width * 0.9)
    painter.setPen(pen)
    if kind not in {Standing.CANNOT_SAY, Standing.DOES_NOT_APPLY}:
        _paint_dashes(painter, circle)
        _paint_inside(painter, circle, kind, look)
        return
    painter.setBrush(look.colour("muted_fill"))
    painter.drawEllipse(circle)
    if kind == Standing.DOES_NOT_APPLY:
        reach = circle.width() * 0.25
        middle = circle.center()
        painter.drawLine(middle - QPointF(reach, 0), middle + QPointF(reach, 0))


def _paint_inside(painter: QPainter, circle: QRectF, kind: Standing, look: Look) -> None:
    """Half answered has a dot in its broken ring, not settled a stroke through it."""
    middle, reach = circle.center(), circle.width() * 0.28
    if kind == Standing.NOT_SETTLED:
        painter.drawLine(middle + QPointF(-reach, reach), middle + QPointF(reach, -reach))
    elif kind == Standing.HALF_ANSWERED:
        painter.setBrush(look.colour("muted"))
        painter.drawEllipse(middle, reach * 0.7, reach * 0.7)


def _paint_arrow(painter: QPainter, circle: QRectF) -> None:
    middle, reach = circle.center(), circle.width() * 0.28
    tip = middle + QPointF(reach * 0.8, 0)
    painter.drawLine(middle + QPointF(-reach * 0.4, -reach), tip)
    painter.drawLine(middle + QPointF(-reach * 0.4, reach), tip)


def _paint_dashes(painter: QPainter, circle: QRectF) -> None:
    step = _FULL_TURN // _DASHES
    for number in range(_DASHES):
        painter.drawArc(circle, _TOP + number * step, round(step * 0.6))


class LevelSymbol(QWidget):
    """A symbol as a widget; the word beside it says the same, so it is hidden from nobody."""

    heard_as = HeardAs.GRAPHIC

    def __init__(
        self, look: Look, symbol: Symbol = UNANSWERED, word: str = "", *, size: int = 14
    ) -> None:
        """`size` is in pixels at 100 % text size."""
        super().__init__()
        self._look = look
        self._symbol = symbol
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(word)
        look.changed.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        side = self._look.theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = antialiased(self)
        paint_symbol(painter, QRectF(self.rect()), self._symbol, self._look)
        painter.end()


class IconPicture(QWidget):
    """An icon beside words that say the same, so that nobody hears it twice."""

    def __init__(self, look: Look, name: str, colour: str) -> None:
        super().__init__()
        self._look, self._name, self._colour = look, name, colour
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        side, ratio = self.width(), self.devicePixelRatioF()
        painter.drawPixmap(0, 0, self._look.pixmap(self._name, self._colour, side, ratio))
        painter.end()

    def _on_look_changed(self) -> None:
        side = self._look.theme.px(16)
        self.setFixedSize(side, side)
        self.update()
