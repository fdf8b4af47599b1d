"""Remarks on a chart's periods: in rows above the plot, each led down to its point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.drawing import Box, Ink, Label, Mark, Segments
from digistrat_desktop.analysis.figures_frame import LINE_HEIGHT, Frame
from digistrat_desktop.analysis.figures_spark import place_of
from digistrat_desktop.analysis.figures_text import fitted, text_width
from digistrat_desktop.analysis.spc.rows import moment_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digistrat_desktop.analysis.spc.values import SpcAnalysis

_HEIGHT_A_ROW = 110.0
_FEWEST_LETTERS = 8


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A remark where it is written.

    Attributes:
        at: x of its period.
        x: where the words begin.
        row: counted from the plot upwards.
    """

    at: float
    x: float
    row: int
    text: str


def notes_in_words(analysis: SpcAnalysis, notes: Mapping[int, str]) -> Iterator[str]:
    """Say every remark with its period, earliest first, for those who do not see the chart."""
    for point in analysis.points:
        words = notes.get(place_of(point.period))
        if words:
            yield f"{moment_words(point.period)}: {words.rstrip('.')}."


def most_rows(height: float) -> int:
    """Give the rows of remarks a chart of a height can spare."""
    return 1 + int(height // _HEIGHT_A_ROW)


def placed_notes(
    analysis: SpcAnalysis, frame: Frame, notes: Mapping[int, str], rows: int
) -> tuple[PlacedNote, ...]:
    """Place the remarks, the latest lowest, so that no lead runs through words.

    Args:
        analysis: a remark on a period it does not hold is left out.
        frame: the chart's places.
        notes: words by the place of their period.
        rows: there is room for; a remark that finds none is left to the words beside the chart.
    """
    known = {place_of(point.period) for point in analysis.points}
    begins = [frame.options.width] * rows
    found: list[PlacedNote] = []
    for place in sorted(known & notes.keys(), reverse=True):
        note = _placed(frame, frame.across.at(place), notes[place], begins)
        if note is not None:
            found.append(note)
            begins[note.row] = min(note.x, note.at)
    return tuple(found)


def _placed(frame: Frame, at: float, words: str, begins: list[float]) -> PlacedNote | None:
    """Take the lowest row with room for all the words, else the roomiest, cut to fit."""
    size = frame.options.text_size
    gap, width = size * 0.5, text_width(words, size)
    for row, end in enumerate(begins):
        # At the right edge the words may begin left of their period, over room nobody needs.
        x = at + gap if end < frame.options.width else min(at + gap, end - width)
        if x >= frame.left and x + width <= end - (gap if end < frame.options.width else 0):
            return PlacedNote(at, x, row, words)
    row = max(range(len(begins)), key=begins.__getitem__)
    text = fitted(words, size, begins[row] - gap * 2 - at)
    return PlacedNote(at, at + gap, row, text) if len(text) >= _FEWEST_LETTERS else None


def note_marks(
    analysis: SpcAnalysis, frame: Frame, placed: tuple[PlacedNote, ...]
) -> Iterator[Mark]:
    """Draw the leads, then the words, which interrupt whatever runs behind them."""
    size = frame.options.text_size
    heights = {
        frame.across.at(place_of(p.period)): frame.up.at(p.value)
        for p in analysis.points
        if p.value is not None
    }
    leads = []
    for note in placed:
        foot = heights.get(note.at, frame.bottom) - size * 0.6
        leads.append((note.at, _baseline(frame, note.row) + size * 0.3, note.at, foot))
    yield Segments(tuple(leads), Ink.MUTED, 0.8)
    for note in placed:
        y, width = _baseline(frame, note.row), text_width(note.text, size)
        yield Box(note.x - 1, y - size * 0.8, width + 2, size, Ink.SURFACE)
        yield Label(note.x, y, note.text, Ink.TEXT, size)


def _baseline(frame: Frame, row: int) -> float:
    size = frame.options.text_size
    return frame.top - size * 0.8 - row * size * LINE_HEIGHT
