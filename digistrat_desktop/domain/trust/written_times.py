"""Lengths of time as cells and people write them: 0:30:15, 255:10, PT255H10M, "10 days, 15:10:00", "11.5 days"."""

import re
from collections.abc import Iterable
from datetime import time, timedelta
from decimal import Decimal
from typing import NamedTuple

_CLOCK = re.compile(
    r"(?:(?P<days>[0-9]{1,4}) days?,? )?(?P<a>[0-9]{1,6}):(?P<b>[0-5]?[0-9])"
    r"(?::(?P<c>[0-5]?[0-9](?:\.[0-9]{1,9})?))?",
    re.ASCII,
)
_ISO = re.compile(
    r"p(?:(?P<days>[0-9]{1,6})d)?t?(?:(?P<hours>[0-9]{1,8})h)?(?:(?P<minutes>[0-9]{1,8})m)?"
    r"(?:(?P<seconds>[0-9]{1,9}(?:\.[0-9]{1,9})?)s)?",
    re.ASCII,
)
# "2.5m" is no length: it may be millions.
_NUMBER = r"[0-9]{1,8}(?:\.[0-9]{1,9})?"
_WORDS = re.compile(
    rf"(?:(?P<weeks>{_NUMBER}) ?w(?:ee)?ks?,? ?)?(?:(?P<days>{_NUMBER}) ?d(?:ays?)?,? ?)?"
    rf"(?:(?P<hours>{_NUMBER}) ?h(?:ours?|rs?)?,? ?)?"
    rf"(?:(?P<minutes>[0-9]{{1,8}}(?=m| m)|{_NUMBER}(?= ?min)) ?m(?:in(?:ute)?s?)?,? ?)?"
    rf"(?:(?P<seconds>{_NUMBER}) ?s(?:ec(?:ond)?s?)?)?",
    re.ASCII,
)
# seconds
EACH_UNIT = {"weeks": 604_800, "days": 86_400, "hours": 3_600, "minutes": 60, "seconds": 1}
_UNITS = tuple(
    (unit, re.compile(shape))
    for unit, shape in (
        ("hours", r"(?<![a-z])(hours?|hrs?|hh)(?![a-z])(?!:)"),
        ("minutes", r"(?<![a-z])(minutes?|mins?)(?![a-z:])"),
        ("seconds", r"(?<![a-z])(seconds?|secs?)(?![a-z:])"),
        ("days", r"(?<![a-z])days?(?![a-z:])"),
        ("weeks", r"(?<![a-z])(weeks|wks)(?![a-z:])"),
    )
)
_MANY_HOURS = 10
_PLACES = 10


class Length(NamedTuple):
    seconds: Decimal
    # "30:15" is minutes and seconds to some, hours and minutes to others
    is_two_way: bool = False
    unit: str = ""  # the only one it is written in: "12 days"; empty for clocks and several


def read_length(cell: object) -> Length | None:
    """Read a length of time; None for what is none."""
    if isinstance(cell, timedelta):
        return Length(Decimal(cell // timedelta(microseconds=1)) / 1_000_000)
    if isinstance(cell, time):
        fine = Decimal(cell.microsecond) / 1_000_000
        return Length(cell.hour * 3_600 + cell.minute * 60 + cell.second + fine)
    text = " ".join(cell.split()).casefold() if isinstance(cell, str) else ""
    if not text or not any(mark in text for mark in ":hmsdw"):
        return None
    return _clock(text) or _spelt(text)


def _clock(text: str) -> Length | None:
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    days, last = int(found["days"] or 0), found["c"]
    whole = int(found["a"]) * 3_600 + int(found["b"]) * 60 + days * 86_400
    return Length(whole + Decimal(last or 0), is_two_way=last is None and not days)


def _spelt(text: str) -> Length | None:
    for shape in (_ISO, _WORDS):
        found = shape.fullmatch(text)
        if found and any(found.groupdict().values()):
            parts = [(name, n) for name, n in found.groupdict().items() if n]
            seconds = sum((Decimal(n) * EACH_UNIT[name] for name, n in parts), Decimal(0))
            return Length(seconds, unit=parts[0][0] if len(parts) == 1 else "")
    return None


def unit_named(name: str) -> str:
    """Give the unit of time that a heading speaks of: "Hours lost"; empty for none."""
    low = name.casefold().replace("_", " ")
    return next((unit for unit, shape in _UNITS if shape.search(low)), "")


def clock_named(name: str) -> str:
    """Give what comes first in clock times, where a heading says it: "hh:mm" hours, "mm:ss" minutes."""
    found = _CLOCK_NAMED.search(name.casefold())
    return "" if found is None else "hours" if found["first"][0] == "h" else "minutes"


_CLOCK_NAMED = re.compile(r"(?<![a-z:])(?P<first>h{1,3}|m{1,3}):(?:mm|ss)(?![a-z:])")


def unit_for(lengths: Iterable[Length]) -> str:
    """Choose the unit of lengths whose heading says none: the one all are written in.

    Otherwise minutes, or hours where one is long.
    """
    found = list(lengths)
    written = {one.unit for one in found}
    if len(written) == 1 and (only := written.pop()):
        return only
    longest = max((one.seconds for one in found), default=Decimal(0))
    return "hours" if longest >= _MANY_HOURS * EACH_UNIT["hours"] else "minutes"


def in_unit(seconds: Decimal, unit: str) -> str:
    """Write a length as a decimal number of weeks, days, hours, minutes or seconds."""
    found = round(seconds / EACH_UNIT[unit], _PLACES)
    text = f"{found:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
