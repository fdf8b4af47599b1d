"""Positions as drawings: item strips over dates and counts per level, for screen and paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.figures import (
    AnswerState,
    CountRow,
    StripOptions,
    StripRow,
    answer_state,
    counts_bars,
    item_strip,
)
from digistrat_desktop.analysis.figures_strips import strip_width
from digistrat_desktop.domain.scales import CANNOT_SAY, NOT_APPLICABLE, UNANSWERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digistrat_desktop.analysis.drawing import Drawing
    from digistrat_desktop.analysis.position import SectionPosition

Dated = tuple[str, "SectionPosition"]


def strip_of(dated: Sequence[Dated], options: StripOptions, *, short: bool = False) -> Drawing:
    """Draw a section's items with their answers at each date.

    Args:
        dated: pairs of the assessment's title and its position, oldest first.
        short: use the items' short titles.
    """
    return item_strip(_rows(dated, short=short), [title for title, _ in dated], options)


def close_strip_of(dated: Sequence[Dated], options: StripOptions) -> Drawing:
    """Draw the strip no wider than its names and answers need, so that an eye keeps the row.

    Args:
        dated: pairs of the assessment's title and its position, oldest first.
        options: with the most width it may have.
    """
    rows, heads = _rows(dated, short=False), [title for title, _ in dated]
    width = min(options.width, strip_width(rows, heads, options))
    return item_strip(rows, heads, replace(options, width=width))


def half_strips(dated: Sequence[Dated], options: StripOptions) -> tuple[Drawing, Drawing]:
    """Draw a section in two halves of equal length, to stand side by side on paper."""
    rows = _rows(dated, short=False)
    heads = [title for title, _ in dated]
    middle = (len(rows) + 1) // 2
    return item_strip(rows[:middle], heads, options), item_strip(rows[middle:], heads, options)


def counts_over_time(dated: Sequence[Dated], options: StripOptions) -> Drawing:
    """Draw, for each date, how many items are at each level, as symbols with counts."""
    return counts_bars([CountRow(title, _counts(section)) for title, section in dated], options)


def _rows(dated: Sequence[Dated], *, short: bool) -> list[StripRow]:
    if not dated:
        return []
    latest = dated[-1][1]
    shown = [item for item in latest.items if item.asked or item.is_answered]
    return [
        StripRow(
            item.item.short_title if short else item.item.title,
            tuple(_state(section, item.item.id) for _, section in dated),
        )
        for item in shown
    ]


def _state(section: SectionPosition, item_id: str) -> AnswerState:
    found = [item for item in section.items if item.item.id == item_id]
    answer = found[0].answer if found else UNANSWERED
    if section.scale is None:
        raise KeyError(section.section.id)
    return answer_state(answer, section.scale)


def _counts(section: SectionPosition) -> tuple[tuple[AnswerState, int], ...]:
    if section.scale is None:
        return ()
    scale = section.scale
    levels = [(answer_state(lv.level_id, scale), len(lv.items)) for lv in section.levels]
    return (
        *levels,
        (answer_state(CANNOT_SAY, scale), len(section.cannot_say)),
        (answer_state(NOT_APPLICABLE, scale), len(section.not_applicable)),
        (answer_state(UNANSWERED, scale), len(section.unanswered)),
    )
