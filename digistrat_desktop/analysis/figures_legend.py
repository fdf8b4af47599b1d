"""What the symbols of a strip mean: drawn, each beside its word, for screen and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.drawing import Drawing, Ink, Label, Mark
from digistrat_desktop.analysis.figures import answer_state
from digistrat_desktop.analysis.figures_symbols import AnswerState, answer_marks
from digistrat_desktop.analysis.figures_text import text_width
from digistrat_desktop.domain.scales import CANNOT_SAY, NOT_APPLICABLE, UNANSWERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digistrat_desktop.analysis.position import SectionPosition

_BASELINE = 0.36
# Of the size of the letters.
_HEIGHT, _RADIUS, _GAP, _BESIDE = 1.625, 0.525, 1.5, 0.375


def legend(dated: Sequence[SectionPosition], width: float, size: float = 8.0) -> Drawing:
    """Draw the symbols that a section's strip uses, from the lowest level up, with their words.

    Args:
        dated: the section at each date of the strip, oldest first.
        width: of the sheet, in points; what does not fit begins a new row.
        size: of the letters, in points.
    """
    states, radius, height = _states(dated), size * _RADIUS, size * _HEIGHT
    marks: list[Mark] = []
    x, y = 0.0, height / 2
    for state in states:
        wide = radius * 2 + 1 + size * _BESIDE + text_width(state.word, size)
        if x and x + wide > width:
            x, y = 0.0, y + height
        left = x + radius * 2 + 1 + size * _BESIDE
        marks.extend(answer_marks(state, x + radius + 1, y, radius))
        marks.append(Label(left, y + size * _BASELINE, state.word, Ink.TEXT, size))
        x += wide + size * _GAP
    words = ", ".join(state.word for state in states)
    return Drawing(
        width, y + height / 2, tuple(marks), f"What the symbols mean, in order: {words}."
    )


def _states(dated: Sequence[SectionPosition]) -> tuple[AnswerState, ...]:
    """Give every level of the latest scale, and the other answers somebody gave at any date."""
    scale = dated[-1].scale if dated else None
    if scale is None:
        return ()
    levels = [answer_state(level.level_id, scale) for level in reversed(dated[-1].levels)]
    others = (
        (CANNOT_SAY, any(one.cannot_say for one in dated)),
        (NOT_APPLICABLE, any(one.not_applicable for one in dated)),
        (UNANSWERED, any(one.unanswered for one in dated)),
    )
    return (*levels, *(answer_state(answer, scale) for answer, given in others if given))
