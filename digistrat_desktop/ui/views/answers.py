"""From answers to symbols and words, for every page that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.domain.scales import CANNOT_SAY, NOT_APPLICABLE
from digistrat_desktop.ui.kit import symbols
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digistrat_desktop.domain.framework import Scale
    from digistrat_desktop.domain.glance import Glance
    from digistrat_desktop.ui.kit.symbols import Symbol


def symbol_of(answer: str, scale: Scale | None) -> Symbol:
    """Give the symbol for an answer on a scale."""
    return _symbol(answer, [str(level.id) for level in scale.levels] if scale else [])


def _symbol(answer: str, level_ids: Sequence[str]) -> Symbol:
    """Give an answer's symbol on levels that stand lowest first."""
    if answer == CANNOT_SAY:
        return symbols.CANNOT_SAY
    if answer == NOT_APPLICABLE:
        return symbols.NOT_APPLICABLE
    if answer in level_ids:
        return symbols.level_symbol(level_ids.index(answer), len(level_ids))
    return symbols.UNANSWERED


def word_of(answer: str, scale: Scale | None) -> str:
    """Give the word for an answer on a scale."""
    return _word(answer, {str(lv.id): lv.label for lv in scale.levels} if scale else {})


def _word(answer: str, labels: Mapping[str, str]) -> str:
    if answer == CANNOT_SAY:
        return tr("Cannot say yet")
    if answer == NOT_APPLICABLE:
        return tr("Does not apply")
    return labels.get(answer) or tr("Not answered")


def first_section_strip(
    glance: Glance, answers: Mapping[str, str]
) -> tuple[tuple[Symbol, ...], str]:
    """Give the strip of the first section's answers, and the same in words."""
    level_ids = [level_id for level_id, _ in glance.levels]
    given = [answers.get(item_id, "") for item_id in glance.item_ids]
    strip = tuple(_symbol(answer, level_ids) for answer in given)
    return strip, _strip_words([_word(answer, dict(glance.levels)) for answer in given])


def _strip_words(words: list[str]) -> str:
    counts = {word: words.count(word) for word in dict.fromkeys(words)}
    return ", ".join(f"{count} {word}" for word, count in counts.items())
