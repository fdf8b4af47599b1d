"""Paints a `Drawing` on the canvas: the same marks as on screen, one path for each kind."""

from digistrat_desktop.analysis.charts.drawing import Anchor, Drawing, Label, Outline, flattened
from digistrat_desktop.reports.pdf.canvas import MarkedText, TaggedCanvas, colour_of, rgb_of
from digistrat_desktop.reports.pdf.fonts import Fonts

_BEFORE = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


def paint_drawing(canvas: TaggedCanvas, fonts: Fonts, drawing: Drawing, scale: float) -> None:
    """Paint a drawing with its lower left corner at the origin, inside a figure's mark.

    Args:
        scale: points on paper for one unit of the drawing.
    """
    canvas.saveState()
    canvas.scale(scale, scale)
    canvas.setLineJoin(1)
    for part in flattened(drawing):
        if isinstance(part, Label):
            paint_label(canvas, fonts, part, drawing.height - part.y)
        else:
            _paint_outline(canvas, part, drawing.height)
    canvas.restoreState()


def _paint_outline(canvas: TaggedCanvas, part: Outline, height: float) -> None:
    """A drawing's y grows downwards, the canvas's upwards."""
    path = canvas.beginPath()
    for (x, y, *radius), *steps in part.contours:
        if radius:
            path.circle(x, height - y, radius[0])
            continue
        path.moveTo(x, height - y)
        for step in steps:
            place = [height - value if n % 2 else value for n, value in enumerate(step)]
            (path.lineTo if len(place) == 2 else path.curveTo)(*place)  # noqa: PLR2004 - one point
        if part.closed:
            path.close()
    if part.stroke is not None:
        canvas.setStrokeColor(colour_of(part.stroke))
        canvas.setLineWidth(part.width)
        canvas.setDash(list(part.dash))
    if part.fill is not None:
        canvas.setFillColor(colour_of(part.fill))
    canvas.drawPath(path, stroke=int(part.stroke is not None), fill=int(part.fill is not None))


def paint_label(canvas: TaggedCanvas, fonts: Fonts, label: Label, base: float) -> None:
    """Write one line of text.

    Args:
        base: of its letters, in the canvas's coordinates.
    """
    before = _BEFORE[label.anchor] and _BEFORE[label.anchor] * fonts.label_width(label)
    text = MarkedText(canvas, label.x - before, base)
    text.setFillColor(colour_of(label.ink))
    for piece in fonts.pieces(" ".join(label.text.split()), bold=label.bold):
        with text.in_font(piece.font, label.size, rgb_of(label.ink)):
            text.textOut(piece.text)
    canvas.drawText(text)
