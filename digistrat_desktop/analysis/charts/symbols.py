"""Small symbols: variation, assurance and answers. Each is told by form and letter, not colour.

Variation has the forms that points have on a chart: a triangle is of concern, a square improves.

Answers on three levels are discs (outline, half, full); answers on any other number of levels
are squares filled from below, so that the two are never taken for each other. The window does so
too. What evidence shows of an answer is never told by a disc or a square: it is a diamond.
"""

from dataclasses import dataclass

from digistrat_desktop.analysis.charts import drawing
from digistrat_desktop.analysis.measures.spc.values import Assurance, SpcAnalysis, Variation
from digistrat_desktop.analysis.measures.words import assurance_words, variation_words
from digistrat_desktop.domain.frameworks.framework import Scale
from digistrat_desktop.domain.frameworks.scales import (
    NO_LEVEL,
    Standing,
    is_circle,
    standing_without_level,
)

_CAP_HEIGHT = 0.714
_DASH = "\N{EN DASH}"
_CARRIED = 0.6  # of the size of an answer that was given

_VARIATION_LOOKS = {
    Variation.COMMON: (drawing.Ink.COMMON, _DASH),
    Variation.IMPROVEMENT_HIGH: (drawing.Ink.IMPROVEMENT, "H"),
    Variation.IMPROVEMENT_LOW: (drawing.Ink.IMPROVEMENT, "L"),
    Variation.CONCERN_HIGH: (drawing.Ink.CONCERN, "H"),
    Variation.CONCERN_LOW: (drawing.Ink.CONCERN, "L"),
    Variation.NEUTRAL_HIGH: (drawing.Ink.NEUTRAL, "H"),
    Variation.NEUTRAL_LOW: (drawing.Ink.NEUTRAL, "L"),
}
_ASSURANCE_LOOKS = {
    Assurance.PASS: (drawing.Ink.IMPROVEMENT, "P"),
    Assurance.FAIL: (drawing.Ink.CONCERN, "F"),
    Assurance.INCONSISTENT: (drawing.Ink.COMMON, "?"),
}


_TRIANGLE = ((0.5, 0.06), (0.97, 0.93), (0.03, 0.93))
_OUTLINES = {
    drawing.Ink.CONCERN: _TRIANGLE,
    drawing.Ink.IMPROVEMENT: ((0.08, 0.08), (0.92, 0.08), (0.92, 0.92), (0.08, 0.92)),
    drawing.Ink.NEUTRAL: ((0.5, 0.06), (0.94, 0.5), (0.5, 0.94), (0.06, 0.5)),
}


def metric_symbols(found: SpcAnalysis) -> tuple[drawing.Drawing, ...]:
    """Draw variation, then assurance where there is one; nothing when too little is known."""
    drawn = []
    if found.variation is not None:
        drawn.append(variation_symbol(found.variation))
    if found.assurance is not None:
        drawn.append(assurance_symbol(found.assurance, found.variation))
    return tuple(drawn)


def variation_symbol(variation: Variation, size: float = 22.0) -> drawing.Drawing:
    """Draw what the latest point says about change: H, L or a dash in the form of such points."""
    ink, letter = _VARIATION_LOOKS[variation]
    outline = _OUTLINES.get(ink)
    words = variation_words(variation)
    if outline is None:
        return _lettered((ink, letter), size, words)
    line, middle = size * 0.09, size / 2
    points = tuple((x * size, y * size) for x, y in outline)
    form = drawing.Polygon(points, drawing.Ink.SURFACE, ink, line)
    is_triangle = len(points) == len(_TRIANGLE)
    low, type_size = (0.66, 0.4) if is_triangle else (0.5, 0.46)
    mark = _centred(middle, low * size, letter, ink, type_size * size)
    return drawing.Drawing(size, size, (form, mark), words)


def assurance_symbol(
    assurance: Assurance, variation: Variation | None = None, size: float = 22.0
) -> drawing.Drawing:
    """Draw what to expect of the target: a ring with P, F or ?."""
    return _lettered(_ASSURANCE_LOOKS[assurance], size, assurance_words(assurance, variation))


def _lettered(look: tuple[drawing.Ink, str], size: float, alt: str) -> drawing.Drawing:
    ink, letter = look
    middle, type_size, line = size / 2, size * 0.5, size * 0.09
    ring = drawing.Disc(
        middle, middle, (size - line) / 2, ink, width=line, ground=drawing.Ink.SURFACE
    )
    return drawing.Drawing(
        size, size, (ring, _centred(middle, middle, letter, ink, type_size)), alt
    )


