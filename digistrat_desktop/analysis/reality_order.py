"""Whether the plan's dates respect what waits for what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.words import day_words, listed
from digistrat_desktop.domain.ordering import circles, in_order
from digistrat_desktop.domain.saying import say

if TYPE_CHECKING:
    from digistrat_desktop.analysis.plan import Plan
    from digistrat_desktop.domain.strategy import Initiative


class OrderFault(StrEnum):
    """What is wrong with an order of work."""

    CIRCLE = "circle"
    TOO_EARLY = "too_early"


@dataclass(frozen=True, slots=True)
class OrderProblem:
    """One fault in the order of work.

    Attributes:
        records: ids of the initiatives concerned; the one to look at first.
    """

    fault: OrderFault
    records: tuple[str, ...]
    sentence: str


def waits_in(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Give, for each initiative, the unfinished ones it waits for."""
    known = plan.initiatives
    return {one: tuple(need for need in i.depends_on if need in known) for one, i in known.items()}


def order_problems(plan: Plan) -> tuple[OrderProblem, ...]:
    """Find circles, and initiatives that start before what they wait for has ended."""
    return (*_circles(plan), *_too_early(plan))


def order_of_work(plan: Plan) -> tuple[Initiative, ...]:
    """Give the initiatives so that each stands after what it waits for, earlier starts first.

    Those in a circle are left out; `order_problems` names them.
    """
    ids = in_order(waits_in(plan), key=lambda one: _starts(plan.initiatives[one]))
    return tuple(plan.initiatives[one] for one in ids)


def _starts(initiative: Initiative) -> tuple[str, str]:
    return (initiative.starts.isoformat() if initiative.starts else "9999", initiative.id)


def _circles(plan: Plan) -> list[OrderProblem]:
    found = []
    for way in circles(waits_in(plan)):
        titles = [f"“{plan.initiatives[one].title}”" for one in way]
        names = titles[0]
        for title in titles[1:]:
            names = say("{names} waits for {title}", names=names, title=title)
        words = say("{names}: a circle, so none of them can start.", names=names)
        found.append(OrderProblem(OrderFault.CIRCLE, way[:-1], words))
    return found


def _too_early(plan: Plan) -> list[OrderProblem]:
    found = []
    for one, needs in waits_in(plan).items():
        after = plan.initiatives[one]
        early = [
            plan.initiatives[need] for need in needs if _overlaps(plan.initiatives[need], after)
        ]
        if early:
            before = listed([_ending(initiative) for initiative in early])
            words = say(
                "“{title}” starts on {day}, before {before}.",
                title=after.title,
                day=day_words(after.starts),
                before=before,
            )
            records = (one, *(str(i.id) for i in early))
            found.append(OrderProblem(OrderFault.TOO_EARLY, records, words))
    return found


def _ending(initiative: Initiative) -> str:
    day = day_words(initiative.ends)
    return say("“{title}” ends on {day}", title=initiative.title, day=day)


def _overlaps(before: Initiative, after: Initiative) -> bool:
    if before.ends is None or after.starts is None:
        return False
    return after.starts <= before.ends
