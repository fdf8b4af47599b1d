"""Amounts by financial year: how a plan's money and needs are kept, as decimal text.

Nothing here is a float: what a person wrote is what is stored.
"""

from typing import Any

from digistrat_desktop.domain.errors import InvalidValue
from digistrat_desktop.domain.periods.periods import PeriodKind, parse_period
from digistrat_desktop.domain.wire.codecs import AsItIs, Number

YEARS_LIMIT = 30

YearAmounts = tuple[tuple[str, str], ...]


class Amount(AsItIs):
    """A decimal number that is not negative, as the person wrote it, or an empty text."""

    def decode(self, name: str, raw: Any) -> str:
        text = Number().decode(name, raw)
        if text.startswith("-"):
            raise InvalidValue(name, f"{_shown(name)} cannot be negative.")
        return text


class FinancialYear(AsItIs):
    """A financial year such as 2026/27, or an empty text."""

    def decode(self, name: str, raw: Any) -> str:
        if raw == "":
            return ""
        if not isinstance(raw, str):
            raise InvalidValue(name, f"{_shown(name)} has a value of the wrong type.")
        try:
            period = parse_period(raw)
        except ValueError:
            period = None
        if period is None or period.kind is not PeriodKind.FINANCIAL_YEAR:
            what = f"“{raw[:40]}” is not a financial year; write it as 2026/27."
            raise InvalidValue(name, what)
        return period.text


class ByYear:
    """Amounts by financial year, earliest first, as pairs; each year at most once."""

    def encode(self, value: YearAmounts) -> list[list[str]]:
        return [[year, amount] for year, amount in value]

    def decode(self, name: str, raw: Any) -> YearAmounts:
        if not isinstance(raw, list) or len(raw) > YEARS_LIMIT:
            what = f"{_shown(name)} must be a list of at most {YEARS_LIMIT} years."
            raise InvalidValue(name, what)
        pairs = tuple(sorted(_pair(name, part) for part in raw))
        years = [year for year, _ in pairs]
        for year in years:
            if years.count(year) > 1:
                raise InvalidValue(name, f"{_shown(name)} has {year} twice.")
        return pairs


def _pair(name: str, raw: Any) -> tuple[str, str]:
    if not isinstance(raw, list) or len(raw) != 2:  # noqa: PLR2004 - a year and its amount
        raise InvalidValue(name, f"{_shown(name)} needs a year and an amount in each row.")
    year, amount = FinancialYear().decode(name, raw[0]), Amount().decode(name, raw[1])
    if not year or not amount:
        raise InvalidValue(name, f"{_shown(name)} needs a year and an amount in each row.")
    return year, amount


def _shown(name: str) -> str:
    """Write a field's name as people read it."""
    return name.replace("_", " ").capitalize()
