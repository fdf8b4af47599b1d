"""Units as headings and columns write them, and figures written in another scale of the same unit."""

import re
from decimal import Decimal
from typing import NamedTuple

from digistrat_desktop.domain.trust.written_times import EACH_UNIT, unit_named
from digistrat_desktop.domain.written_numbers import SCALES, rounded, tidy

_POUND, _TIME, _NUMBER, _PERCENT = "£", "time", "number", "%"
_SCALED = re.compile(
    r"(?P<pound>£)? ?(?P<scale>k|mn?|bn|thousands?|millions?|billions?|['\u2019]?000s?)?",
    re.IGNORECASE,
)
_PERCENT_WORD = re.compile(r"%|per ?cent(?:age)?|pct")
_PLACES = 10


class Unit(NamedTuple):
    """A unit: of what kind it is, and how many of the kind's smallest it has."""

    kind: str
    each: int = 1


NUMBER = Unit(_NUMBER)
POUNDS = Unit(_POUND)
PERCENTAGE = Unit(_PERCENT)


def unit_of(text: str) -> Unit | None:
    """Read a unit of money, time, counts in thousands or percent; None for any other.

    A bare m may be metres, months or minutes, and is none.
    """
    low = " ".join(text.split()).casefold()
    if _PERCENT_WORD.fullmatch(low):
        return PERCENTAGE
    hit = _SCALED.fullmatch(low)
    if low and hit and low not in {"m", "mn", "k"}:
        return Unit(_POUND if hit["pound"] else _NUMBER, _each(hit["scale"] or ""))
    named = unit_named(low)
    return Unit(_TIME, EACH_UNIT[named]) if named and len(low.split()) == 1 else None


PER_CENT = 100  # what a share of 1 is in per cent
_PER = re.compile(r"\bper (?P<many>[1-9][0-9,]*|thousand|million)\b")


def times_of(unit: str) -> int:
    """Give what a share of 1 is in a unit: 100 in per cent, 1,000 in "per 1,000 bed days", else 1."""
    if unit_of(unit) == PERCENTAGE:
        return PER_CENT
    found = _PER.search(" ".join(unit.casefold().split()))
    if found is None:
        return 1
    return SCALES.get(found["many"]) or int(found["many"].replace(",", ""))


def _each(scale: str) -> int:
    if scale.endswith(("000", "000s")):
        return 1_000
    return SCALES.get(scale.rstrip("s"), 1)


def in_scale(value: str, given: Unit, wanted: Unit) -> str:
    """Write a figure of one unit in another of the same kind: £1,200,000 is 1.2 in £m."""
    found = Decimal(value) * given.each / wanted.each
    return tidy(rounded(found, _PLACES))
