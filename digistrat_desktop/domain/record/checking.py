"""Do the seals of a trust fit its changes: worked out from the changes alone.

Source: docs/spec/record.md#verification.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import NamedTuple

from digistrat_desktop.domain.record.events import LEFT_OUT
from digistrat_desktop.domain.record.fold import State
from digistrat_desktop.domain.record.graph import Graph
from digistrat_desktop.domain.record.seals import Seal, SealFields, first_seal_fields, seal_from


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


def check_seals(graph: Graph) -> tuple[CheckedSeal, ...]:
    """Check every seal of a trust, in the order in which they were set."""
    void = set(State(graph).void)
    numbers = {n for found in graph.seals.values() for n in found}
    unset = set(_unset(graph, numbers))
    return tuple(
        CheckedSeal(
            me,
            seal_from(graph, me),
            SealFit.NOT_SET if me in unset else _fit(graph, me),
            me in void,
        )
        for me in sorted(numbers | unset)
    )


def _unset(graph: Graph, seals: Collection[int]) -> Iterator[int]:
    """Give what says of version 1 that somebody signed, though the assessment is not signed off."""
    used = {said.hash for n in seals if (said := first_seal_fields(graph, n)) is not None}
    for (place, kind, _), numbers in graph.by_record.items():
        for n in numbers if place and kind == SealFields.KIND else ():
            event = graph.events[n]
            if event.version == 1 and event.new and event.hash not in used:
                yield n


def _fit(graph: Graph, me: int) -> SealFit:
    event = graph.events[me]
    if event.version == 1:
        said = first_seal_fields(graph, me)
        tied = said is not None and said.new.get("head", "") in said.parents
        return SealFit.TIED if tied else SealFit.UNTIED
    signed = [*event.parents, *event.new.get("beside", ())]
    past = graph.past_of(graph.index[one] for one in signed if one in graph)
    named = any(graph.events[n].place == LEFT_OUT for n in past)  # without what they say
    if named or not all(one in graph for one in signed):
        return SealFit.PART_ONLY
    digest = State(graph, past.__contains__).digest()
    return SealFit.FITS if digest == event.new.get("state") else SealFit.DIFFERS


def signed_part(graph: Graph, place: str) -> Graph:
    """Give what the seals of an assessment that count cover, with the seals: as it was signed."""
    tops = []
    for me in State(graph).seals.get(place, ()):
        beside = graph.events[me].new.get("beside", ()) if graph.events[me].version > 1 else ()
        tops += [me, *(graph.index[one] for one in beside if one in graph)]
    past = graph.past_of(tops)
    return Graph(event for n, event in enumerate(graph.events) if n in past)
