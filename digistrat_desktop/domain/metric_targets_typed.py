"""Targets that change over time, as people type them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digistrat_desktop.domain.metric_targets import FROM, DatedTarget, since_words
from digistrat_desktop.domain.saying import say
from digistrat_desktop.domain.written_periods import read_period
from digistrat_desktop.domain.written_values import read_value

if TYPE_CHECKING:
    from datetime import date


def read_targets(text: str) -> tuple[DatedTarget, ...]:
    """Read targets as people write them: "75 from April 2027; 80 from April 2028".

    Raises:
        ValueError: in words, naming what was read.
    """
    found: dict[date, DatedTarget] = {}
    for part in filter(None, map(str.strip, text.split(";"))):
        one = _read(part)
        if one.from_day in found:
            msg = say("Two targets begin in {begins}", begins=since_words(one.from_day))
            raise ValueError(msg)
        found[one.from_day] = one
    return tuple(sorted(found.values()))


def _read(part: str) -> DatedTarget:
    number, begins, when = part.partition(FROM)
    if not begins:
        msg = say("Write “{part}” as a number and a month, such as “75 from April 2027”", part=part)
        raise ValueError(msg)
    value = read_value(number).text
    if not value:
        msg = say("“{text}” is not a number", text=number.strip())
        raise ValueError(msg)
    return DatedTarget(read_period(when.strip(), None).period.start, value)
