"""Taking back what came in from others, and bringing back what others took back: each one act.

Nothing is removed from the change history: ordinary changes write back what stood before. What a seal
covers stays; so does a field in which several values stood before somebody chose. What is brought back
where another value stands side by side with it before is written as if the undoing had not been seen.

A change that takes back what somebody else wrote names it in `undoes`. From that alone every copy it
comes to tells that an import was taken back, of whose changes, and what would bring them back.
"""

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any, NamedTuple

from digistrat_desktop.domain.ids import AssessmentId, EventId, RecordId, TrustId
from digistrat_desktop.domain.record.changes import Change, Step
from digistrat_desktop.domain.record.events import LEFT_OUT, Author, Event, Key
from digistrat_desktop.domain.record.fold import (
    TOGETHER,
    WITHDRAWN,
    RecordState,
    State,
)
from digistrat_desktop.domain.record.graph import Graph, parents_seen
from digistrat_desktop.domain.record.kinds import type_of
from digistrat_desktop.domain.record.standing import order_of
from digistrat_desktop.domain.record.stood_before import StoodBefore
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.wire.canonical_json import to_canonical
from digistrat_desktop.domain.wire.records import default_field

_NEVER = frozenset({"seal", "erasure", "merge", "difference"})


class TakenBack(NamedTuple):
    step: Step  # without changes where nothing can be taken back
    kept: int  # fields that stay as they came: signed off, or settled by a choice
    of: Mapping[str, tuple[Key, ...]] = {}  # the entries, by the id of whoever changed them
    beside: int = 0  # values brought back beside one that stands, to be settled


class TakenFrom(NamedTuple):
    """That somebody took back on their own copy what another person had changed."""

    by: str  # id of the person who did
    of: str  # id of the person whose changes these are
    act: str  # the first part of the ids of the changes that did it
    hashes: tuple[str, ...]  # of these
    keys: tuple[Key, ...]  # the entries
    at: str = ""  # when, as it was stored


def take_back(graph: Graph, came: AbstractSet[str], author: Author) -> TakenBack:
    """Write back what stood before some events came, as one act.

    Args:
        graph: all that is here, with nothing newer than what came.
        came: hashes of the events that came in together.
    """
    now = State(graph)
    new = {n for n, event in enumerate(graph.events) if event.hash in came}
    before = State(graph, lambda n: n not in new)
    changes: list[Change] = []
    of: dict[str, list[Key]] = {}
    kept = 0
    began = {
        place: _began(graph, before, place) for place in {key[0] for key in _touched(graph, new)}
    }
    for key in _touched(graph, new):
        if key[0] in now.seals:
            kept += 1
            continue
        if began[key[0]] and key[1] != Assessment.KIND:
            continue
        was, stands = before.record(key), now.record(key)
        values, left = _values(was, stands, _written(graph, key, new))
        kept += left
        if values:
            came_here = [n for n in graph.by_record[key] if n in new]
            latest = _latest_of_others(graph, came_here, values, author)
            changes.append(_change(latest, stands, values, author))
            for actor in _writers(
                graph, key, filter(new.__contains__, _inside(graph, key)), values
            ):
                of.setdefault(actor, []).append(key)
    told = {actor: tuple(keys) for actor, keys in of.items()}
    return TakenBack(Step("Undo the import", tuple(changes)), kept, told)


def _latest_of_others(
    graph: Graph, numbers: Sequence[int], values: Mapping[str, Any], author: Author
) -> Event:
    """Give the change that an undoing names: the latest it takes back of somebody else, if there is one.

    Which it is depends on no order of arrival.
    """
    me = author.stamp().actor_id
    events = [graph.events[n] for n in numbers]
    others = [one for one in events if one.said["actor"] != me]
    written = [one for one in others if not values.keys().isdisjoint(one.new)]
    found = [graph.index[one.hash] for one in written or others or events]
    last: list[int] = []
    for n in found:
        last = [*(one for one in last if not graph.before(one, n)), n]
    return max((graph.events[n] for n in last), key=order_of)


def taken_from(graph: Graph, came: Collection[str]) -> tuple[TakenFrom, ...]:
    """Give of some changes those that take back what somebody else had written here, by act and person.

    Args:
        came: hashes of changes that came together: what they take back of each other never stood here.
    """
    new = {graph.index[one] for one in came if one in graph}
    return _taken(graph, sorted(new), lambda n: n not in new)


