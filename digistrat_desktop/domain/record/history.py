"""A trust's changes in the order people read them, each with what stood there before.

The order depends on the set of changes alone: parents first, then time, then place in the act, then
hash.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from heapq import heapify, heappop, heappush
from typing import Any, NamedTuple

from digistrat_desktop.domain.record.events import CLOCK_TOLERANCE, LEFT_OUT, Event
from digistrat_desktop.domain.record.fold import WITHDRAWN, State, registers_of
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.standing import order_of
from digistrat_desktop.domain.wire.canonical_json import to_canonical


class Several(list[Any]):
    """Values that stood side by side in one field."""


class Told(NamedTuple):
    """One change, as it is told."""

    seq: int  # 1 for the first
    event: Event
    # what stood in its fields, as its desk knew; of an entry it archives or restores, in all of them
    old: dict[str, Any]  # JSON forms
    began: bool  # nothing was known of its record before
    clock: bool  # its time is before that of a change it follows
    late: bool  # it came after sign-off and is no part of it

    @property
    def act(self) -> str:
        """What it was done with in one go: the first part of its id."""
        return str(self.event.said["id"]).partition(".")[0]


def told(graph: Graph) -> Iterator[Told]:
    """Give every change in order; one that is only named is left out."""
    state = State(graph)
    late = {n for place in state.seals for n in state.late(place)}
    known: dict[str, datetime] = {}
    before = _Before(graph)
    for seq, me in enumerate(in_order(graph), start=1):
        event = graph.events[me]
        if event.place == LEFT_OUT:
            continue
        at = known[event.hash] = event.at
        latest = max((known[p] for p in event.parents if p in known), default=at)
        old, began = before.of(me)
        yield Told(seq, event, old, began, latest - at > CLOCK_TOLERANCE, me in late)


def in_order(graph: Graph) -> list[int]:
    """Give the numbers of all changes: parents first, then time, place in the act, hash."""
    left = [len(event.parents) for event in graph.events]
    after: list[list[int]] = [[] for _ in graph.events]
    for me, event in enumerate(graph.events):
        for parent in event.parents:
            after[graph.index[parent]].append(me)
    free = [(_key(graph.events[me]), me) for me, waits in enumerate(left) if not waits]
    heapify(free)
    found: list[int] = []
    while free:
        _, me = heappop(free)
        found.append(me)
        for child in after[me]:
            left[child] -= 1
            if not left[child]:
                heappush(free, (_key(graph.events[child]), child))
    return found


def _key(event: Event) -> str:
    return order_of(event) if event.place != LEFT_OUT else event.hash


class _Before:
    """What stood before each change; where all was known to its desk nothing is searched."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._standing: dict[tuple[str, str, str], dict[str, list[int]]] = {}
        self._seen: dict[tuple[str, str, str], list[int]] = {}

    def of(self, me: int) -> tuple[dict[str, Any], bool]:
        """Give what stood in the fields of a change, and whether its record began with it."""
        graph, event = self._graph, self._graph.events[me]
        standing = self._standing.setdefault(event.key, {})
        seen = self._seen.setdefault(event.key, [])
        fields = {name: standing.get(name, []) for name in _asked(event, standing)}
        loose = [
            name for name, all_ in fields.items() if not all(graph.before(n, me) for n in all_)
        ]
        if loose:
            past = registers_of(graph, (n for n in seen if graph.before(n, me)))
            fields |= {name: past.get(name, []) for name in loose}
        old = {name: self._values(name, all_) for name, all_ in fields.items() if all_}
        began = not any(graph.before(n, me) for n in (*reversed(seen[-1:]), *seen))
        for name in event.new:
            there = standing.get(name, [])
            standing[name] = [*(n for n in there if not graph.before(n, me)), me]
        seen.append(me)
        return old, began

    def _values(self, name: str, numbers: list[int]) -> Any:
        values = {to_canonical(v): v for v in (self._graph.events[n].new[name] for n in numbers)}
        if len(values) == 1:
            return next(iter(values.values()))
        return Several(values[text] for text in sorted(values))


def _asked(event: Event, standing: Iterable[str]) -> Iterable[str]:
    """Give the fields whose values before are told: where an entry goes or comes back, all it has."""
    return dict.fromkeys((*event.new, *standing)) if WITHDRAWN in event.new else event.new
