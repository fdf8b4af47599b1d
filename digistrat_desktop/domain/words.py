"""Small words: numbers, lists and dates as British prose writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.domain.saying import Noun, Said, Shape, in_a_row, say, shaped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


_MONTHS = (
    *(say("Jan"), say("Feb"), say("Mar"), say("Apr"), say("May"), say("Jun")),
    *(say("Jul"), say("Aug"), say("Sep"), say("Oct"), say("Nov"), say("Dec")),
)


def month_label(day: date) -> Said:
    """Write a day's month in short: "May"."""
    return _MONTHS[day.month - 1]


def day_label(day: date) -> Said:
    """Write a day: "14 May 2026"."""
    return say("{day} {month} {year}", day=day.day, month=month_label(day), year=day.year)


_NUMBERS = (
    say("no"),
    say("one"),
    say("two"),
    say("three"),
    say("four"),
    say("five"),
    say("six"),
    say("seven"),
    say("eight"),
    say("nine"),
    say("ten"),
    say("eleven"),
    say("twelve"),
)
MONTHS = (
    say("January"),
    say("February"),
    say("March"),
    say("April"),
    say("May"),
    say("June"),
    say("July"),
    say("August"),
    say("September"),
    say("October"),
    say("November"),
    say("December"),
)


def number_word(count: int) -> str:
    """Write a count in words up to twelve, then in figures."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def counted(count: int, one: str, many: str = "") -> Said:
    """Write a count with its noun: "one item", "three items".

    Args:
        one: the noun for one, a literal or a `Noun`'s, as for `say`.
        many: for other counts; empty takes the noun with an s.
    """
    text = f"{number_word(count)} {Noun(one, many).of(count)}"
    return Said(text, f"%n {one}", number=count)


def sentence_case(text: str) -> str:
    """Begin with a capital and leave the rest alone."""
    return shaped(text, Shape.LARGE)


def listed(parts: Sequence[str]) -> str:
    """Join as prose: "a", "a and b", "a, b and c"."""
    if len(parts) < 2:  # noqa: PLR2004 - nothing to join
        return parts[0] if parts else ""
    return say("{said} and {last}", said=in_a_row(parts[:-1]), last=parts[-1])


def day_words(day: date | None) -> Said:
    """Write a date as "4 December 2026", or "no date"."""
    if day is None:
        return _NO_DATE
    return say("{day} {month} {year}", day=day.day, month=MONTHS[day.month - 1], year=day.year)


def short_day(day: date | None) -> Said:
    """Write a date as "4 Dec 2026", or "no date"."""
    return day_label(day) if day else _NO_DATE


def month_words(day: date | None) -> Said:
    """Write a date's month as "December 2026", or "no date"."""
    if day is None:
        return _NO_DATE
    return say("{month} {year}", month=MONTHS[day.month - 1], year=day.year)


_NO_DATE = say("no date")