def _centred(x: float, y: float, letter: str, ink: drawing.Ink, size: float) -> drawing.Label:
    """Set a letter with its middle at a place: a dash sits at 0.32 of the size, not at mid-cap."""
    drop = 0.3 if letter == _DASH else _CAP_HEIGHT / 2
    return drawing.Label(x, y + drop * size, letter, ink, size, drawing.Anchor.MIDDLE, bold=True)


@dataclass(frozen=True, slots=True)
class AnswerState:
    kind: Standing  # a level, or why there is none
    rank: int = 0  # position among the levels, lowest 0
    levels: int = 3  # how many levels the scale has
    word: str = ""  # what the symbol stands for
    # carried from the assessment before and not confirmed: drawn smaller
    is_carried: bool = False


WITHOUT_LEVEL = (
    Standing.HALF_ANSWERED,
    Standing.CANNOT_SAY,
    Standing.DOES_NOT_APPLY,
    Standing.NOT_ANSWERED,
    Standing.NOT_SETTLED,
)
"""How a question stands that has no level, in the order of a key."""


def answer_state(answer: str, scale: Scale) -> AnswerState:
    """Give the state of an answer: a level's id, `cannot_say`, `not_applicable` or empty.

    Raises:
        KeyError: when the scale has no such level.
    """
    if answer in NO_LEVEL:
        return no_level_state(standing_without_level(answer), scale)
    levels = sorted(scale.levels, key=lambda level: level.order)
    level = scale.level(answer)
    return AnswerState(Standing.LEVEL, levels.index(level), len(levels), level.label)


def no_level_state(standing: Standing, scale: Scale) -> AnswerState:
    return AnswerState(standing, 0, len(scale.levels), standing.label)


def answer_marks(state: AnswerState, x: float, y: float, radius: float) -> tuple[drawing.Mark, ...]:
    radius *= _CARRIED if state.is_carried else 1.0
    width = max(radius * 0.2, 0.8)
    if state.kind is Standing.DOES_NOT_APPLY:
        piece = (x - radius * 0.6, y, x + radius * 0.6, y)
        return (drawing.Segments((piece,), drawing.Ink.SECONDARY, width * 1.2),)
    if state.kind is Standing.CANNOT_SAY:
        # A pale disc alone would be lost on paper, so it has an outline that can be seen.
        ring = drawing.Disc(x, y, radius, drawing.Ink.SECONDARY, drawing.DrawingPart.EMPTY, width)
        return (
            drawing.Disc(x, y, radius, drawing.Ink.MUTED_FILL, drawing.DrawingPart.FULL, width),
            ring,
        )
    if state.kind is not Standing.LEVEL:
        return _unanswered(state.kind, x, y, radius)
    if is_circle(state.levels):
        part = (drawing.DrawingPart.EMPTY, drawing.DrawingPart.HALF, drawing.DrawingPart.FULL)[
            state.rank
        ]
        return (
            drawing.Disc(x, y, radius, drawing.Ink.DEEP, part, width, ground=drawing.Ink.SURFACE),
        )
    return _vessel(state, x, y, radius)


def _unanswered(kind: Standing, x: float, y: float, radius: float) -> tuple[drawing.Mark, ...]:
    """Draw a broken ring; half answered has a dot in it, not settled a stroke through it."""
    width, dash = max(radius * 0.2, 0.8), (radius * 0.45, radius * 0.4)
    ring = drawing.Disc(x, y, radius, drawing.Ink.SECONDARY, drawing.DrawingPart.EMPTY, width, dash)
    if kind is Standing.HALF_ANSWERED:
        return (
            ring,
            drawing.Disc(x, y, radius * 0.4, drawing.Ink.SECONDARY, drawing.DrawingPart.FULL),
        )
    if kind is Standing.NOT_SETTLED:
        reach = radius * 0.6
        piece = (x - reach, y + reach, x + reach, y - reach)
        return (ring, drawing.Segments((piece,), drawing.Ink.SECONDARY, width * 1.2))
    return (ring,)


def _vessel(state: AnswerState, x: float, y: float, radius: float) -> tuple[drawing.Mark, ...]:
    """Draw a square filled from below: nothing for the lowest level, all for the highest."""
    side, width = radius * 1.8, max(radius * 0.2, 0.8)
    left, top = x - side / 2, y - side / 2
    outline = drawing.Box(left, top, side, side, None, drawing.Ink.DEEP, width, radius=width)
    height = side * state.rank / max(state.levels - 1, 1)
    ground = drawing.Box(left, top, side, side, drawing.Ink.SURFACE, radius=width)
    if not height:
        return ground, outline
    return ground, drawing.Box(left, top + side - height, side, height, drawing.Ink.DEEP), outline
