"""Small words: numbers, lists and dates as British prose writes them."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Self


class Labelled(StrEnum):
    """A word of the record, and beside it the words shown to people: `SHORT = "short", "In short"`."""

    _value_: str
    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_, member.label = value, label
        return member


class Noun(NamedTuple):
    one: str  # the noun for one
    many: str = ""  # for other counts; empty takes the noun with an s

    def of(self, count: int) -> str:
        return self.one if count == 1 else self.many or f"{self.one}s"


def figured(count: int, of: Noun) -> str:
    """Write a count in figures with its noun: "7 months"."""
    return f"{count:,} {of.of(count)}"


def sentence_case(text: str) -> str:
    """Begin with a capital and leave the rest alone."""
    return text[:1].upper() + text[1:]


def small_first(text: str) -> str:
    """Begin with a small letter, as inside a sentence, and leave the rest alone."""
    return text[:1].lower() + text[1:]


def small_unless_named(text: str) -> str:
    """Begin with a small letter unless the first word is a name or an abbreviation: Wi-Fi, EPR, MFA."""
    first = text.split(maxsplit=1)[0] if text.split() else ""
    return text if any(map(str.isupper, first[1:])) else small_first(text)


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


# as Welsh tables write them; the first letters of each stand for it too
WELSH_MONTHS = (
    *("Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin"),
    *("Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"),
)


def month_label(day: date) -> str:
    """Write a day's month in short: "May"."""
    return MONTHS[day.month - 1][:3]


def day_label(day: date) -> str:
    """Write a day: "14 May 2026"."""
    return f"{day.day} {month_label(day)} {day.year}"


def counted(count: int, one: str, many: str = "") -> str:
    """Write a count with its noun, `many` or else `one` with an s: "1 item", "3 items"."""
    return figured(count, Noun(one, many))


def after_sign_off_words(changes: int) -> str:
    """Say how many changes came after sign-off; empty for none."""
    one = "1 change came after sign-off and is not part of it."
    many = "{n} changes came after sign-off and are not part of it."
    return by_count(changes, one, many) if changes else ""


def by_count(count: int, one: str, many: str, **values: str) -> str:
    """Choose the sentence for one or for other counts, each whole, and write the count for its {n}.

    Args:
        values: what is put in at `{names}`, such as titles; braces in them mean nothing.
    """
    words = one if count == 1 else many
    return words.format(n=f"{count:,}", **values) if values else words.replace("{n}", f"{count:,}")


def listed(parts: Sequence[str]) -> str:
    """Join as prose: "a", "a and b", "a, b and c"."""
    if len(parts) < 2:  # noqa: PLR2004 - nothing to join
        return parts[0] if parts else ""
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def circle_words(titles: Sequence[str]) -> str:
    """Say that these depend on each other, each on the next and the last on the first."""
    if len(titles) == 2:  # noqa: PLR2004 - a pair is said both ways round
        one, other = titles
        return f"{one} depends on {other}, and {other} depends on {one}. Neither can start."
    return f"{listed(titles)} depend on each other in a circle, so none can start."


def day_words(day: date | None) -> str:
    """Write a date as "4 December 2026", or "no date"."""
    if day is None:
        return _NO_DATE
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date | None) -> str:
    """Write a date as "4 Dec 2026", or "no date"."""
    return day_label(day) if day else _NO_DATE


def month_words(day: date | None) -> str:
    """Write a date's month as "December 2026", or "no date"."""
    if day is None:
        return _NO_DATE
    return f"{MONTHS[day.month - 1]} {day.year}"


_NO_DATE = "no date"
