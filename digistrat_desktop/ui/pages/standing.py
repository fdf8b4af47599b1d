"""The symbol for how an item stands; Home shows answers without it."""

from digistrat_desktop.analysis.answers.position import ItemPosition
from digistrat_desktop.domain.frameworks.framework import Scale
from digistrat_desktop.domain.frameworks.scales import Standing
from digistrat_desktop.ui.kit import symbols
from digistrat_desktop.ui.kit.symbols import Symbol
from digistrat_desktop.ui.pages.answers import symbol_of


def symbol_at(item: ItemPosition, scale: Scale | None) -> Symbol:
    if item.noted:
        return symbols.level_symbol(1, 2)
    if item.standing is Standing.LEVEL:
        return symbol_of(item.answer, scale)
    return Symbol(item.standing)
