"""Moments behind dates: "01/04/2024 00:00", and 23:00 UTC, which is midnight of a British summer day."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

_TIME = re.compile(
    r"(?P<date>.*?[0-9a-z])(?:t|,? |:)(?P<hour>[01]?[0-9]|2[0-4])[:.](?P<minute>[0-5][0-9])"
    r"(?:[:.](?P<second>[0-5][0-9])(?:[.,][0-9]{1,9})?)?\s?(?P<half>[ap]m)?"
    r"\s?(?P<zone>z|utc|gmt|[+\-][0-9]{2}:?[0-9]{2})?",
    re.ASCII,
)
_ISO = re.compile(r"[0-9]{4}-?[0-9]{2}-?[0-9]{2}", re.ASCII)
_NOON = 12
_TOLD = "23:00 UTC is midnight of the next day in British summer time"
_LATE = 23


class WithoutTime(NamedTuple):
    text: str  # the date as it is written
    days: int  # to add to it, for the British day of the moment
    told: str  # what was made of it; empty where nothing was


def without_time(text: str) -> WithoutTime | None:
    """Take the time off a date in small letters; None where there is none."""
    found = _TIME.fullmatch(text)
    if found is None or not any(one.isdigit() for one in found["date"]):
        return None
    written = found["date"].rstrip(" ,")
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % _NOON + _NOON * (found["half"] == "pm")
    if found["zone"] in {"z", "utc", "+00:00", "+0000"} and _ISO.fullmatch(written):
        day = _day(written)
        is_next = day is not None and hour == _LATE and _is_summer(day, hour)
        return WithoutTime(written, int(is_next), _TOLD if is_next else "")
    return WithoutTime(written, 0, "")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def local_day(moment: datetime) -> date:
    """Give the British day of a moment; one without a zone is British already."""
    if moment.tzinfo is None or moment.utcoffset() != timedelta(0):
        return moment.date()
    is_next = moment.hour == _LATE and _is_summer(moment.date(), moment.hour)
    return moment.date() + timedelta(days=is_next)


def may_be_utc(cells: Iterable[object]) -> bool:
    """Tell whether moments without a zone may be British midnights in UTC: 23:00 all through summer."""
    hours = {_hour(cell) for cell in cells}
    return _LATE in hours and hours <= {0, _LATE}


def is_late(cell: object) -> bool:
    """Tell whether a moment without a zone is 23:00 of a summer day."""
    return _hour(cell) == _LATE


def _hour(cell: object) -> int | None:
    """Give 0 for midnight and for a day, 23 for 23:00 of a summer day, and None for another moment."""
    if isinstance(cell, datetime):
        at, day = (cell.hour, cell.minute, cell.second), cell.date()
        is_bare = cell.tzinfo is None
    else:
        found = _TIME.fullmatch(" ".join(str(cell).split()).casefold())
        if found is None:
            return 0
        at = (int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
        is_bare = not found["zone"] and not found["half"]
        written = _day(found["date"].rstrip(" ,")) or _british(found["date"])
        if written is None:
            return 0
        day = written
    if not is_bare or at == (0, 0, 0):
        return 0
    return _LATE if at == (_LATE, 0, 0) and _is_summer(day, _LATE) else None


def _british(text: str) -> date | None:
    parts = re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", text.strip())
    return _day(f"{parts[3]}-{int(parts[2]):02d}-{int(parts[1]):02d}") if parts else None


def _is_summer(day: date, hour: int) -> bool:
    """Tell whether clocks are forward: from the last Sunday of March, 01:00 UTC, to that of October."""
    moment = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return _last_sunday(day.year, 3) <= moment < _last_sunday(day.year, 10)


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)
