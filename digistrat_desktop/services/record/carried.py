"""Who first gave what a revision carried over: its copies are changes of whoever made the revision.

Making a revision is one act that copies what was signed. Which change each copy comes from is worked
out and not stored: the one of what was signed that says the same, or that its reason names.
Source: docs/spec/record.md#seals.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from digistrat_desktop.domain.edits.signed_versions import FOUND_BY, copy_id
from digistrat_desktop.domain.record.events import Event, Key, act_of, code_of
from digistrat_desktop.domain.record.fold import Written
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.seals import Revision
from digistrat_desktop.domain.record.sides import KnownSide, sides_of
from digistrat_desktop.domain.record.standing import order_of
from digistrat_desktop.domain.record.stood_before import StoodBefore
from digistrat_desktop.domain.trust.assessment import Assessment, Response

_MADE_ANEW = frozenset({Revision.KIND, Assessment.KIND})
# A link from evidence is its two ends: whoever linked them gave it.
_LINKS = {"support": "evidence_id"}


def sides_told(graph: Graph, key: Key, field: str, hashes: Iterable[str]) -> dict[str, KnownSide]:
    """As `sides_of`, with who first wrote what somebody else put back or carried over."""
    carried, found = Carried(graph), {}
    for digest, side in sides_of(graph, key, field, hashes).items():
        me = graph.index[digest]
        event, number = graph.events[me], carried.first(me, field)
        first = graph.events[number] if number is not None else event
        if first.said["actor"] != event.said["actor"]:
            said = first.said
            told = Written(event.new[field], said["actor"], said["at"], first.hash)
            found[digest] = side._replace(first=told, carried=carried.is_copy(event))
        else:
            found[digest] = side
    return found


class Given(NamedTuple):
    """Who first gave some fields of a copy, and when."""

    actor: str  # the person's id
    at: datetime  # aware UTC
    fields: tuple[str, ...]


class Carried:
    """Finds the changes that revisions copied, in the changes of one trust."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._before = StoodBefore(graph)
        self._first: dict[tuple[int, str], int | None] = {}
        self._on_way: set[tuple[int, str]] = set()  # looked at on the way to the first
        self._acts: dict[str, str] = {}  # that made each revision, by its place
        self._of: dict[str, list[str]] = {}  # what each revision corrects
        self._origins: dict[str, dict[Key, list[Key]]] = {}
        self._late: dict[str, dict[Key, list[int]]] = {}  # by the revision's place
        for key, numbers in graph.by_record.items():
            if key[1] == Revision.KIND:
                event = graph.events[numbers[0]]
                self._acts.setdefault(key[0], act_of(event))
                self._of.setdefault(key[0], []).append(str(event.new.get("of") or ""))

    def is_copy(self, event: Event) -> bool:
        """Tell a change that a revision was made with; the revision itself is its maker's own."""
        made = self._acts.get(event.place)
        return made == act_of(event) and bool(made) and event.key[1] not in _MADE_ANEW

    def first_given(self, event: Event) -> tuple[Given, ...]:
        """Give who first gave what a copy says, earliest first; empty for what is no copy.

        What the data here do not have is left out.
        """
        if not self.is_copy(event):
            return ()
        me = self._graph.index[event.hash]
        found: dict[int, list[str]] = {}
        for name in _said(event):
            first = self.first(me, name)
            if first is not None and first != me:
                found.setdefault(first, []).append(name)
        events = sorted(((self._graph.events[n], names) for n, names in found.items()), key=_order)
        by_person: dict[tuple[str, object], list[tuple[Event, list[str]]]] = {}
        for one, names in events:
            by_person.setdefault((str(one.said["actor"]), one.at.date()), []).append((one, names))
        return tuple(
            Given(actor, all_[0][0].at, tuple(name for _, names in all_ for name in names))
            for (actor, _), all_ in by_person.items()
        )

    def first(self, me: int, name: str) -> int | None:
        """Give the change that first gave what change number `me` says in a field.

        That is itself where it neither was carried over nor repeats a value, as a choice, an undo or a
        restore does; None where the first is not here.
        """
        way = [me]
        while (way[-1], name) not in self._first:
            me = way[-1]
            is_copy = self.is_copy(self._graph.events[me])
            before = self._copied_from(me, name) if is_copy else self._repeated(me, name)
            if before is None and not is_copy:
                self._first[me, name] = me
            elif before is None or (before, name) in self._on_way:
                self._first[me, name] = None  # a file of somebody else's may make a ring
            else:
                self._on_way.add((me, name))
                way.append(before)
        found = self._first[way[-1], name]
        self._first |= {(one, name): found for one in way}
        self._on_way.clear()
        return found

    def _repeated(self, me: int, name: str) -> int | None:
        """Give the change whose value a choice, an undo or a restore wrote once more."""
        event = self._graph.events[me]
        undone = self._before.undone(me)
        for one in (me, undone):
            if one < 0 or self._graph.events[one].key != event.key:
                continue
            numbers = self._before.stood(one).get(name, ())
            same = [n for n in numbers if self._graph.events[n].new[name] == event.new[name]]
            if same:
                return min(same, key=lambda n: order_of(self._graph.events[n]))
        return None

    def brings_back(self, event: Event) -> bool:
        """Tell what brings back another person's change that was undone from what undoes one."""
        undone = self._before.undone(self._graph.index[event.hash])
        return undone >= 0 and self._before.takes_back(undone)

    def _copied_from(self, me: int, name: str) -> int | None:
        """Give the change of what was copied that says the same.

        A copy is of what stood when it was signed: an earlier word of somebody's is not put in their mouth. One that is carried over from after sign-off names its change.
        """
        graph, event = self._graph, self._graph.events[me]
        keys = self._origins_in(event.place).get(event.key, ())
        late = self._late_for(event.place)
        reason = str(event.said["reason"] or "")
        came = [n for key in keys for n in late.get(key, ()) if name in graph.events[n].new]
        named = [n for n in came if code_of(graph.events[n].hash) in reason]
        signed = [n for key in keys for n in self._before.record(key).registers.get(name, ())]
        wanted = [
            n
            for n in named or signed
            if name in FOUND_BY or graph.events[n].new[name] == event.new[name]
        ]
        last: list[int] = []
        for n in wanted:
            last = [*(one for one in last if not graph.before(one, n)), n]
        return min(last, key=lambda n: order_of(graph.events[n]), default=None)

    def _late_for(self, place: str) -> dict[Key, list[int]]:
        """Give what came after sign-off of what a revision corrects, by its record."""
        if place not in self._late:
            late: dict[Key, list[int]] = {}
            for n in (n for of in self._of[place] for n in self._before.state.late(of)):
                late.setdefault(self._graph.events[n].key, []).append(n)
            self._late[place] = late
        return self._late[place]

    def _origins_in(self, place: str) -> dict[Key, list[Key]]:
        if place not in self._origins:
            found: dict[Key, list[Key]] = {}
            for copy, key in self._copies_of(place):
                found.setdefault(copy, []).append(key)
            self._origins[place] = found
        return self._origins[place]

    def _copies_of(self, place: str) -> Iterator[tuple[Key, Key]]:
        """Give the key that a copy of each record has in a revision, with that of the record."""
        graph = self._graph
        keys = [
            key
            for of in self._of[place]
            for key in dict.fromkeys(graph.events[n].key for n in graph.by_place.get(of, ()))
            if key[1] not in _MADE_ANEW
        ]
        answers = {
            key[2]: copy_id(place, *key[1:], self._fields(key), {})
            for key in keys
            if key[1] == Response.KIND
        }
        for key in keys:
            made = copy_id(place, *key[1:], self._fields(key), answers)
            yield (place, key[1], str(made)), key

    def _fields(self, key: Key) -> dict[str, str]:
        """Give what a record is found by, as it was first written."""
        events = (self._graph.events[n] for n in reversed(self._graph.by_record[key]))
        first = {name: str(e.new[name]) for e in events for name in FOUND_BY if e.new.get(name)}
        return {name: first.get(name, "") for name in FOUND_BY}


def _said(event: Event) -> Iterable[str]:
    link = _LINKS.get(event.key[1])
    return (name for name in event.new if name not in FOUND_BY or name == link)


def _order(one: tuple[Event, list[str]]) -> str:
    return order_of(one[0])
