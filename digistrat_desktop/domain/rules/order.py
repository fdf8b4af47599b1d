"""What waits for what: circles found, and an order in which everything can be done."""

from collections.abc import Callable, Iterable, Mapping
from heapq import heapify, heappop, heappush
from typing import Any


def path_back(start: str, waits: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Give the shortest way from one thing through what it waits for back to itself.

    `start` stands first and last; empty when there is no way back. Unknown ids wait for nothing.
    """
    came_from: dict[str, str] = {}
    edge = [start]
    while edge:
        following = []
        for here in edge:
            for there in waits.get(here, ()):
                if there == start:
                    return _path(start, here, came_from)
                if there not in came_from:
                    came_from[there] = here
                    following.append(there)
        edge = following
    return ()


def _path(start: str, last: str, came_from: Mapping[str, str]) -> tuple[str, ...]:
    back = [start]
    while last != start:
        back.append(last)
        last = came_from[last]
    return (start, *reversed(back))


def circles(waits: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Give every circle once, each beginning with its smallest id; empty when there is none."""
    stuck = set(waits) - set(_sorted(waits, key=lambda one: one))
    found: list[tuple[str, ...]] = []
    told: set[str] = set()
    for one in sorted(stuck):
        way = () if one in told else path_back(one, waits)
        told.update(way)
        if way:
            found.append(way)
    return tuple(found)


def in_order(waits: Mapping[str, Iterable[str]], key: Callable[[str], Any]) -> tuple[str, ...]:
    """Give the ids so that each stands after what it waits for, smallest key first.

    Ids in a circle are left out; what waits for them is kept, as if they were done. So are ids
    that are only waited for.
    """
    ring = {one for way in circles(waits) for one in way}
    return _sorted({one: needs for one, needs in waits.items() if one not in ring}, key)


def _sorted(waits: Mapping[str, Iterable[str]], key: Callable[[str], Any]) -> tuple[str, ...]:
    """Give the ids in order; those in a circle, and what waits for them, are left out."""
    left = {one: {w for w in needs if w in waits} for one, needs in waits.items()}
    waiting: dict[str, list[str]] = {}
    for one, needs in left.items():
        for need in needs:
            waiting.setdefault(need, []).append(one)
    free = [(key(one), one) for one, needs in left.items() if not needs]
    heapify(free)
    ordered = []
    while free:
        _, one = heappop(free)
        ordered.append(one)
        for after in waiting.get(one, ()):
            left[after].discard(one)
            if not left[after]:
                heappush(free, (key(after), after))
    return tuple(ordered)
