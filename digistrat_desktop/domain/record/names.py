"""Changes of version 1 that a copy only names: what such a name is worth, and how it gives way.

Source: docs/spec/record.md#version-1. A name says which change there is and which it follows, on trust.
It is never "here": the change itself always takes its place, whatever the name said.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from digistrat_desktop.domain.errors import Refused
from digistrat_desktop.domain.record.events import LEFT_OUT, Event, left_out
from digistrat_desktop.domain.record.graph import Graph


def is_name(event: Event) -> bool:
    return event.place == LEFT_OUT


def parents_first(events: Iterable[Event], *there: Container[str]) -> list[Event]:
    """Give those changes whose parents all are there or among them, each after its parents.

    Of two of one hash, a name and the change or two names, the first that has its parents counts.
    """
    found: dict[str, Event] = {}
    waiting: dict[str, list[Event]] = {}  # by a parent that is not there yet
    for first in events:
        ready = [first]
        while ready:
            event = ready.pop()
            missing = next((p for p in event.parents if not _has(p, found, *there)), None)
            if missing is not None:
                waiting.setdefault(missing, []).append(event)
            elif event.hash not in found:
                found[event.hash] = event
                ready.extend(reversed(waiting.pop(event.hash, ())))
    return list(found.values())


def _has(digest: str, *there: Container[str]) -> bool:
    return any(digest in one for one in there)


def with_whole_past(
    events: Iterable[Event], here: Graph, come: Container[str] = ()
) -> tuple[Event, ...]:
    """Give the changes that are not here and whose past is, or is among them; parents first.

    A name comes only where the change itself cannot, and something that comes follows it.

    Args:
        come: hashes of what came since the graph was read.
    """
    every = [event for event in events if event.hash not in come]
    bodies = [event for event in every if not is_name(event) and not here.has(event.hash)]
    whole = parents_first(bodies, here, come)
    there = {event.hash for event in whole}
    rest = [event for event in bodies if event.hash not in there]
    rest += [e for e in every if is_name(e) and e.hash not in here and e.hash not in there]
    return (*whole, *_followed(parents_first(rest, here, come, there)))


def _followed(events: Sequence[Event]) -> Iterable[Event]:
    """Leave out names that nothing else follows."""
    kept: list[Event] = []
    followed: set[str] = set()
    for event in reversed(events):
        if not is_name(event) or event.hash in followed:
            kept.append(event)
            followed.update(event.parents)
    return reversed(kept)


def names_before(events: Iterable[Event], every: Sequence[Event]) -> tuple[Event, ...]:
    """Give some changes with the names they follow, in the order of all: so they can be read alone."""
    wanted = {event.hash for event in events}
    followed: set[str] = set()
    kept: list[Event] = []
    for event in reversed(every):
        if event.hash in wanted or (is_name(event) and event.hash in followed):
            kept.append(event)
            followed.update(event.parents)
    return tuple(reversed(kept))


def joined(here: Graph, events: Sequence[Event]) -> Graph:
    """Give what is here with some changes, as a graph of its own; errors as `filled_in`."""
    events = fitting(here, events)
    anew = filled_in(here, events)
    after = Graph(anew) if anew else here.fork()
    for event in () if anew else events:
        after.add(event)
    after.refuse_loose_ends(here.loose_ends())
    return after


def fills(here: Graph, event: Event) -> bool:
    """Tell whether a change says what is only named here so far."""
    return event.hash in here and not is_name(event) and not here.has(event.hash)


def fitting(here: Graph, events: Sequence[Event]) -> Sequence[Event]:
    """Give a file's changes as they can stand here, next to what is here or comes with them.

    One of version 1 that does not come next after the change it follows was made to follow a mere name of
    that. It stays a name, for what follows it, and keeps nothing else out.
    """
    inside = {event.hash: event for event in events if not is_name(event)}
    named = [_placed(event, here, inside) for event in events]
    made = {e.hash for e, was in zip(named, events, strict=True) if is_name(e) and not is_name(was)}
    if not made:
        return events
    kept: list[Event] = []
    followed: set[str] = set()
    for event in reversed(named):
        if event.hash not in made or event.hash in followed:
            kept.append(event)
            followed.update(event.parents)
    return kept[::-1]


def _placed(event: Event, here: Graph, inside: Mapping[str, Event]) -> Event:
    """Give a change, or its name where it is of version 1 and does not come next on its chain."""
    if event.version > 1 or is_name(event) or event.said["seq"] == 1:
        return event
    before = [inside.get(one) or _told(here, one) for one in event.parents]
    told = [one for one in before if one is not None]
    fits = all(one.version == 1 and one.said["seq"] + 1 == event.said["seq"] for one in told)
    return event if fits else left_out(event.parents, event.hash)


def _told(here: Graph, digest: str) -> Event | None:
    return here.events[here.index[digest]] if here.has(digest) else None


def filled_in(here: Graph, events: Sequence[Event]) -> list[Event]:
    """Give all that is here with some changes, in a new order, if a name here gives way to one.

    Empty if none does. The hash of a change covers what it follows, so the change is right where the name
    said otherwise. If names here then go in a circle, what the file says of them counts.

    Args:
        events: as `fitting` gives them.

    Raises:
        Refused: a name is of a change of version 2.
    """
    come = {event.hash: event for event in events if fills(here, event)}
    if not come:
        _refuse_false_names(here, events)
        return []
    new = [event for event in events if event.hash not in here]
    there = [come.get(event.hash, event) for event in here.events]
    whole = {event.hash: event for event in (*there, *new) if not is_name(event)}
    kept = [_in_own_place(event, whole) for event in there]
    _refuse_false_names(here, events, {one.hash for one in kept if is_name(one)})
    every = [_placed(event, here, whole) for event in (*kept, *new)]
    return _in_line(every, {event.hash: event for event in events if is_name(event)})


def _in_own_place(event: Event, whole: Mapping[str, Event]) -> Event:
    """Give a change that is here, or its name where it was made to follow the name of another assessment's."""
    before = (whole[one] for one in event.parents if event.version > 1 and one in whole)
    places = {one.place for one in before if one.version > 1}
    return event if places <= {"", event.place} else left_out(event.parents, event.hash)


def _in_line(every: Sequence[Event], said: dict[str, Event]) -> list[Event]:
    """Put changes in order; names that keep others out are told anew."""
    whole = {event.hash for event in every if event.version > 1}
    first = next((e for e in every if e.version == 1 and not e.parents), every[0]).hash

    def by_root(event: Event) -> Event:
        return left_out((first,), event.hash)

    every = [by_root(e) if is_name(e) and whole.intersection(e.parents) else e for e in every]

    def as_said(event: Event) -> Event:
        return said.get(event.hash, event)

    for tell in (as_said, by_root):
        found = parents_first(every)
        there = {event.hash for event in found}
        if len(there) == len(every):
            break
        every = [tell(e) if is_name(e) and e.hash not in there else e for e in every]
    return parents_first(every)


def _refuse_false_names(here: Graph, events: Iterable[Event], names: Container[str] = ()) -> None:
    """Refuse names of changes of version 1 alone; `names` are all that are none but names from now on."""
    for event in events:
        if (
            is_name(event)
            and event.hash not in names
            and here.has(event.hash)
            and here.events[here.index[event.hash]].version > 1
        ):
            raise _refused("it leaves out a change that is not of version 1")


def _refused(why: str) -> Refused:
    return Refused(
        f"This file does not fit your data: {why}.",
        "Nothing was changed.",
        "Ask the sender where the file came from.",
    )
