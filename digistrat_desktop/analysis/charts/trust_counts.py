"""One question over many trusts: a bar for each level now, and an outline for the assessment before.

Source: docs/spec/judgement.md#several-trusts.
"""

from collections.abc import Iterable, Iterator

from digistrat_desktop.analysis.charts.drawing import Anchor, Box, Drawing, Ink, Label, Mark
from digistrat_desktop.analysis.charts.scales import BASELINE, fitted, text_width
from digistrat_desktop.analysis.region.across import LevelAcross, QuestionAcross

_SIZE = 7.5
_ROW = 12.5
_BAR = 5.0
_THIN = 3.2
_WORDS = 0.46  # of the width
_NUMBERS = 36.0


def most_at_one(questions: Iterable[QuestionAcross]) -> int:
    """Give the most trusts that gave one answer, so that drawings beside each other have one scale."""
    return max((max(v.now, v.before) for one in questions for v in one.levels), default=0)


def trust_counts(question: QuestionAcross, width: float, most: int) -> Drawing:
    """Draw how many trusts gave each answer, the highest level first; numbers say the same.

    Args:
        width: of the sheet, in points.
        most: trusts that the longest bar stands for.
    """
    levels = [one for one in question.levels if one.is_level]
    rest = [one for one in question.levels if not one.is_level and (one.now or one.before)]
    shown = (*reversed(levels), *rest)
    scale = (width * (1 - _WORDS) - _NUMBERS) / max(most, 1)
    marks = [mark for at, one in enumerate(shown) for mark in _row(one, at * _ROW, width, scale)]
    if question.before:
        marks += [
            mark for at, one in enumerate(shown) for mark in _before(one, at * _ROW, width, scale)
        ]
    return Drawing(width, max(len(shown), 1) * _ROW, tuple(marks), question.words)


def _row(one: LevelAcross, top: float, width: float, scale: float) -> Iterator[Mark]:
    left = width * _WORDS
    middle = top + _ROW / 2
    ink = Ink.DEEP if one.is_level else Ink.COMMON
    words = fitted(one.word, _SIZE, left - 4)
    base = middle + _SIZE * BASELINE
    yield Label(0, base, words, Ink.TEXT if one.is_level else Ink.SECONDARY, _SIZE)
    if one.now:
        yield Box(left, middle - _BAR + 0.5, one.now * scale, _BAR, ink)
    yield Label(
        width - _NUMBERS / 2 + 2, base, str(one.now), Ink.TEXT, _SIZE, Anchor.END, bold=True
    )


def _before(one: LevelAcross, top: float, width: float, scale: float) -> Iterator[Mark]:
    middle = top + _ROW / 2
    if one.before:
        long = one.before * scale
        yield Box(width * _WORDS, middle + 1.2, long, _THIN, None, Ink.SECONDARY, 0.6)
    base = middle + _SIZE * BASELINE
    yield Label(width, base, str(one.before), Ink.SECONDARY, _SIZE, Anchor.END)


def counts_key(width: float) -> Drawing:
    """Draw what the bars stand for."""
    middle, words = (
        _ROW / 2,
        ("Trusts now, number in bold", "Trusts in their assessment before, number in grey"),
    )
    base = middle + _SIZE * BASELINE
    after = 22 + text_width(words[0], _SIZE) + 14
    marks: tuple[Mark, ...] = (
        Box(0, middle - _BAR / 2, 16, _BAR, Ink.DEEP),
        Label(22, base, words[0], Ink.TEXT, _SIZE),
        Box(after, middle - _THIN / 2, 16, _THIN, None, Ink.SECONDARY, 0.6),
        Label(after + 22, base, words[1], Ink.TEXT, _SIZE),
    )
    alt = "Key: a filled bar counts trusts now, an outlined bar those in the assessment before."
    return Drawing(width, _ROW, marks, alt)