def undone_of(graph: Graph, wanted: Collection[str]) -> tuple[TakenFrom, ...]:
    """Give who took back some changes, by act and person, as far as nobody has written there since.

    Args:
        wanted: hashes of changes, such as those of a file; what takes back others of them is left out.
    """
    asked = {graph.index[one] for one in wanted if one in graph}
    others = (n for n in range(len(graph)) if n not in asked)
    takers = [n for n in others if graph.events[n].said.get("undoes")]
    return all_still_undone(graph, _taken(graph, takers, asked.__contains__))


def all_still_undone(graph: Graph, taken: Sequence[TakenFrom]) -> tuple[TakenFrom, ...]:
    """Leave out what cannot be brought back, as somebody has since written there."""
    before = StoodBefore(graph) if taken else None
    found = (_still(before, one) for one in taken if before)
    return tuple(one for one in found if one.hashes)


def _still(before: StoodBefore, taken: TakenFrom) -> TakenFrom:
    graph = before.graph
    left = [one for one in taken.hashes if one in graph and _can_come_back(before, one, taken.of)]
    keys = tuple(dict.fromkeys(graph.events[graph.index[one]].key for one in left))
    return taken._replace(hashes=tuple(left), keys=keys)


def _taken(
    graph: Graph, takers: Sequence[int], counts: Callable[[int], bool]
) -> tuple[TakenFrom, ...]:
    if not any(graph.events[n].said.get("undoes") for n in takers):
        return ()
    before = StoodBefore(graph)
    found: dict[tuple[str, str, str], list[int]] = {}
    for me in filter(before.takes_back, takers):
        said = graph.events[me].said
        for actor in _replaced(before, me, counts):
            act = str(said["id"]).partition(".")[0]
            found.setdefault((str(said["actor"]), actor, act), []).append(me)
    return tuple(
        TakenFrom(
            *named,
            tuple(graph.events[n].hash for n in numbers),
            tuple(dict.fromkeys(graph.events[n].key for n in numbers)),
            str(graph.events[numbers[0]].said["at"]),
        )
        for named, numbers in found.items()
    )


def _can_come_back(before: StoodBefore, digest: str, of: str) -> bool:
    me = before.graph.index[digest]
    is_open = before.graph.events[me].place not in before.state.seals
    found = _brought(before, me, (of,))
    return is_open and bool(found.over or found.beside)


def bring_back(graph: Graph, taken: Sequence[TakenFrom], author: Author) -> TakenBack:
    """Write again what some people had written and another took back, as one act.

    What was written since stays. Where several values stood side by side before one of them was
    written back, the others stand beside that one again: nobody has chosen.
    """
    past = StoodBefore(graph)
    changes: list[Change] = []
    kept = beside = 0
    whose: dict[str, set[str]] = {}
    for one in taken:
        for digest in one.hashes:
            whose.setdefault(digest, set()).add(one.of)
    for me, of in ((graph.index[one], of) for one, of in whose.items() if one in graph):
        event = graph.events[me]
        if event.place in past.state.seals:
            kept += 1
            continue
        stands = past.record(event.key)
        found = _brought(past, me, of)
        kept += found.kept
        beside += sum(map(len, found.beside))
        for values in found.beside:
            again = _change(event, stands, values, author)
            changes.append(replace(again, parents=_parents_beside(graph, me)))
        if found.over:
            changes.append(_change(event, stands, found.over, author))
    step = Step("Bring the changes back", tuple(changes))
    return TakenBack(step, kept, beside=beside)


def _parents_beside(graph: Graph, me: int) -> tuple[str, ...]:
    """Give what a change follows that has seen neither a change nor anything after it."""
    event = graph.events[me]
    numbers = (*graph.by_place[event.place], *graph.by_place.get("", ()))
    unseen = {graph.events[n].hash for n in numbers if n == me or graph.before(me, n)}
    return parents_seen(graph, event.place, unseen)


class _Brought(NamedTuple):
    """What to write again of what a change took back, in JSON forms by field."""

    over: dict[str, Any]  # in place of what the change wrote
    beside: Sequence[dict[str, Any]]  # each a change that stands beside it
    kept: int  # fields in which something else was written since


