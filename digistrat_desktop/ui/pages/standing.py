"""The symbol for how an item stands; Home shows answers without it."""

from digistrat_desktop.analysis.answers.position import ItemPosition, SectionPosition, answer_label
from digistrat_desktop.domain.frameworks.framework import Scale
from digistrat_desktop.domain.frameworks.scales import Standing
from digistrat_desktop.ui.kit import symbols
from digistrat_desktop.ui.kit.symbols import Symbol
from digistrat_desktop.ui.pages.answers import symbol_of
from digistrat_desktop.ui.words import tr


def answer_told(section: SectionPosition, item: ItemPosition) -> str:
    """Give an answer in words; of one that is carried and not confirmed, that it is so and no more."""
    if item.carried and item.is_begun:
        return tr("carried forward, not confirmed")
    return answer_label(section, item.answer)


def symbol_at(item: ItemPosition, scale: Scale | None) -> Symbol:
    if item.noted:
        return symbols.NOTED
    if item.standing is Standing.LEVEL:
        return symbol_of(item.answer, scale)
    return Symbol(item.standing)
