"""From answers to symbols and words, for every page that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.domain.scales import CANNOT_SAY, NOT_APPLICABLE
from digistrat_desktop.ui.kit import symbols

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digistrat_desktop.domain.framework import FrameworkPack, Scale
    from digistrat_desktop.ui.kit.symbols import Symbol


def symbol_of(answer: str, scale: Scale | None) -> Symbol:
    """Give the symbol for an answer on a scale."""
    if answer == CANNOT_SAY:
        return symbols.CANNOT_SAY
    if answer == NOT_APPLICABLE:
        return symbols.NOT_APPLICABLE
    levels = scale.levels if scale else ()
    for level in levels:
        if level.id == answer:
            return symbols.level_symbol(level.order, len(levels))
    return symbols.UNANSWERED


def word_of(answer: str, scale: Scale | None) -> str:
    """Give the word for an answer on a scale."""
    if answer == CANNOT_SAY:
        return "Cannot say yet"
    if answer == NOT_APPLICABLE:
        return "Does not apply"
    levels = scale.levels if scale else ()
    labels = {str(level.id): level.label for level in levels}
    return labels.get(answer, "Not answered")


def first_section_strip(
    pack: FrameworkPack, answers: Mapping[str, str]
) -> tuple[tuple[Symbol, ...], str]:
    """Give the strip of the first section's answers, and the same in words."""
    section = pack.sections[0]
    scale = pack.scale(section.scale_id) if section.scale_id else None
    given = [answers.get(item.id, "") for item in section.items()]
    return tuple(symbol_of(answer, scale) for answer in given), _strip_words(given, scale)


def _strip_words(given: list[str], scale: Scale | None) -> str:
    words = [word_of(answer, scale) for answer in given]
    counts = {word: words.count(word) for word in dict.fromkeys(words)}
    return ", ".join(f"{count} {word}" for word, count in counts.items())
