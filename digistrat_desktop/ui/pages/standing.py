"""The symbol for how an item stands; Home shows answers without it."""

from digistrat_desktop.analysis.answers.position import ItemPosition, Standing
from digistrat_desktop.domain.frameworks.framework import Scale
from digistrat_desktop.ui.kit import symbols
from digistrat_desktop.ui.kit.symbols import Symbol
from digistrat_desktop.ui.pages.answers import symbol_of

_STANDINGS = {
    Standing.HALF_ANSWERED: symbols.HALF_ANSWERED,
    Standing.CANNOT_SAY: symbols.CANNOT_SAY,
    Standing.DOES_NOT_APPLY: symbols.NOT_APPLICABLE,
    Standing.NOT_ANSWERED: symbols.UNANSWERED,
    Standing.NOT_SETTLED: symbols.NOT_SETTLED,
}


def symbol_at(item: ItemPosition, scale: Scale | None) -> Symbol:
    if item.noted:
        return symbols.level_symbol(1, 2)
    return _STANDINGS.get(item.standing) or symbol_of(item.answer, scale)
