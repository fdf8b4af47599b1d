"""Days as people type them, and back into words."""

from __future__ import annotations

import re
from datetime import date

from digistrat_desktop.ui.words import tr

_MONTHS = (
    tr("January"), tr("February"), tr("March"), tr("April"), tr("May"), tr("June"), tr("July"), tr("August"), tr("September"),
    tr("October"), tr("November"), tr("December"),
)  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_BRITISH = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4}|\d{2})")
_SHORTEST_MONTH = 3
_CENTURY = 2000
EXAMPLE = tr("4 December 2026")


def parse_day(text: str) -> date:
    """The day a person typed: `2026-12-04`, `4/12/2026`, `4.12.26`, `4 Dec 2026`.

    Raises:
        ValueError: with a sentence for the person.
    """
    year, month, day = _parts(" ".join(text.split()))
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("There is no such day. Check the day and the month.") from None


def day_words(day: date) -> str:
    """A day in words: 4 December 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _parts(text: str) -> tuple[int, int, int]:
    if found := _ISO.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _BRITISH.fullmatch(text):
        return _year(found[3]), int(found[2]), int(found[1])
    if found := _WORDS.fullmatch(text):
        return _year(found[3]), _month(found[2]), int(found[1])
    raise ValueError(f"Write a day such as {EXAMPLE} or 4/12/2026.")


def _year(text: str) -> int:
    return int(text) if int(text) >= 100 else _CENTURY + int(text)  # noqa: PLR2004 - two digits


def _month(name: str) -> int:
    begins = name.lower()
    for number, month in enumerate(_MONTHS, 1):
        if month.lower().startswith(begins) or begins == "sept":
            return number if begins != "sept" else 9
    raise ValueError(f"“{name}” is not a month. Write a day such as {EXAMPLE}.")
