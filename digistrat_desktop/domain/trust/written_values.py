"""Cells as people write them, read as values; every doubt is told, nothing is guessed.

A blank is never nought: it means not reported, as `-` does; `*` means suppressed.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from digistrat_desktop.domain.periods.written_periods import read_period
from digistrat_desktop.domain.trust.metrics import FROM, DatedTarget, ReadingState, since_words
from digistrat_desktop.domain.written_numbers import (
    MOST_DECIMALS,
    plain_number,
    read_number,
    tidy,
)

_NOT_REPORTED = frozenset(
    {
        "",
        "-",
        "--",
        "\u2013",
        "\u2014",
        ".",
        "..",
        "n/a",
        "na",
        "#n/a",
        "not reported",
        "nr",
        "null",
    }
)
_SUPPRESSED = frozenset({"*", "**", "suppressed", "c", "[c]"})
_SMALL = re.compile(r"<\s*[0-9]{1,2}", re.ASCII)
_LONGEST_SHOWN = 40
_TOO_LARGE = Decimal(10) ** 15


@dataclass(frozen=True, slots=True)
class ReadValue:
    text: str  # decimal text, empty when there is none
    state: ReadingState = ReadingState.FINAL
    percent: bool = False  # a percent sign stood beside it
    told: str = ""  # what was taken off or made of it, in a few words; empty when it is as written


def read_value(cell: object) -> ReadValue:
    """Read a cell as a value; ValueError in words, naming what was read."""
    if isinstance(cell, bool):
        raise ValueError("“TRUE” or “FALSE” is not a number")  # noqa: TRY004 - what was read, not a type
    if isinstance(cell, (int, float)):
        return _of_number(cell)
    if isinstance(cell, date):
        day = cell.isoformat()[:10]
        raise ValueError(f"“{day}” is a date, not a number")  # noqa: TRY004 - as above
    text = " ".join(str(cell or "").split())
    return _missing(text) or _of_text(text)


def _of_number(number: float) -> ReadValue:
    exact = Decimal(repr(number))
    if not exact.is_finite():
        raise ValueError("an infinite value is not a number")
    if abs(exact) >= _TOO_LARGE:
        raise ValueError(f"“{number:g}” is too large for a reading")
    return ReadValue(_short(exact))


def _short(exact: Decimal) -> str:
    """Write a number with the digits the store keeps, and without a needless .0."""
    text = f"{exact:f}"
    whole, _, decimals = text.partition(".")
    if len(decimals) > MOST_DECIMALS:
        return tidy(round(exact, MOST_DECIMALS))
    return text if decimals.strip("0") else whole


def _missing(text: str) -> ReadValue | None:
    low = text.casefold()
    if low in _NOT_REPORTED:
        return ReadValue("", ReadingState.NOT_REPORTED, told="" if text else "blank")
    if low in _SUPPRESSED:
        return ReadValue("", ReadingState.SUPPRESSED)
    if _SMALL.fullmatch(low):
        return ReadValue("", ReadingState.SUPPRESSED, told=f"“{text}” is taken as suppressed")
    return None


def _of_text(text: str) -> ReadValue:
    found = read_number(text)
    if found is None:
        shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
        raise ValueError(f"“{shown}” is not a number")
    if found.is_scaled:
        told = f"“{text}” is read as {plain_number(Decimal(found.text))}"
        return ReadValue(found.text, percent=found.is_percent, told=told)
    stripped = [mark for mark in ("£", "%", ",") if mark in text]
    told = f"without {' and '.join(stripped)}" if stripped else ""
    return ReadValue(found.text, percent=found.is_percent, told=told)


def times_hundred(text: str) -> str:
    """Write a fraction as a percentage: 0.624 is 62.4."""
    return f"{(Decimal(text) * 100).normalize():f}" if text else ""


def read_targets(text: str) -> tuple[DatedTarget, ...]:
    """Read targets as written, "75 from April 2027; 80 from April 2028"; ValueError in words."""
    found: dict[date, DatedTarget] = {}
    for part in filter(None, map(str.strip, text.split(";"))):
        one = _read(part)
        if one.from_day in found:
            raise ValueError(f"2 targets start in {since_words(one.from_day)}")
        found[one.from_day] = one
    return tuple(sorted(found.values()))


def _read(part: str) -> DatedTarget:
    number, begins, when = part.partition(FROM)
    if not begins:
        raise ValueError(
            f"Write “{part}” as a number and a month, for example “75 from April 2027”"
        )
    value = read_value(number).text
    if not value:
        raise ValueError(f"“{number.strip()}” is not a number")
    return DatedTarget(read_period(when.strip(), None).period.start, value)
