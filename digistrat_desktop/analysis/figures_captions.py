"""What is printed around a chart: its title, the names of its lines, and a legend of its forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.drawing import (
    Anchor,
    Ink,
    Label,
    Mark,
    Markers,
    Segments,
    Shape,
)
from digistrat_desktop.analysis.figures_frame import LINE_HEIGHT, TITLE
from digistrat_desktop.analysis.figures_missing import missing_places
from digistrat_desktop.analysis.figures_text import fitted, text_width
from digistrat_desktop.analysis.metric_rules import rules_in_words
from digistrat_desktop.analysis.spc.values import PointKind
from digistrat_desktop.domain.metrics import ReadingState
from digistrat_desktop.domain.saying import in_a_row, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digistrat_desktop.analysis.figures_frame import Frame
    from digistrat_desktop.analysis.spc.values import SpcAnalysis, SpcPoint

    _Look = tuple[Shape, Ink] | None

_BASELINE = 0.36
LOOKS: dict[tuple[PointKind, int], tuple[Shape, Ink]] = {
    (PointKind.IMPROVEMENT, 1): (Shape.SQUARE, Ink.IMPROVEMENT),
    (PointKind.IMPROVEMENT, -1): (Shape.SQUARE, Ink.IMPROVEMENT),
    (PointKind.CONCERN, 1): (Shape.TRIANGLE_UP, Ink.CONCERN),
    (PointKind.CONCERN, -1): (Shape.TRIANGLE_DOWN, Ink.CONCERN),
    (PointKind.NEUTRAL_HIGH, 1): (Shape.DIAMOND, Ink.NEUTRAL),
    (PointKind.NEUTRAL_LOW, -1): (Shape.DIAMOND, Ink.NEUTRAL),
}
COMMON_LOOK: tuple[Shape, Ink] = (Shape.CIRCLE, Ink.COMMON)
HOLE = 0.5
"""Of a provisional point's width, how much is left open: it is hollow until it is final."""


def right_labels(frame: Frame) -> Iterator[Mark]:
    """Name each line at the right edge, with a lead to it where the name was moved."""
    size = frame.options.text_size
    for label in frame.labels:
        at, y = frame.up.at(label.value), label.y
        lead = (frame.right + 1, at, frame.right + size * 0.6, y)
        if abs(at - y) > size / 2:
            yield Segments((lead,), Ink.LINE, 0.8)
        ink = Ink.TEXT if label.strong else Ink.SECONDARY
        x = frame.right + size * 0.9
        yield Label(x, y + size * _BASELINE, label.text, ink, size, Anchor.START, label.strong)


def captions(drawn: tuple[SpcAnalysis, ...], frame: Frame) -> Iterator[Mark]:
    """Print title, unit, legend and the name of the rules.

    Args:
        drawn: whose forms the legend names: the chart's own first, then any drawn beside it.
        frame: the chart's places.
    """
    options = frame.options
    size = options.text_size
    for number, line in enumerate(frame.title):
        y = (number + 0.78) * size * TITLE * LINE_HEIGHT
        yield Label(0.0, y, line, Ink.TEXT, size * TITLE, bold=True)
    if frame.unit:
        yield Label(0.0, frame.notes_at, frame.unit, Ink.SECONDARY, size)
    if options.profile:
        text = fitted(_rules(drawn), size, options.width)
        y = options.height - size * 0.4
        yield Label(options.width, y, text, Ink.SECONDARY, size, Anchor.END)
        yield from _legend(drawn, frame, options.width - text_width(text, size) - size)


def _rules(drawn: tuple[SpcAnalysis, ...]) -> str:
    """Name the rules; two charts read by different ones name both."""
    return in_a_row(list(dict.fromkeys(rules_in_words(one.options) for one in drawn)))


_LEGEND = (
    (PointKind.IMPROVEMENT, say("improvement")),
    (PointKind.CONCERN, say("concern")),
    (PointKind.NEUTRAL_HIGH, say("change to explain")),
    (PointKind.NEUTRAL_LOW, say("change to explain")),
)


def _legend(drawn: tuple[SpcAnalysis, ...], frame: Frame, room: float) -> Iterator[Mark]:
    """Name the forms that are on the chart, as far as there is room for them."""
    size = frame.options.text_size
    x, y = frame.left, frame.options.height - size * 0.4
    for word, looks in _by_word(_forms(drawn)).items():
        beside = x + size * len(looks)
        end = beside + text_width(word, size) + size * 1.2
        if end > room:
            return
        for number, look in enumerate(looks):
            yield _form(look, x + size * number, y - size * 0.36, size)
        yield Label(beside + size * 0.2, y, word, Ink.SECONDARY, size)
        x = end
    yield from _provisional(drawn, frame, x, room)


def _by_word(forms: dict[_Look, str]) -> dict[str, list[_Look]]:
    """Gather the forms that mean the same, such as a concern that rises and one that falls."""
    found: dict[str, list[_Look]] = {}
    for look, word in forms.items():
        found.setdefault(word, []).append(look)
    return found


def _form(look: _Look, x: float, y: float, size: float) -> Mark:
    if look is None:
        return Segments(((x, y, x + size * 0.8, y),), Ink.MUTED, 2.5)
    return Markers(((x + size * 0.4, y),), look[0], look[1], size * 0.75)


def _provisional(
    drawn: tuple[SpcAnalysis, ...], frame: Frame, x: float, room: float
) -> Iterator[Mark]:
    """Say what a hollow point is, where there is one."""
    size = frame.options.text_size
    word = say("hollow: provisional")
    if not any(is_provisional(point) for analysis in drawn for point in analysis.points):
        return
    if x + text_width(word, size) + size * 2.2 > room:
        return
    y = frame.options.height - size * 0.4
    middle = (x + size * 0.4, y - size * 0.36)
    shape, ink = COMMON_LOOK
    yield Markers((middle,), shape, ink, size * 0.75)
    yield Markers((middle,), shape, Ink.SURFACE, size * 0.75 * HOLE)
    yield Label(x + size * 1.2, y, word, Ink.SECONDARY, size)


def is_provisional(point: SpcPoint) -> bool:
    """Tell whether a value may still be changed by whoever published it."""
    return point.value is not None and point.state is ReadingState.PROVISIONAL


def _forms(drawn: tuple[SpcAnalysis, ...]) -> dict[_Look, str]:
    """Give each form on the charts its word; None stands for the mark of a missing value."""
    words = dict(_LEGEND)
    forms: dict[_Look, str] = {
        LOOKS[point.kind, point.cause.sign]: words[point.kind]
        for analysis in drawn
        for point in analysis.points
        if point.kind in words and point.value is not None
    }
    if any(missing_places(analysis) for analysis in drawn):
        forms[None] = say("no value")
    return forms
