"""What the changes make: a pure function of the set of events, the same on every desk.

Source: docs/spec/record.md#state. Every field of every record is a register; what stands in it are the
writes in the past of no other write to it. Several different ones: not settled. No clock decides.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from digistrat_desktop.domain.record.events import LEFT_OUT, Event, Key
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.wire.canonical_json import quoted, to_canonical

Registers = Mapping[str, Sequence[int]]
Past = Callable[[int], bool]
WITHDRAWN = "withdrawn"
TOGETHER = ("answer", "rationale")
_ASSESSMENT, _RESPONSE, _SEAL = "assessment", "response", "seal"


class Use(StrEnum):
    IN_USE = "in use"
    WITHDRAWN = "withdrawn"
    CONTESTED = "withdrawn while worked on"


class Written(NamedTuple):
    """One value that stands in a field, with who wrote it and when; of several the first by time."""

    value: Any  # its JSON form
    actor: str  # the person's id
    at: str  # as it was stored
    hash: str


class RecordState:
    """One record as it stands.

    Attributes:
        key: place, kind and id.
        registers: for each field that was written, the numbers of the events whose write stands.
        signed_without: for fields that not every seal covers, the seals that do not.
    """

    def __init__(
        self,
        graph: Graph,
        key: Key,
        registers: Registers,
        inside: Sequence[int] = (),
        signed_without: Registers = MappingProxyType({}),
    ) -> None:
        self.graph, self.key, self.registers = graph, key, registers
        self.signed_without = signed_without
        self._inside = inside  # of an assessment: the events in it
        # of nearly every record no field has several writes, which is worth knowing beforehand
        self._loose = [name for name, numbers in registers.items() if len(numbers) > 1]

    def written(self, name: str) -> tuple[Written, ...]:
        """Give the different values that stand in a field, in the order of their JSON."""
        every = self._each(name)
        if len(every) == 1:
            return (every[0],)
        found: dict[str, Written] = {}
        for one in every:
            found.setdefault(to_canonical(one.value), one)
        return tuple(found[text] for text in sorted(found))

    def _each(self, name: str) -> Sequence[Written]:
        """Give every write that stands in a field, by time, then hash: no order of arrival."""
        numbers, events = self.registers.get(name, ()), self.graph.events
        if len(numbers) == 1:
            return (_written(events[numbers[0]], name),)
        return _by_time(_written(events[n], name) for n in numbers)

    def tellers(self, name: str) -> Sequence[Written]:
        """Give every write that stands in a field, and who would keep an archived record, by time."""
        unseen = self._every_unseen() if name == WITHDRAWN and WITHDRAWN in self.registers else ()
        return (*self._each(name), *unseen)

    def settled(self) -> dict[str, Any]:
        """Give the fields in which one value stands."""
        events = self.graph.events
        found = {name: events[all_[0]].new[name] for name, all_ in self.registers.items()}
        for name in self._loose:
            if any(events[n].new[name] != found[name] for n in self.registers[name]):
                del found[name]
        return found

    def unsettled(self) -> dict[str, tuple[Written, ...]]:
        """Give the fields in which several values stand, with these."""
        found = {name: self.written(name) for name in self._loose}
        found = {name: values for name, values in found.items() if len(values) > 1}
        if WITHDRAWN not in found and self.use() is Use.CONTESTED:
            found[WITHDRAWN] = (*self.written(WITHDRAWN), *self._unseen_work())
        return dict(sorted(found.items()))

    def use(self) -> Use:
        """Tell whether it is in use: it leaves by the word of somebody who had seen all in it."""
        if WITHDRAWN not in self.registers:
            return Use.IN_USE
        if [one.value for one in self.written(WITHDRAWN)] != [True]:
            return Use.IN_USE
        return Use.WITHDRAWN if next(self._unseen(), None) is None else Use.CONTESTED

    def _unseen(self) -> Iterator[int]:
        out, before = self.registers[WITHDRAWN], self.graph.before
        work = [n for name, all_ in self.registers.items() if name != WITHDRAWN for n in all_]
        for n in (*work, *self._inside):
            if not any(n == w or before(n, w) or before(w, n) for w in out):
                yield n

    def _unseen_work(self) -> tuple[Written, ...]:
        """Give who worked on it unseen, each once, as somebody who would keep it."""
        by_actor: dict[str, Written] = {}
        for one in self._every_unseen():
            by_actor.setdefault(one.actor, one)
        return tuple(one for _, one in sorted(by_actor.items()))

    def _every_unseen(self) -> Sequence[Written]:
        events = (self.graph.events[n] for n in self._unseen())
        return _by_time({Written(False, e.said["actor"], e.said["at"], e.hash) for e in events})

    def together(self) -> tuple[Written, ...]:
        """Give answer and reason where two people changed one each and neither saw the other's."""
        if self.key[1] != _RESPONSE:
            return ()
        numbers = [(n, name) for name in TOGETHER for n in self.registers.get(name, ())]
        before = self.graph.before
        apart = any(
            a != b and not before(a, b) and not before(b, a) for a, _ in numbers for b, _ in numbers
        )
        if not apart or any(len(self.written(name)) > 1 for name in TOGETHER):
            return ()
        return tuple(one for name in TOGETHER for one in self._each(name))


def _by_time(written: Iterable[Written]) -> Sequence[Written]:
    return sorted(written, key=lambda one: (one.at, one.hash))


def _written(event: Event, name: str) -> Written:
    return Written(event.new[name], event.said["actor"], event.said["at"], event.hash)


