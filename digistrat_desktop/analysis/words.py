"""Small words: numbers, lists and dates as British prose writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def number_word(count: int) -> str:
    """Write a count in words up to twelve, then in figures."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def counted(count: int, one: str, many: str = "") -> str:
    """Write a count with its noun: "one item", "three items"."""
    return f"{number_word(count)} {one if count == 1 else many or one + 's'}"


def sentence_case(text: str) -> str:
    """Begin with a capital and leave the rest alone."""
    return text[:1].upper() + text[1:]


def listed(parts: Sequence[str]) -> str:
    """Join as prose: "a", "a and b", "a, b and c"."""
    if len(parts) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def day_words(day: date | None) -> str:
    """Write a date as "4 December 2026", or "no date"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else "no date"


def short_day(day: date | None) -> str:
    """Write a date as "4 Dec 2026", or "no date"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}" if day else "no date"


def month_words(day: date | None) -> str:
    """Write a date's month as "December 2026", or "no date"."""
    return f"{MONTHS[day.month - 1]} {day.year}" if day else "no date"
