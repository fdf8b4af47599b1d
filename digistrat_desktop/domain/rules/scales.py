"""Fractions beside percentages: one rule for figures, targets and units."""

from collections.abc import Iterable
from decimal import Decimal

PERCENT = "%"


def may_be_fractions(
    values: Iterable[str], *, is_percentage: bool, targets: Iterable[str] = ()
) -> bool:
    """Tell whether figures are likely fractions of one: none above 1, and not all 0 or 1.

    Args:
        values: decimal texts that had no percent sign.
        is_percentage: the metric says so, by its unit or by its name.
        targets: of the same metric; one well above 1 says that figures should be too.
    """
    found = [Decimal(value) for value in values if value]
    if not found or not all(0 <= value <= 1 for value in found) or not any(found):
        return False
    # Figures of 0 and 1 are counts unless the metric says otherwise.
    beyond = any(Decimal(target) > _FAR for target in targets if target)
    return is_percentage or (beyond and any(value != int(value) for value in found))


_FAR = 2
