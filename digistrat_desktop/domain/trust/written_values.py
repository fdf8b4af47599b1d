"""Cells as people write them, read as values; every doubt is told, nothing is guessed.

A blank is never nought: it means not reported, as `-` does; `*` means suppressed.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from digistrat_desktop.domain.periods.written_periods import read_period
from digistrat_desktop.domain.trust.metrics import FROM, DatedTarget, ReadingState, since_words
from digistrat_desktop.domain.written_marks import without_marks
from digistrat_desktop.domain.written_numbers import (
    MOST_DECIMALS,
    plain_number,
    read_number,
    rounded,
    tidy,
)

_NOT_REPORTED = frozenset(
    {
        *("", "-", "--", "---", "\u2013", "\u2014", "\u2212", ".", "..", "...", "\u2026", ":"),
        *("n/a", "na", "n.a.", "n.a", "#n/a", "<na>", "nan", "null", "#null!", "tbc", "tbd"),
        *("nr", "n/r", "not reported", "not available", "unavailable", "not applicable"),
        *(
            "not collected",
            "not recorded",
            "not submitted",
            "not published",
            "not known",
            "unknown",
        ),
        *("not yet available", "not yet published", "data not available", "no data", "missing"),
        *("no return", "not provided", "not received", "awaited", "pending"),
        *("x", "z", "[x]", "[z]", "[w]", "(x)", "(z)", "[n/a]", "[er]", "[not available]"),
    }
)
_SUPPRESSED = frozenset(
    {
        *("*", "**", "***", "[*]", "#", "suppressed", "supp", "sup", "withheld", "redacted"),
        *("confidential", "disclosive", "c", "[c]", "(c)", "[s]", "[low]", "[suppressed]"),
    }
)
_SMALL = re.compile(
    r"(?:<|\u2264|under|below|less than|fewer than)\s*[0-9]{1,2}|[0-4] ?(?:-|to) ?[4-9]", re.ASCII
)
_FORECAST = re.compile(r".*\S\s*\[f\]", re.IGNORECASE)
_REMARKED = re.compile(
    r"(?P<figure>(?!(?:19[89]|20[0-9])[0-9] )[^()\[\]]*[0-9%]) ?"
    r"[(\[](?P<remark>(?=[^()\[\]]*[a-zA-Z]{3})[^()\[\]]{3,300})[)\]]"
)
_ANOTHER = re.compile(
    r"forecast|plan|target|trajector|project|budget|expected|thousand|million|billion|£|000s"
)
_COUNT = r"[0-9][0-9, ]*(?:\.[0-9]+)?"
_OF = rf"(?P<top>{_COUNT}) ?(?:/|(?:out )?of) ?(?P<below>{_COUNT})"
_COUNTED = tuple(
    re.compile(shape)
    for shape in (
        rf"(?P<figure>[0-9.]+ ?(?:%|per ?cent)) ?[(\[] ?{_OF} ?[)\]]",
        rf"{_OF} ?[(\[] ?(?P<figure>[0-9.]+ ?(?:%|per ?cent)) ?[)\]]",
    )
)
_POUND = "£"
_LONGEST_SHOWN = 40
_TOO_LARGE = Decimal(10) ** 15


@dataclass(frozen=True, slots=True)
class ReadValue:
    text: str  # decimal text, empty when there is none
    state: ReadingState = ReadingState.FINAL
    percent: bool = False  # a percent sign stood beside it
    told: str = ""  # what was taken off or made of it, in a few words; empty when it is as written
    unit: str = ""  # of an amount of money, £; or empty
    note: str = ""  # a remark that stood in brackets behind the figure; or empty
    scale: int = 1  # 1,000 where it was written in thousands, and so on
    # what a percentage is made of, where that stands beside it in brackets; or empty
    numerator: str = ""
    denominator: str = ""


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


def _marked(text: str) -> ReadValue | None:
    """Read a figure with marks behind it, such as 102 [p]; None for what has none."""
    found = without_marks(text)
    number = read_number(found.text) if found.text != text else None
    if number is None:
        return None
    state = ReadingState.PROVISIONAL if found.is_provisional else ReadingState.FINAL
    return ReadValue(number.text, state, number.is_percent, f"“{text}” is read as {number.text}")


def _remarked(text: str) -> ReadValue | None:
    """Read a figure with a remark in brackets behind it, "12 (3 reopened)"; None for what has none.

    A remark that says the figure is something else, such as a forecast or thousands, is none.
    """
    hit = _REMARKED.fullmatch(text)
    number = read_number(hit["figure"]) if hit else None
    if not hit or number is None or _ANOTHER.search(hit["remark"].casefold()):
        return None
    told = f"“{text[:_LONGEST_SHOWN]}” is read as {number.text}, with the rest as its note"
    unit = _POUND if _POUND in hit["figure"] else ""
    return ReadValue(
        number.text,
        percent=number.is_percent,
        told=told,
        unit=unit,
        note=hit["remark"],
        scale=number.scale,
    )


def _counted(text: str) -> ReadValue | None:
    """Read a percentage with its counts: "71% (624 of 879)"; None for what is none."""
    hit = next((hit for shape in _COUNTED if (hit := shape.fullmatch(text.casefold()))), None)
    found = [read_number(hit[name].strip()) for name in ("figure", "top", "below")] if hit else []
    if not hit or None in found:
        return None
    figure, top, below = (one.text for one in found if one)
    told = f"“{text[:_LONGEST_SHOWN]}” is read as {figure}, which is {top} of {below}"
    return ReadValue(figure, percent=True, told=told, numerator=top, denominator=below)


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
        return tidy(rounded(exact, MOST_DECIMALS))
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
    marked = None if found else _counted(text) or _marked(text) or _remarked(text)
    if marked is not None:
        return marked
    if _FORECAST.fullmatch(text):
        raise ValueError(f"“{text[:_LONGEST_SHOWN]}” is a forecast, and not a number to record")
    if found is None:
        shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
        raise ValueError(f"“{shown}” is not a number")
    unit = _POUND if _POUND in text else ""
    if found.scale > 1:
        told = f"“{text}” is read as {plain_number(Decimal(found.text))}"
        return ReadValue(
            found.text, percent=found.is_percent, told=told, unit=unit, scale=found.scale
        )
    if "(" in text:
        told = f"“{text}” is {found.text}"
        return ReadValue(found.text, percent=found.is_percent, told=told, unit=unit)
    stripped = [mark for mark in ("£", "%", ",") if mark in text]
    told = f"without {' and '.join(stripped)}" if stripped else ""
    return ReadValue(found.text, percent=found.is_percent, told=told, unit=unit)


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
    start = read_period(when.strip(), None)
    if start.other is not None and start.other.kind is start.period.kind:
        raise ValueError(
            f"“{when.strip()[:_LONGEST_SHOWN]}” could be {start.period.text} or {start.other.text}"
        )
    return DatedTarget(start.period.start, value)
