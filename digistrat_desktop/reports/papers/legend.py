"""What the symbols of a strip mean: drawn, each beside its word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.analysis.drawing import Drawing, Ink, Label, Mark
from digistrat_desktop.analysis.figures import answer_state
from digistrat_desktop.analysis.figures_symbols import AnswerState, answer_marks
from digistrat_desktop.analysis.figures_text import text_width
from digistrat_desktop.domain.scales import CANNOT_SAY, NOT_APPLICABLE, UNANSWERED

if TYPE_CHECKING:
    from digistrat_desktop.analysis.position import SectionPosition

_SIZE, _HEIGHT, _RADIUS, _GAP = 8.0, 13.0, 4.2, 12.0
_BASELINE = 0.36


def legend(section: SectionPosition, width: float) -> Drawing:
    """Draw the symbols that a section's strip uses, from the lowest level up, with their words.

    Args:
        width: of the sheet, in points.
    """
    marks: list[Mark] = []
    x = _RADIUS + 1
    for state in _states(section):
        middle = _HEIGHT / 2
        marks.extend(answer_marks(state, x, middle, _RADIUS))
        left = x + _RADIUS + 3
        marks.append(Label(left, middle + _SIZE * _BASELINE, state.word, Ink.TEXT, _SIZE))
        x = left + text_width(state.word, _SIZE) + _GAP
    words = ", ".join(state.word for state in _states(section))
    return Drawing(width, _HEIGHT, tuple(marks), f"What the symbols mean, in order: {words}.")


def _states(section: SectionPosition) -> tuple[AnswerState, ...]:
    scale = section.scale
    if scale is None:
        return ()
    levels = [answer_state(level.level_id, scale) for level in reversed(section.levels)]
    others = (
        (CANNOT_SAY, section.cannot_say),
        (NOT_APPLICABLE, section.not_applicable),
        (UNANSWERED, section.unanswered),
    )
    return (*levels, *(answer_state(answer, scale) for answer, found in others if found))
