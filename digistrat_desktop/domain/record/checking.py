"""Do the seals of a trust fit its changes: worked out from the changes alone.

Source: docs/spec/record.md#verification.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from digistrat_desktop.domain.record.events import LEFT_OUT, Key
from digistrat_desktop.domain.record.fold import State, record_text, state_frame
from digistrat_desktop.domain.record.graph import Graph, Reach
from digistrat_desktop.domain.record.seals import Seal, SealFields, first_seal_fields, seal_from
from digistrat_desktop.domain.trust.assessment import Assessment


class SealFit(StrEnum):
    FITS = "fits"  # the changes make what was signed
    DIFFERS = "differs"  # they make something else
    PART_ONLY = "part only"  # not all it covers is in this copy
    TIED = "tied"  # version 1: it follows the last change it covers
    NOT_SET = "not set"  # version 1: its assessment is not signed off
    UNTIED = "untied"  # version 1: it came by a merge, so that no change binds it


class CheckedSeal(NamedTuple):
    number: int  # of the event that sets it
    seal: Seal
    fit: SealFit
    void: bool  # it was set over an earlier seal of the same assessment, and freezes nothing


def check_seals(graph: Graph, place: str = "") -> tuple[CheckedSeal, ...]:
    """Check every seal of a trust, or of one assessment of it, in the order in which they were set."""
    void = set(State(graph).void)
    numbers = {n for found in graph.seals.values() for n in found}
    unset = set(_unset(graph, numbers))
    wanted = (n for n in sorted(numbers | unset) if place in {"", graph.events[n].place})
    walk = _Walk(graph)
    return tuple(
        CheckedSeal(
            me,
            seal_from(graph, me),
            SealFit.NOT_SET if me in unset else _fit(graph, me, walk),
            me in void,
        )
        for me in wanted
    )


def _unset(graph: Graph, seals: Collection[int]) -> Iterator[int]:
    """Give what says of version 1 that somebody signed, though the assessment is not signed off."""
    used = {said.hash for n in seals if (said := first_seal_fields(graph, n)) is not None}
    for (place, kind, _), numbers in graph.by_record.items():
        for n in numbers if place and kind == SealFields.KIND else ():
            event = graph.events[n]
            if event.version == 1 and event.new and event.hash not in used:
                yield n


def _fit(graph: Graph, me: int, walk: _Walk) -> SealFit:
    event = graph.events[me]
    if event.version == 1:
        said = first_seal_fields(graph, me)
        tied = said is not None and said.new.get("head", "") in said.parents
        return SealFit.TIED if tied else SealFit.UNTIED
    signed = [*event.parents, *event.new.get("beside", ())]
    reach = graph.reach_of(graph.index[one] for one in signed if one in graph)
    named = any(n in reach for n in graph.by_place.get(LEFT_OUT, ()))  # without what they say
    if named or not all(one in graph for one in signed):
        return SealFit.PART_ONLY
    return SealFit.FITS if walk.digest(reach) == event.new.get("state") else SealFit.DIFFERS


class _Walk:
    """What the pasts of seals make, each worked out from the one before.

    Folding the whole record for each seal takes as many times as long as there are seals. Most of what
    a seal covers an earlier one covered as well, so only what differs between the two is folded.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._lines: list[list[int]] = []  # numbers of the events of each line, in its order
        self._reach = graph.reach_of(())
        self._keys: dict[str, list[Key]] = {}  # of the records of each place
        self._records: dict[str, dict[Key, str]] = {}  # their texts
        self._places: dict[str, bytes] = {}  # all of a place
        self._late: dict[str, list[str]] = {}
        for n, line in enumerate(self._reach.line_of):
            self._lines += [[] for _ in range(line + 1 - len(self._lines))]
            self._lines[line].append(n)
        for key in graph.by_record:
            self._keys.setdefault(key[0], []).append(key)

    def digest(self, reach: Reach) -> str:
        """Give `State.digest` of a past."""
        between, self._reach = set(self._between(reach)), reach
        state = State(self._graph, reach.__contains__)
        self._fold(between, state)
        seals = {p: self._hashes(all_) for p, all_ in state.seals.items()}
        head, foot = state_frame(self._late, seals)
        made = hashlib.sha256(head.encode("utf-8"))
        texts = [text for _, text in sorted(self._places.items()) if text]
        made.update(b",".join(texts))
        made.update(foot.encode("utf-8"))
        return made.hexdigest()

    def _between(self, reach: Reach) -> Iterator[int]:
        """Give the events in one of two pasts, the last one and this, and not in the other."""
        before, now = self._reach.far, reach.far
        for line in before.keys() | now.keys():
            one, other = sorted((before.get(line, -1) + 1, now.get(line, -1) + 1))
            yield from self._lines[line][one:other]

    def _fold(self, between: Collection[int], state: State) -> None:
        events = [self._graph.events[n] for n in between]
        sealed = {event.place for event in events if event.seals}
        places = {event.place for event in events}
        keys = {event.key for event in events}
        keys |= {(place, Assessment.KIND, place) for place in places}
        keys |= {key for place in sealed for key in self._keys[place]}
        for key in keys & self._graph.by_record.keys():
            self._fold_record(key, state)
        for place in places:
            texts = self._records.get(place, {})
            self._places[place] = ",".join(text for _, text in sorted(texts.items())).encode()
            self._late.pop(place, None)
            if place in state.seals:
                self._late[place] = self._hashes(state.late(place))

    def _fold_record(self, key: Key, state: State) -> None:
        if key[1] == SealFields.KIND or key[0] == LEFT_OUT:
            return
        found = state.record(key)
        texts = self._records.setdefault(key[0], {})
        texts.pop(key, None)
        if found.registers:
            texts[key] = record_text(found)

    def _hashes(self, numbers: Iterable[int]) -> list[str]:
        return sorted(self._graph.events[n].hash for n in numbers)


def signed_part(graph: Graph, place: str, only: str = "") -> Graph:
    """Give what the seals of an assessment that count cover, with the seals: as it was signed.

    Args:
        only: the hash of one of several seals, to give what that one alone covers.
    """
    tops = []
    for me in State(graph).seals.get(place, ()):
        if only and graph.events[me].hash != only:
            continue
        beside = graph.events[me].new.get("beside", ()) if graph.events[me].version > 1 else ()
        tops += [me, *(graph.index[one] for one in beside if one in graph)]
    past = graph.past_of(tops)
    return Graph(event for n, event in enumerate(graph.events) if n in past)
