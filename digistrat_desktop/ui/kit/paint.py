"""Small shapes that painted widgets share: boxes, the focus ring, key caps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object

from digistrat_desktop.ui.text import TypeRole
from digistrat_desktop.ui.theme.look import Look

CONTROL_RADIUS = 6
CARD_RADIUS = 8
_RING = 2
_DASHES = (3.0, 2.0)  # of a broken ring: line and gap, in widths of the line
_COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
RING_ROOM = 4  # from the edge of a control with the ring to its ground


def antialiased(widget: QWidget) -> QPainter:
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def box(
    painter: QPainter, rect: QRectF, radius: float, *, fill: QColor | None = None,
    stroke: QColor | None = None, width: float = 1,
) -> None:  # fmt: skip
    """A rounded rectangle whose border lies wholly inside `rect`."""
    half = width / 2 if stroke is not None else 0
    painter.setPen(QPen(stroke, width) if stroke is not None else Qt.PenStyle.NoPen)
    if fill is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setBrush(fill)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)


def control_sheet(
    painter: QPainter, rect: QRectF, radius: float, look: Look, *, chosen: bool = False,
    hovered: bool = False,
) -> None:  # fmt: skip
    """The ground of what can be chosen. Three looks, which grey tells apart and which add up.

    Chosen is a broad dark border with something filled in it, hovered a broad border round nothing,
    and focused the ring, painted last. The ring of an answer is broken: a closed frame looks chosen.
    """
    broad = chosen or hovered
    stroke = look.colour("deep" if chosen else "accent" if hovered else "control_line")
    box(painter, rect, radius, fill=look.colour("surface"), stroke=stroke, width=2 if broad else 1)


def locked_sheet(painter: QPainter, rect: QRectF, radius: float, look: Look) -> None:
    """The ground of what could be chosen, and is only for reading now."""
    painter.setPen(QPen(look.colour("control_line"), 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def chosen_part(painter: QPainter, rect: QRectF, part: QRectF, radius: float, look: Look) -> None:
    """Fill a part of a chosen sheet; what is written on it takes the colour of the surface."""
    painter.save()
    painter.setClipRect(part)
    box(painter, rect, radius, fill=look.colour("deep"))
    painter.restore()


def row_ground(painter: QPainter, rect: QRectF, look: Look, *, chosen: bool, hovered: bool) -> None:
    """The ground of a row that can be chosen: chosen is tinted with a bar, hovered has a border."""
    if chosen:
        box(painter, rect, CONTROL_RADIUS, fill=look.colour("accent_tint"))
        accent_bar(painter, rect, look.colour("accent"), 3)
    elif hovered:
        box(painter, rect, CONTROL_RADIUS, stroke=look.colour("accent"), width=1.5)


def focus_ring(
    painter: QPainter, rect: QRectF, radius: float, look: Look, *, broken: bool = False
) -> None:
    """The ring round what the keyboard is on: a dark line and a light one, so it shows on any fill.

    It is broken round what can be chosen, where a closed one would look like the choice.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box(painter, rect, radius, stroke=look.colour("surface" if broken else "focus"), width=_RING)
    if broken:
        pen = QPen(look.colour("focus"), _RING)
        pen.setDashPattern(_DASHES)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        half = _RING / 2
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    inner = rect.adjusted(_RING, _RING, -_RING, -_RING)
    box(painter, inner, max(0, radius - _RING), stroke=look.colour("surface"), width=1.5)


class Ringed(_Base):
    """Knows whether its focus is to be shown; stands before a Qt class. The mouse needs no ring.

    Nor does what the program brought the keyboard to after a click, until a key is pressed.
    A window's return keeps what was. What got the keyboard while its window was away, as after a
    search, is shown: nobody pointed at it.
    """

    _ring = True
    _is_brought = False  # by the program, not by a key
    _look: Look

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
            self._is_brought = event.reason() == Qt.FocusReason.OtherFocusReason
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        if event.reason() not in _COMES_BACK:
            self._ring = True
        super().focusOutEvent(event)

    @property
    def is_ringed(self) -> bool:
        is_unasked = self._is_brought and self._look.pointing.has_clicked
        return self.hasFocus() and self._ring and not is_unasked


def accent_bar(painter: QPainter, rect: QRectF, colour: QColor, width: float = 4) -> None:
    """The upright bar at the left edge of a card or a chosen row, following its round corners."""
    painter.save()
    painter.setClipRect(QRectF(rect.left(), rect.top(), width, rect.height()))
    box(painter, rect, CARD_RADIUS, fill=colour)
    painter.restore()


def key_cap_size(look: Look, key: str) -> tuple[float, float]:
    metrics = QFontMetricsF(look.theme.font(TypeRole.SMALL))
    height = metrics.height() + 2
    return max(height, metrics.horizontalAdvance(key) + look.theme.px(10)), height


def key_cap(painter: QPainter, rect: QRectF, key: str, look: Look) -> None:
    line = look.colour("control_line")
    box(painter, rect, 4, fill=look.colour("surface"), stroke=line)
    painter.fillRect(QRectF(rect.left() + 3, rect.bottom() - 2, rect.width() - 6, 1), line)
    painter.setFont(look.theme.font(TypeRole.SMALL))
    painter.setPen(look.colour("text"))
    painter.drawText(rect.adjusted(0, -1, 0, -1), Qt.AlignmentFlag.AlignCenter, key)
