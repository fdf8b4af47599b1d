"""What is printed around a chart: its title, the names of its lines, and a legend of its forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.charts.drawing import (
    Anchor,
    Box,
    Ink,
    Label,
    Mark,
    Markers,
    Segments,
    Shape,
)
from digistrat_desktop.analysis.charts.frame import LINE_HEIGHT, TITLE
from digistrat_desktop.analysis.charts.scales import fitted, text_width
from digistrat_desktop.analysis.measures.remarks import rules_in_words
from digistrat_desktop.analysis.measures.spc.rows import place_of
from digistrat_desktop.analysis.measures.spc.values import PointKind, RemarkKind
from digistrat_desktop.domain.trust.metrics import ReadingState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digistrat_desktop.analysis.charts.frame import Frame
    from digistrat_desktop.analysis.measures.spc.values import SpcAnalysis, SpcPoint

    _Look = tuple[Shape, Ink] | None


_MOST_NAMED = 24


def missing_marks(analysis: SpcAnalysis, frame: Frame) -> Iterator[Mark]:
    """Mark at the foot of the plot every period for which there is no value."""
    size = frame.options.text_size
    half = frame.half_step * 0.8
    stretches = missing_stretches(analysis)
    for text, first, last in stretches:
        left, right = frame.across.at(first) - half, frame.across.at(last) + half
        left, right = max(left, frame.left), min(right, frame.right)
        yield Segments(((left, frame.bottom, right, frame.bottom),), Ink.MUTED, 2.5)
        crowded = len(stretches) > _MOST_NAMED
        room = 0.0 if crowded else _room_below(analysis, frame, (first, last))
        if text_width(text, size) <= room:
            middle = (left + right) / 2
            y = frame.bottom - size * 0.5
            width = text_width(text, size)
            # A limit may run here; the words interrupt it rather than lie on it.
            yield Box(middle - width / 2, y - size * 0.8, width, size, Ink.SURFACE)
            yield Label(middle, y, text, Ink.SECONDARY, size, Anchor.MIDDLE)


def missing_places(analysis: SpcAnalysis) -> list[tuple[int, str]]:
    """Give the place of every period without a value, and why it has none."""
    places = [
        (place_of(p.period), "suppressed" if p.state is ReadingState.SUPPRESSED else "not reported")
        for p in analysis.points
        if p.value is None
    ]
    gap = analysis.remark(RemarkKind.GAP)
    places.extend((place_of(period), "no reading") for period in (gap.periods if gap else ()))
    return sorted(places)


def missing_stretches(analysis: SpcAnalysis) -> list[tuple[str, int, int]]:
    """Give why values are missing and from which place to which, neighbours of one kind joined."""
    return list(_stretches(missing_places(analysis)))


def _stretches(places: list[tuple[int, str]]) -> Iterator[tuple[str, int, int]]:
    """Join neighbouring places of one kind."""
    open_stretch: tuple[str, int, int] | None = None
    for place, text in places:
        if open_stretch is not None and open_stretch[0] == text and place == open_stretch[2] + 1:
            open_stretch = (text, open_stretch[1], place)
            continue
        if open_stretch is not None:
            yield open_stretch
        open_stretch = (text, place, place)
    if open_stretch is not None:
        yield open_stretch


def _room_below(analysis: SpcAnalysis, frame: Frame, gap: tuple[int, int]) -> float:
    """Give the width around a gap that no value or other gap's label uses, in points."""
    size = frame.options.text_size
    step = frame.across.at(1) - frame.across.at(0)
    middle = frame.across.at((gap[0] + gap[1]) / 2)
    ceiling = frame.bottom - size * 1.6
    low = [p for p in analysis.points if p.value is not None and frame.up.at(p.value) > ceiling]
    edges = [middle - frame.left, frame.right - middle]
    edges += [abs(frame.across.at(place_of(p.period)) - middle) - step / 4 for p in low]
    others = [place for place, _ in missing_places(analysis) if not gap[0] <= place <= gap[1]]
    edges += [abs(frame.across.at(place) - middle) / 2 for place in others]
    return max(min(edges), 0.0) * 2 - size * 0.3


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
    return ", ".join(dict.fromkeys(rules_in_words(one.options) for one in drawn))


_LEGEND = (
    (PointKind.IMPROVEMENT, "improvement"),
    (PointKind.CONCERN, "concern"),
    (PointKind.NEUTRAL_HIGH, "change to explain"),
    (PointKind.NEUTRAL_LOW, "change to explain"),
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
    word = "hollow: provisional"
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
        forms[None] = "no value"
    return forms