def _brought(past: StoodBefore, me: int, of: Container[str]) -> _Brought:
    graph, event = past.graph, past.graph.events[me]
    stands = past.record(event.key)
    over: dict[str, Any] = {}
    beside: list[dict[str, Any]] = []
    lost = set[str]()
    for name, before in past.stood(me).items():
        every = _values_in(graph, name, before)
        own = _values_in(graph, name, (n for n in before if graph.events[n].said["actor"] in of))
        own.pop(to_canonical(event.new[name]), None)
        if own and list(stands.registers[name]) != [me]:
            there = {to_canonical(one.value) for one in stands.written(name)}
            lost |= {name} if own.keys() - there else set()
        elif own and len(every) == 1:
            over[name] = next(iter(own.values()))
        else:
            for at, text in enumerate(sorted(own)):
                beside.extend({} for _ in range(at + 1 - len(beside)))
                beside[at][name] = own[text]
    if not lost.isdisjoint(TOGETHER):  # a level and its reason come back together or not at all
        lost |= {name for one in (over, *beside) for name in one if name in TOGETHER}
        over, *beside = (_apart(one) for one in (over, *beside))
    if event.new.get(WITHDRAWN) is True and _is_archived(stands):
        over[WITHDRAWN] = False
    return _Brought(over, [one for one in beside if one], len(lost))


def _values_in(graph: Graph, name: str, numbers: Iterable[int]) -> dict[str, Any]:
    """Give the different values some changes write to a field, by their JSON."""
    values = (graph.events[n].new[name] for n in numbers)
    return {to_canonical(value): value for value in values}


def _apart(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in TOGETHER}


def _replaced(before: StoodBefore, me: int, counts: Callable[[int], bool]) -> dict[str, None]:
    """Give whose values a change took the place of, but for those of its own writer.

    Args:
        counts: tells which of the changes before it are asked about; the same of all of one graph.
    """
    graph, event = before.graph, before.graph.events[me]
    if event.new.get(WITHDRAWN) is True:
        seen = before.writers(event.key, filter(counts, _inside(graph, event.key)), me)
    else:
        seen = {
            str(graph.events[n].said["actor"]): n
            for name, stood in before.stood(me).items()
            for n in reversed(stood)
            if graph.events[n].new[name] != event.new[name] and counts(n)
        }
    return dict.fromkeys(
        one for one in sorted(seen, key=seen.__getitem__) if one != event.said["actor"]
    )


def _inside(graph: Graph, key: Key) -> list[int]:
    """Give the changes of an entry; of an assessment, all that lies in it."""
    if key[1] == Assessment.KIND:
        return graph.by_place.get(key[0], [])
    return graph.by_record.get(key, [])


def _writers(
    graph: Graph, key: Key, numbers: Iterable[int], values: Mapping[str, Any]
) -> dict[str, None]:
    """Give who wrote some fields of an entry; where it is archived, who wrote anything in it."""
    whole = values.get(WITHDRAWN) is True
    events = (graph.events[n] for n in numbers)
    return dict.fromkeys(
        str(e.said["actor"])
        for e in events
        if whole or (e.key == key and not values.keys().isdisjoint(e.new))
    )


def _touched(graph: Graph, new: AbstractSet[int]) -> list[Key]:
    keys = {graph.events[n].key for n in new}
    return sorted(k for k in keys if k[0] != LEFT_OUT and k[1] not in _NEVER)


def _began(graph: Graph, before: State, place: str) -> bool:
    """Tell whether an assessment came whole: it is archived with all that lies in it."""
    assessment = (place, Assessment.KIND, place)
    return assessment in graph.by_record and not before.record(assessment).registers


def _written(graph: Graph, key: Key, new: AbstractSet[int]) -> Iterator[str]:
    names = (name for n in graph.by_record[key] if n in new for name in graph.events[n].new)
    yield from dict.fromkeys(names)


def _values(
    was: RecordState, stands: RecordState, names: Iterator[str]
) -> tuple[dict[str, Any], int]:
    """Give what to write back, and how many fields cannot be."""
    if not was.registers:
        return ({WITHDRAWN: True}, 0) if not _is_archived(stands) else ({}, 0)
    kind, values, kept = type_of(was.key[1]), {}, 0
    for name in names:
        before, after = was.written(name), stands.written(name)
        wanted = before[0].value if before else default_field(kind, name)
        if len(before) > 1:
            kept += [one.value for one in after] != [one.value for one in before]
        elif [to_canonical(one.value) for one in after] != [to_canonical(wanted)]:
            values[name] = wanted
    return values, kept


def _is_archived(record: RecordState) -> bool:
    return [one.value for one in record.written(WITHDRAWN)] == [True]


def _change(event: Event, stands: RecordState, values: dict[str, Any], author: Author) -> Change:
    place, kind, record_id = stands.key
    written = {name: stands.written(name) for name in values}
    return Change(
        stamp=author.stamp(),
        kind=kind,
        record_id=RecordId(record_id),
        trust_id=TrustId(event.said["trust"]),
        assessment_id=AssessmentId(place) if place and kind != Assessment.KIND else None,
        before={name: all_[0].value if all_ else None for name, all_ in written.items()},
        after=values,
        undoes=EventId(event.said["id"]),
    )
