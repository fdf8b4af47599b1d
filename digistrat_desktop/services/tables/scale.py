"""Whether values of a percentage are percentages or fractions: 0.62 may be 62 % or less than one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from digistrat_desktop.domain.trust.written_values import times_hundred
from digistrat_desktop.services.tables.table_rows import Known, TableRow

PERCENT = "%"
_PERCENT_WORDS = re.compile(r"%|(?<![a-z])(per ?cent|percentages?|pct)(?![a-z])")


def says_percent(name: str) -> bool:
    """Tell whether the name of a metric says that it is a percentage: "Percentage in 4 hours"."""
    return _PERCENT_WORDS.search(name.casefold().replace("_", " ")) is not None


def doubtful_metrics(rows: Iterable[TableRow], known: Known) -> frozenset[str]:
    """Give the percentages whose values may be fractions: none above 1, and no percent sign.

    Returns:
        Their ids, or their names where they are new.
    """
    found: dict[str, list[TableRow]] = {}
    for row in rows:
        if row.value and _is_percentage(row.metric, known):
            found.setdefault(row.metric, []).append(row)
    return frozenset(metric for metric, mine in found.items() if _may_be_fractions(mine))


def as_percentages(rows: Sequence[TableRow], known: Known) -> list[TableRow]:
    """Write the fractions of percentages as percentages, as somebody said that they are."""
    doubtful = doubtful_metrics(rows, known)
    return [
        replace(
            row,
            value=times_hundred(row.value),
            words=f"{row.value} as a percentage",
        )
        if row.metric in doubtful and row.value and not row.percent
        else row
        for row in rows
    ]


def _is_percentage(metric: str, known: Known) -> bool:
    found = known.metrics.get(metric)
    if found is not None:
        return found.unit == PERCENT
    return metric.casefold() in known.percentages or says_percent(metric)


def _may_be_fractions(rows: Sequence[TableRow]) -> bool:
    values = [Decimal(row.value) for row in rows if not row.percent]
    return bool(values) and max(values) <= 1 and any(value > 0 for value in values)
