"""What must stop where not everything fits: by year, and in each year what does the least harm first.

It is the reality check, of the plan or of a scenario, read as a board asks for it. Nothing is weighed here again.
Source: docs/spec/judgement.md#what-must-stop.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from digistrat_desktop.analysis.plans.reality import Dropped, RealityCheck
from digistrat_desktop.domain.counted import some_of
from digistrat_desktop.domain.periods.periods import year_text
from digistrat_desktop.domain.words import listed

_NAMED = 4
NOTHING = "Nothing must stop: all essential needs fit."
UNTESTED = "No needs or costs of initiatives are recorded, so nothing was tested."


class Stop(NamedTuple):
    """An initiative that must stop, move or become smaller."""

    initiative_id: str
    title: str
    year: int  # the calendar year in which the financial year begins that has too little for it
    why: str  # what it is short of and what would help, a sentence each
    falls: tuple[str, ...]  # titles of the objectives that cannot be met without it
    in_plan: bool  # it does not fit in the plan either


def stops_of(check: RealityCheck, plan: RealityCheck) -> tuple[Stop, ...]:
    """Give what must stop, by year and with the fewest objectives lost first, then what would be kept last.

    Args:
        check: of the plan, or of a scenario.
        plan: of the plan itself.
    """
    out = {one.initiative_id: one for one in check.dropped}
    planned = {one.initiative_id for one in plan.dropped}
    place = {one: at for at, one in enumerate(check.plan.initiatives)}
    found = [
        Stop(
            key,
            check.plan.initiatives[key].title,
            _year(out, one),
            one.why,
            one.falls,
            key in planned,
        )
        for key, one in out.items()
    ]
    return tuple(sorted(found, key=lambda s: (s.year, len(s.falls), -place[s.initiative_id])))


def _year(out: Mapping[str, Dropped], one: Dropped) -> int:
    """Give the year of the need that finds too little: its own, or that of what it waits for."""
    while one.left_out.need is None:
        one = out[one.left_out.waits_for]
    return one.left_out.need.year


def stop_words(stops: Iterable[Stop], check: RealityCheck) -> tuple[str, ...]:
    """Say for each year what must stop, what of it in the plan too, and which objectives cannot be met then.

    Args:
        check: what they were found by. Where nothing needs anything, nobody can say that all fits.
    """
    by_year = groupby(stops, lambda stop: stop.year)
    said = tuple(_in_year(year, list(mine)) for year, mine in by_year)
    return said or (NOTHING if check.plan.needs else UNTESTED,)


def _named(one: Stop) -> str:
    return f"“{one.title}” (in the plan too)" if one.in_plan else f"“{one.title}”"


def _in_year(year: int, stops: Sequence[Stop]) -> str:
    names = some_of([_named(one) for one in stops], _NAMED)
    falls = [f"“{one}”" for one in dict.fromkeys(t for stop in stops for t in stop.falls)]
    lost = f" {listed(falls)} cannot be met." if falls else ""
    return f"{year_text(year)}: {names}.{lost}"
