"""A title that nothing else has."""

import re
from collections.abc import Iterable
from itertools import count

_NUMBERED = re.compile(r"(.*?) \([0-9]+\)")


def free_title(title: str, taken: Iterable[str]) -> str:
    """Give a title nobody has: this one, or else with the next free number behind it."""
    there = {one.strip().casefold() for one in taken}
    if title.strip().casefold() not in there:
        return title
    numbered = _NUMBERED.fullmatch(title)
    stem = numbered[1] if numbered else title
    tries = (f"{stem} ({number})" for number in count(2))
    return next(one for one in tries if one.casefold() not in there)
