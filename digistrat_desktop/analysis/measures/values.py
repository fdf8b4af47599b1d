"""A metric's values as people read them: number, unit, sign and nothing that is not known."""

import re

NOTHING = "\N{EN DASH}"
_MINUS = "\N{MINUS SIGN}"
_POUNDS = frozenset({"gbp", "£", "pounds"})
_MEASURED = re.compile(
    r"%|£|percent|score|rating|ratio|index|rate|\bper\b|/"
    r"|second|minute|hour|\bday|week|month|year|gbp|pound",
)
_BARE = frozenset({"", "count", "number", "ratio", "score"})


def format_number(value: float | None, decimals: int) -> str:
    """Write a number with thousands separators; an en dash for nothing."""
    if value is None:
        return NOTHING
    shown = f"{abs(value):,.{decimals}f}"
    negative = value < 0 and any(digit in "123456789" for digit in shown)
    return _MINUS + shown if negative else shown


def format_value(value: float | None, unit: str, decimals: int) -> str:
    """Write a value with its unit: "62.4 %", "£6.18", "4.1 working hours", "78 out of 100"."""
    number = format_number(value, decimals)
    plain = unit.strip()
    if value is None or plain.lower() in _BARE:
        return number
    if plain.lower() in _POUNDS:
        return f"{_MINUS}£{number[1:]}" if number.startswith(_MINUS) else f"£{number}"
    if plain.lower().startswith("score "):
        return f"{number} out of {plain.rsplit('-', 1)[-1].strip()}"
    return f"{number} {_one_or_many(number, plain)}"


def _one_or_many(number: str, unit: str) -> str:
    """Drop the plural of a unit for exactly one: "1 working hour"."""
    is_one = number.removeprefix(_MINUS) == "1"
    return unit.removesuffix("s") if is_one and not unit.startswith("per ") else unit


def axis_unit(unit: str) -> str:
    """Name the unit above an axis: "%", "£", "0-100", "working hours"."""
    plain = unit.strip()
    if plain.lower() in _POUNDS:
        return "£"
    return "" if plain.lower() in _BARE else plain


def may_be_counts(unit: str) -> bool:
    """Tell whether whole numbers in a unit may count events: not so for %, £, hours or scores."""
    return _MEASURED.search(unit.casefold()) is None