def registers_of(graph: Graph, numbers: Iterable[int]) -> dict[str, list[int]]:
    """Give the standing writes of each field of one record, from its events in graph order."""
    found: dict[str, list[int]] = {}
    for me in numbers:
        for name in graph.events[me].new:
            old = found.get(name)
            found[name] = [me] if not old else [*(s for s in old if not graph.before(s, me)), me]
    return found


class State:
    """All of a trust as it stands, worked out record by record as it is asked for.

    Attributes:
        seals: numbers of the seals that count, by place.
        void: numbers of those set over an earlier one.
    """

    def __init__(self, graph: Graph, past: Past | None = None) -> None:
        """Fold a graph; `past` leaves out events, as those a seal had not seen."""
        self.graph, self._past = graph, past
        self.seals, self.void = _seals_of(graph, past)

    def record(self, key: Key) -> RecordState:
        seals = self.seals.get(key[0], ())
        numbers = self._cut(self.graph.by_record.get(key, ()), seals)
        place = self.graph.by_place.get(key[0], ()) if key[1] == _ASSESSMENT else ()
        inside = self._cut(place, seals) if place else ()
        if len(seals) <= 1:
            return RecordState(self.graph, key, registers_of(self.graph, numbers), inside)
        # of seals that did not know of each other, what each has signed
        signed = {one: registers_of(self.graph, self._cut(numbers, (one,))) for one in seals}
        names = dict.fromkeys(name for found in signed.values() for name in found)
        every = {
            name: sorted({n for found in signed.values() for n in found.get(name, ())})
            for name in names
        }
        without = {name: [one for one in seals if name not in signed[one]] for name in names}
        without = {name: left for name, left in without.items() if left}
        return RecordState(self.graph, key, every, inside, without)

    def _cut(self, numbers: Sequence[int], seals: Sequence[int]) -> Sequence[int]:
        """Leave out what is not in the past that is looked at, or came after the seals."""
        if self._past is not None:
            numbers = [n for n in numbers if self._past(n)]
        if not seals:
            return numbers
        return [n for n in numbers if any(n == s or self.graph.before(n, s) for s in seals)]

    def records(self, wanted: Callable[[Key], bool] | None = None) -> Iterator[RecordState]:
        """Give every record something stands in, by key; seals are none.

        Args:
            wanted: chooses records by key; None takes all.
        """
        for key in sorted(filter(wanted, self.graph.by_record)):
            if key[1] != _SEAL and key[0] != LEFT_OUT:
                found = self.record(key)
                if found.registers:
                    yield found

    def late(self, place: str) -> list[int]:
        """Give the changes of a sealed assessment that no seal covers, in graph order."""
        seals = self.seals.get(place)
        if not seals:
            return []
        numbers = self._cut(self.graph.by_place[place], ())
        covered = set(self._cut(numbers, seals))
        return [
            n for n in numbers if n not in covered and not _is_about_seals(self.graph.events[n])
        ]

    def text(self) -> str:
        """Write everything as canonical JSON: equal sets of events give equal texts."""
        hashes = [event.hash for event in self.graph.events]
        late = {p: sorted(hashes[n] for n in self.late(p)) for p in self.seals}
        seals = {p: sorted(hashes[n] for n in all_) for p, all_ in self.seals.items()}
        head, foot = state_frame(late, seals)
        return f"{head}{','.join(map(record_text, self.records()))}{foot}"

    def digest(self) -> str:
        """Give the SHA-256 of `text`."""
        return hashlib.sha256(self.text().encode("utf-8")).hexdigest()


def record_text(one: RecordState) -> str:
    """Write a record as it stands in the canonical state."""
    fields = ",".join([f"{quoted(name)}:{_values(one, name)}" for name in sorted(one.registers)])
    place, kind, record = one.key
    head = f"{quoted(place)},{quoted(kind)},{quoted(record)},{quoted(one.use())}"
    return f"[{head},{{{fields}}}]"


def state_frame(late: Mapping[str, list[str]], seals: Mapping[str, list[str]]) -> tuple[str, str]:
    """Give what stands before and after the records of a canonical state."""
    head = f'{{"format":"digistrat-state-2","late":{to_canonical(late)},"records":['
    return head, f'],"seals":{to_canonical(seals)}}}'


def _values(record: RecordState, name: str) -> str:
    numbers = record.registers[name]
    if len(numbers) > 1:
        return to_canonical([one.value for one in record.written(name)])
    value = record.graph.events[numbers[0]].new[name]
    return f"[{quoted(value)}]" if type(value) is str else to_canonical([value])


def _is_about_seals(event: Event) -> bool:
    """Tell what is no change of an assessment: a seal, or version 1 noting that a revision is there."""
    if event.key[1] == _SEAL:
        return True
    return event.version == 1 and event.key[1] == _ASSESSMENT and set(event.new) == {"status"}


def _seals_of(graph: Graph, past: Past | None) -> tuple[dict[str, list[int]], list[int]]:
    """Give the seals that count, by place, and those that are void as they have one in their past."""
    count: dict[str, list[int]] = {}
    void: list[int] = []
    for place, numbers in sorted(graph.seals.items()):
        for me in numbers if past is None else filter(past, numbers):
            over = any(graph.before(s, me) for s in count.get(place, ()))
            (void if over else count.setdefault(place, [])).append(me)
    return count, void


def as_seen_by(graph: Graph, tops: Iterable[int]) -> State:
    """Fold what some events and all in their past make: what a seal signs."""
    return State(graph, graph.past_of(tops).__contains__)
