"""Where a drawing's labels lie, for tests that they keep apart."""

from digistrat_desktop.analysis.charts.drawing import Anchor, Disc, Label, Markers, Segments
from digistrat_desktop.analysis.charts.scales import text_width

_SHARE = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


def box(label):
    width = text_width(label.text, label.size, bold=label.bold)
    left = label.x - width * _SHARE[label.anchor]
    return left, label.y - label.size * 0.75, left + width, label.y + label.size * 0.22


def overlapping(drawing):
    found = labels(drawing)
    pairs = [(a, b) for i, a in enumerate(found) for b in found[i + 1 :]]
    return [(a.text, b.text) for a, b in pairs if _meet(box(a), box(b))]


def outside(drawing):
    boxes = [(label.text, box(label)) for label in labels(drawing)]
    return [
        text
        for text, (left, top, right, bottom) in boxes
        if left < -0.5 or top < -0.5 or right > drawing.width + 0.5 or bottom > drawing.height + 0.5
    ]


def _meet(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def labels(drawing):
    return [m for m in drawing.marks if isinstance(m, Label)]


def texts(drawing):
    return [label.text for label in labels(drawing)]


def markers(drawing):
    return [m for m in drawing.marks if isinstance(m, Markers) and m.points]


def segments(drawing):
    return [m for m in drawing.marks if isinstance(m, Segments)]


def discs(drawing):
    return [m for m in drawing.marks if isinstance(m, Disc)]
