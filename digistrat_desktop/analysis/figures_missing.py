"""Marks at the foot of a chart for periods without a value: a gap is never drawn as zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.drawing import Anchor, Box, Ink, Label, Mark, Segments
from digistrat_desktop.analysis.figures_spark import place_of
from digistrat_desktop.analysis.figures_text import text_width
from digistrat_desktop.analysis.spc.values import RemarkKind
from digistrat_desktop.domain.metrics import ReadingState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digistrat_desktop.analysis.figures_frame import Frame
    from digistrat_desktop.analysis.spc.values import SpcAnalysis

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
